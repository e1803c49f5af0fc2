// Checks where a key or a code is to lead: somebody or something must be there for the caller.
import type { DecisionContext } from './decision.ts';
import type { Choice } from './menu.ts';
import { nobodyReason, rosterNamed, standingsAt } from './on-call.ts';
import type { Problem } from './problem.ts';
import { SHIPPED_PROMPTS } from './prompt.ts';
import type { Note } from './setup.ts';

export const problemWithChoice = (
  choice: Choice,
  { settings }: Pick<DecisionContext, 'settings'>,
): Problem | null => {
  if (choice.kind === 'ring') {
    const known = settings.rosters.map((roster) => roster.name);
    return known.includes(choice.rosterName)
      ? null
      : { kind: 'unknown-roster', name: choice.rosterName, known };
  }
  if (choice.kind === 'ring-member' && settings.membersById[choice.userId]?.phone === undefined)
    return { kind: 'no-phone', userId: choice.userId };
  return null;
};

const ringNotes = (rosterName: string, { settings, now }: DecisionContext): readonly Note[] => {
  const nobody = nobodyReason(standingsAt(rosterNamed(settings, rosterName), { settings, now }));
  return nobody === null ? [] : [{ kind: 'nobody-rings', rosterName, nobody }];
};

/** What may be put right later: until then callers are led on, but not as it was meant. */
export const notesOn = (choice: Choice, context: DecisionContext): readonly Note[] => {
  const { line } = context;
  switch (choice.kind) {
    case 'ring':
      return ringNotes(choice.rosterName, context);
    case 'say': {
      const isThere = [...SHIPPED_PROMPTS, ...Object.keys(line.prompts)].includes(choice.prompt);
      return isThere ? [] : [{ kind: 'no-prompt', prompt: choice.prompt }];
    }
    case 'pin':
      return line.pins.length === 0 ? [{ kind: 'no-pins' }] : [];
    case 'ring-member':
    case 'voicemail':
      return [];
  }
};
