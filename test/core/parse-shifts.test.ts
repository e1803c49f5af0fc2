// Commands about who is on call over time, as people write them.
import { describe, expect, it, test } from 'vitest';
import { parseCommand } from '../../src/core/parse-command.ts';
import { ANNA, BO, given, typed } from './given-settings.ts';

const parse = (text: string) => {
  const parsed = parseCommand(typed(text), given());
  return parsed.ok ? parsed.command : parsed.problem;
};

const weekly = (everyDays: number, weekday: number, minute: number) => ({
  kind: 'rotate',
  rule: { everyDays, weekday, minute },
});
const date = (text: string, hour: number, minute = 0) => ({ kind: 'date', date: text, hour, minute });
const clock = (hour: number, minute = 0) => ({ kind: 'clock', hour, minute });

describe('rotate', () => {
  test.each([
    ['rotate', { kind: 'rotate', rule: null }],
    ['rotate off', { kind: 'rotate', rule: 'off' }],
    ['rotate weekly mon 09:00', weekly(7, 1, 540)],
    ['rotate Weekly on Monday at 9', weekly(7, 1, 540)],
    ['rotate weekly', weekly(7, 1, 540)],
    ['rotate fri 17.30', weekly(7, 5, 1_050)],
    ['rotate every week tors 08:00', weekly(7, 4, 480)],
    ['rotate every 2 weeks mon 09:00', weekly(14, 1, 540)],
    ['rotate 3 weeks sun 00:00', weekly(21, 7, 0)],
    ['rotate daily 08:00', { kind: 'rotate', rule: { everyDays: 1, weekday: null, minute: 480 } }],
    ['rotate every day 8', { kind: 'rotate', rule: { everyDays: 1, weekday: null, minute: 480 } }],
    ['turns weekly mon 09:00', weekly(7, 1, 540)],
  ])('%s', (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  test.each([
    ['rotate sometimes', 'missing-choice'],
    ['rotate weekly mon 25:00', 'bad-time'],
    ['rotate every 0 weeks', 'bad-time'],
    ['rotate every 99 weeks', 'bad-time'],
    ['rotate weekly mon-fri 09:00', 'bad-time'],
    ['rotate daily mon 09:00', 'extra-words'],
    ['schedule banana', 'bad-time'],
    ['schedule 0 weeks', 'bad-time'],
    ['schedule 53 weeks', 'bad-time'],
  ])('%s is a problem', (text, why) => {
    expect(parse(text)).toMatchObject({ kind: 'unreadable', why });
  });

  it.each([
    ['schedule', 4],
    ['schedule 8 weeks', 8],
    ['schedule 1 week', 1],
    ['schedule 12', 12],
  ])('%s', (text, weeks) => {
    expect(parse(text)).toEqual({ kind: 'schedule', weeks });
  });
});

const LONG = 'from 2026-12-01 17:00 until 2026-12-02 08:00';
const LONG_SPAN = { from: date('2026-12-01', 17), until: date('2026-12-02', 8) };

describe('standing in', () => {
  test.each([
    ['take', { kind: 'take', until: null }],
    ['take for 2h', { kind: 'take', until: { kind: 'for', minutes: 120 } }],
    ['take 2h', { kind: 'take', until: { kind: 'for', minutes: 120 } }],
    ['take until 17:00', { kind: 'take', until: clock(17) }],
    [`cover @bo ${LONG}`, { kind: 'cover', userId: BO, span: LONG_SPAN }],
    ['take until mon 07:00', { kind: 'take', until: { kind: 'weekday', day: 1, hour: 7, minute: 0 } }],
    [
      'cover @bo from fri 17:00 until mon 08:00',
      {
        kind: 'cover',
        userId: BO,
        span: {
          from: { kind: 'weekday', day: 5, hour: 17, minute: 0 },
          until: { kind: 'weekday', day: 1, hour: 8, minute: 0 },
        },
      },
    ],
    [
      'ask cover until sun at 20 Monday is fine',
      {
        kind: 'ask-cover',
        span: { from: null, until: { kind: 'weekday', day: 7, hour: 20, minute: 0 } },
        reason: 'Monday is fine',
      },
    ],
    ['cover @bo until 17', { kind: 'cover', userId: BO, span: { from: null, until: clock(17) } }],
    [
      'cover @bo from 12:00 for 2h',
      { kind: 'cover', userId: BO, span: { from: clock(12), until: { kind: 'for', minutes: 120 } } },
    ],
    [`ask cover ${LONG}`, { kind: 'ask-cover', span: LONG_SPAN, reason: null }],
    [`ask cover ${LONG} the dentist`, { kind: 'ask-cover', span: LONG_SPAN, reason: 'the dentist' }],
    [
      `ask cover ${LONG} at 9 sharp, kl. 10`,
      { kind: 'ask-cover', span: LONG_SPAN, reason: 'at 9 sharp, kl. 10' },
    ],
    [
      'ask cover from at 12:00 until 2026-12-02 at 08:00',
      { kind: 'ask-cover', span: { from: clock(12), until: date('2026-12-02', 8) }, reason: null },
    ],
    [
      'ask cover until tomorrow 08:00 Party',
      {
        kind: 'ask-cover',
        span: { from: null, until: { kind: 'tomorrow', hour: 8, minute: 0 } },
        reason: 'Party',
      },
    ],
    ['swap @bo 2026-12-07', { kind: 'swap', userId: BO, date: '2026-12-07' }],
    ['swap 2026-12-07 @bo', { kind: 'swap', userId: BO, date: '2026-12-07' }],
    ['cover me until 17', { kind: 'cover', userId: ANNA, span: { from: null, until: clock(17) } }],
  ])('%s', (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  test.each([
    ['take banana', 'extra-words'],
    ['take until banana', 'bad-time'],
    ['take from 12:00 until 13:00', 'extra-words'],
    ['cover', 'no-people'],
    ['cover @bo', 'no-end'],
    ['cover @bo from 12:00', 'no-end'],
    ['cover @bo until 17 banana', 'extra-words'],
    ['cover @bo from banana until 17', 'bad-time'],
    ['cover @bo from fri 5pm until mon 8', 'bad-time'],
    ['cover @bo until mon 24:00', 'bad-time'],
    ['ask cover until mon 8am dentist', 'bad-time'],
    ['ask cover until 2026-12-01 at 08:60 dentist', 'bad-time'],
    ['ask cover until tomorrow 0800', 'bad-time'],
    ['ask', 'missing-choice'],
    ['ask cover', 'no-end'],
    ['swap @bo', 'bad-date'],
    ['swap @bo 2026-02-30', 'bad-date'],
    ['swap 2026-12-07', 'no-people'],
  ])('%s is a problem', (text, why) => {
    expect(parse(text)).toMatchObject({ kind: 'unreadable', why });
  });
});

describe('overrides and the like', () => {
  test.each([
    ['overrides', { kind: 'overrides' }],
    ['remove override 2', { kind: 'remove-override', ids: [2] }],
    ['remove overrides 2, 3', { kind: 'remove-override', ids: [2, 3] }],
    ['overrides remove #2', { kind: 'remove-override', ids: [2] }],
    ['remove @bo', { kind: 'remove', users: [BO] }],
    ['remove exception 3', { kind: 'remove-exception', ids: [3] }],
    ['topic on', { kind: 'topic', isOn: true }],
    ['calendar', { kind: 'calendar', isOn: true }],
    ['calendar off', { kind: 'calendar', isOn: false }],
    ['usergroup oncall', { kind: 'usergroup', named: 'oncall' }],
    ['usergroup @on-call', { kind: 'usergroup', named: 'on-call' }],
    ['usergroup subteam^S0123', { kind: 'usergroup', named: 'S0123' }],
    ['usergroup off', { kind: 'usergroup', named: null }],
  ])('%s', (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  test.each([
    ['remove override', 'missing-choice'],
    ['remove override two', 'extra-words'],
    ['topic', 'missing-choice'],
    ['topic perhaps', 'missing-choice'],
    ['calendar banana', 'missing-choice'],
    ['usergroup', 'missing-choice'],
    ['usergroup a b', 'extra-words'],
  ])('%s is a problem', (text, why) => {
    expect(parse(text)).toMatchObject({ kind: 'unreadable', why });
  });
});
