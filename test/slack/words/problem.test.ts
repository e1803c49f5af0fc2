import { describe, expect, it } from 'vitest';
import type { NumberFault } from '../../../src/core/phone-number.ts';
import type { Problem, UnreadableWhy } from '../../../src/core/problem.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { HOSTILE } from './given.ts';
import { shown } from './seen.ts';

const answered = (problem: Problem, timeZone?: string): string => {
  const options = timeZone === undefined ? { commandWord: '/oncall' } : { commandWord: '/oncall', timeZone };
  const lines = shown(replyBody({ kind: 'problem', problem }, options));
  expect(lines.at(-1)).toBe('_Nothing was changed._');
  return lines.slice(0, -1).join('\n');
};

describe('a command that is not carried out', () => {
  it.each<[Problem, string]>([
    [
      { kind: 'unknown-command', word: 'paus', nearest: 'pause' },
      'There is no command `paus`. Did you mean `/oncall pause`? All commands: `/oncall help`',
    ],
    [
      { kind: 'unknown-command', word: 'xyz', nearest: null },
      'There is no command `xyz`. All commands: `/oncall help`',
    ],
    [
      { kind: 'number-taken', userId: 'UBO' },
      'That is already the number of <@UBO>; one phone can ring for one person only. Give another one: `/oncall phone NUMBER`',
    ],
    [
      { kind: 'user-unfit', userId: 'UBOT', user: 'bot' },
      '<@UBOT> is a bot and cannot answer a phone. Name somebody who can: `/oncall add @anna`',
    ],
    [
      { kind: 'user-unfit', userId: 'UBO', user: 'deactivated' },
      '<@UBO> has no active account any more. Name somebody who has: `/oncall add @anna`',
    ],
    [
      { kind: 'user-unfit', userId: 'UBO', user: 'unknown' },
      "I cannot find <@UBO> in this workspace. Type @ and pick the name from Slack's list: `/oncall add @anna`",
    ],
    [
      { kind: 'duplicate', userId: 'UBO', where: 'typed-twice' },
      'You named <@UBO> twice. Name everybody once: `/oncall set @anna @bo`',
    ],
    [
      { kind: 'duplicate', userId: 'UBO', where: 'already-in' },
      '<@UBO> is in the roster already. To change the order, name everybody in the new one: `/oncall set @bo @anna …`',
    ],
    [
      { kind: 'not-in-roster', userId: 'UBO' },
      '<@UBO> is not in the roster. See who is: `/oncall status`, or put them in: `/oncall add @name`',
    ],
    [
      { kind: 'not-paused', userId: 'UBO' },
      '<@UBO> is not paused, so there is nothing to resume. See who is called: `/oncall status`',
    ],
    [
      { kind: 'time-past', text: '2020-01-01 08:00' },
      '`2020-01-01 08:00` is in the past. Send it again with a time to come.',
    ],
    [
      { kind: 'chat-limits', seconds: 30 },
      'Slack limits how often it may be asked who people are, and Jour has to know that first. Try again in 30 seconds. Calls are answered all the same.',
    ],
    [
      { kind: 'disk-fails', error: 'ENOSPC: no space left on device, write' },
      'Jour cannot write to its disk, and changes nothing until it can. The disk is full: make room on it. Then try again. Calls are answered all the same.',
    ],
    [
      { kind: 'too-many-members', most: 50 },
      'A roster holds at most 50 people. Take somebody out first: `/oncall remove @anna`',
    ],
    [
      { kind: 'shifts', why: { kind: 'too-many', what: 'requests', most: 50 } },
      '50 requests of this roster wait for an answer, and it holds no more. Whoever asked can press Withdraw under theirs in the channel; one whose time is over makes room by itself.',
    ],
  ])('%o', (problem, expected) => {
    expect(answered(problem)).toBe(expected);
  });

  it('and may be yet, where the disk hangs: nobody says that nothing was changed', () => {
    const problem: Problem = { kind: 'disk-hangs' };
    const [words, ...more] = shown(replyBody({ kind: 'problem', problem }, { commandWord: '/oncall' }));
    expect(words).toContain('it is done as soon as the disk answers');
    expect(more).toEqual([]);
  });

  it('shows what was typed, and brings none of it to life', () => {
    expect(answered({ kind: 'unknown-command', word: HOSTILE, nearest: null })).not.toMatch(/<!|<@|<http/);
  });
});

describe('a number that cannot be rung', () => {
  it.each<[NumberFault, string, string]>([
    [
      'unreadable',
      'anna',
      '`anna` is not a phone number that I can read. Type it as you would dial it, or with + and the country code: `/oncall phone 070-174 06 05`',
    ],
    [
      'too-short',
      '070-17',
      '`070-17` is too short for a phone number. See whether a digit is missing or too many, then send it again: `/oncall phone 070-174 06 05`',
    ],
    [
      'too-long',
      '070-174 06 05 00 00',
      '`070-174 06 05 00 00` is too long for a phone number. See whether a digit is missing or too many, then send it again: `/oncall phone 070-174 06 05`',
    ],
    [
      'emergency',
      '112',
      '`112` is an emergency number or a short service number; an on-call call must not be passed on to it. Give a number of your own: `/oncall phone 070-174 06 05`',
    ],
    [
      'premium',
      '070-174 06 20',
      '`070-174 06 20` is a premium-rate or specially charged number; every call to it would cost extra. Give an ordinary mobile or landline number: `/oncall phone 070-174 06 05`',
    ],
    [
      'satellite',
      '+46701740621',
      '`+46701740621` is a satellite phone; calls to it are too expensive to pass on. Give an ordinary mobile or landline number: `/oncall phone 070-174 06 05`',
    ],
    [
      'not-assigned',
      '0001',
      '`0001` looks like a phone number, but nobody can have it. See whether a digit is missing or too many, then send it again: `/oncall phone 070-174 06 05`',
    ],
    [
      'own-line',
      '070-174 06 99',
      '`070-174 06 99` is the on-call line itself; its calls would go round in a circle. Give a number of your own: `/oncall phone 070-174 06 05`',
    ],
    [
      'mobile-line-needs-swedish-mobile',
      '08-465 004 00',
      'The line `070-174 06 99` is a Swedish mobile number, and 46elks lets such a line ring Swedish mobile phones only; `08-465 004 00` is not one. Give a Swedish mobile number: `/oncall phone 070-174 06 05`',
    ],
  ])('%s', (fault, text, expected) => {
    expect(answered({ kind: 'number', fault, text, lineNumber: '070-174 06 99' })).toBe(expected);
  });
});

describe('a number in a country that may not be called', () => {
  const foreign = {
    kind: 'number',
    fault: 'foreign',
    text: '+47 406 12 345',
    lineNumber: '08-465 004 00',
  } as const;

  it('is named with its country, those that are allowed, and how to allow it', () => {
    expect(answered({ ...foreign, abroad: { country: 'NO', allowed: ['SE', 'DK'] } })).toBe(
      '`+47 406 12 345` is in Norway (NO), and calls may only go to phones in Sweden (SE) and Denmark (DK). Give a number there, or have the country allowed: `/oncall countries SE DK NO`',
    );
  });

  it('is refused in words also when its country cannot be told', () => {
    expect(answered({ ...foreign, abroad: { country: null, allowed: ['SE'] } })).toContain(
      'is in another country, and calls may only go to phones in Sweden (SE).',
    );
  });
});

describe('a command whose rest cannot be read', () => {
  it.each<[UnreadableWhy, string, string, string]>([
    ['no-people', 'set', '', '`/oncall set` needs to know whom: name people with @.'],
    ['no-number', 'phone', '', '`/oncall phone` needs a phone number.'],
    [
      'not-a-mention',
      'add',
      'anna',
      "`anna` is not a person that I can find. Type @ and pick the name from Slack's list.",
    ],
    ['extra-words', 'status', 'now', 'I do not know what to do with `now` after `/oncall status`.'],
    ['bad-seconds', 'ring', '99', 'A phone can ring for 5 to 60 whole seconds; `99` is not that.'],
    ['bad-rounds', 'ring', '99', 'There can be 1 to 5 rounds; `99` is not that.'],
    ['bad-time', 'pause', '400d', 'Give 1 minute to 366 days; `400d` is not that.'],
    ['bad-time', 'take', 'for 0 min', 'Give 1 minute to 366 days; `for 0 min` is not that.'],
    ['bad-time', 'pause', '25:00', 'I cannot read `25:00` as a time. Times are those of `Europe/Stockholm`.'],
  ])('%s', (why, usage, text, expected) => {
    const lines = answered({ kind: 'unreadable', usage, why, text }, 'Europe/Stockholm').split('\n');
    expect(lines[0]).toBe(expected);
    expect(lines[1]).toMatch(new RegExp(`^For example: \`/oncall ${usage}`));
  });

  it('lists the choices when one is missing', () => {
    const problem = { kind: 'unreadable', usage: 'show', why: 'missing-choice' } as const;
    const choices = 'Say `/oncall show caller` or `/oncall show line`';
    expect(answered({ ...problem, text: '' })).toBe(`\`/oncall show\` needs to know which way.\n${choices}`);
    expect(answered({ ...problem, text: 'both' })).toBe(
      `\`/oncall show\` needs to know which way; \`both\` is none that I know.\n${choices}`,
    );
  });

  it('says people back by name', () => {
    const problem = { kind: 'unreadable', usage: 'status', why: 'extra-words', text: '@UBO' } as const;
    expect(answered(problem)).toMatch(/^I do not know what to do with <@UBO> after `\/oncall status`\./);
  });

  it('still shows a way on when the command has no help of its own', () => {
    expect(answered({ kind: 'unreadable', usage: 'nonsense', why: 'bad-time', text: 'x' })).toBe(
      'I cannot read `x` as a time.\nFor example: `/oncall help`',
    );
  });
});
