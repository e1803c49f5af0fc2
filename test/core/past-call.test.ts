import { describe, expect, it } from 'vitest';
import type { CallEnd, Recording } from '../../src/core/call.ts';
import { initialSettings } from '../../src/core/initial-settings.ts';
import {
  callFromPast,
  isPastFlood,
  lineOfPast,
  lookBackFrom,
  type PastCall,
  withPast,
} from '../../src/core/past-call.ts';
import type { Settings } from '../../src/core/settings.ts';

const AT = Date.UTC(2026, 10, 24, 18, 0);
const LINE = '+46701740600';
const CALLER = '+46701740699';
const settings = initialSettings({ lineNumber: LINE, channelId: 'C1', timeZone: 'Europe/Stockholm' });
const [line] = settings.lines;
if (line === undefined) throw new Error('no line');

const end = (verbs: readonly string[]): CallEnd => ({
  endedAt: AT + 60_000,
  totalSeconds: 60,
  legs: [],
  actions: verbs.map((verb) => ({ verb, value: 'x', result: 'success' })),
});

const past = (change: Partial<PastCall> = {}): PastCall => ({
  callId: 'c1',
  isIncoming: true,
  to: LINE,
  caller: { kind: 'number', number: CALLER },
  createdAt: AT,
  end: end(['connect']),
  ...change,
});

const blocked = (untilAt: number | null): Settings => ({
  ...settings,
  blocked: [{ number: CALLER, untilAt, reason: null, by: 'U1', at: AT - 1 }],
});

describe('a call on record is told of', () => {
  it.each<[string, PastCall, Settings, boolean]>([
    ['when it came to a line', past(), settings, true],
    ['when nothing at all was done for it', past({ end: end([]) }), settings, true],
    ['not when it was to another number', past({ to: '+46701740601' }), settings, false],
    ['not when it was a call out', past({ isIncoming: false }), settings, false],
    ['not when it was rejected', past({ end: end(['hangup']) }), settings, false],
    ['not when its caller was blocked', past(), blocked(null), false],
    ['when the block was over by then', past(), blocked(AT), true],
    ['when its caller was hidden', past({ caller: { kind: 'hidden' } }), settings, true],
    [
      'not when hidden callers are rejected',
      past({ caller: { kind: 'hidden' } }),
      { ...settings, lines: [{ ...line, hidden: 'reject' }] },
      false,
    ],
  ])('%s', (_name, call, of, isTold) => {
    expect(lineOfPast(call, of) !== null).toBe(isTold);
  });

  it('as late from five minutes after its end on', () => {
    expect(callFromPast(past(), line, AT + 60_000 + 299_999).heardLateAt).toBeUndefined();
    expect(callFromPast(past(), line, AT + 360_000).heardLateAt).toBe(AT + 360_000);
    expect(callFromPast(past({ end: null }), line, AT + 360_000).heardLateAt).toBeUndefined();
  });
});

it('a call is one of a flood from the forty-first of its caller in an hour on, and others are not', () => {
  const calls = Array.from({ length: 60 }, (_, index) =>
    past({ callId: `c${index}`, createdAt: AT + index * 60_000 }),
  );
  const callsOf = new Map([[CALLER, new Map(calls.map(({ callId, createdAt }) => [callId, createdAt]))]]);
  const flooding = calls.filter((call) => isPastFlood(call, callsOf)).map(({ callId }) => callId);
  expect(flooding.slice(0, 2)).toEqual(['c40', 'c41']);
  const other = past({ createdAt: AT + 59.5 * 60_000, caller: { kind: 'number', number: '+46701740611' } });
  expect(isPastFlood(other, callsOf)).toBe(false);
  expect(isPastFlood(past({ createdAt: AT + 59.5 * 60_000, caller: { kind: 'hidden' } }), callsOf)).toBe(
    false,
  );
});

describe('recordings, of which the books do not say what they are', () => {
  const recording = (id: string, seconds: number): Recording => ({
    id,
    url: `https://api.46elks.com/a1/Recordings/${id}.wav`,
    seconds,
    reportedAt: AT,
    state: 'waiting',
  });
  const ofCall = (verbs: readonly string[], recordings: readonly Recording[], records: boolean) => {
    const call = callFromPast(past({ end: end(verbs) }), line, AT);
    return withPast(call, { end: end(verbs), recordings }, { ...line, records }).recordings.flatMap(
      ({ id, of }) => (of === 'call' ? [id] : []),
    );
  };

  it('are messages where calls are not recorded', () => {
    expect(ofCall(['connect', 'record'], [recording('c1-r0', 34)], false)).toEqual([]);
  });

  it('are the conversation where nobody was asked for a message', () => {
    expect(ofCall(['connect'], [recording('c1-r0', 34)], true)).toEqual(['c1-r0']);
  });

  it('are a message when there is one and one was asked for: better heard twice than not', () => {
    expect(ofCall(['connect', 'record'], [recording('c1-r0', 34)], true)).toEqual([]);
  });

  it('are the conversation when there is a shorter one', () => {
    const both = [recording('c1-r0', 34), recording('c1-r1', 80)];
    expect(ofCall(['connect', 'record'], both, true)).toEqual(['c1-r1']);
    expect(ofCall(['connect', 'record'], [recording('c1-r0', 34), recording('c1-r1', 34)], true)).toEqual([]);
  });

  it('change nothing when they are known', () => {
    const call = withPast(
      callFromPast(past(), line, AT),
      { end: null, recordings: [recording('c1-r0', 34)] },
      line,
    );
    expect(withPast(call, { end: null, recordings: [recording('c1-r0', 34)] }, line)).toBe(call);
  });
});

describe('where the books are looked at from', () => {
  const MINUTE = 60_000;
  const DAY = 24 * 60 * MINUTE;

  it.each([
    ['a while before what was looked at last', AT - 10 * MINUTE, AT - 25 * MINUTE],
    ['no longer ago than anybody waits', AT - 30 * DAY, AT - 7 * DAY],
    ['a day ago after a clock that was ahead', AT + DAY, AT - DAY],
  ])('is %s', (_name, caughtUpTo, from) => expect(lookBackFrom(caughtUpTo, AT)).toBe(from));
});
