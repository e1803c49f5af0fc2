import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Form } from '../../src/elks/form.ts';
import { incomingFrom } from '../../src/elks/incoming.ts';
import {
  parseAnswered,
  parseCallEnd,
  parseCallWords,
  parseElksTime,
  parseRecording,
} from '../../src/elks/parse.ts';

const form = (fields: Readonly<Record<string, string>>): Form => new Map(Object.entries(fields));
const NOW = Date.UTC(2026, 10, 24, 18, 0);
const STARTED = Date.UTC(2026, 10, 24, 17, 58);

/** As on 46elks.se/docs/receive-call, voice-record and call-history. */
const CALL = {
  direction: 'incoming',
  callid: 'c1234567890abcdef',
  from: '+46701740699',
  to: '+46701740600',
  created: '2026-11-24T17:58:00.355000',
  result: 'newincoming',
};
const HANGUP = {
  id: CALL.callid,
  direction: 'incoming',
  from: CALL.from,
  to: CALL.to,
  created: CALL.created,
  start: '2026-11-24T17:58:00.000000',
  duration: '42',
  state: 'success',
  cost: '3000',
  actions:
    '[{"connect": "+46701740605", "result": "failed"}, {"connect": "+46701740606", "result": "success"}]',
  legs: '[{"from": "+46701740699", "to": "+46701740606", "state": "success", "duration": 7}]',
};
const RECORDING = {
  callid: CALL.callid,
  from: CALL.from,
  to: CALL.to,
  created: CALL.created,
  direction: 'incoming',
  duration: '34',
  wav: 'https://api.46elks.com/a1/Recordings/c1234567890abcdef-r0.wav',
};

describe('a 46elks time', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each(['UTC', 'Europe/Stockholm', 'Asia/Tokyo', 'America/New_York', 'Australia/Lord_Howe'])(
    'is UTC wherever the host stands: %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(parseElksTime('2026-10-25T02:30:00.123456')).toBe(Date.UTC(2026, 9, 25, 2, 30, 0, 123));
      expect(parseElksTime('2026-03-29T02:30:00')).toBe(Date.UTC(2026, 2, 29, 2, 30));
      expect(parseElksTime('2026-03-29T02:30:00.5Z')).toBe(Date.UTC(2026, 2, 29, 2, 30, 0, 500));
      expect(parseElksTime('2026-03-29 02:30:00.07+0100')).toBe(Date.UTC(2026, 2, 29, 2, 30, 0, 70));
      expect(parseElksTime('2026-03-29 02:30:00.5+1030')).toBe(Date.UTC(2026, 2, 29, 2, 30, 0, 500));
      expect(parseElksTime('2026-12-31T23:59:60')).toBe(Date.UTC(2027, 0, 1));
      expect(parseElksTime('2026-02-28T23:59:60')).toBe(Date.UTC(2026, 2, 1));
      expect(parseElksTime('2024-02-29T10:00:00.9')).toBe(Date.UTC(2024, 1, 29, 10, 0, 0, 900));
      expect(parseElksTime('2026-03-29T02:30:00.07')).toBe(Date.UTC(2026, 2, 29, 2, 30, 0, 70));
      expect(parseElksTime('2026-03-29T02:30:00.123+02:00')).toBe(Date.UTC(2026, 2, 29, 2, 30, 0, 123));
    },
  );

  it.each([
    null,
    '',
    'yesterday',
    '2026-11-24',
    '24/11/2026 10:00:00',
    '2026-13-45T10:00:00',
    '2026-02-30T10:00:00',
    '2026-02-29T10:00:00',
    '2026-04-31T10:00:00',
    '1e9',
    '0',
  ])('is not made of %j', (text) => expect(parseElksTime(text)).toBeNull());
});

describe('the start of a call', () => {
  it('is read as documented', () => {
    expect(incomingFrom(parseCallWords(form(CALL)))).toEqual({
      callId: CALL.callid,
      to: CALL.to,
      caller: { kind: 'number', number: CALL.from },
      createdAt: Date.UTC(2026, 10, 24, 17, 58, 0, 355),
    });
  });

  it('takes numbers whose plus sign came as a space', () => {
    const incoming = incomingFrom(
      parseCallWords(form({ ...CALL, from: ' 46701740699', to: ' 46701740600' })),
    );
    expect(incoming.to).toBe(CALL.to);
    expect(incoming.caller).toEqual({ kind: 'number', number: CALL.from });
  });

  it.each(['', '   ', 'anonymous', 'unknown'])('is hidden when from is %j', (from) => {
    expect(incomingFrom(parseCallWords(form({ ...CALL, from }))).caller).toEqual({ kind: 'hidden' });
  });

  it.each(['Elks', '<!channel>', '112', '+', '+46 70'])('keeps odd text as it came: %j', (from) => {
    expect(incomingFrom(parseCallWords(form({ ...CALL, from }))).caller).toEqual({ kind: 'odd', text: from });
  });

  it.each(['../../etc/passwd', 'a b', 'a/b', '%00', 'x'.repeat(65), '\0', 'å'])(
    'gets an id of its own when the one sent fits into no address: %j',
    (callid) => {
      const { callId } = incomingFrom(parseCallWords(form({ ...CALL, callid })));
      expect(callId).toMatch(/^j[A-Za-z0-9_-]{24}$/);
      expect(incomingFrom(parseCallWords(form({ ...CALL, callid }))).callId).toBe(callId);
    },
  );

  it('tells calls without ids apart by what they brought', () => {
    const { callid: _none, ...words } = CALL;
    const one = incomingFrom(parseCallWords(form(words))).callId;
    const two = incomingFrom(parseCallWords(form({ ...words, from: '+46701740698' }))).callId;
    expect(two).not.toBe(one);
  });
});

describe('the end of a call', () => {
  it('is read as documented', () => {
    expect(parseCallEnd(form(HANGUP), NOW)).toEqual({
      endedAt: STARTED + 42_000,
      totalSeconds: 42,
      legs: [{ to: '+46701740606', state: 'success', seconds: 7 }],
      actions: [
        { verb: 'connect', value: '+46701740605', result: 'failed' },
        { verb: 'connect', value: '+46701740606', result: 'success' },
      ],
    });
    expect(parseCallWords(form(HANGUP)).callId).toBe(HANGUP.id);
  });

  it('is now when it does not say when it began, and never later', () => {
    expect(parseCallEnd(form({ duration: '42' }), NOW).endedAt).toBe(NOW);
    expect(parseCallEnd(form({ ...HANGUP, duration: '9999' }), NOW).endedAt).toBe(NOW);
  });

  it.each([
    '',
    'null',
    '0',
    '"text"',
    '{}',
    '[',
    '[[]]',
    '[null, 1, "x"]',
    '['.repeat(30_000),
    '{"__proto__": {"state": "success"}}',
  ])('lives with lists that are none: %.20s', (list) => {
    const end = parseCallEnd(form({ ...HANGUP, legs: list, actions: list }), NOW);
    expect(end.legs).toEqual([]);
    expect(end.actions ?? []).toEqual([]);
  });

  it('reads odd entries of a list as saying nothing', () => {
    const legs = '[{"to": 7, "state": null, "duration": "x"}, {"to": "+46701740605", "duration": -3}]';
    expect(parseCallEnd(form({ legs }), NOW).legs).toEqual([
      { to: '', state: '', seconds: 0 },
      { to: '+46701740605', state: '', seconds: 0 },
    ]);
  });
});

describe('a recording', () => {
  it('is read as documented', () => {
    expect(parseRecording(form(RECORDING))).toMatchObject({
      callId: CALL.callid,
      url: RECORDING.wav,
      seconds: 34,
    });
  });

  it.each([
    ['0', 0],
    ['-1', 0],
    ['1.6', 2],
    ['1e99', 7 * 24 * 3600],
  ])('of %s s counts as %i s', (duration, seconds) => {
    expect(parseRecording(form({ ...RECORDING, duration })).seconds).toBe(seconds);
  });
});

describe('any form at all', () => {
  const names = ['callid', 'id', 'from', 'to', 'created', 'start', 'duration', 'legs', 'actions', 'wav'];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom('NaN', '-0', '__proto__', '\0', '%'),
  );
  const anyForm = fc.dictionary(fc.constantFrom(...names), anyText).map(form);

  it('is read without a throw, into an id that fits into an address', () => {
    fc.assert(
      fc.property(anyForm, (fields) => {
        expect(incomingFrom(parseCallWords(fields)).callId).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(Number.isSafeInteger(parseCallEnd(fields, NOW).endedAt)).toBe(true);
        expect(parseRecording(fields).seconds).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a recording whose length is not told', () => {
  it.each([undefined, '', 'soon'])('is fetched all the same (%s)', (duration) => {
    const fields = {
      wav: 'https://api.46elks.com/a1/recordings/r1.wav',
      ...(duration === undefined ? {} : { duration }),
    };
    expect(parseRecording(new Map(Object.entries(fields))).seconds).toBe(1);
  });

  it('is only passed by when it is said to be empty', () => {
    expect(parseRecording(new Map([['duration', '0']])).seconds).toBe(0);
  });
});

describe('whether a call out was answered', () => {
  it.each([
    [{ state: 'success' }, 'answered'],
    [{ state: 'failed', actions: '[{"ivr": "https://x", "result": "failed"}]' }, 'answered'],
    [{ actions: '[{"ivr": "https://x", "result": "1"}]' }, 'answered'],
    [{ state: 'failed', actions: '[]' }, 'unanswered'],
    [{ state: 'busy' }, 'busy'],
    [{ state: 'something new' }, 'unanswered'],
    [{ actions: 'not JSON' }, 'unclear'],
    [{}, 'unclear'],
  ] as const)('%o: %s', (fields, expected) => {
    expect(parseAnswered(form(fields))).toBe(expected);
  });
});
