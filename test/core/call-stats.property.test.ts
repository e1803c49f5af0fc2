import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { type CallSums, NO_SUMS, sumsOf, together } from '../../src/core/call-stats.ts';
import { ownerIn } from '../../src/core/call-view.ts';
import { createCalendar } from '../../src/core/hours-calendar.ts';
import { stateOf } from '../../src/core/outcome.ts';
import { statsView } from '../../src/core/stats-view.ts';
import { anyCalls } from './any-calls.ts';
import { ANNA, BO, givenSettings, PHONE_OF_ANNA, PHONE_OF_BO } from './given-settings.ts';

const settings = givenSettings({
  members: [ANNA, BO],
  membersById: { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } },
});
const sums = (calls: readonly Call[]): CallSums =>
  sumsOf(calls, { settings, calendar: createCalendar('Europe/Stockholm') });
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe('the numbers of any calls', () => {
  it('count each call under exactly one outcome', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        expect(statsView(sums(calls), 0).calls).toBe(calls.length);
      }),
    );
  });

  it('are the same in one piece, in two, and the other way round', () => {
    fc.assert(
      fc.property(anyCalls, fc.nat({ max: 40 }), (calls, at) => {
        const [first, rest] = [sums(calls.slice(0, at)), sums(calls.slice(at))];
        expect(together(first, rest)).toEqual(sums(calls));
        expect(together(rest, first)).toEqual(sums(calls));
        expect(together(first, NO_SUMS)).toEqual(first);
      }),
    );
  });

  it('call nobody missed who was answered, or only met the closed line', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { byOutcome, missedByHour } = sums(calls);
        const unanswered = byOutcome.missed + byOutcome.abandoned + byOutcome.voicemail;
        expect(total(missedByHour)).toBeLessThanOrEqual(unanswered);
        const atOnce = calls.filter(({ plan }) => plan?.closed !== true);
        const open = sums(atOnce);
        expect(total(open.missedByHour)).toBe(
          open.byOutcome.missed + open.byOutcome.abandoned + open.byOutcome.voicemail,
        );
      }),
    );
  });

  it('give nobody an answer whose phone did not ring, and share out no more than there was', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { byOutcome, byPerson } = sums(calls);
        const load = Object.values(byPerson);
        for (const { answered, rung } of load) expect(answered).toBeLessThanOrEqual(rung);
        expect(total(load.map(({ answered }) => answered))).toBeLessThanOrEqual(byOutcome.answered);
        for (const { rung } of load) expect(rung).toBeLessThanOrEqual(calls.length);
      }),
    );
  });

  it('tell the times within which half and nine in ten were answered', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const after = calls
          .map((call) => stateOf(call, ownerIn(settings)))
          .flatMap((state) => (state.kind === 'answered' ? (state.afterSeconds ?? []) : []))
          .toSorted((one, other) => one - other);
        const within = statsView(sums(calls), 0).answeredWithin;
        const at = (share: number): number | undefined => after[Math.ceil(share * after.length) - 1];
        const expected = after.length === 0 ? null : { half: at(0.5), nineInTen: at(0.9) };
        expect(within).toEqual(expected);
      }),
    );
  });
});
