// What a team may have set on a line, and whoever calls it, for properties.
import fc from 'fast-check';
import type { Caller } from '../../src/core/call.ts';
import type { ClosedThen } from '../../src/core/hours.ts';
import { type Choice, MENU_KEYS, type Menu, type Opens, type Pin } from '../../src/core/menu.ts';
import type { Line } from '../../src/core/settings.ts';

const opens: fc.Arbitrary<Opens> = fc.oneof(
  fc.constantFrom<Opens>(
    { kind: 'ring', rosterName: 'main' },
    { kind: 'ring', rosterName: 'nowhere' },
    { kind: 'voicemail' },
    { kind: 'say', prompt: 'info' },
  ),
  fc.integer({ min: 0, max: 8 }).map((index): Opens => ({ kind: 'ring-member', userId: `U${index}` })),
);
const choice: fc.Arbitrary<Choice> = fc.oneof(opens, fc.constant<Choice>({ kind: 'pin' }));
const pins: fc.Arbitrary<readonly Pin[]> = fc.uniqueArray(
  fc.record({
    label: fc.constantFrom('acme', 'bolt', 'core'),
    salt: fc.constant(''),
    hash: fc.constant(''),
    opens,
  }),
  { selector: ({ label }) => label },
);
export const anyLine: fc.Arbitrary<Partial<Line>> = fc.record({
  hours: fc.constantFrom<Line['hours']>({ kind: 'always' }, { kind: 'never' }),
  closedThen: fc.constantFrom<ClosedThen>(
    { kind: 'voicemail' },
    { kind: 'hangup' },
    { kind: 'ring', rosterName: 'main' },
  ),
  menu: fc.option<Menu, null>(
    fc.record({
      choices: fc.dictionary(fc.constantFrom(...MENU_KEYS), choice, {
        noNullPrototype: true,
      }) as fc.Arbitrary<Menu['choices']>,
      otherwise: opens,
    }),
  ),
  pins: pins as fc.Arbitrary<Line['pins']>,
  records: fc.boolean(),
  hidden: fc.constantFrom('allow' as const, 'voicemail' as const, 'reject' as const),
  parked: fc.constantFrom('ring' as const, 'voicemail' as const),
  shows: fc.constantFrom('caller' as const, 'line' as const),
  prompts: fc.constantFrom<Line['prompts']>({}, { welcome: { hash: 'ff', seconds: 2 } }),
});
export const anyCaller = fc.constantFrom<Caller>(
  { kind: 'number', number: '+46701740699' },
  { kind: 'hidden' },
  { kind: 'odd', text: 'x' },
);
