// `record` and `recordcall`: how long a recording gets, its WAV file, and the report about it.
import { elksTime } from './elks-time.ts';
import type { LiveCall, Stage } from './live-call.ts';
import { type ActionOf, callerLeft, type Outcome, onToNext } from './outcome.ts';
import type { Report } from './report.ts';
import type { CallerScript } from './scripts.ts';
import type { Form } from './transcript.ts';
import { makeWav } from './wav.ts';

/** 46elks.se/docs/voice-record: "stops after 3 seconds of silence". */
const SILENCE_SECONDS = 3;

interface Take {
  readonly seconds: number;
  readonly callerHangsUp: boolean;
}

const untilSilence = (seconds: number): Take => ({
  seconds: seconds + SILENCE_SECONDS,
  callerHangsUp: false,
});

/** How long the caller's message gets, by 46elks' rules for ending a recording. */
export const takeOf = (
  caller: CallerScript,
  action: Pick<ActionOf<'record'>, 'silenceDetection' | 'timeLimitSeconds'>,
): Take => {
  const message = caller.leavesVoicemail;
  if (message === undefined || caller.saysNothing) return { seconds: 0, callerHangsUp: true };
  const { seconds, pausesAfterSeconds, endsWith = 'hangup' } = message;
  const wanted = ((): Take => {
    if (action.silenceDetection && pausesAfterSeconds !== undefined) return untilSilence(pausesAfterSeconds);
    if (endsWith === 'hangup') return { seconds, callerHangsUp: true };
    if (action.silenceDetection) return untilSilence(seconds);
    return { seconds: endsWith === '#' ? seconds : Number.POSITIVE_INFINITY, callerHangsUp: false };
  })();
  return wanted.seconds <= action.timeLimitSeconds
    ? wanted
    : { seconds: action.timeLimitSeconds, callerHangsUp: false };
};

const factsOf = (call: LiveCall, created: string): Form => ({
  direction: call.facts.direction,
  ...(call.facts.from === undefined ? {} : { from: call.facts.from }),
  to: call.facts.to,
  created,
});

interface Tape {
  readonly of: 'voicemail' | 'call';
  readonly seconds: number;
  readonly wav: Buffer;
  /** Where it is reported to. */
  readonly url: string;
}

const withhold = (form: Form, fields: readonly string[]): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !fields.includes(name)));

const storeTape = (
  tape: Tape,
  call: LiveCall,
  stage: Stage,
): { readonly id: string; readonly report: Report } => {
  const callId = call.facts.id;
  const id = stage.recordings.nextId(callId);
  const createdAt = stage.timeline.now();
  const facts = factsOf(call, elksTime(createdAt));
  stage.recordings.keep({ id, callId, createdAt, seconds: tape.seconds, wav: tape.wav, facts });
  const wav = `${stage.url()}/Recordings/${id}.wav`;
  call.transcript.recordings.push({ id, url: wav, of: tape.of, seconds: tape.seconds });
  const form = withhold(
    { ...facts, callid: callId, duration: String(Math.floor(tape.seconds)), wav },
    call.facts.withhold,
  );
  return {
    id,
    report: { kind: 'recording', callId, url: tape.url, form, statuses: [], acknowledged: false },
  };
};

const fileOrKeep = async (made: Report, call: LiveCall, stage: Stage): Promise<void> => {
  call.transcript.reports.push(made);
  if (stage.behaviour().recordingFirst) await stage.desk.file(made);
  else call.late.push(made);
};

/** Lets the caller talk; true when they hung up at the end. `#` ends the message of a live one. */
const recordCaller = async (action: ActionOf<'record'>, call: LiveCall): Promise<boolean> => {
  const { live } = call.facts.caller;
  if (live !== undefined)
    return call.passUntil(action.timeLimitSeconds, () => live.takeKey() === '#', 'patient');
  const take = takeOf(call.facts.caller, action);
  return (await call.pass(take.seconds, 'patient')) || take.callerHangsUp;
};

export const runRecord = async (
  action: ActionOf<'record'>,
  call: LiveCall,
  stage: Stage,
): Promise<Outcome> => {
  await call.say({ kind: 'beep' });
  const fromSecond = call.seconds();
  const left = await recordCaller(action, call);
  const seconds = call.secondsSince(fromSecond);
  call.transcript.actions.push({ record: action.url, result: 'success' });
  if (seconds > 0 || stage.behaviour().emptyRecordingReport) {
    const { live, leavesVoicemail } = call.facts.caller;
    const spoken = live === undefined ? leavesVoicemail?.audio : await live.spoken();
    const wav = spoken ?? makeWav(seconds, stage.behaviour().wavFormat);
    const made = storeTape({ of: 'voicemail', seconds, wav, url: action.url }, call, stage);
    await call.say({ kind: 'recorded', recordingId: made.id, seconds });
    await fileOrKeep(made.report, call, stage);
  }
  return left ? callerLeft(seconds > 0 ? 'after the message' : 'at the beep') : onToNext(action, 'success');
};

/** The recording of the whole call, when one was asked for; made when the call is over. */
export const endWholeCall = async (call: LiveCall, stage: Stage): Promise<void> => {
  if (call.wholeCall === undefined) return;
  const seconds = call.secondsSince(call.wholeCall.fromSecond);
  const made = storeTape(
    { of: 'call', seconds, wav: makeWav(seconds, stage.behaviour().wavFormat), url: call.wholeCall.url },
    call,
    stage,
  );
  await fileOrKeep(made.report, call, stage);
};
