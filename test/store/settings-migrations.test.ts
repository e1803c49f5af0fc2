// Files of older versions, as those versions wrote them.
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/store/settings-text.ts';
import { fullSettings } from './builders.ts';

const [line] = fullSettings.lines;
const [roster] = fullSettings.rosters;

const without = (value: unknown, field: string): object =>
  Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== field));

describe('version 1, which did not know which numbers had been given', () => {
  const lineOfThen = without(line, 'lastExceptionId');
  const rosterOfThen = without(roster, 'lastOverrideId');
  const CHANGE = { at: 1, by: 'UANNA', lineId: 'main' } as const;
  const document = {
    ...fullSettings,
    version: 1,
    lines: [lineOfThen, { ...lineOfThen, id: 'empty', exceptions: [] }],
    rosters: [rosterOfThen, { ...rosterOfThen, name: 'empty', overrides: [] }],
    changes: [
      {
        ...CHANGE,
        seq: 1,
        deed: { kind: 'setup', setup: { kind: 'line-removed', name: 'Sales', number: '08-1' } },
        undo: [
          { kind: 'put', path: ['lines', 'sales'], is: 0, value: { ...lineOfThen, id: 'sales' }, index: 1 },
          { kind: 'put', path: ['rosters', 'sales'], is: 0, value: rosterOfThen, index: 1 },
          { kind: 'put', path: ['lines', 'main', 'name'], is: 0, value: 'Main' },
        ],
      },
      { ...CHANGE, seq: 2, deed: { kind: 'pause', userId: 'UBO', untilAt: null } },
    ],
  };
  const reading = parseSettings(JSON.stringify(document));

  it('goes on from the highest number there is', () => {
    expect(reading).toMatchObject({ kind: 'good', migratedFrom: 1 });
    expect(reading).toMatchObject({ settings: { lines: [{ lastExceptionId: 1 }, { lastExceptionId: 0 }] } });
    expect(reading).toMatchObject({ settings: { rosters: [{ lastOverrideId: 2 }, { lastOverrideId: 0 }] } });
  });

  it('gives no number again that taking a change back would bring back', () => {
    const undo = [
      { kind: 'put', path: ['lines', 'empty', 'exceptions', '7'], is: 0, value: { id: 7 }, index: 0 },
      { kind: 'drop', path: ['rosters', 'empty', 'overrides', '10'], is: 5 },
      { kind: 'drop', path: ['rosters', 'empty', 'overrides', '9'], is: 5 },
    ];
    const [removed, paused] = document.changes;
    const changes = [removed, { ...paused, undo }];
    expect(parseSettings(JSON.stringify({ ...document, changes }))).toMatchObject({
      settings: {
        lines: [{ lastExceptionId: 1 }, { lastExceptionId: 7 }],
        rosters: [{ lastOverrideId: 2 }, { lastOverrideId: 10 }],
      },
    });
  });

  it('can bring back what was removed', () => {
    const undo = [
      { value: { id: 'sales', lastExceptionId: 1 } },
      { value: { lastOverrideId: 2 } },
      { value: 'Main' },
    ];
    expect(reading).toMatchObject({ settings: { changes: [{ undo }, { seq: 2 }] } });
  });

  it.each([
    ['lines that are none', { ...document, lines: 'none' }],
    ['a line that is none', { ...document, lines: [7] }],
    ['exceptions that are none', { ...document, lines: [{ ...lineOfThen, exceptions: {} }] }],
  ])('with %s is bad, and says where', (_what, broken) => {
    expect(parseSettings(JSON.stringify(broken))).toMatchObject({ kind: 'bad', why: 'not-valid' });
  });
});
