// Any webhook of a call that knows the key, whatever stands in its fields, is answered with something that 46elks can carry out.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actionIn, post, startFields, startPath } from './webhooks.ts';
import { startWorld, withThreeOnCall } from './world.ts';

const RUNS = 300;
const NAMES = ['direction', 'callid', 'from', 'to', 'created', 'result', 'extra', '__proto__'] as const;

const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'null',
    '[]',
    '{}',
    '\u0000',
    '+',
    '112',
    'anonymous',
    '<!channel>',
    '../..',
    '%ZZ',
    '1e999',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ minLength: 1_000, maxLength: 2_000 }),
);

/** The usual fields, of which some are odd, missing or there twice. */
const fields = fc.record({
  odd: fc.dictionary(fc.constantFrom(...NAMES), odd, { maxKeys: 5 }),
  missing: fc.subarray([...NAMES]),
  again: fc.array(fc.tuple(fc.constantFrom(...NAMES), odd), { maxLength: 3 }),
});

it('whatever a webhook with the right key says, its caller is served or turned away in words of 46elks', async () => {
  const world = await startWorld();
  await withThreeOnCall(world);
  let calls = 0;
  await fc.assert(
    fc.asyncProperty(fields, async (drawn) => {
      calls += 1;
      const usual = startFields(world, { callid: `codd${calls}`, from: `+4670174${1_000 + calls}` });
      const said = Object.entries({ ...usual, ...drawn.odd }).filter(
        ([name]) => !drawn.missing.some((missing) => missing === name),
      );
      const body = new URLSearchParams([...said, ...drawn.again]).toString();
      const action = actionIn(await post(world, startPath(world), body));
      expect(Object.keys(action)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(connect|play|hangup)$/)]),
      );
    }),
    { numRuns: RUNS },
  );
  await world.end();
}, 60_000);
