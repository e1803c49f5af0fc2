import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Command, type ParsedCommand, parsed, type Token } from '../../src/core/command.ts';
import { COMMANDS } from '../../src/core/commands.ts';
import { commandNamed, parseCommand } from '../../src/core/parse-command.ts';
import type { UnreadableWhy } from '../../src/core/problem.ts';
import { ANNA, BO, CIA, given, typed } from './given-settings.ts';

const parseTokens = (tokens: readonly Token[], by: string = ANNA): ParsedCommand => {
  const read = parseCommand(tokens, given(by));
  return read.ok ? parsed(read.command) : read;
};
const parse = (text: string) => parseTokens(typed(text));
const turn = (ringSeconds: number, rounds: number): Command => ({
  kind: 'ring',
  strategy: { kind: 'turn', ringSeconds, rounds },
});
const everyone = (ringSeconds: number): Command => ({
  kind: 'ring',
  strategy: { kind: 'everyone', ringSeconds },
});

describe('a command that can be read', () => {
  test.each<[string, Command]>([
    ['', { kind: 'status' }],
    ['status', { kind: 'status' }],
    ['WHO', { kind: 'status' }],
    ['help', { kind: 'help', topic: null }],
    ['?', { kind: 'help', topic: null }],
    ['Help Pause', { kind: 'help', topic: 'pause' }],
    ['phone +46701740605', { kind: 'phone', userId: null, number: '+46701740605' }],
    ['phone 070-174 06 05', { kind: 'phone', userId: null, number: '070-174 06 05' }],
    ['phone +46 (0) 70 - 174 06 05', { kind: 'phone', userId: null, number: '+46 (0) 70 - 174 06 05' }],
    ['phone me 0701740605', { kind: 'phone', userId: null, number: '0701740605' }],
    ['phone @bo 070-174 06 06', { kind: 'phone', userId: BO, number: '070-174 06 06' }],
    ['phone 070-174 06 06 @bo', { kind: 'phone', userId: BO, number: '070-174 06 06' }],
    ['phone hello', { kind: 'phone', userId: null, number: 'hello' }],
    ['set @cia @anna @bo', { kind: 'set', users: [CIA, ANNA, BO] }],
    ['set me, @bo and @cia', { kind: 'set', users: [ANNA, BO, CIA] }],
    ['ADD @bo', { kind: 'add', users: [BO] }],
    ['add @bo @bo', { kind: 'add', users: [BO, BO] }],
    ['rm @bo , @cia', { kind: 'remove', users: [BO, CIA] }],
    ['resume', { kind: 'resume', userId: null }],
    ['resume me', { kind: 'resume', userId: null }],
    ['resume @bo', { kind: 'resume', userId: BO }],
    ['show line', { kind: 'show', shows: 'line' }],
    ['Show CALLER', { kind: 'show', shows: 'caller' }],
    ['calls', { kind: 'calls', missedOnly: false }],
    ['calls Missed', { kind: 'calls', missedOnly: true }],
    ['test', { kind: 'test', at: null, from: null }],
    ['test from 070-174 06 05', { kind: 'test', at: null, from: '070-174 06 05' }],
    ['test picture', { kind: 'test', at: null, from: null, picture: true }],
    ['test picture from hidden', { kind: 'test', at: null, from: 'hidden', picture: true }],
    ['test at 22:00', { kind: 'test', at: { kind: 'clock', hour: 22, minute: 0 }, from: null }],
    [
      'TEST at tomorrow 03:00 from hidden',
      { kind: 'test', at: { kind: 'tomorrow', hour: 3, minute: 0 }, from: 'hidden' },
    ],
  ])('%s', (text, command) => {
    expect(parse(text)).toEqual({ ok: true, command });
  });

  test.each<[string, Command]>([
    ['ring turn', turn(15, 1)],
    ['ring turn 20s', turn(20, 1)],
    ['ring in turn 20s', turn(20, 1)],
    ['Ring In Turns, 20s, 2 rounds', turn(20, 2)],
    ['ring turn 20', turn(20, 1)],
    ['ring turn 2 rounds', turn(15, 2)],
    ['ring turn 20s 2 rounds', turn(20, 2)],
    ['ring 2 rounds turn 20 seconds', turn(20, 2)],
    ['ring turn, 20 sec, 2 round', turn(20, 2)],
    ['Ring Turn X2 20S', turn(20, 2)],
    ['ring turn 2x 20sec', turn(20, 2)],
    ['ring turn x 2', turn(15, 2)],
    ['ring turn 5s 1 round', turn(5, 1)],
    ['ring turn 60s 5 rounds', turn(60, 5)],
    ['ring everyone', everyone(25)],
    ['ring everyone 30s', everyone(30)],
    ['ring 30 s all', everyone(30)],
  ])('%s', (text, command) => {
    expect(parse(text)).toEqual({ ok: true, command });
  });

  const clock = (hour: number, minute: number) => ({ kind: 'clock', hour, minute }) as const;
  test.each<[string, (Command & { kind: 'pause' })['until']]>([
    ['pause', null],
    ['pause me', null],
    ['pause for 2h', { kind: 'for', minutes: 120 }],
    ['pause 2h', { kind: 'for', minutes: 120 }],
    ['pause for 30m', { kind: 'for', minutes: 30 }],
    ['pause for 1h30m', { kind: 'for', minutes: 90 }],
    ['pause for 1 hour and 30 minutes', { kind: 'for', minutes: 90 }],
    ['pause for 1.5h', { kind: 'for', minutes: 90 }],
    ['pause for 90 min', { kind: 'for', minutes: 90 }],
    ['pause for 1d', { kind: 'for', minutes: 1_440 }],
    ['pause for 2 WEEKS', { kind: 'for', minutes: 20_160 }],
    ['pause until 14:00', clock(14, 0)],
    ['pause until 14.30', clock(14, 30)],
    ['pause until 9:05', clock(9, 5)],
    ['pause until 14', clock(14, 0)],
    ['pause Until kl 00:00', clock(0, 0)],
    ['pause until today 23:00', { kind: 'today', hour: 23, minute: 0 }],
    ['pause until i dag kl 23', { kind: 'today', hour: 23, minute: 0 }],
    ['pause until tomorrow', { kind: 'tomorrow', hour: 0, minute: 0 }],
    ['pause until tomorrow 08:00', { kind: 'tomorrow', hour: 8, minute: 0 }],
    ['pause until tomorrow at 8', { kind: 'tomorrow', hour: 8, minute: 0 }],
    ['pause until i morgon 08:00', { kind: 'tomorrow', hour: 8, minute: 0 }],
    ['pause until fri 08:00', { kind: 'weekday', day: 5, hour: 8, minute: 0 }],
    ['pause until Friday at 8', { kind: 'weekday', day: 5, hour: 8, minute: 0 }],
    ['pause till tors. kl. 8.30', { kind: 'weekday', day: 4, hour: 8, minute: 30 }],
    ['pause till söndag', { kind: 'weekday', day: 7, hour: 0, minute: 0 }],
    ['pause until sat', { kind: 'weekday', day: 6, hour: 0, minute: 0 }],
    ['pause until 2026-12-01', { kind: 'date', date: '2026-12-01', hour: 0, minute: 0 }],
    ['pause until 2026-12-01 08:00', { kind: 'date', date: '2026-12-01', hour: 8, minute: 0 }],
    ['pause until 2026-12-01T08.15', { kind: 'date', date: '2026-12-01', hour: 8, minute: 15 }],
    ['pause until 2028-02-29 08:00', { kind: 'date', date: '2028-02-29', hour: 8, minute: 0 }],
  ])('%s', (text, until) => {
    expect(parse(text)).toEqual({ ok: true, command: { kind: 'pause', userId: null, until } });
    const named = parseTokens([...typed(text), { kind: 'user', userId: BO }], CIA);
    if (!text.includes(' me'))
      expect(named).toEqual({ ok: true, command: { kind: 'pause', userId: BO, until } });
  });
});

describe('a command that cannot be read', () => {
  test.each<[string, UnreadableWhy, string]>([
    ['set', 'no-people', ''],
    ['add , and', 'no-people', ''],
    ['add anna', 'not-a-mention', 'anna'],
    ['add @bo Anna', 'not-a-mention', 'Anna'],
    ['remove all', 'not-a-mention', 'all'],
    ['phone', 'no-number', ''],
    ['phone @bo', 'no-number', ''],
    ['phone me', 'no-number', ''],
    ['phone anna 070-174 06 05', 'not-a-mention', 'anna'],
    ['phone @bo home 070-174 06 05', 'extra-words', 'home'],
    ['phone 070-174 06 05 ext 3', 'extra-words', 'ext 3'],
    ['phone @bo @cia 0701740605', 'extra-words', '@U0CIA'],
    ['phone me @bo 0701740605', 'extra-words', '@U0BO'],
    ['ring', 'missing-choice', ''],
    ['ring 15s', 'missing-choice', ''],
    ['ring sideways', 'missing-choice', 'sideways'],
    ['ring turn everyone', 'extra-words', 'everyone'],
    ['ring turn 15s 20s', 'extra-words', '20s'],
    ['ring turn gently', 'extra-words', 'gently'],
    ['ring turn @bo', 'extra-words', '@U0BO'],
    ['ring everyone 2 rounds', 'extra-words', '2 rounds'],
    ['ring turn 4s', 'bad-seconds', '4'],
    ['ring turn 61s', 'bad-seconds', '61'],
    ['ring turn -15s', 'bad-seconds', '-15'],
    ['ring everyone 12.5s', 'bad-seconds', '12.5'],
    ['ring turn 99999999999999999999s', 'bad-seconds', '99999999999999999999'],
    ['ring turn 0 rounds', 'bad-rounds', '0'],
    ['ring turn x6', 'bad-rounds', '6'],
    ['pause anna', 'not-a-mention', 'anna'],
    ['pause Anna for 2h', 'not-a-mention', 'Anna'],
    ['pause @bo @cia', 'extra-words', '@U0CIA'],
    ['pause for', 'bad-time', ''],
    ['pause until', 'bad-time', ''],
    ['pause for ever', 'bad-time', 'ever'],
    ['pause for 90', 'bad-time', '90'],
    ['pause for 0m', 'bad-time', '0m'],
    ['pause for 2y', 'bad-time', '2y'],
    ['pause for 1 30 min', 'bad-time', '1 30 min'],
    ['pause for 400 days', 'bad-time', '400 days'],
    ['pause for 2h sharp', 'extra-words', 'sharp'],
    ['pause until 14:00 sharp', 'extra-words', 'sharp'],
    ['pause until 2026-12-01 08:00 09:00', 'extra-words', '09:00'],
    ['pause until 24:00', 'bad-time', '24:00'],
    ['pause until 12:60', 'bad-time', '12:60'],
    ['pause until 2pm', 'bad-time', '2pm'],
    ['pause until fri 25:00', 'bad-time', 'fri 25:00'],
    ['pause until tomorrow at 8am', 'bad-time', 'tomorrow 8am'],
    ['pause until fridays 08:00', 'bad-time', 'fridays 08:00'],
    ['pause until weekend', 'bad-time', 'weekend'],
    ['pause until today', 'bad-time', 'today'],
    ['pause until fri-sun', 'bad-time', 'fri-sun'],
    ['pause until fri sat', 'extra-words', 'sat'],
    ['pause until 2026-02-30', 'bad-time', '2026-02-30'],
    ['pause until 2026-13-01 08:00', 'bad-time', '2026-13-01 08:00'],
    ['resume anna', 'not-a-mention', 'anna'],
    ['resume @bo now', 'extra-words', 'now'],
    ['show', 'missing-choice', ''],
    ['show me', 'missing-choice', 'me'],
    ['show line now', 'extra-words', 'now'],
    ['calls lost', 'extra-words', 'lost'],
    ['calls missed today', 'extra-words', 'today'],
    ['test now', 'extra-words', 'now'],
    ['test at noon', 'bad-time', 'noon'],
    ['test at 25:00 from 070', 'bad-time', '25:00'],
    ['status please', 'extra-words', 'please'],
    ['help ring turn', 'extra-words', 'turn'],
  ])('%s', (text, why, about) => {
    const problem = {
      kind: 'unreadable',
      usage: commandNamed(text.split(' ')[0] ?? '')?.word,
      why,
      text: about,
    };
    expect(parse(text)).toEqual({ ok: false, problem });
  });

  test.each([
    ['stauts', 'stauts', 'status'],
    ['PUASE @bo', 'PUASE', 'pause'],
    ['phne 070', 'phne', 'phone'],
    ['hlep', 'hlep', 'help'],
    ['banana', 'banana', null],
    ['@bo', '@U0BO', null],
    ['x'.repeat(200), `${'x'.repeat(79)}…`, null],
  ])('%s is unknown', (text, word, nearest) => {
    expect(parse(text)).toEqual({ ok: false, problem: { kind: 'unknown-command', word, nearest } });
  });

  it('says what was typed back at a length that can be read', () => {
    const parsed = parse(`status ${'long '.repeat(200)}`);
    expect(!parsed.ok && parsed.problem.kind === 'unreadable' && parsed.problem.text.length).toBe(80);
  });
});

describe('the table of commands', () => {
  test.each(COMMANDS.flatMap((spec) => spec.examples.map((example) => [example, spec.word])))(
    'the example "%s" is a %s',
    (example, word) => {
      const kind: unknown = expect.stringMatching(new RegExp(`^(${word}(-|$)|remove-${word.slice(0, -1)}$)`));
      expect(parse(example)).toMatchObject({ ok: true, command: { kind } });
    },
  );

  it('has no word twice, and each with usage and example', () => {
    const words = COMMANDS.flatMap((spec) => [spec.word, ...spec.aliases]);
    expect(new Set(words).size).toBe(words.length);
    for (const { word, usage, examples } of COMMANDS) {
      expect([...usage, ...examples].every((line) => line.startsWith(word))).toBe(true);
      expect(examples).not.toHaveLength(0);
    }
  });
});

const anyWord = fc.oneof(
  fc.constantFrom(...COMMANDS.flatMap((spec) => [spec.word, ...spec.aliases])),
  fc.constantFrom(
    'for',
    'until',
    'tomorrow',
    'me',
    'turn',
    'everyone',
    'x',
    '2',
    '15s',
    '2h',
    '14:00',
    'line',
    'and',
    ',',
  ),
  fc.string({ unit: 'binary' }),
);
const anyToken: fc.Arbitrary<Token> = fc.oneof(
  { weight: 4, arbitrary: anyWord.map((text) => ({ kind: 'word', text }) as const) },
  fc.constantFrom(ANNA, BO, CIA).map((userId) => ({ kind: 'user', userId }) as const),
  fc.constant({ kind: 'channel', channelId: 'C0ONCALL', name: '' } as const),
);

/** They end in a text or a reason of one's own, or may. */
const MAY_HAVE_MORE = ['ask-cover', 'prompt-list', 'say', 'block', 'closed', 'open', 'text'];

describe('whatever is typed', () => {
  it('is a command or a problem, never a throw', () => {
    fc.assert(
      fc.property(fc.array(anyToken, { maxLength: 8 }), (tokens) => {
        const parsed = parseCommand(tokens, given());
        expect(parsed.ok ? parsed.command.kind : parsed.problem.kind).toMatch(/^[a-z-]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never cut short: one word too many is a problem', () => {
    const readable = fc.constantFrom(...COMMANDS.flatMap((spec) => spec.examples));
    fc.assert(
      fc.property(readable, fc.constantFrom('banana', 'nuu', '!'), (text, extra) => {
        const known = parse(text);
        const parsed = parse(`${text} ${extra}`);
        const kind = known.ok ? known.command.kind : '';
        const isHelp = known.ok && known.command.kind === 'help' && known.command.topic === null;
        const isThen = /^(closed then|text members|text callers off)/.test(text);
        const mayHaveMore =
          (MAY_HAVE_MORE.includes(kind) && !isThen) || /^line (add|rename|remove)/.test(text);
        // What may have more takes any text, or a name; anything else must not swallow a word.
        expect(parsed.ok && !isHelp && !mayHaveMore).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
