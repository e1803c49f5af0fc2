// Walks one call through its actions, from the first answer to the last report.
import type { Action, Branch } from './actions.ts';
import { type Answer, ask, readInContext } from './ask.ts';
import { elksTime } from './elks-time.ts';
import type { LiveCall, Stage } from './live-call.ts';
import type { Outcome } from './outcome.ts';
import type { Report } from './report.ts';
import { runConnect } from './run-connect.ts';
import { runIvr } from './run-ivr.ts';
import { runPlay } from './run-prompt.ts';
import { endWholeCall, runRecord } from './run-record.ts';
import type { CallEnding, Form } from './transcript.ts';

/** About what a minute costs, in 1/10,000 of the account's currency. */
const MINUTE_COST = 1_500;

const runVerb = async (action: Action, call: LiveCall, stage: Stage): Promise<Outcome> => {
  switch (action.verb) {
    case 'connect':
      return runConnect(action, call, stage);
    case 'play':
      return runPlay(action, call, stage);
    case 'ivr':
      return runIvr(action, call, stage);
    case 'record':
      return runRecord(action, call, stage);
    case 'hangup':
      if (stage.behaviour().hangupIsAction) call.transcript.actions.push({ hangup: action.how });
      return { kind: 'ended', ending: { by: 'plan', when: `hangup ${action.how}` } };
  }
};

const enter = (action: Action, call: LiveCall): void => {
  if (action.whenHangup !== undefined) call.whenHangup = action.whenHangup;
  if (action.recordCall !== undefined)
    call.wholeCall ??= { url: action.recordCall, fromSecond: call.seconds() };
};

const refused = (
  asked: string,
  trouble: string,
  { call, stage }: { call: LiveCall; stage: Stage },
): CallEnding => {
  call.note(`${asked}: ${trouble}`);
  stage.complaints.add(`call ${call.facts.id}, ${asked}: ${trouble}`);
  return { by: 'elks', when: `${asked}: ${trouble}` };
};

const fieldsOf = (outcome: Extract<Outcome, { kind: 'done' }>): Form => ({
  result: outcome.result,
  ...(outcome.why === undefined ? {} : { why: outcome.why }),
});

/** Runs actions until the call ends. `start` is the number's `voice_start`: an address, or JSON. */
export const runActions = async (start: string, call: LiveCall, stage: Stage): Promise<CallEnding> => {
  const { created, direction } = call.facts;
  const fields: Form = direction === 'incoming' ? { created, result: 'newincoming' } : { created };
  let asked = 'voice_start';
  let answer = await startingAnswer(start, fields, { call, stage });
  while (answer.ok) {
    enter(answer.action, call);
    const outcome = await runVerb(answer.action, call, stage);
    if (outcome.kind === 'ended') return outcome.ending;
    if (outcome.branch === undefined) return { by: 'plan', when: `after ${answer.action.verb}` };
    asked = outcome.asked;
    answer = await follow(outcome.branch, { asked, fields: fieldsOf(outcome) }, { call, stage });
  }
  return refused(asked, answer.trouble, { call, stage });
};

const startingAnswer = async (
  start: string,
  fields: Form,
  { call, stage }: { call: LiveCall; stage: Stage },
): Promise<Answer> => {
  if (!start.trimStart().startsWith('{'))
    return ask({ asked: 'voice_start', url: start, fields }, call, stage);
  try {
    return readInContext(JSON.parse(start), true, stage);
  } catch {
    return { ok: false, trouble: 'voice_start is neither an address nor JSON' };
  }
};

const follow = async (
  branch: Branch,
  question: { asked: string; fields: Form },
  { call, stage }: { call: LiveCall; stage: Stage },
): Promise<Answer> =>
  branch.kind === 'action'
    ? { ok: true, action: branch.action }
    : ask({ ...question, url: branch.url }, call, stage);

/** `success` once somebody talked, or anything was played or recorded; what else there is is not documented. */
const stateOf = (call: LiveCall, ending: CallEnding): string => {
  const isServed =
    call.transcript.answeredBy !== null ||
    call.transcript.prompts.length > 0 ||
    call.transcript.recordings.length > 0;
  if (isServed) return 'success';
  return ending.when === 'hangup busy' ? 'busy' : 'failed';
};

const hangupReport = (call: LiveCall): Report | undefined => {
  const { transcript, facts, whenHangup } = call;
  if (whenHangup === undefined) return undefined;
  const form: Form = {
    id: facts.id,
    direction: facts.direction,
    to: facts.to,
    created: facts.created,
    ...(facts.from === undefined ? {} : { from: facts.from }),
    start: elksTime(facts.createdAt),
    duration: String(Math.floor(transcript.seconds)),
    state: transcript.state,
    cost: String(transcript.cost),
    actions: JSON.stringify(transcript.actions),
    legs: JSON.stringify(transcript.legs),
  };
  const kept = Object.entries(form).filter(([name]) => !facts.withhold.includes(name));
  return {
    kind: 'hangup',
    callId: facts.id,
    url: whenHangup,
    form: Object.fromEntries(kept),
    statuses: [],
    acknowledged: false,
  };
};

/** Writes the end down, makes the last recording and sends the reports. */
export const endCall = async (call: LiveCall, ending: CallEnding, stage: Stage): Promise<void> => {
  const { transcript } = call;
  transcript.ended = ending;
  transcript.endedAt = stage.timeline.now();
  transcript.seconds = call.seconds();
  transcript.state = stateOf(call, ending);
  transcript.cost = Math.ceil(transcript.talkSeconds / 60) * MINUTE_COST;
  stage.charge(transcript.cost);
  await call.say({ kind: 'hung-up', ending });
  await endWholeCall(call, stage);
  const report = hangupReport(call);
  if (report !== undefined) {
    transcript.reports.push(report);
    await stage.desk.file(report);
  }
  for (const late of call.late) await stage.desk.file(late);
};
