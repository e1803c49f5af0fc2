// Any form that may have to be drawn.
import fc from 'fast-check';
import { ROSTER_MEMBERS_MOST } from '../../../src/core/decide-roster.ts';
import type { RosterForm } from '../../../src/core/form.ts';
import type { RingStrategy, UserId } from '../../../src/core/settings.ts';

interface Parts {
  readonly userId: fc.Arbitrary<UserId>;
  readonly name: fc.Arbitrary<string>;
  readonly strategy: fc.Arbitrary<RingStrategy>;
}

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const seen = fc.record({ print: fc.maxSafeNat(), seq: fc.nat() });

export const anyForms = ({ userId, name, strategy }: Parts) => {
  const roster: fc.Arbitrary<RosterForm> = fc.record({
    kind: kind('roster'),
    lineId: fc.stringMatching(/^[a-z0-9-]{1,36}$/),
    rosterName: name.map((text) => text.slice(0, 24)),
    members: fc.uniqueArray(userId, { maxLength: ROSTER_MEMBERS_MOST }),
    strategy,
    isRotating: fc.boolean(),
    seen,
  });
  return { roster };
};
