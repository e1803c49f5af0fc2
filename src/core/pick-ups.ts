// How soon a phone picked up, and how often in a row it took the same time: what tells a voicemail box from a person.
import type { Call } from './call.ts';
import { SECOND_MS } from './instant.ts';
import { targetsIn } from './plan-steps.ts';
import type { PhoneNumber } from './settings.ts';

export interface PickUp {
  readonly phone: PhoneNumber;
  /** From the beginning of its ringing, as nearly as is known. */
  readonly seconds: number;
}

/** Of one phone: how often in a row it picked up after so many seconds. */
export interface PickUpRun {
  readonly seconds: number;
  readonly times: number;
}

const RUN_BASE = 1_000;

/** The pick-up of a member's phone that ended the ringing; null when nobody's did. */
export const pickUpOf = (call: Call): PickUp | null => {
  const { end, plan } = call;
  if (end === undefined || plan === undefined) return null;
  const phones = targetsIn(plan).map(({ phone }) => phone);
  const leg = end.legs.find(({ to, state }) => state === 'success' && phones.includes(to));
  if (leg === undefined) return null;
  const answeredAt = end.endedAt - leg.seconds * SECOND_MS;
  const rungFrom = call.reached.map(({ at }) => at).filter((at) => at <= answeredAt);
  const seconds = Math.round((answeredAt - Math.max(call.startedAt, ...rungFrom)) / SECOND_MS);
  return { phone: leg.to, seconds: Math.min(Math.max(0, seconds), RUN_BASE - 1) };
};

export const nextRun = (before: PickUpRun | null, seconds: number): PickUpRun =>
  before?.seconds === seconds ? { seconds, times: before.times + 1 } : { seconds, times: 1 };

/** A run as one number, as marks are kept. */
export const runAsNumber = ({ seconds, times }: PickUpRun): number => times * RUN_BASE + seconds;

export const runFromNumber = (kept: number | undefined): PickUpRun | null =>
  kept === undefined || kept < RUN_BASE
    ? null
    : { seconds: kept % RUN_BASE, times: Math.floor(kept / RUN_BASE) };
