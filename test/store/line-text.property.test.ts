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

/** As calls come in a rush, each with its card; and now and then with something that the others do not have. */
const plain = fc.stringMatching(/^[\w+:.-]{1,2}$/);
const mostly = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: odd });
const time = mostly(
  fc.integer({ min: 1_764_000_000_000, max: 1_764_000_000_999 }),
  fc.constantFrom(0, 999_999_999_999, 1e12, 9_999_999_999_999, 1e13, 1_764_000_000_000.5, -1),
);
const count = mostly(fc.nat(19), fc.constantFrom(0, 9, 10, 99_999, 999_999_999, 1e9, 0.5, 2 ** 40));
const newCallLine = fc
  .record({
    call: fc.record(
      {
        ...newCallFields,
        id: mostly(plain, text),
        lineId: fc.constantFrom('main', 'night', 'nåtten'),
        to: fc.constantFrom('+46701740600', '+46766861004'),
        caller: fc.record({
          kind: fc.constant('number' as const),
          number: mostly(plain, text),
        }),
        startedAt: time,
        plan: fields.plan,
        heardLateAt: mostly(fc.constant(undefined), at),
      },
      { requiredKeys: ['id', 'lineId', 'to', 'caller', 'startedAt', 'reached', 'recordings', 'plan'] },
    ),
    channelId: fc.constantFrom('C1', 'C0BENCH', 'C"'),
    key: mostly(plain, text),
    effect: mostly(
      mostly(plain, text).map((callId) => ({ kind: 'card' as const, callId })),
      plain.map((callId) => ({ kind: 'alert' as const, callId })),
    ),
    start: mostly(fc.constant(undefined), fc.constant({ day: '2026-11-26' })),
    marks: mostly(fc.constant(undefined), fc.constant({ told: 1 })),
    more: mostly(fc.constant([]), entries),
    place: count,
    revision: count,
    createdAt: time,
    nextAt: time,
    attempts: mostly(fc.constant(0), fc.constant(1)),
    maybeSent: mostly(fc.constant(false), fc.constant(true)),
    settled: mostly(fc.constantFrom(undefined, []), fc.constant([{ key: 'card:c0', revision: 1 }])),
    postponed: mostly(fc.constant([]), entries),
  })
  .map(({ call, settled, postponed, start, marks, more, ...entry }) => ({
    put: [entry, ...more],
    call: call as Call,
    ...(settled && { settled }),
    ...(start && { start }),
    ...(marks && { marks }),
    postponed,
  }));

/** Lists without anything in them are left out. */
const asRead = (change: object): unknown => {
  const kept = Object.entries(change).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return JSON.parse(JSON.stringify({ v: LINE_VERSION, ...Object.fromEntries(kept) }));
};

it('calls that come in a rush are read as they were written, one after another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(newCallLine, newCallLine, newCallLine, line), { maxLength: 12 }),
      (changes) => {
        for (const change of changes)
          expect(parseLine(renderLine(change).toString())).toEqual({ kind: 'line', line: asRead(change) });
      },
    ),
    { numRuns: 3_000 },
  );
});

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
