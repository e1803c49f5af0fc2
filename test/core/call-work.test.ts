import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import {
  ALIKE_PICK_UPS,
  claimed,
  doubtAbout,
  finished,
  judged,
  mayWait,
  NOTES_MOST,
  noted,
  notedBeside,
  released,
  reopened,
  type Worked,
  waits,
  waitsFromAt,
  withWork,
} from '../../src/core/call-work.ts';
import { aCall, anEnd, aRecording, leg } from './given-call.ts';
import { ANNA, BO, NOON, PHONE_OF_ANNA } from './given-settings.ts';

const missed = aCall({ end: anEnd({ legs: [leg(PHONE_OF_ANNA, 'failed')] }), alertDueAt: NOON + 60_000 });
const voicemail = aCall({ end: anEnd(), recordings: [aRecording(34)] });
const answered = (seconds: number): Call =>
  aCall({ end: anEnd({ legs: [leg(PHONE_OF_ANNA, 'success', seconds)] }) });

const anna = { by: ANNA, at: NOON + 100_000 };
const bo = { by: BO, at: NOON + 200_000 };

const carried = (worked: Worked): Call => {
  if (worked.kind !== 'worked') throw new Error(worked.kind);
  return worked.call;
};

describe('a call that nobody has taken on', () => {
  it.each([
    ['a missed one', missed, true],
    ['a voicemail', voicemail, true],
    ['one that goes on', aCall(), false],
    ['an answered one', answered(60), false],
  ])('waits: %s', (_name, call, expected) => {
    expect(waits(call)).toBe(expected);
    expect(claimed(call, anna).kind).toBe(expected ? 'worked' : 'nothing-waits');
  });

  it('is never overlooked by the quick look', () => {
    for (const call of [missed, voicemail]) expect(mayWait(call)).toBe(true);
    for (const call of [
      aCall(),
      answered(60),
      carried(claimed(missed, anna)),
      carried(finished(missed, anna)),
    ])
      expect(mayWait(call)).toBe(false);
  });
});

describe('claiming', () => {
  it('is for the first; the second is told who and when', () => {
    const call = carried(claimed(missed, anna));
    expect(waits(call)).toBe(false);
    expect(claimed(call, bo)).toEqual({ kind: 'claimed', ...anna });
  });

  it('ends with releasing, by whomever, and the wait begins anew', () => {
    const call = carried(released(carried(claimed(missed, anna)), bo.at));
    expect(waits(call)).toBe(true);
    expect(waitsFromAt(call)).toBe(bo.at);
    expect(released(call, bo.at).kind).toBe('not-claimed');
  });
});

describe('being done', () => {
  it('is for the first too, with or without a claim', () => {
    const call = carried(finished(missed, anna, ' rang back '));
    expect(call.work?.done).toEqual({ ...anna, note: 'rang back' });
    expect(finished(call, bo)).toEqual({ kind: 'done', ...anna });
    expect(claimed(call, bo)).toEqual({ kind: 'done', ...anna });
  });

  it('is taken back by reopening, which leaves the call to anybody', () => {
    const call = carried(reopened(carried(finished(carried(claimed(missed, anna)), bo)), bo.at));
    expect(waits(call)).toBe(true);
    expect(reopened(call, bo.at).kind).toBe('not-done');
  });

  it('leaves its note before those that came later', () => {
    const done = carried(finished(missed, bo, 'Rang them'));
    const call = carried(reopened(carried(notedBeside(done, anna, 'Me too')), bo.at));
    expect(call.work?.notes?.map(({ text }) => text)).toEqual(['Rang them', 'Me too']);
  });
});

it('notes are as many as a card can hold, and empty ones are none', () => {
  expect(carried(noted(missed, anna, '  '))).toBe(missed);
  let call = missed;
  for (let count = 0; count < NOTES_MOST; count += 1) call = carried(noted(call, anna, `note ${count}`));
  expect(noted(call, anna, 'one more').kind).toBe('too-many-notes');
});

describe('whether a person answered', () => {
  it.each([
    [9, undefined, 'short'],
    [10, undefined, null],
    [60, ALIKE_PICK_UPS - 1, null],
    [60, ALIKE_PICK_UPS, 'alike'],
  ] as const)(
    'after %i s of talk and %s pick-ups alike is in doubt: %s',
    (seconds, alikePickUps, expected) => {
      const call = answered(seconds);
      expect(doubtAbout(alikePickUps === undefined ? call : withWork(call, { alikePickUps }))).toBe(expected);
    },
  );

  it('is said by the first, once, and only where it is in doubt', () => {
    expect(judged(answered(60), anna, 'voicemail').kind).toBe('nothing-waits');
    const call = carried(judged(answered(4), anna, 'voicemail'));
    expect(waits(call)).toBe(true);
    expect(waitsFromAt(call)).toBe(anna.at);
    expect(judged(call, bo, 'person')).toEqual({ kind: 'judged', by: ANNA, was: 'voicemail' });
  });
});

describe('whatever people press, in whatever order', () => {
  const mark = fc.record({
    by: fc.constantFrom(ANNA, BO),
    at: fc.integer({ min: NOON, max: NOON + 1_000_000 }),
  });
  const step: fc.Arbitrary<(call: Call) => Worked> = fc.oneof(
    mark.map((by) => (call: Call) => claimed(call, by)),
    mark.map(
      ({ at }) =>
        (call: Call) =>
          released(call, at),
    ),
    mark.map((by) => (call: Call) => finished(call, by, 'note')),
    mark.map(
      ({ at }) =>
        (call: Call) =>
          reopened(call, at),
    ),
    mark.map((by) => (call: Call) => noted(call, by, 'note')),
    mark.map((by) => (call: Call) => judged(call, by, 'voicemail')),
    mark.map((by) => (call: Call) => judged(call, by, 'person')),
  );

  it('what the provider reported stays as it is, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(missed, voicemail, answered(4), answered(60)),
        fc.array(step),
        (start, steps) => {
          let call = start;
          for (const press of steps) {
            const worked = press(call);
            if (worked.kind === 'worked') call = worked.call;
          }
          const { work: _work, ...facts } = call;
          expect(facts).toEqual(start);
          expect(waits(call)).toBe(waits(call) && mayWait({ ...call, alertDueAt: NOON }));
        },
      ),
    );
  });

  it('a claim and its owner last until somebody releases or reopens', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 6 }), (marks) => {
        const [first, ...others] = marks;
        if (first === undefined) return;
        let call = carried(claimed(missed, first));
        for (const other of others) {
          const worked = claimed(call, other);
          if (worked.kind === 'worked') call = worked.call;
        }
        expect(call.work?.claim).toEqual(first);
      }),
    );
  });
});
