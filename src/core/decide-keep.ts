// Decides how long calls and recordings are kept.
import { answered, changed, type Decision, type DecisionContext } from './decision.ts';
import type { Keeping, KeepingCommand } from './keeping.ts';

type Keep = Extract<KeepingCommand, { readonly kind: 'keep' }>;

const keepAfter = (keep: Keeping, wish: Exclude<Keep['wish'], { readonly kind: 'show' }>): Keeping =>
  wish.kind === 'calls' ? { ...keep, callsDays: wish.days } : { ...keep, recordingsDays: wish.days };

const isSame = (one: Keeping, other: Keeping): boolean =>
  one.callsDays === other.callsDays && one.recordingsDays === other.recordingsDays;

export const decideKeep = ({ wish }: Keep, context: DecisionContext): Decision => {
  const { settings } = context;
  if (wish.kind === 'show') return answered({ kind: 'keeping', did: null, keep: settings.keep });
  const keep = keepAfter(settings.keep, wish);
  if (isSame(keep, settings.keep)) return answered({ kind: 'keeping', did: 'nothing', keep });
  const deed = { kind: 'keep', keep } as const;
  const decision = changed({ ...settings, keep }, { kind: 'keeping', done: deed }, context);
  return { ...decision, reply: { kind: 'keeping', did: deed, keep } };
};
