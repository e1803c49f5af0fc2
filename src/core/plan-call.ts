// Decides what an incoming call will do. Pure: the same settings, caller and moment always give the same plan.
import type { Caller } from './call.ts';
import type { Instant } from './instant.ts';
import { nobodyReason, rosterNamed, standingsAt, targetsOf } from './on-call.ts';
import { type NobodyReason, type Plan, type Step, type Target, VOICEMAIL_MAX_SECONDS } from './plan.ts';
import type { Line, RingStrategy, Settings } from './settings.ts';

const VOICEMAIL: Step = { kind: 'voicemail', prompt: 'voicemail', maxSeconds: VOICEMAIL_MAX_SECONDS };

/** Straight to voicemail, with the reason why no phone rings. */
export const voicemailPlan = (nobody: NobodyReason): Plan => ({ first: VOICEMAIL, nobody });

/** The people of each ringing in order: all at once, or one by one and again for every round. */
const ringings = (strategy: RingStrategy, targets: readonly Target[]): readonly (readonly Target[])[] => {
  if (strategy.kind === 'everyone') return [targets];
  return Array.from({ length: strategy.rounds }, () => targets.map((target) => [target])).flat();
};

const isOurOwnNumber = (settings: Settings, caller: Caller): boolean =>
  caller.kind === 'number' && settings.lines.some((line) => line.number === caller.number);

/** What the caller meets at `now`. Every branch ends in a conversation or in voicemail, never in nothing. */
export const planCall = (asked: {
  readonly settings: Settings;
  readonly line: Line;
  readonly caller: Caller;
  readonly now: Instant;
}): Plan => {
  const { settings, line, caller, now } = asked;
  if (isOurOwnNumber(settings, caller)) return voicemailPlan('loop');
  const roster = rosterNamed(settings, line.rosterName);
  const standings = standingsAt(settings, roster, now);
  const nobody = nobodyReason(standings);
  if (nobody !== null) return voicemailPlan(nobody);
  const { strategy } = roster;
  const callerId = line.shows === 'line' ? line.number : null;
  const first = ringings(strategy, targetsOf(standings)).reduceRight<Step>(
    (otherwise, targets) => ({
      kind: 'ring',
      targets,
      ringSeconds: strategy.ringSeconds,
      callerId,
      otherwise,
    }),
    VOICEMAIL,
  );
  return { first };
};
