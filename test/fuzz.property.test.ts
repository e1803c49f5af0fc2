// What strangers can send, a hundred thousand times over: no parser throws, none takes long, and nothing comes out that
// the core could not bear. FUZZ_RUNS multiplies the number of inputs for a longer look.
import type { BlockAction, ViewOutput } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../src/core/parse-command.ts';
import { knownIn } from '../src/core/parse-scope.ts';
import { readAnyNumber, readCaller } from '../src/core/phone-number.ts';
import { createAddresses } from '../src/elks/addresses.ts';
import { parseForm } from '../src/elks/form.ts';
import { incomingFrom } from '../src/elks/incoming.ts';
import { parseCallEnd, parseCallWords, parseElksTime, parseKeys, parseRecording } from '../src/elks/parse.ts';
import { withoutSecrets } from '../src/log.ts';
import { cardClick, formOrder } from '../src/slack/card-clicks.ts';
import { tokensFrom } from '../src/slack/tokens.ts';
import { givenSettings } from './core/given-settings.ts';

const TIMES = Number(process.env.FUZZ_RUNS ?? 1);
const runs = (count: number) => ({ numRuns: count * TIMES });
const TIME_LIMIT_MS = 120_000 * TIMES;

const NASTY = [
  '',
  '%ZZ',
  '%00',
  '\u0000',
  '\u202e',
  '&',
  '=',
  '[]',
  '{}',
  '[{"to":{}}]',
  '__proto__',
  'constructor[prototype][x]',
  '<!channel>',
  '<@U1|x>',
  '“',
  '+46',
  '0',
  '99999999999999999999',
  '-1',
  'NaN',
  '1e309',
  '2026-02-30T25:61:61',
] as const;

/** Random text, known traps, and both glued together. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...NASTY),
);
const hostile = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

/** A right text with a few characters changed, doubled or lost. */
const bent = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(3), hostile), { minLength: 1, maxLength: 3 })
    .map((bends) =>
      bends.reduce(
        (kept, [at, lost, put]) => kept.slice(0, at) + put + kept.slice(Math.min(kept.length, at + lost)),
        text,
      ),
    );

const SECOND_MOST = 7 * 24 * 3600;
const NOW = Date.UTC(2026, 10, 24, 18, 0);
const isSeconds = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= SECOND_MOST;

describe('46elks’ forms', () => {
  const GOOD =
    'callid=c1234567890abcdef&id=c1&from=%2B46701740699&to=%2B46701740600&created=2026-11-24T17:58:00.355000' +
    '&duration=42&wav=https%3A%2F%2Fapi.46elks.com%2Fa1%2FRecordings%2Fc1-r0.wav&result=newincoming';

  it('are read or refused, whatever stands in them', { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.oneof(hostile, bent(GOOD)), (text) => {
        const reading = parseForm(text);
        if (!reading.ok) return reading.status === 413;
        const words = parseCallWords(reading.form);
        const { seconds } = parseRecording(reading.form);
        expect(words.callId ?? 'c').toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(parseKeys(reading.form)).toMatch(/^[0-9*]{0,20}$/);
        incomingFrom(words, 'c1');
        return isSeconds(seconds);
      }),
      runs(25_000),
    );
  });

  const LEGS = '[{"from": "+46701740699", "to": "+46701740606", "state": "success", "duration": 7}]';
  const ACTIONS = '[{"connect": "+46701740605", "result": "failed"}, {"ivr": "x", "result": "12345"}]';
  const anyJson = fc.json({ maxDepth: 4 });

  it('hold lists of legs and actions that are any JSON or none', { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, bent(LEGS), anyJson),
        fc.oneof(hostile, bent(ACTIONS), anyJson),
        fc.oneof(hostile, fc.double().map(String)),
        (legs, actions, duration) => {
          const end = parseCallEnd(new Map(Object.entries({ legs, actions, duration })), NOW);
          expect(end.endedAt).toBeLessThanOrEqual(NOW);
          for (const leg of end.legs) expect(isSeconds(leg.seconds)).toBe(true);
          for (const action of end.actions ?? []) expect(action.result.length).toBeLessThanOrEqual(200);
          return isSeconds(end.totalSeconds);
        },
      ),
      runs(20_000),
    );
  });

  it('hold times that are instants or none', { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.oneof(hostile, bent('2026-11-24T17:58:00.355000')), (text) => {
        const at = parseElksTime(text);
        return at === null || Number.isSafeInteger(at);
      }),
      runs(10_000),
    );
  });
});

it('no path is taken for one of our addresses', { timeout: TIME_LIMIT_MS }, () => {
  const addresses = createAddresses('https://phone.example.org', 'a-secret-for-tests-0123456789');
  const right = new URL(addresses.of({ purpose: 'resume', callId: 'c1', step: 2 })).pathname;
  expect(addresses.read(right)).not.toBeNull();
  fc.assert(
    fc.property(fc.oneof(hostile, bent(right)), (path) => path === right || addresses.read(path) === null),
    runs(15_000),
  );
});

describe('what is typed in Slack', () => {
  const settings = givenSettings();
  const WORDS = [
    'phone 070-174 06 05',
    'set <@U1|anna> <@U2|bo>',
    'pause <@U2> until 2026-12-01 08:00',
    'hours mon-fri 08:00-17:00, sat 10-14',
    'ring turn 15s 2 rounds',
    'rotate every 2 weeks mon 09:00',
    'cover <@U1> from 2026-12-01 17:00 until 2026-12-02 08:00',
    'menu 1 ring main',
    'pin add 482913 acme ring main',
    'say closed “We are closed.”',
    'remind 10m, 30m',
    'block +46701740650 until tomorrow 08:00 spam',
  ] as const;
  const typed = fc.oneof(hostile, ...WORDS.map(bent), fc.constantFrom(...WORDS));

  it('becomes a command or a problem in words', { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(typed, (text) => {
        const tokens = tokensFrom(text);
        const parsed = parseCommand(tokens, knownIn(settings, 'U1'));
        return parsed.ok || parsed.problem.kind.length > 0;
      }),
      runs(20_000),
    );
  });

  it('is a number that can be rung, or a fault', { timeout: TIME_LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.oneof(hostile, bent('070-174 06 05'), bent('+46 (0)70 174 06 05')), (text) => {
        const caller = readCaller(text);
        const number =
          readAnyNumber(text, 'SE') ?? (caller.kind === 'number' ? caller.number : '+46701740605');
        return /^\+[1-9]\d{4,14}$/.test(number);
      }),
      runs(5_000),
    );
  });
});

it('what buttons and forms send is of a call or of nothing', { timeout: TIME_LIMIT_MS }, () => {
  const user = { id: 'U1' };
  fc.assert(
    fc.property(fc.oneof(hostile, bent('release:c1')), fc.oneof(hostile, fc.json()), (value, metadata) => {
      const click = cardClick({ user, trigger_id: 't' } as BlockAction, { value });
      const order = formOrder({ private_metadata: metadata, state: { values: {} } } as unknown as ViewOutput);
      return (click === null || /^[\w-]{1,64}$/.test(click.callId)) && (order === null || order.note === '');
    }),
    runs(5_000),
  );
});

/** Long runs of what each pattern likes best: none may take more than linear time. */
describe('a long text takes no long time', () => {
  const SIZE = 60_000;
  const LONG = [
    '0',
    '+46',
    '0 ',
    '<',
    '<@',
    '“',
    "'",
    '&amp;',
    '-',
    'a',
    ' ',
    '\u200d',
    '08:00-',
    '[',
    '{"a":',
    '%',
    'key=',
    'xoxb-',
    'https://a:',
  ].map((unit) => unit.repeat(Math.ceil(SIZE / unit.length)));
  const LIMIT_MS = 400;

  it.each(LONG.map((text) => [text.slice(0, 12), text] as const))('%s…', (_start, text) => {
    const began = performance.now();
    parseForm(`a=${text}`);
    parseCallEnd(new Map([['legs', text]]), NOW);
    parseElksTime(text);
    parseCommand(tokensFrom(text.slice(0, 8_000)), knownIn(givenSettings(), 'U1'));
    withoutSecrets(text);
    expect(performance.now() - began).toBeLessThan(LIMIT_MS);
  });
});
