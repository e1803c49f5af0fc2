// Works out what the channel is shown of a call: caller, state and, for a missed one, whom to call upon.
import type { Call, Caller } from './call.ts';
import { keyChosen, targetsFor } from './call-progress.ts';
import type { Instant } from './instant.ts';
import type { Message } from './message.ts';
import { lineById, onCallNow } from './on-call.ts';
import { metNothing, type OwnerOf, outcomeOf, stateOf } from './outcome.ts';
import { nationalFormat } from './phone-number.ts';
import type { Plan } from './plan.ts';
import type { CallOnLine, CallSummary } from './reply.ts';
import { withRingOver } from './ring-over.ts';
import { type Line, MAIN_ROSTER, type Settings, type UserId } from './settings.ts';
import type { CallerView, CardState, CardView } from './view.ts';
import { workView } from './work-view.ts';

type AlertMessage = Extract<Message, { kind: 'alert' }>;

export const ownerIn =
  (settings: Settings): OwnerOf =>
  (number) =>
    Object.entries(settings.membersById).find(([, member]) => member.phone === number)?.[0] ?? null;

const lineOf = (call: Call, settings: Settings): Line | undefined => lineById(settings, call.lineId);

/** The roster a plan is to ring when no key chooses another. */
export const rosterMeant = (line: Line | undefined, plan: Plan | undefined): string => {
  const closedThen = plan?.closed === true ? line?.closedThen : undefined;
  return closedThen?.kind === 'ring' ? closedThen.rosterName : (line?.rosterName ?? MAIN_ROSTER);
};

export const callerView = (caller: Caller, line: Line | undefined): CallerView =>
  caller.kind === 'number'
    ? { kind: 'number', e164: caller.number, national: nationalFormat(caller.number, line?.country ?? 'SE') }
    : caller;

export const callState = (call: Call, settings: Settings): CardState => stateOf(call, ownerIn(settings));

/** Without `now`, ringing that must be over counts as ringing. */
export const cardView = (call: Call, settings: Settings, now = 0): CardView => ({
  callId: call.id,
  lineName: lineOf(call, settings)?.name ?? call.to,
  caller: callerView(call.caller, lineOf(call, settings)),
  startedAt: call.startedAt,
  state: withRingOver(callState(call, settings), call, { line: lineOf(call, settings), now }),
  nobody: call.plan?.nobody ?? null,
  chose: keyChosen(call),
  pinLabel: call.pinLabel ?? null,
  isClosed: call.plan?.closed === true,
  rosterName: rosterMeant(lineOf(call, settings), call.plan),
  isLate: call.heardLateAt !== undefined,
  work: workView(call, settings, now),
});

/** Those the call was for. Empty when nobody could be rung: then everybody in the channel is called upon. */
const onCallFor = (call: Call): readonly UserId[] => targetsFor(call).map((target) => target.userId);

/**
 * Those a message is for. A key, a code or a rule may lead to voicemail without ringing anybody, and without a plan of ours
 * it is for nobody we know of: then it is for those on call now. What was left while closed calls upon nobody before the line opens.
 */
export const messageFor = (call: Call, settings: Settings, now: Instant): readonly UserId[] => {
  const meant = onCallFor(call);
  const line = lineOf(call, settings);
  return meant.length > 0 || line === undefined || call.plan?.closed === true
    ? meant
    : onCallNow(settings, line.rosterName, now).map(({ userId }) => userId);
};

/** Where nobody could be rung, whoever is in the channel is to put it right. */
const calledUpon = (call: Call, settings: Settings, now: Instant): readonly UserId[] =>
  call.plan?.nobody === undefined ? messageFor(call, settings, now) : onCallFor(call);

/** The alert for a call that reached nobody, or null when there is nothing to alert about. */
export const alertMessage = (call: Call, settings: Settings, now: Instant): AlertMessage | null => {
  const card = cardView(call, settings);
  const { state } = card;
  // Whoever has taken it on needs no alarm.
  if (call.work?.claim !== undefined || call.work?.done !== undefined) return null;
  const reachedNobody = state.kind === 'missed' || state.kind === 'abandoned';
  if (!reachedNobody && (card.nobody === null || state.kind === 'answered')) return null;
  return {
    kind: 'alert',
    callId: call.id,
    caller: card.caller,
    at: call.startedAt,
    lineName: card.lineName,
    mention: calledUpon(call, settings, now),
    nobody: card.nobody,
    rosterName: card.rosterName,
    isLate: card.isLate,
    metNothing: metNothing(call),
    ...(state.kind === 'missed' && state.isMeantForNobody === true ? { isMeantForNobody: true } : {}),
    wasToldDirectly: call.work?.toldDirectlyAt !== undefined,
    tried: 'tried' in state ? state.tried : [],
    gaveUpAfterSeconds: state.kind === 'abandoned' ? state.afterSeconds : null,
  };
};

const secondsOf = (call: Call, state: CardState): number | null => {
  if (state.kind === 'answered') return state.talkSeconds;
  if (state.kind === 'voicemail') return state.seconds;
  return call.end?.totalSeconds ?? null;
};

const handledOf = ({ work }: Call): Pick<CallSummary, 'handled'> => {
  if (work?.done !== undefined) return { handled: { how: 'done', by: work.done.by } };
  return work?.claim === undefined ? {} : { handled: { how: 'claimed', by: work.claim.by } };
};

export const callSummary = (call: Call, settings: Settings): CallSummary => {
  const state = callState(call, settings);
  return {
    callId: call.id,
    at: call.startedAt,
    caller: callerView(call.caller, lineOf(call, settings)),
    outcome: outcomeOf(call, ownerIn(settings)),
    answeredBy: state.kind === 'answered' ? state.by : null,
    seconds: secondsOf(call, state),
    ...(metNothing(call) ? { metNothing: true } : {}),
    ...handledOf(call),
  };
};

/** With the line's name where there are several. */
export const callOnLine = (call: Call, settings: Settings): CallOnLine => {
  const lineName = settings.lines.length > 1 ? (lineOf(call, settings)?.name ?? call.to) : null;
  return { ...callSummary(call, settings), lineName };
};

/** Calls that somebody should still see to: nobody was reached, or a message waits. */
export const isMissed = ({ outcome, handled }: CallSummary): boolean =>
  handled?.how !== 'done' && (outcome === 'missed' || outcome === 'abandoned' || outcome === 'voicemail');
