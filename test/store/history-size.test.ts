// Settings are written whole at every change, so what is kept of a hundred changes has to stay small.
import { expect, it } from 'vitest';
import { CHANGES_KEPT, type Settings } from '../../src/core/settings.ts';
import { parseSettings, renderSettings } from '../../src/store/settings-text.ts';
import { begun, type Moment, stepped } from '../core/any-history.ts';
import { ANNA } from '../core/given-settings.ts';

const MINUTE = 60_000;
const MOST_BYTES = 200_000;

/** Over and over; `NTH` is how often it has come round. */
const typing = (texts: readonly string[]): Settings => {
  const first: Moment = begun();
  const { settings } = Array.from({ length: CHANGES_KEPT + 20 }).reduce<Moment>((moment, _none, index) => {
    const round = Math.floor(index / texts.length) + 1;
    const text = (texts[index % texts.length] ?? '').replace('NTH', `${round}`);
    return stepped(moment, { kind: 'typed', by: ANNA, text, after: MINUTE });
  }, first);
  expect(settings.changes).toHaveLength(CHANGES_KEPT);
  return settings;
};

const bytesOf = (settings: Settings): number => Buffer.byteLength(renderSettings(settings));

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Three spans a day, one of which ends at another time each time. */
const week = (index: number): string =>
  `hours ${DAYS.map((day, at) => {
    const end = at === index % DAYS.length ? `20:${10 + (index % 50)}` : '20:00';
    return `${day} 07:00-11:30, ${day} 12:30-16:00, ${day} 17:00-${end}`;
  }).join(', ')}`;

it('holds a hundred usual changes', () => {
  const settings = typing([
    'pause @bo for 2h',
    'resume @bo',
    'ring everyone',
    'take for 2h',
    'ring turn 15s',
    'set @bo @anna',
    'set @anna @bo @cia',
    'closed 2026-12-24 Christmas',
    'block +46701740690',
    'unblock +46701740690',
    'remove exception NTH',
  ]);
  const bytes = bytesOf(settings);
  expect(bytes).toBeLessThan(MOST_BYTES / 3);
});

it('holds a hundred edits of a long week', () => {
  const settings = typing(Array.from({ length: 35 }, (_, index) => week(index)));
  const bytes = bytesOf(settings);
  expect(settings.changes.at(-1)?.undo).toHaveLength(1);
  expect(bytes).toBeLessThan(MOST_BYTES * 0.8);
});

it('writes a change a line, which is read again as it was', () => {
  const settings = typing(['closed 2026-12-24 "changes": []', 'remove exception NTH']);
  const text = renderSettings(settings);
  expect(text.split('\n').filter((line) => line.includes('"seq":'))).toHaveLength(CHANGES_KEPT);
  const read = parseSettings(text);
  expect(read.kind === 'good' && read.settings).toEqual(settings);
});
