// What is said of shifts, as people read it.
import { describe, expect, it, test } from 'vitest';
import type { ShiftMessage } from '../../../src/core/shift-message.ts';
import type { GroupTrouble, ShiftProblem } from '../../../src/core/shift-problem.ts';
import type { CoverRequest, SwapRequest } from '../../../src/core/shift-request.ts';
import type { ScheduleView, ShiftView } from '../../../src/core/shift-view.ts';
import type { Body } from '../../../src/slack/words/blocks.ts';
import { messageBody } from '../../../src/slack/words/message.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { NIGHT } from './given.ts';
import { shown, summary } from './seen.ts';

const HOUR_MS = 3_600_000;
const SPAN = { fromAt: NIGHT, untilAt: NIGHT + 5 * HOUR_MS };
const WHEN = 'from {2026-11-22 02:14 UTC} until {2026-11-22 07:14 UTC}';

const told = (what: ShiftMessage, rosterName = 'main'): Body =>
  messageBody({ kind: 'shifts', rosterName, what });

const buttons = (body: Body): unknown[] =>
  body.blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) =>
          'text' in element && 'value' in element ? [[element.text?.text, element.value]] : [],
        )
      : [],
  );

const cover: CoverRequest = {
  kind: 'cover',
  id: 12,
  by: 'UANNA',
  at: NIGHT,
  state: { kind: 'open' },
  message: null,
  span: SPAN,
  reason: 'the *dentist*',
};
const swap: SwapRequest = {
  kind: 'swap',
  id: 13,
  by: 'UANNA',
  at: NIGHT,
  state: { kind: 'open' },
  message: null,
  of: 'UBO',
  gives: SPAN,
  gets: { fromAt: SPAN.untilAt, untilAt: SPAN.untilAt + HOUR_MS },
};
const shift: ShiftView = { ...SPAN, userId: 'UBO', trouble: null, rings: 'UBO', nobody: null };

describe('a request', () => {
  it('for cover says what it is about and has its buttons', () => {
    const body = told({ kind: 'request', request: cover });
    expect(shown(body)).toEqual([
      `<@UANNA> asks for cover ${WHEN}. Reason: \`the *dentist*\`.`,
      'The first to press Take stands in.',
    ]);
    expect(buttons(body)).toEqual([
      ['Take', 'main 12'],
      ['Withdraw', 'main 12'],
    ]);
  });

  it('for a swap says who would be on when', () => {
    const body = told({ kind: 'request', request: swap });
    expect(shown(body)).toEqual([
      `<@UBO>: <@UANNA> asks to swap. You would be on call ${WHEN}, and <@UANNA> from {2026-11-22 07:14 UTC} until {2026-11-22 08:14 UTC}.`,
      'Only <@UBO> can accept or decline.',
    ]);
    expect(buttons(body)).toEqual(['Accept', 'Decline', 'Withdraw'].map((label) => [label, 'main 13']));
  });

  test.each([
    [{ ...cover, state: { kind: 'agreed', by: 'UCIA' } } as const, 'Taken by <@UCIA>.'],
    [{ ...cover, state: { kind: 'withdrawn' } } as const, 'Withdrawn.'],
    [{ ...swap, state: { kind: 'agreed', by: 'UBO' } } as const, 'Accepted.'],
    [{ ...swap, state: { kind: 'declined' } } as const, 'Declined.'],
  ])('that is settled says so first and has no buttons', (request, words) => {
    const body = told({ kind: 'request', request });
    expect(summary(body).startsWith(words)).toBe(true);
    expect(buttons(body)).toEqual([]);
  });
});

describe('a handoff', () => {
  it('says who is on until when, and who is next', () => {
    expect(shown(told({ kind: 'handoff', shift, untilAt: SPAN.untilAt, nextUserId: 'UCIA' }))).toEqual([
      '🔁 *<@UBO> is on call now* until {2026-11-22 07:14 UTC}.',
      'Next: <@UCIA>.',
      'Roster main',
    ]);
  });

  it('says when whoever is on cannot be rung', () => {
    const paused: ShiftView = { ...shift, trouble: 'paused', rings: 'UCIA' };
    expect(shown(told({ kind: 'handoff', shift: paused, untilAt: null, nextUserId: null }, 'sales'))).toEqual(
      ['🔁 *<@UBO> is on call now*. ⚠️ *But <@UBO> is paused.* <@UCIA> is called first.', 'Roster sales'],
    );
  });

  it('tells the one coming on what to do', () => {
    const lineNumber = { e164: '+46846500400', national: '08-465 004 00' };
    const line = { lineName: 'Support', lineNumber } as const;
    const note = { kind: 'coming-on', ...line, trouble: null, untilAt: null } as const;
    const phone = '070-174 06 06';
    expect(shown(told({ ...note, phone }))).toEqual([
      '*You are on call now* for Support (<tel:+46846500400|08-465 004 00>).',
      'Calls ring 070-174 06 06. To try it, call the line from another phone: yours should ring, with its sound on and without going to its own voicemail.',
      'Cannot answer? `/oncall ask cover until 17:00` or `/oncall pause for 1h`',
    ]);
    expect(shown(told({ ...note, phone: null }))[1]).toContain('You have no phone number');
    expect(shown(told({ ...note, phone, trouble: 'paused' }))[1]).toBe(
      '⚠️ You are paused, so calls skip you. Have them ring 070-174 06 06 again: `/oncall resume`',
    );
    expect(shown(told({ ...note, phone, trouble: 'not-allowed' }))[1]).toContain('may not be rung');
  });
});

it('a gap ahead says who, when, why and what to do', () => {
  const gap = { kind: 'gap', userId: 'UBO', fromAt: NIGHT } as const;
  expect(shown(told({ ...gap, trouble: 'no-number', rings: 'UCIA' }))).toEqual([
    '⚠️ *<@UBO> comes on call {2026-11-22 02:14 UTC}, but has no phone number.* <@UCIA> would be called first.',
    'Put it right: `/oncall phone @name 070-174 06 05`, or stand in: `/oncall cover @name until 17:00`',
  ]);
  expect(shown(told({ ...gap, trouble: 'nobody', rings: null }, 'sales'))).toEqual([
    '⚠️ *<@UBO> comes on call {2026-11-22 02:14 UTC}, but cannot be reached, and neither can anybody else.* Callers would go straight to voicemail.',
    'Put it right: `/oncall resume @name`, or stand in: `/oncall cover @name until 17:00 in sales`',
  ]);
});

const schedule: ScheduleView = {
  rosterName: 'main',
  lineName: 'Support',
  timeZone: 'Europe/Stockholm',
  rotation: { everyDays: 14, minute: 540, anchor: '2026-11-23' },
  nextTurnAt: SPAN.untilAt,
  shifts: [
    { ...shift, userId: 'UANNA', rings: 'UANNA' },
    { ...shift, fromAt: SPAN.untilAt, trouble: 'no-number', rings: 'UCIA' },
  ],
  hasMore: false,
  overrides: [
    { kind: 'cover', id: 2, userId: 'UCIA', insteadOf: 'UBO', by: 'UCIA', at: NIGHT, spans: [SPAN] },
  ],
};

it('a schedule says who is first when, by which rule, and who stands in', () => {
  expect(shown(replyBody({ kind: 'schedule', about: 'schedule', did: null, schedule }))).toEqual([
    '*Who is first, by the roster:*',
    '• {2026-11-22 02:14 UTC}: <@UANNA>',
    '• {2026-11-22 07:14 UTC}: <@UBO> ⚠️ *has no phone number*, so <@UCIA> is called first',
    'This goes until {2026-11-22 07:14 UTC}.',
    'Turns pass every 2 weeks on Monday at 09:00, clocks of `Europe/Stockholm`. Next handoff: {2026-11-22 07:14 UTC}.',
    '*Overrides:*',
    `2. <@UCIA> stands in for <@UBO> ${WHEN}. Remove it: \`/oncall remove override 2\``,
  ]);
});

it('a calendar comes with its address and how to end it', () => {
  const address = 'https://jour.example.com/calendar/abc.ics';
  expect(shown(replyBody({ kind: 'calendar', address }))[1]).toBe(`\`${address}\``);
  expect(shown(replyBody({ kind: 'calendar', address: null }))[0]).toContain('works no more');
});

describe('what cannot be done', () => {
  const problems: readonly ShiftProblem[] = [
    { kind: 'no-rotation' },
    { kind: 'nobody-to-rotate' },
    { kind: 'ends-before-start' },
    { kind: 'myself', what: 'cover' },
    { kind: 'myself', what: 'swap' },
    { kind: 'taker-paused', untilAt: NIGHT },
    { kind: 'not-their-shift', date: '2026-12-07', userId: 'UBO' },
    { kind: 'no-shift-ahead', userId: 'UBO' },
    { kind: 'unknown-override', id: 3, known: [1, 2] },
  ];
  test.each(problems)('%o comes with what to send instead', (why) => {
    expect(summary(replyBody({ kind: 'problem', problem: { kind: 'shifts', why } }))).toMatch(
      /`\/oncall \w+/,
    );
  });

  test.each<GroupTrouble>(['unknown', 'no-scope', 'not-allowed', 'not-in-plan', 'failed'])(
    'a user group that is %s comes with a reason',
    (why) => {
      const problem = { kind: 'shifts', why: { kind: 'user-group', named: 'oncall', why } } as const;
      expect(summary(replyBody({ kind: 'problem', problem })).length).toBeGreaterThan(40);
    },
  );
});
