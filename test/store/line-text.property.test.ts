// Lines are written piece by piece; whatever is in them, they are read again as they were handed in.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import type { OutboxEntry } from '../../src/core/effect.ts';
import { LINE_VERSION, parseLine } from '../../src/store/journal-line.ts';
import { renderLine } from '../../src/store/line-text.ts';
import { anEnd, aWaitingRecording } from './builders.ts';

/** Letters of ids and numbers, and what JSON has to escape. */
const text = fc.oneof(
  fc.stringMatching(/^[\w+:.-]{0,12}$/),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('"', '\\', '\n', '\u2028', '😀', '\ud800', '</script>', 'å'),
);
const at = fc.integer({ min: 0, max: 4e12 });
const message = fc.record({ channelId: text, messageId: text });

/** Every field, so that one that is new has to be thought of here. */
const fields: { readonly [Name in keyof Call]-?: fc.Arbitrary<NonNullable<Call[Name]>> } = {
  id: text,
  lineId: text,
  to: text,
  caller: fc.oneof(
    fc.record({ kind: fc.constant('number' as const), number: text }),
    fc.record({ kind: fc.constant('odd' as const), text }),
    fc.constant({ kind: 'hidden' as const }),
  ),
  startedAt: at,
  plan: text.map((prompt) => ({ first: { kind: 'voicemail' as const, prompt, maxSeconds: 180 } }) as never),
  heardLateAt: at,
  reached: fc.array(fc.record({ step: fc.nat(9), at, because: fc.constant('busy' as const) }), {
    maxLength: 2,
  }),
  end: at.map(anEnd),
  recordings: fc.array(text.map(aWaitingRecording), { maxLength: 2 }),
  pinLabel: text,
  card: message,
  told: fc.array(message, { maxLength: 2 }),
  alertDueAt: at,
  work: fc.record({ callerTextAt: at }),
};
const { id, lineId, to, caller, startedAt } = fields;
const newCallFields = {
  id,
  lineId,
  to,
  caller,
  startedAt,
  reached: fc.constant([]),
  recordings: fc.constant([]),
};
const anyCall = fc.record(fields, {
  requiredKeys: ['id', 'lineId', 'to', 'caller', 'startedAt', 'reached', 'recordings'],
});

/** What a new call has, and one thing more. */
const callWithOneMore = fc
  .constantFrom('plan', 'heardLateAt', 'end', 'pinLabel', 'card', 'told', 'alertDueAt', 'work')
  .chain((name: keyof Call) => fc.record({ ...newCallFields, [name]: fields[name] }) as fc.Arbitrary<Call>);

const entryFields: { readonly [Name in keyof OutboxEntry]-?: fc.Arbitrary<OutboxEntry[Name]> } = {
  key: text,
  channelId: text,
  place: fc.oneof(fc.nat(), fc.constant(0.5)),
  revision: fc.nat(),
  effect: fc.oneof(
    text.map((callId) => ({ kind: 'card' as const, callId })),
    fc.record({ kind: fc.constant('recording' as const), callId: text, recordingId: text }),
  ),
  createdAt: at,
  nextAt: at,
  attempts: fc.nat(9),
  maybeSent: fc.boolean(),
};
const entries = fc.array(fc.record(entryFields), { minLength: 1, maxLength: 2 });

const line = fc.record(
  {
    start: fc.constant({ day: '2026-11-26' }),
    settled: fc.array(fc.record({ key: text, revision: fc.nat() }), { minLength: 1, maxLength: 2 }),
    postponed: entries,
    put: entries,
    marks: fc.dictionary(text, fc.integer()),
    call: fc.oneof(anyCall, callWithOneMore),
  },
  { requiredKeys: [] },
);

it('a line is read as it was written', () => {
  fc.assert(
    fc.property(line, (change) => {
      const written = renderLine(change);
      expect(written.indexOf('\n')).toBe(written.length - 1);
      const asJson: unknown = JSON.parse(JSON.stringify({ v: LINE_VERSION, ...change }));
      expect(parseLine(written.toString())).toEqual({ kind: 'line', line: asJson });
    }),
    { numRuns: 3_000 },
  );
});
