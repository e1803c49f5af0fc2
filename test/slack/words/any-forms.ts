// Any form that may have to be drawn.
import fc from 'fast-check';
import { EXCEPTIONS_MOST } from '../../../src/core/decide-hours.ts';
import { ROSTER_MEMBERS_MOST } from '../../../src/core/decide-roster.ts';
import { ROSTERS_MOST } from '../../../src/core/decide-rosters.ts';
import type { HoursForm, MenuForm, PinForm, RosterForm } from '../../../src/core/form.ts';
import { type Choice, MENU_KEYS, type Opens } from '../../../src/core/menu.ts';
import type { RingStrategy, UserId } from '../../../src/core/settings.ts';
import type { anyHours } from './any-hours.ts';

interface Parts {
  readonly hours: Pick<ReturnType<typeof anyHours>, 'week' | 'exception'>;
  readonly userId: fc.Arbitrary<UserId>;
  readonly name: fc.Arbitrary<string>;
  readonly strategy: fc.Arbitrary<RingStrategy>;
}

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const promptName = fc.stringMatching(/^[a-z][a-z0-9-]{0,29}$/);
const seen = fc.record({ print: fc.maxSafeNat(), seq: fc.nat() });

export const anyForms = ({ userId, name, strategy, hours }: Parts) => {
  const roster: fc.Arbitrary<RosterForm> = fc.record({
    kind: kind('roster'),
    lineId: fc.stringMatching(/^[a-z0-9-]{1,36}$/),
    rosterName: name.map((text) => text.slice(0, 24)),
    members: fc.uniqueArray(userId, { maxLength: ROSTER_MEMBERS_MOST }),
    strategy,
    isRotating: fc.boolean(),
    seen,
  });
  const rosterName = fc.stringMatching(/^[a-z0-9åäö][a-z0-9åäö-]{0,23}$/);
  const rosterNames = fc.uniqueArray(rosterName, { minLength: 1, maxLength: ROSTERS_MOST });
  const lineId = fc.stringMatching(/^[a-z0-9-]{1,36}$/);
  const hoursForm: fc.Arbitrary<HoursForm> = fc.record({
    kind: kind('hours'),
    lineId,
    lineName: name,
    timeZone: fc.constant('America/Argentina/Buenos_Aires'),
    hours: hours.week,
    exceptions: fc.uniqueArray(hours.exception, { maxLength: EXCEPTIONS_MOST, selector: ({ id }) => id }),
    closedThen: fc.oneof(
      fc.record({ kind: fc.constantFrom('voicemail' as const, 'hangup' as const) }),
      fc.record({ kind: kind('ring'), rosterName }),
    ),
    rosterNames,
    seen,
  });
  const doors = {
    lineId,
    lineName: name,
    rosterName,
    rosterNames,
    prompts: fc.uniqueArray(promptName, { maxLength: 120 }),
  };
  const opens: fc.Arbitrary<Opens> = fc.oneof(
    fc.record({ kind: kind('ring'), rosterName }),
    fc.record({ kind: kind('ring-member'), userId }),
    fc.record({ kind: kind('voicemail') }),
    fc.record({ kind: kind('say'), prompt: promptName }),
  );
  const choice: fc.Arbitrary<Choice> = fc.oneof(opens, fc.record({ kind: kind('pin') }));
  const menu: fc.Arbitrary<MenuForm> = fc.record({
    kind: kind('menu'),
    ...doors,
    menu: fc.option(
      fc.record({ choices: fc.dictionary(fc.constantFrom(...MENU_KEYS), choice), otherwise: opens }),
      { nil: null },
    ),
    seen,
  });
  const pin: fc.Arbitrary<PinForm> = fc.record({ kind: kind('pin'), ...doors });
  return { roster, hours: hoursForm, menu, pin };
};
