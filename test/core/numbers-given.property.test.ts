import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideCommand } from '../../src/core/decide-command.ts';
import { rosterNamed } from '../../src/core/on-call.ts';
import { MAIN_ROSTER, type Settings } from '../../src/core/settings.ts';
import { anyStep, begun, contextAt, type Moment, type Step, stepped } from './any-history.ts';
import { ANNA, firstLine } from './given-settings.ts';

const typed = (text: string): Step => ({ kind: 'typed', by: ANNA, text, after: 60_000 });
/** What gives numbers and takes away what has them. */
const numbered = fc
  .constantFrom(
    'take for 2h',
    'take until 23:00',
    'cover @bo until 23:00',
    'set @bo',
    'set @anna @bo @cia',
    'closed today',
    'closed 2026-12-24',
    'open until 23:00',
    'open 2026-12-24 10-12',
    ...[1, 2, 3, 4].flatMap((id) => [`remove override ${id}`, `remove exception ${id}`]),
  )
  .map(typed);
const anyDeed = fc.oneof(numbered, anyStep, fc.nat({ max: 5 }));

/** A number: so many changes back is taken back. */
const done = (moment: Moment, deed: Step | number): Moment => {
  if (typeof deed !== 'number') return stepped(moment, deed);
  const seq = (moment.settings.changes.at(-1)?.seq ?? 0) - deed;
  const context = { ...contextAt(moment, ANNA), isWorkspaceAdmin: true };
  const decision = decideCommand({ kind: 'undo-change', seq }, context);
  return decision.kind === 'changed' ? { ...moment, settings: decision.settings } : moment;
};

const numbersIn = (settings: Settings): readonly (readonly [string, unknown])[] => [
  ...firstLine(settings).exceptions.map(({ id, ...what }) => [`exception ${id}`, what] as const),
  ...rosterNamed(settings, MAIN_ROSTER).overrides.map(({ id, ...what }) => [`override ${id}`, what] as const),
];

it('a number never means two things, whatever is removed, over, taken back and made again', () => {
  let most = 0;
  fc.assert(
    fc.property(fc.array(anyDeed, { maxLength: 30, size: 'max' }), (deeds) => {
      const meant = new Map<string, unknown>();
      let moment = begun();
      for (const deed of deeds) {
        moment = done(moment, deed);
        for (const [number, what] of numbersIn(moment.settings)) {
          expect(what).toEqual(meant.get(number) ?? what);
          meant.set(number, what);
        }
      }
      most = Math.max(most, meant.size);
    }),
    { numRuns: 100 },
  );
  expect(most).toBeGreaterThan(5);
}, 60_000);
