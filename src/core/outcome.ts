// What the facts of a call mean: still ringing, answered by whom, voicemail, missed, given up.
import type { Call, CallEnd, Leg, Recording } from './call.ts';
import { SECOND_MS } from './instant.ts';
import type { Step, Target } from './plan.ts';
import { ringStepsOf, stepAt, stepsOf, targetsIn } from './plan-steps.ts';
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

const answeredState = (call: Call, end: CallEnd, ownerOf: OwnerOf): CardState | null => {
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

const reachedNumber = (call: Call): number => Math.max(0, ...call.reached.map((reached) => reached.step));

const triedByReports = (call: Call, end: CallEnd, ownerOf: OwnerOf): readonly Tried[] =>
  end.legs.flatMap((leg): Tried[] => {
    const userId = leg.to === call.to ? null : ownerIn(call, ownerOf, leg.to);
    return userId === null ? [] : [{ userId, how: leg.state === 'busy' ? 'busy' : 'unanswered' }];
  });

/** Ring steps left behind, as the progress sounds and resumptions told. */
const triedSoFar = (call: Call): readonly Tried[] => {
  if (call.plan === undefined) return [];
  const reached = reachedNumber(call);
  const busySteps = new Set(call.reached.filter((r) => r.because === 'busy').map((r) => r.step - 1));
  return ringStepsOf(call.plan)
    .filter((step) => step.number < reached)
    .flatMap((step) =>
      step.targets.map(
        ({ userId }): Tried => ({ userId, how: busySteps.has(step.number) ? 'busy' : 'unanswered' }),
      ),
    );
};

/** Each person once, as their last try ended: a second round says more than the first. */
const oncePerPerson = (tried: readonly Tried[]): readonly Tried[] => [
  ...new Map(tried.map((one) => [one.userId, one])).values(),
];

const triedIn = (call: Call, ownerOf: OwnerOf): readonly Tried[] => {
  const reported = call.end === undefined ? [] : triedByReports(call, call.end, ownerOf);
  return oncePerPerson(reported.length > 0 ? reported : triedSoFar(call));
};

/** True when the ladder was climbed to its end: the caller was offered voicemail and did not use it. */
const reachedVoicemail = (call: Call, end: CallEnd): boolean => {
  if (call.recordings.length > 0) return true;
  if (end.actions?.some((action) => action.verb === 'record') === true) return true;
  if (call.plan === undefined) return false;
  return reachedNumber(call) >= stepsOf(call.plan).length - 1;
};

/** The longest message the caller left; silence of 0 s is none. */
export const messageLeft = (call: Call): Recording | undefined =>
  call.recordings.filter((recording) => recording.seconds > 0).toSorted((a, b) => b.seconds - a.seconds)[0];

const ringingState = (call: Call): CardState => {
  const tried = oncePerPerson(triedSoFar(call));
  const current: Step | undefined = call.plan && stepAt(call.plan, reachedNumber(call));
  if (current?.kind !== 'ring') return { kind: 'to-voicemail', tried };
  const users = current.targets.map((target) => target.userId);
  return { kind: 'ringing', users, tried: tried.filter((one) => !users.includes(one.userId)) };
};

const unansweredState = (call: Call, end: CallEnd, tried: readonly Tried[]): CardState =>
  reachedVoicemail(call, end)
    ? { kind: 'missed', tried }
    : { kind: 'abandoned', afterSeconds: end.totalSeconds, tried };

/** The call's state from what is known by now; the order in which reports came makes no difference. */
export const stateOf = (call: Call, ownerOf: OwnerOf): CardState => {
  const tried = triedIn(call, ownerOf);
  const message = messageLeft(call);
  if (message !== undefined)
    return { kind: 'voicemail', seconds: message.seconds, audio: message.state, tried };
  if (call.end === undefined)
    return call.recordings.length > 0 ? { kind: 'missed', tried } : ringingState(call);
  return answeredState(call, call.end, ownerOf) ?? unansweredState(call, call.end, tried);
};

export const outcomeOf = (call: Call, ownerOf: OwnerOf): CallOutcome => {
  const { kind } = stateOf(call, ownerOf);
  return kind === 'to-voicemail' ? 'ringing' : kind;
};
