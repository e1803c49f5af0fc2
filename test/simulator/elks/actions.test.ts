// What counts as a readable action, and what 46elks would not take.
import { describe, expect, it } from 'vitest';
import { faultsInAction } from '../../../src/simulator/elks/action-faults.ts';
import { readAction } from '../../../src/simulator/elks/actions.ts';
import { ANNA, BO, LINE } from './stage.ts';

const URL = 'https://jour.example/elks/calls';
const OWN = { ownNumbers: [LINE] };

describe('every documented form is taken', () => {
  it.each<[string, unknown]>([
    ['connect', { connect: ANNA }],
    [
      'several at once',
      { connect: `${ANNA},${BO}`, timeout: 15, callerid: LINE, whenhangup: URL, recordcall: URL },
    ],
    [
      'in turn',
      { connect: ANNA, busy: URL, failed: { connect: BO, failed: { play: URL, next: { record: URL } } } },
    ],
    ['play', { play: URL, skippable: false, next: URL }],
    ['beep', { play: 'sound/beep' }],
    ['key tones', { play: 'sound/dtmf/0P1p9#' }],
    ['a menu', { ivr: URL, timeout: 30, repeat: 1, '1': { connect: ANNA }, '#': URL }],
    ['a PIN', { ivr: URL, digits: 5, next: URL }],
    ['record', { record: URL, timelimit: 180, silencedetection: 'no', next: { hangup: 'reject' } }],
    ['hangup busy', { hangup: 'busy' }],
    ['hangup 404', { hangup: '404', whenhangup: URL }],
  ])('%s', (_, action) => {
    expect(faultsInAction(action, OWN)).toEqual([]);
  });
});

describe('anything else is a fault', () => {
  it.each<[unknown, string]>([
    [[], 'is not an action: []'],
    ['https://jour.example', 'is not an action: "https://jour.example"'],
    [{}, 'has none of connect, play, ivr, record, hangup'],
    [{ next: URL }, 'has none of connect, play, ivr, record, hangup'],
    [{ connect: ANNA, play: URL }, 'has connect and play: exactly one is allowed'],
    [{ connect: ANNA, success: URL }, 'success is not a key of connect'],
    [{ play: URL, failed: URL }, 'failed is not a key of play'],
    [{ hangup: 'reject', next: URL }, 'next is not a key of hangup'],
    [JSON.parse('{"play":"sound/beep","__proto__":{"next":1}}'), '__proto__ is not a key of play'],
    [{ connect: '0701740610' }, 'connect holds what is no E.164 number: "0701740610"'],
    [{ connect: `${ANNA}, ${BO}` }, `connect holds what is no E.164 number: " ${BO}"`],
    [{ connect: `${ANNA},` }, 'connect holds what is no E.164 number: ""'],
    [{ connect: `${ANNA},${ANNA}` }, `connect names a number twice: "${ANNA},${ANNA}"`],
    [{ connect: [ANNA] }, `connect is not text: ["${ANNA}"]`],
    [{ connect: ANNA, timeout: '15' }, 'timeout is not a whole number: "15"'],
    [{ connect: ANNA, timeout: 0 }, 'timeout is out of bounds: 0'],
    [{ connect: ANNA, callerid: BO }, `callerid is not one of the account's numbers: "${BO}"`],
    [{ connect: ANNA, failed: null }, 'failed is neither a web address nor an action: null'],
    [{ play: 'welcome.wav' }, 'play is neither a web address nor a known sound: "welcome.wav"'],
    [{ play: 'sound/moo' }, 'play is neither a web address nor a known sound: "sound/moo"'],
    [{ play: URL, skippable: 'no' }, 'skippable is neither true nor false: "no"'],
    [
      { play: URL, next: 'ftp://jour.example' },
      'next is neither a web address nor an action: "ftp://jour.example"',
    ],
    [{ ivr: URL, timeout: 31 }, 'timeout is out of bounds: 31'],
    [{ ivr: URL, digits: 4, '1': URL }, 'has keys, which needs digits to be 1'],
    [{ ivr: URL, '10': URL }, '10 is not a key of ivr'],
    [{ record: URL, silencedetection: false }, 'silencedetection is not yes or no: false'],
    [{ record: URL, timelimit: 1.5 }, 'timelimit is not a whole number: 1.5'],
    [{ hangup: 'later' }, 'hangup is not busy or reject or 404: "later"'],
    [{ connect: ANNA, whenhangup: { play: URL } }, `whenhangup is not a web address: {"play":"${URL}"}`],
    [
      { connect: ANNA, failed: { play: URL, next: { hangup: 'busy' } } },
      'failed: next: hangup is not reject: "busy"',
    ],
  ])('%j', (action, fault) => {
    expect(faultsInAction(action, OWN)).toEqual([fault]);
  });
});

describe('reading', () => {
  it('fills in the documented defaults', () => {
    expect(readAction({ ivr: URL })).toMatchObject({
      ok: true,
      action: { digits: 1, timeoutSeconds: 10, repeat: 3 },
    });
    expect(readAction({ record: URL })).toMatchObject({
      ok: true,
      action: { timeLimitSeconds: 120, silenceDetection: true },
    });
    expect(readAction({ play: URL })).toMatchObject({ ok: true, action: { skippable: true } });
  });

  it('tells addresses from nested actions', () => {
    expect(readAction({ connect: ANNA, busy: URL, failed: { hangup: 'reject' } })).toMatchObject({
      action: {
        busy: { kind: 'url', url: URL },
        failed: { kind: 'action', action: { verb: 'hangup', how: 'reject' } },
      },
    });
  });
});
