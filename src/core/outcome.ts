// What the facts of a call mean: still ringing, answered by whom, voicemail, missed, given up.
import type { Call, CallEnd, Leg, Recording } from './call.ts';
import {
  branchOf,
  cameToVoicemail,
  choseNothing,
  metClosed,
  oncePerPerson,
  placeOf,
  targetsFor,
  triedSoFar,
} from './call-progress.ts';
import { SECOND_MS } from './instant.ts';
import type { Step, Target } from './plan.ts';
import { targetsIn } from './plan-steps.ts';
import type { PhoneNumber, UserId } from './settings.ts';
import type { CallOutcome, CardState, Tried } from './view.ts';

/** Finds a member by number for calls whose plan we do not have. */
export type OwnerOf = (number: PhoneNumber) => UserId | null;

const ANSWERED = 'success';

const targets = (call: Call): readonly Target[] => (call.plan === undefined ? [] : targetsIn(call.plan));

const ownerIn = (call: Call, ownerOf: OwnerOf, number: string): UserId | null =>
  targets(call).find((target) => target.phone === number)?.userId ?? ownerOf(number);

/** The leg that became a conversation; the caller's own leg to our number is none. */
const answeredLeg = (call: Call, end: CallEnd): Leg | undefined =>
  end.legs.find((leg) => leg.state === ANSWERED && leg.to !== call.to);

const answeredAction = (end: CallEnd): { readonly value: string } | undefined =>
  end.actions?.find((action) => action.verb === 'connect' && action.result === ANSWERED);

/** Somebody said that what picked up was no person. */
const wasVoicemailBox = (call: Call): boolean => call.work?.verdict?.was === 'voicemail';

const answeredState = (call: Call, end: CallEnd, ownerOf: OwnerOf): CardState | null => {
  if (wasVoicemailBox(call)) return null;
  const leg = answeredLeg(call, end);
  if (leg !== undefined) {
    const afterMs = end.endedAt - leg.seconds * SECOND_MS - call.startedAt;
    const afterSeconds = Math.max(0, Math.round(afterMs / SECOND_MS));
    return { kind: 'answered', by: ownerIn(call, ownerOf, leg.to), afterSeconds, talkSeconds: leg.seconds };
  }
  const action = answeredAction(end);
  if (action === undefined) return null;
  return {
    kind: 'answered',
    by: ownerIn(call, ownerOf, action.value),
    afterSeconds: null,
    talkSeconds: end.totalSeconds,
  };
};

const howOf = ({ state }: Leg, call: Call): Tried['how'] => {
  if (state === ANSWERED && wasVoicemailBox(call)) return 'voicemail';
  return state === 'busy' ? 'busy' : 'unanswered';
};

const triedByReports = (call: Call, end: CallEnd, ownerOf: OwnerOf): readonly Tried[] =>
  end.legs.flatMap((leg): Tried[] => {
    const userId = leg.to === call.to ? null : ownerIn(call, ownerOf, leg.to);
    return userId === null ? [] : [{ userId, how: howOf(leg, call) }];
  });

const triedIn = (call: Call, ownerOf: OwnerOf): readonly Tried[] => {
  const reported = call.end === undefined ? [] : triedByReports(call, call.end, ownerOf);
  return reported.length > 0 ? oncePerPerson(reported) : triedSoFar(call);
};

/** True when the caller was offered voicemail and did not use it. */
const reachedVoicemail = (call: Call, end: CallEnd): boolean =>
  messages(call).length > 0 ||
  end.actions?.some(({ verb }) => verb === 'record') === true ||
  cameToVoicemail(call);

const messages = (call: Call): readonly Recording[] => call.recordings.filter(({ of }) => of !== 'call');

/** The longest message the caller left; silence of 0 s is none. */
export const messageLeft = (call: Call): Recording | undefined =>
  messages(call)
    .filter((recording) => recording.seconds > 0)
    .toSorted((a, b) => b.seconds - a.seconds)[0];

/** Behind these no voicemail comes: a prompt that others follow is passed by. */
const SAYS_ALL: readonly Step['kind'][] = ['play', 'end', 'hangup'];

/** A key, a code or a rule led to voicemail: no phone was to ring. */
const meantForNobody = (call: Call, tried: readonly Tried[]): { readonly isMeantForNobody?: true } =>
  call.plan !== undefined && tried.length === 0 && targetsFor(call).length === 0
    ? { isMeantForNobody: true }
    : {};

const goingOn = (call: Call): CardState => {
  const tried = triedSoFar(call);
  const step = placeOf(call)?.step;
  if (step?.kind === 'menu' || step?.kind === 'pin') return { kind: 'choosing', at: step.kind };
  if (step !== undefined && SAYS_ALL.includes(step.kind)) return { kind: 'hearing' };
  if (step?.kind !== 'ring') return { kind: 'to-voicemail', tried, ...meantForNobody(call, tried) };
  const users = step.targets.map((target) => target.userId);
  return { kind: 'ringing', users, tried: tried.filter((one) => !users.includes(one.userId)) };
};

/** The caller hung up before anything was said to those who do not. */
const leftWhileAsked = (call: Call, { actions }: CallEnd): boolean =>
  choseNothing(call) && actions !== null && actions.at(-1)?.verb !== 'play';

/** A key or a code led to something said, and that was all: nobody was meant to answer. */
const wasInformed = (call: Call, end: CallEnd): boolean => {
  const step = branchOf(call)?.step;
  if (step?.kind !== 'play' || step.next.kind !== 'end' || call.plan?.closed === true) return false;
  return !leftWhileAsked(call, end);
};

/**
 * Jour gave the provider no answer, so nothing was done for this caller: there is no plan, and by the books nothing ran. A
 * report would show that there had been an answer.
 */
export const metNothing = ({ plan, end, to }: Call): boolean =>
  plan === undefined &&
  end?.isFromBooks === true &&
  end.legs.every((leg) => leg.to === to) &&
  (end.actions ?? []).length === 0;

const unansweredState = (call: Call, end: CallEnd, tried: readonly Tried[]): CardState => {
  if (metClosed(call)) return { kind: 'closed' };
  if (wasInformed(call, end)) return { kind: 'informed' };
  if (metNothing(call)) return { kind: 'missed', tried, metNothing: true };
  if (wasVoicemailBox(call) || reachedVoicemail(call, end))
    return { kind: 'missed', tried, ...meantForNobody(call, tried) };
  return { kind: 'abandoned', afterSeconds: end.totalSeconds, tried };
};

const unendedState = (call: Call, tried: readonly Tried[]): CardState => {
  if (messages(call).length === 0) return call.end === undefined ? goingOn(call) : { kind: 'untold' };
  return metClosed(call) ? { kind: 'closed' } : { kind: 'missed', tried, ...meantForNobody(call, tried) };
};

/** The call's state from what is known by now; the order in which reports came makes no difference. */
export const stateOf = (call: Call, ownerOf: OwnerOf): CardState => {
  const tried = triedIn(call, ownerOf);
  const message = messageLeft(call);
  if (message !== undefined)
    return { kind: 'voicemail', seconds: message.seconds, audio: message.state, tried };
  if (call.end === undefined || call.end.isUntold === true) return unendedState(call, tried);
  return answeredState(call, call.end, ownerOf) ?? unansweredState(call, call.end, tried);
};

export const outcomeOfState = ({ kind }: CardState): CallOutcome =>
  kind === 'rung' || kind === 'to-voicemail' || kind === 'hearing' || kind === 'choosing' ? 'ringing' : kind;

export const outcomeOf = (call: Call, ownerOf: OwnerOf): CallOutcome =>
  outcomeOfState(stateOf(call, ownerOf));

/** Whose phones rang or were busy, as far as plan and reports tell. A caller may leave before the first one rings. */
export const rungIn = (call: Call, state: CardState, ownerOf: OwnerOf): readonly UserId[] => {
  const legs = call.end?.legs.filter(({ to }) => to !== call.to) ?? [];
  const reported = legs.flatMap(({ to }) => ownerIn(call, ownerOf, to) ?? []);
  const passed = triedSoFar(call).map(({ userId }) => userId);
  const last = placeOf(call)?.step;
  const isLastRung = last?.kind === 'ring' && (call.end === undefined || legs.length > 0);
  const rungLast = isLastRung ? last.targets.map(({ userId }) => userId) : [];
  const answered = state.kind === 'answered' && state.by !== null ? [state.by] : [];
  return [...new Set([...passed, ...rungLast, ...reported, ...answered])];
};
