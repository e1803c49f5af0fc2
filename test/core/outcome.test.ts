import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call, CallEnd } from '../../src/core/call.ts';
import { withEnd, withPlan, withReached, withRecording, withUntoldEnd } from '../../src/core/call-facts.ts';
import { messageLeft, outcomeOf, stateOf } from '../../src/core/outcome.ts';
import type { CardState } from '../../src/core/view.ts';
import {
  aCall,
  action,
  anEnd,
  aRecording,
  EVERYONE,
  IN_TURN,
  leg,
  PHONE_OF_CIA,
  reached,
  unplanned,
} from './given-call.ts';
import { ANNA, BO, CIA, LANDLINE, NOON, PHONE_OF_ANNA, PHONE_OF_BO } from './given-settings.ts';

const unanswered = (userId: string) => ({ userId, how: 'unanswered' as const });
const busy = (userId: string) => ({ userId, how: 'busy' as const });
const owner = (number: string): string | null => (number === PHONE_OF_CIA ? CIA : null);
const state = (call: Call): CardState => stateOf(call, owner);

const PROMPT = action('play', 'https://phone.example.org/prompts/voicemail.wav');
const RECORD = action('record', 'https://phone.example.org/elks/recording/c1/0/x');

describe('a call that goes on', () => {
  it('rings the first until something else is heard', () => {
    expect(state(aCall())).toEqual({ kind: 'ringing', users: [ANNA], tried: [] });
  });

  it('rings whom it has come to, and tells how the ones before ended', () => {
    const call = aCall({ reached: [reached(1), reached(2, 'busy')] });
    expect(state(call)).toEqual({ kind: 'ringing', users: [CIA], tried: [unanswered(ANNA), busy(BO)] });
  });

  it('rings everyone at once', () => {
    expect(state(aCall({ plan: EVERYONE }))).toMatchObject({ kind: 'ringing', users: [ANNA, BO, CIA] });
  });

  it('is on the way to voicemail when there is nobody to ring', () => {
    const plan = { first: { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 } } as const;
    expect(state(aCall({ plan }))).toEqual({ kind: 'to-voicemail', tried: [], isMeantForNobody: true });
    expect(outcomeOf(aCall({ plan }), owner)).toBe('ringing');
  });

  it('was for somebody when reports tell of phones, whatever its plan', () => {
    const plan = { first: { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 } } as const;
    const end = anEnd({ legs: [leg(PHONE_OF_CIA, 'failed')], actions: [RECORD] });
    expect(state(aCall({ plan, end }))).toEqual({ kind: 'missed', tried: [unanswered(CIA)] });
  });

  it('is on the way to its end when something is said and nothing follows', () => {
    const plan = { first: { kind: 'play', prompt: 'closed', next: { kind: 'end' } }, closed: true } as const;
    expect(state(aCall({ plan }))).toEqual({ kind: 'hearing' });
    expect(outcomeOf(aCall({ plan }), owner)).toBe('ringing');
  });

  it('is of an unknown end when nobody told of one, until somebody does', () => {
    const untold = withUntoldEnd(aCall(), NOON);
    expect(state(untold)).toEqual({ kind: 'untold' });
    const legs = [leg(PHONE_OF_BO, 'success', 40)];
    expect(state(withEnd(untold, anEnd({ legs })))).toMatchObject({ kind: 'answered', by: BO });
    expect(withUntoldEnd(aCall({ end: anEnd({ legs }) }), NOON)).toEqual(aCall({ end: anEnd({ legs }) }));
    expect(state(withUntoldEnd(aCall({ recordings: [aRecording(9)] }), NOON)).kind).toBe('voicemail');
  });

  it('is not ringing any more once the caller said nothing at the beep', () => {
    expect(state(aCall({ recordings: [aRecording(0)] })).kind).toBe('missed');
  });
});

describe('a call by the books of the provider alone', () => {
  const fromBooks = (change: Partial<CallEnd> = {}): CallEnd => anEnd({ isFromBooks: true, ...change });

  it('met nothing when nothing ran for it: Jour gave no answer', () => {
    expect(state(withEnd(unplanned, fromBooks()))).toEqual({ kind: 'missed', tried: [], metNothing: true });
    const own = fromBooks({ legs: [leg(LANDLINE, 'success', 3)] });
    expect(state(withEnd(unplanned, own))).toMatchObject({ metNothing: true });
  });

  it.each<[string, Call]>([
    ['that was answered with a plan', withEnd(aCall(), fromBooks())],
    [
      'in which something ran',
      withEnd(unplanned, fromBooks({ actions: [action('connect', PHONE_OF_BO, 'failed')] })),
    ],
    ['in which a phone rang', withEnd(unplanned, fromBooks({ legs: [leg(PHONE_OF_BO, 'failed')] }))],
    ['whose end was reported, which asks for an answer of ours', withEnd(unplanned, anEnd())],
  ])('is one whose caller gave up, when it is one %s', (_which, call) => {
    expect(state(call).kind).toBe('abandoned');
  });

  it('ends as a report says, whichever was first', () => {
    const report = anEnd({ totalSeconds: 7 });
    const end = (first: CallEnd, second: CallEnd): CallEnd | undefined =>
      withEnd(withEnd(unplanned, first), second).end;
    expect(end(fromBooks(), report)).toEqual(report);
    expect(end(report, fromBooks())).toEqual(report);
    expect(end(fromBooks(), fromBooks({ totalSeconds: 9 }))).toEqual(fromBooks());
  });
});

describe('a call that was answered', () => {
  it('names who answered, how soon and how long they talked', () => {
    const legs = [leg(PHONE_OF_ANNA, 'failed'), leg(PHONE_OF_BO, 'success', 40)];
    expect(state(aCall({ end: anEnd({ legs }) }))).toEqual({
      kind: 'answered',
      by: BO,
      afterSeconds: 20,
      talkSeconds: 40,
    });
  });

  it('does not take the caller’s own leg to our number for an answer', () => {
    const legs = [leg(LANDLINE, 'success', 60), leg(PHONE_OF_ANNA, 'failed')];
    expect(state(aCall({ end: anEnd({ legs }) })).kind).toBe('abandoned');
  });

  it.each([
    [PHONE_OF_ANNA, ANNA],
    [`${PHONE_OF_ANNA},${PHONE_OF_BO}`, null],
  ])('is told by the actions when the report has no legs: %s', (value, by) => {
    const end = anEnd({ actions: [action('connect', value)] });
    expect(state(aCall({ end }))).toEqual({ kind: 'answered', by, afterSeconds: null, talkSeconds: 60 });
  });

  it('finds the answerer among the members when the plan is not known', () => {
    const end = anEnd({ legs: [leg(PHONE_OF_CIA, 'success', 60)] });
    expect(state({ ...unplanned, end })).toMatchObject({ kind: 'answered', by: CIA });
  });
});

describe('a call that nobody answered', () => {
  it.each([
    ['that went as far as the recording', [PROMPT, RECORD], []],
    ['whose recording holds nothing', [], [aRecording(0)]],
  ])('was missed: one %s', (_name, actions, recordings) => {
    expect(state(aCall({ recordings, end: anEnd({ actions }) })).kind).toBe('missed');
  });

  it('was given up when the caller left before', () => {
    const end = anEnd({ totalSeconds: 20, actions: [action('connect', PHONE_OF_ANNA, 'failed')] });
    expect(state(aCall({ end }))).toEqual({ kind: 'abandoned', afterSeconds: 20, tried: [] });
  });

  it('tells each person once, as the last try ended', () => {
    const legs = [leg(PHONE_OF_ANNA, 'busy'), leg(PHONE_OF_BO, 'busy'), leg(PHONE_OF_ANNA, 'failed')];
    expect(state(aCall({ end: anEnd({ legs }) }))).toMatchObject({ tried: [unanswered(ANNA), busy(BO)] });
  });

  it('tells of the phones by what was heard while it rang when the report does not', () => {
    const call = aCall({ reached: [reached(1), reached(2, 'busy')], end: anEnd() });
    expect(state(call)).toMatchObject({ tried: [unanswered(ANNA), busy(BO)] });
  });
});

describe('a voicemail', () => {
  it('came behind the last phone, before the end of the call is told too', () => {
    const recordings = [aRecording(34)];
    const call = aCall({ reached: [reached(1), reached(2, 'busy')], recordings });
    expect(state(call)).toMatchObject({ tried: [unanswered(ANNA), busy(BO), unanswered(CIA)] });
    const unheard = { tried: [unanswered(ANNA), unanswered(BO), unanswered(CIA)] };
    expect(state(aCall({ recordings }))).toMatchObject(unheard);
  });

  it('counts more than how the call ended', () => {
    const call = aCall({ recordings: [aRecording(34)], end: anEnd({ actions: [RECORD] }) });
    expect(state(call)).toMatchObject({ kind: 'voicemail', seconds: 34, audio: 'waiting' });
  });

  it('is the longest message, and never one of 0 s', () => {
    const recordings = [aRecording(0, 'a'), aRecording(5, 'b'), aRecording(9, 'c')];
    expect(messageLeft(aCall({ recordings }))?.id).toBe('c');
    expect(messageLeft(aCall({ recordings: [aRecording(0)] }))).toBeUndefined();
  });
});

describe('what is known of a call', () => {
  const reports: readonly ((call: Call) => Call)[] = [
    (call) => withPlan(call, IN_TURN),
    (call) => withReached(call, reached(1)),
    (call) => withReached(call, reached(2, 'busy')),
    (call) => withRecording(call, aRecording(0, 'r0')),
    (call) => withRecording(call, aRecording(7, 'r1')),
    (call) => withEnd(call, anEnd({ actions: [PROMPT, RECORD] })),
  ];
  const told = (order: readonly ((call: Call) => Call)[]): Call =>
    order.reduce((call, tell) => tell(call), unplanned);
  const inOrder = told(reports);

  it('is the same in whatever order the reports came, and however often', () => {
    const anyOrder = fc
      .tuple(
        fc.shuffledSubarray([...reports], { minLength: reports.length }),
        fc.array(fc.constantFrom(...reports)),
      )
      .map(([all, again]) => [...all, ...again]);
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(told(order)).toEqual(inOrder);
      }),
    );
  });

  it.each([...reports.entries()])('does not change at all when a report comes again: %i', (_index, tell) => {
    expect(tell(inOrder)).toBe(inOrder);
  });
});
