// What time, the environment or a phone did to settings meanwhile, and what a change takes along when it goes back.
import { describe, expect, it } from 'vitest';
import { type Decision, decideCommand } from '../../src/core/decide-command.ts';
import { withDays } from '../../src/core/holiday-calendar.ts';
import type { Member, Settings } from '../../src/core/settings.ts';
import { begun, contextAt, type Moment, stepped } from './any-history.ts';
import { ANNA, BO, firstLine } from './given-settings.ts';

const MINUTE = 60_000;

const typedAfter = (...texts: readonly string[]): Moment =>
  texts.reduce<Moment>(
    (moment, text) => stepped(moment, { kind: 'typed', by: ANNA, text, after: MINUTE }),
    begun(),
  );

const lastSeq = ({ settings }: Moment): number => settings.changes.at(-1)?.seq ?? 0;

const undone = (moment: Moment, seq = lastSeq(moment)): Decision =>
  decideCommand({ kind: 'undo-change', seq }, contextAt(moment, ANNA));

const settingsOf = (decision: Decision): Settings => {
  if (decision.kind !== 'changed') throw new Error(`not changed: ${JSON.stringify(decision.reply)}`);
  return decision.settings;
};

const withMember = (moment: Moment, userId: string, member: Member): Moment => ({
  ...moment,
  settings: {
    ...moment.settings,
    membersById: {
      ...moment.settings.membersById,
      [userId]: { ...moment.settings.membersById[userId], ...member },
    },
  },
});

describe('a number that comes back', () => {
  it('is as checked as it was, and nothing is left of the check of the other', () => {
    const checked = withMember(begun(), BO, { checkedAt: 1 });
    const step = { kind: 'typed', by: ANNA, text: 'phone @bo 070-174 06 11', after: MINUTE } as const;
    const changed = withMember(stepped(checked, step), BO, { checkedAt: 2 });
    expect(settingsOf(undone(changed)).membersById[BO]).toEqual({ phone: '+46701740601', checkedAt: 1 });
  });

  it('that nobody had checked is not checked because the other was', () => {
    const changed = withMember(typedAfter('phone @bo 070-174 06 11'), BO, { checkedAt: 2 });
    expect(settingsOf(undone(changed)).membersById[BO]).toEqual({ phone: '+46701740601' });
  });

  it('leaves alone the calendar that was made meanwhile', () => {
    const changed = withMember(typedAfter('phone @bo 070-174 06 11'), BO, { calendarToken: 'new' });
    expect(settingsOf(undone(changed)).membersById[BO]).toMatchObject({ calendarToken: 'new' });
  });

  it('may not be one abroad that is not allowed any more', () => {
    const allowed = typedAfter(
      'countries SE NO',
      'phone @bo +4791234567',
      'phone @bo 070-174 06 11',
      'countries SE',
    );
    const { reply } = undone(allowed, lastSeq(allowed) - 1);
    expect(reply).toMatchObject({ kind: 'problem', problem: { kind: 'number', fault: 'foreign' } });
    expect(JSON.stringify(reply)).not.toContain('91234567');
  });
});

describe('what time did meanwhile', () => {
  const withLineChange = (moment: Moment, change: object): Moment => {
    const [line, ...others] = moment.settings.lines;
    const lines = [{ ...firstLine(moment.settings), ...line, ...change }, ...others];
    return { ...moment, settings: { ...moment.settings, lines } };
  };

  const none = { country: 'SE', eves: false, days: [], keptOpen: [], throughYear: 2026 };

  it('to the same part stands in the way', () => {
    const open = typedAfter('hours mon-fri 08:00-17:00');
    const moved = withLineChange(open, { hours: { kind: 'never' } });
    expect(undone(moved).reply).toMatchObject({
      kind: 'problem',
      problem: { kind: 'history', why: { kind: 'newer', newer: null } },
    });
  });

  it('to another part stays', () => {
    const days = [{ date: '2027-01-01', name: 'New Year' }];
    const extended = withDays(none, days, 2027);
    const open = withLineChange(typedAfter('hours mon-fri 08:00-17:00'), { holidays: extended });
    const [line] = settingsOf(undone(open)).lines;
    expect(line).toMatchObject({ hours: { kind: 'always' }, holidays: extended });
  });
});

it('of a change that was kept without what it takes, it is said so', () => {
  const moment = typedAfter('ring everyone');
  const changes = moment.settings.changes.map(({ undo: _gone, ...change }) => change);
  const { reply } = undone({ ...moment, settings: { ...moment.settings, changes } });
  expect(reply).toMatchObject({ problem: { kind: 'history', why: { kind: 'not-kept' } } });
});

it('phone numbers stand in what is kept only where they can be found: as values of their own', () => {
  const moment = typedAfter('phone @bo 070-174 06 11', 'block +46701740690', 'unblock +46701740690');
  const kept = moment.settings.changes.flatMap(({ undo = [] }) => undo);
  const values = kept.flatMap((part) => (part.kind === 'put' ? [part.value] : []));
  expect(values).toContain('+46701740601');
  expect(values).toContainEqual(expect.objectContaining({ number: '+46701740690' }));
  expect(kept.map(({ path }) => path)).toContainEqual(['blocked', '+46701740690']);
});
