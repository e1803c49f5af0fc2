// The branches a plan is put together from: rosters as ladders, single members, what a key or a code opens.
import type { Instant } from './instant.ts';
import { type Choice, MENU_KEYS, type Menu, type MenuKey, type Opens } from './menu.ts';
import { nobodyReason, rosterNamed, standingOf, standingsAt, targetsOf } from './on-call.ts';
import { type NobodyReason, type Step, type Target, VOICEMAIL_MAX_SECONDS } from './plan.ts';
import { DEFAULT_EVERYONE_SECONDS, type Line, type RingStrategy, type Settings } from './settings.ts';

export const VOICEMAIL: Step = { kind: 'voicemail', prompt: 'voicemail', maxSeconds: VOICEMAIL_MAX_SECONDS };

/** What every branch is made from. */
export interface Grounds {
  readonly settings: Settings;
  readonly line: Line;
  readonly now: Instant;
}

export interface Branch {
  readonly step: Step;
  /** Why the branch rings nobody; null when it does, or was never meant to. */
  readonly nobody: NobodyReason | null;
}

/** The people of each ringing in order: all at once, or one by one and again for every round. */
const ringings = (strategy: RingStrategy, targets: readonly Target[]): readonly (readonly Target[])[] => {
  if (strategy.kind === 'everyone') return [targets];
  return Array.from({ length: strategy.rounds }, () => targets.map((target) => [target])).flat();
};

const ring = (targets: readonly Target[], ringSeconds: number, { line }: Grounds): Step => ({
  kind: 'ring',
  targets,
  ringSeconds,
  callerId: line.shows === 'line' ? line.number : null,
  otherwise: VOICEMAIL,
});

/** The roster's people as its strategy has it, then voicemail; straight to voicemail when nobody can be rung. */
export const rosterBranch = (rosterName: string, grounds: Grounds): Branch => {
  const roster = rosterNamed(grounds.settings, rosterName);
  const standings = standingsAt(roster, grounds);
  const nobody = nobodyReason(standings);
  if (nobody !== null) return { step: VOICEMAIL, nobody };
  const { ringSeconds } = roster.strategy;
  const step = ringings(roster.strategy, targetsOf(standings)).reduceRight<Step>(
    (otherwise, targets) => ({ ...ring(targets, ringSeconds, grounds), otherwise }),
    VOICEMAIL,
  );
  return { step, nobody: null };
};

const memberStep = (userId: string, grounds: Grounds): Step => {
  const targets = targetsOf([standingOf(userId, grounds)]);
  return targets.length === 0 ? VOICEMAIL : ring(targets, DEFAULT_EVERYONE_SECONDS, grounds);
};

const opened = (opens: Opens, grounds: Grounds): Step => {
  switch (opens.kind) {
    case 'ring':
      return rosterBranch(opens.rosterName, grounds).step;
    case 'ring-member':
      return memberStep(opens.userId, grounds);
    case 'voicemail':
      return VOICEMAIL;
    case 'say':
      return { kind: 'play', prompt: opens.prompt, next: { kind: 'end' } };
  }
};

/** Every code's door is in the plan, so that the call's record tells what each would have opened. */
const pinStep = (otherwise: Step, grounds: Grounds): Step => ({
  kind: 'pin',
  doors: grounds.line.pins.map(({ label, opens }) => ({ label, next: opened(opens, grounds) })),
  otherwise,
});

const chosen = (choice: Choice, otherwise: Step, grounds: Grounds): Step =>
  choice.kind === 'pin' ? pinStep(otherwise, grounds) : opened(choice, grounds);

export const menuStep = (menu: Menu, grounds: Grounds): Step => {
  const otherwise = opened(menu.otherwise, grounds);
  const choices = MENU_KEYS.flatMap((key): [MenuKey, Step][] => {
    const choice = menu.choices[key];
    return choice === undefined ? [] : [[key, chosen(choice, otherwise, grounds)]];
  });
  return { kind: 'menu', choices: Object.fromEntries(choices), otherwise };
};
