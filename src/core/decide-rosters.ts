// Decides about rosters themselves: making one, and removing one that nothing leads to any more.
import { already, arranged, type Decision, type DecisionContext, declined } from './decision.ts';
import { usesOf } from './roster-uses.ts';
import { emptyRoster } from './settings.ts';
import { rostersShown } from './setup-view.ts';

export const ROSTERS_MOST = 30;

export const decideRosterAdd = (name: string, context: DecisionContext): Decision => {
  const { settings } = context;
  const setup = { kind: 'roster', verb: 'added', name } as const;
  if (settings.rosters.some((roster) => roster.name === name)) return already({ kind: 'setup', setup });
  if (settings.rosters.length >= ROSTERS_MOST)
    return declined({ kind: 'too-many', what: 'rosters', most: ROSTERS_MOST });
  const rosters = [...settings.rosters, emptyRoster(name)];
  const note = { kind: 'nobody-rings', rosterName: name, nobody: 'roster-empty' } as const;
  return arranged({ ...settings, rosters }, { setup, shown: null, notes: [note] }, context);
};

export const decideRosterRemove = (name: string, context: DecisionContext): Decision => {
  const { settings } = context;
  const known = settings.rosters.map((roster) => roster.name);
  if (!known.includes(name)) return declined({ kind: 'unknown-roster', name, known });
  const uses = usesOf(name, settings);
  if (uses.length > 0) return declined({ kind: 'roster-used', name, uses });
  const after = { ...settings, rosters: settings.rosters.filter((roster) => roster.name !== name) };
  const setup = { kind: 'roster', verb: 'removed', name } as const;
  return arranged(after, { setup, shown: rostersShown(after, context.now), notes: [] }, context);
};
