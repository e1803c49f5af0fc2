import { describe, expect, it } from 'vitest';
import type { NumberMessage } from '../../../src/core/number-note.ts';
import type { CheckProblem, CheckResult } from '../../../src/core/phone-check.ts';
import { messageBody } from '../../../src/slack/words/message.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { NIGHT } from './given.ts';
import { shown, summary } from './seen.ts';

const told = (what: NumberMessage): string[] => shown(messageBody({ kind: 'numbers', what }));
const checked = (result: CheckResult, isOwn = true): string[] =>
  told({ kind: 'checked', result, userId: 'UBO', phone: '070-174 06 11', isOwn });

describe('what came of a check', () => {
  it('is good news in one line', () => {
    expect(checked('confirmed')).toEqual([
      '✅ Your phone 070-174 06 11 was answered and 1 was pressed: calls reach it.',
    ]);
    expect(checked('confirmed', false)).toEqual([
      '✅ The phone of <@UBO>, 070-174 06 11, was answered and 1 was pressed: calls reach it.',
    ]);
  });

  it.each<[CheckResult, string, string]>([
    [
      'unanswered',
      'was not answered.',
      'Is it the right number, switched on, and not set to “do not disturb”?',
    ],
    ['busy', 'was busy.', 'Is it the right number'],
    ['no-key', 'was answered, but no key was pressed: maybe by a voicemail box.', '`##002#`'],
    ['other-key', 'was answered, but another key than 1 was pressed.', 'Try again:'],
    ['unclear', 'was not answered, or no key was pressed: 46elks did not say which.', '`##002#`'],
    ['replaced', 'was replaced by another number while it rang, so nothing was checked.', 'Try again:'],
  ])('that it is %s comes with why and what to do', (result, why, what) => {
    const text = checked(result).join('\n');
    expect(text).toContain(`⚠️ *Not checked:* your phone 070-174 06 11 ${why}`);
    expect(text).toContain(what);
    expect(text).toContain('`/oncall phone check`');
    expect(checked(result, false).join('\n')).toContain('`/oncall phone check @name`');
  });

  it('is told in the notification too', () => {
    const what = {
      kind: 'checked',
      result: 'busy',
      userId: 'UBO',
      phone: '070-174 06 11',
      isOwn: true,
    } as const;
    expect(summary(messageBody({ kind: 'numbers', what }))).toContain('was busy');
  });
});

describe('a number that somebody else entered', () => {
  it('is told to its owner, with who did it and for what', () => {
    const lines = told({
      kind: 'entered',
      by: 'UANNA',
      phone: '070-174 06 11',
      lineName: 'Support',
      lineNumber: '08-465 004 00',
    });
    expect(lines).toEqual([
      '<@UANNA> entered 070-174 06 11 as your phone for on-call calls to Support (08-465 004 00).',
      'Is it yours? Have it rung once, so that everybody can rely on it: `/oncall phone check`',
      'Another number: `/oncall phone 070-174 06 05`',
    ]);
  });

  it('is said to whoever entered it when its owner cannot be told', () => {
    expect(told({ kind: 'owner-not-told', userId: 'UBO', phone: '…611' })).toEqual([
      '⚠️ I could not write to <@UBO> that you entered a number of theirs, which ends in `…611`. Please tell them yourself, and have it checked: `/oncall phone check @name`',
    ]);
  });
});

describe('a check that does not begin', () => {
  const answered = (why: CheckProblem): string =>
    shown(replyBody({ kind: 'problem', problem: { kind: 'phone-check', why } })).join('\n');

  it.each<[CheckProblem, string]>([
    [{ kind: 'under-way', userId: 'UBO' }, 'The phone of <@UBO> is being checked right now'],
    [
      { kind: 'too-many', whose: 'UBO', againAt: NIGHT },
      'The phone of <@UBO> was checked 3 times within the hour',
    ],
    [{ kind: 'too-many', whose: null, againAt: NIGHT }, '20 numbers were checked within the hour'],
    [{ kind: 'over-limit' }, 'So many calls went out within the hour that no more leave now'],
    [{ kind: 'not-rung', maybe: false }, '46elks did not place the call, so the phone does not ring'],
    [{ kind: 'not-rung', maybe: true }, '46elks did not say whether it rings the phone'],
  ])('%o', (why, expected) => {
    expect(answered(why)).toContain(expected);
    expect(answered(why)).toContain('`/oncall phone check`');
  });
});
