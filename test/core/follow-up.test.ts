import { describe, expect, it } from 'vitest';
import { decideCommand, isDecided } from '../../src/core/decide-command.ts';
import type { FollowUpDeed } from '../../src/core/follow-up.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { DEFAULT_TEXT, TEXT_MOST_CHARACTERS } from '../../src/core/texts.ts';
import { firstLine, given, givenContext, givenSettings } from './given-settings.ts';

/** Quoted phrases are one word, as the edge cuts them. */
const tokens = (text: string) =>
  [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => ({
    kind: 'word' as const,
    text: quoted ?? word ?? '',
  }));
const parse = (text: string) => parseCommand(tokens(text), given());
const wishOf = (text: string): unknown => {
  const parsed = parse(text);
  return parsed.ok && 'wish' in parsed.command ? parsed.command.wish : parsed;
};

describe('remind is read', () => {
  it.each([
    ['remind', { kind: 'show' }],
    ['remind 10m, 30m', { kind: 'mention', afterMinutes: [10, 30] }],
    ['remind 30m 10m', { kind: 'mention', afterMinutes: [10, 30] }],
    ['remind 10 min, 1h30m and 10m', { kind: 'mention', afterMinutes: [10, 90] }],
    ['remind call 45m', { kind: 'call', afterMinutes: 45 }],
    ['remind call off', { kind: 'call', afterMinutes: null }],
    ['remind always', { kind: 'when', isAlways: true }],
    ['remind hours', { kind: 'when', isAlways: false }],
    ['remind off', { kind: 'off' }],
  ])('%s', (text, expected) => {
    expect(wishOf(text)).toEqual(expected);
  });

  it.each([
    ['remind soon', 'bad-time'],
    ['remind 10', 'bad-time'],
    ['remind 0m', 'bad-time'],
    ['remind 2d', 'bad-time'],
    ['remind 1m 2m 3m 4m 5m 6m', 'bad-time'],
    ['remind call', 'bad-time'],
    ['remind call 10m 20m', 'bad-time'],
    ['remind off please', 'extra-words'],
  ])('%s is %s', (text, why) => {
    expect(parse(text)).toMatchObject({ ok: false, problem: { kind: 'unreadable', usage: 'remind', why } });
  });
});

describe('text is read', () => {
  it.each([
    ['text', { kind: 'show' }],
    ['text callers on "We ring you back."', { kind: 'callers', isOn: true, text: 'We ring you back.' }],
    ['text callers We ring you back', { kind: 'callers', isOn: true, text: 'We ring you back' }],
    ['text callers on', { kind: 'callers', isOn: true, text: null }],
    ['text callers off', { kind: 'callers', isOn: false, text: null }],
    ['text members on', { kind: 'members', isOn: true }],
    ['text members off', { kind: 'members', isOn: false }],
  ])('%s', (text, expected) => {
    expect(wishOf(text)).toEqual(expected);
  });

  it.each([
    ['text everybody', 'missing-choice'],
    ['text callers', 'missing-choice'],
    ['text callers off now', 'extra-words'],
    ['text members', 'missing-choice'],
    ['text members on now', 'extra-words'],
    [`text callers on ${'x'.repeat(TEXT_MOST_CHARACTERS + 1)}`, 'long-text'],
  ])('%s is %s', (text, why) => {
    expect(parse(text)).toMatchObject({ ok: false, problem: { kind: 'unreadable', usage: 'text', why } });
  });
});

const decide = (text: string, settings: Settings = givenSettings()) => {
  const parsed = parse(text);
  if (!parsed.ok || !isDecided(parsed.command)) throw new Error(text);
  return decideCommand(parsed.command, givenContext(settings));
};

const becomes = (...texts: readonly string[]): Line => {
  let settings = givenSettings();
  for (const text of texts) {
    const decision = decide(text, settings);
    if (decision.kind === 'changed') ({ settings } = decision);
  }
  return firstLine(settings);
};

describe('a line', () => {
  it('begins with reminders at its opening alone, and without texts', () => {
    expect(becomes()).toMatchObject({
      remind: { afterMinutes: [], callAfterMinutes: null, isAlways: false, atOpening: true },
      textCallers: null,
      textMembers: false,
    });
  });

  it('keeps what a further command does not speak of', () => {
    expect(becomes('remind 10m', 'remind call 45m', 'remind always').remind).toEqual({
      afterMinutes: [10],
      callAfterMinutes: 45,
      isAlways: true,
      atOpening: true,
    });
  });

  it('off is all off, and the next reminder asked for brings the opening back', () => {
    expect(becomes('remind 10m', 'remind off').remind).toMatchObject({ afterMinutes: [], atOpening: false });
    expect(becomes('remind off', 'remind 10m').remind.atOpening).toBe(true);
  });

  it('texts in its own language unless told what', () => {
    expect(becomes('text callers on').textCallers).toBe(DEFAULT_TEXT.en);
    expect(becomes('language sv', 'text callers on').textCallers).toBe(DEFAULT_TEXT.sv);
    expect(becomes('text callers on', 'text callers off').textCallers).toBeNull();
  });

  it.each<[string, FollowUpDeed['kind']]>([
    ['remind 10m', 'remind'],
    ['text callers on "x y"', 'text-callers'],
    ['text members on', 'text-members'],
  ])('“%s” is written down once', (text, kind) => {
    const first = decide(text);
    if (first.kind !== 'changed') throw new Error('not changed');
    expect(first.settings.changes.at(-1)?.deed).toMatchObject({ kind: 'follow-up', done: { kind } });
    expect(decide(text, first.settings)).toMatchObject({ kind: 'answered', reply: { did: 'nothing' } });
  });
});
