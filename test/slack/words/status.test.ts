import { describe, expect, it } from 'vitest';
import type { Deed } from '../../../src/core/change.ts';
import type { Override } from '../../../src/core/override.ts';
import type { TurnNow } from '../../../src/core/turn-now.ts';
import type { RosterPerson, RosterView } from '../../../src/core/view.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { anna, aRoster, bo, cecilia, NIGHT, pausedBo } from './given.ts';
import { shown } from './seen.ts';

const HOW =
  "One after another, 15 s each, 1 round; then voicemail. A caller waits 30 s at most. Phones show the caller's number.";
const status = (roster: RosterView): string[] => shown(replyBody({ kind: 'status', roster }));

describe('status', () => {
  it('tells who is called, in order, and how', () => {
    expect(status(aRoster())).toEqual([
      '*Who is called now on Support (08-465 004 00)*',
      '1. <@UANNA> 070-174 06 10',
      '2. <@UBO> 070-174 06 11',
      HOW,
    ]);
  });

  it('tells who is skipped, why, and how to mend it', () => {
    expect(
      status(aRoster({ people: [pausedBo, anna, cecilia, { ...pausedBo, pausedUntilAt: null }] })),
    ).toEqual([
      '*Who is called now on Support (08-465 004 00)*',
      '1. <@UANNA> 070-174 06 10',
      HOW,
      '*Skipped:*',
      '• <@UBO> is paused until {2026-11-22 02:14 UTC}. Back sooner: `/oncall resume @name`',
      '• <@UCECILIA> has no phone number. Give one: `/oncall phone @name 070-174 06 05`',
      '• <@UBO> is paused until somebody resumes them: `/oncall resume @name`',
    ]);
  });

  it('tells loudly that no phone rings', () => {
    expect(status(aRoster({ people: [], nobody: 'roster-empty', longestWaitSeconds: 0 }))).toEqual([
      '*Who is called now on Support (08-465 004 00)*',
      '⚠️ *No phone rings now: nobody is in the roster.* Callers go straight to voicemail.',
      'Say who is on call: `/oncall set @anna @bo`',
      "Once somebody can be called: one after another, 15 s each, 1 round. Phones show the caller's number.",
    ]);
  });

  it('tells when everyone rings at once and the line shows its own number', () => {
    const roster = aRoster({
      strategy: { kind: 'everyone', ringSeconds: 25 },
      shows: 'line',
      longestWaitSeconds: 25,
    });
    expect(status(roster)).toContain(
      'Everyone at once, for 25 s; then voicemail. A caller waits 25 s at most. Phones show the number of the line.',
    );
  });

  it('warns of ringing so long that a voicemail box answers, and says what to do', () => {
    const warning = (ringSeconds: number): string | undefined =>
      status(aRoster({ strategy: { kind: 'turn', ringSeconds, rounds: 1 } })).find((line) =>
        line.includes('voicemail box'),
      );
    expect(warning(20)).toBeUndefined();
    expect(warning(21)).toContain('*Phones ring for 21 s*');
    expect(warning(21)).toContain('`/oncall ring turn 20s`');
    expect(warning(21)).toContain('`##002#`');
  });

  it('gives examples with the command as this workspace names it', () => {
    const reply = replyBody(
      { kind: 'status', roster: aRoster({ people: [cecilia] }) },
      { commandWord: '/jour' },
    );
    expect(shown(reply).at(-1)).toContain('`/jour phone @name 070-174 06 05`');
  });
});

const changed = (deed: Deed, person: RosterPerson | null = null): string[] =>
  shown(replyBody({ kind: 'changed', deed, person, roster: aRoster() }));

describe('the answer to a change', () => {
  const rosterDeed = {
    kind: 'roster',
    rosterName: 'main',
    members: ['UANNA', 'UBO'],
    users: ['UBO'],
  } as const;

  it('tells what was done, and then what holds', () => {
    expect(changed({ kind: 'pause', userId: 'UBO', untilAt: NIGHT }, bo)).toEqual([
      '✅ *Done.* Calls skip <@UBO> until {2026-11-22 02:14 UTC}.',
      '*Now on Support (08-465 004 00):*',
      '1. <@UANNA> 070-174 06 10',
      '2. <@UBO> 070-174 06 11',
      HOW,
    ]);
  });

  it.each<[string, Deed, RosterPerson | null]>([
    ['Calls for <@UBO> now ring 070-174 06 11.', { kind: 'phone', userId: 'UBO', phone: '+46701740611' }, bo],
    ['The roster is now <@UANNA> and <@UBO>.', { ...rosterDeed, verb: 'set' }, null],
    ['The roster is now empty.', { ...rosterDeed, verb: 'set', members: [] }, null],
    ['<@UBO> put in at the end.', { ...rosterDeed, verb: 'added' }, null],
    ['<@UBO> taken out.', { ...rosterDeed, verb: 'removed' }, null],
    [
      'Phones now ring one after another, 15 s each, 2 rounds.',
      { kind: 'strategy', rosterName: 'main', strategy: { kind: 'turn', ringSeconds: 15, rounds: 2 } },
      null,
    ],
    ['Calls skip <@UBO> until somebody resumes them.', { kind: 'pause', userId: 'UBO', untilAt: null }, bo],
    ['Calls ring <@UBO> again.', { kind: 'resume', userId: 'UBO' }, bo],
    [
      "While they ring, phones now show the caller's number.",
      { kind: 'shows', lineId: 'l', shows: 'caller' },
      null,
    ],
  ])('%s', (expected, deed, person) => {
    expect(changed(deed, person)[0]).toBe(`✅ *Done.* ${expected}`);
  });

  it('warns somebody who has a number but is not in the roster', () => {
    const dan: RosterPerson = { userId: 'UDAN', phone: '070-174 06 12', skipped: null, pausedUntilAt: null };
    expect(changed({ kind: 'phone', userId: 'UDAN', phone: '+46701740612' }, dan).slice(0, 2)).toEqual([
      '✅ *Done.* Calls for <@UDAN> now ring 070-174 06 12.',
      '<@UDAN> is not in the roster, so no calls ring there. Put them in: `/oncall add me`',
    ]);
  });

  it('tells that nothing was changed when it was so already', () => {
    expect(shown(replyBody({ kind: 'unchanged', roster: aRoster() })).slice(0, 3)).toEqual([
      'That is how it was already, so nothing was changed.',
      '*Now on Support (08-465 004 00):*',
      '1. <@UANNA> 070-174 06 10',
    ]);
  });
});

describe('numbers that nobody has checked yet', () => {
  const { checkedAt: _checked, ...unchecked } = bo;

  it('are named in one quiet line, with how to check one', () => {
    expect(status(aRoster({ people: [anna, unchecked] })).at(-1)).toBe(
      "Numbers not checked yet: <@UBO>. To have one's own rung once: `/oncall phone check`",
    );
  });

  it('are not those that are missing, or passed by for what they are', () => {
    const barred = { fault: 'foreign', country: 'NO' } as const;
    const people = [anna, cecilia, { ...unchecked, skipped: 'not-allowed', barred } as const];
    expect(status(aRoster({ people })).join('\n')).not.toContain('not checked yet');
  });
});

describe('turns in the status', () => {
  const roster = aRoster({ rosterName: 'night' });
  const lines = (turn: TurnNow): string[] => shown(replyBody({ kind: 'status', roster, turn })).slice(-2);
  const span = { fromAt: NIGHT, untilAt: NIGHT };
  const base = { id: 3, userId: 'UBO', by: 'UBO', at: NIGHT, spans: [span] };

  it('are who comes next, and when', () => {
    expect(lines({ overrides: [], next: { userId: 'UBO', at: NIGHT } }).at(-1)).toBe(
      'Next handoff: <@UBO>, {2026-11-22 02:14 UTC}.',
    );
    expect(lines({ overrides: [], next: null }).join('\n')).not.toContain('handoff');
  });

  it.each<[Override, string]>([
    [{ ...base, kind: 'take' }, '<@UBO> is first'],
    [{ ...base, kind: 'cover', insteadOf: 'UANNA' }, '<@UBO> stands in for <@UANNA>'],
    [{ ...base, kind: 'swap', insteadOf: 'UANNA' }, '<@UBO> and <@UANNA> swap'],
  ])('tell of what holds beside them, and how to end it', (override, words) => {
    const [line = ''] = lines({ overrides: [override], next: null }).slice(-1);
    expect(line).toContain(`↪️ ${words} from {2026-11-22 02:14 UTC} until {2026-11-22 02:14 UTC}`);
    expect(line).toContain('End it: `/oncall remove override 3 in night`');
  });
});
