import { describe, expect, it } from 'vitest';
import { readCallOptions } from '../../../src/simulator/demo/call-options.ts';
import { ANNA, BO, CALLER, CIA } from '../../../src/simulator/demo/cast.ts';
import { readDemoWish } from '../../../src/simulator/demo/demo-options.ts';
import { readPhoneWish } from '../../../src/simulator/demo/phone-wish.ts';
import { readSlackOptions } from '../../../src/simulator/demo/slack-options.ts';

const wish = (...args: string[]) => {
  const reading = readCallOptions(args);
  return reading.kind === 'call' ? reading.wish : reading;
};

describe('the options of npm run call', () => {
  it('may all be left out', () => {
    expect(wish()).toEqual({
      from: CALLER,
      presses: [],
      phones: {},
      voicemailSeconds: null,
      hangupAfterSeconds: null,
    });
  });

  it.each([
    ['+46701740651', '+46701740651'],
    ['070-174 06 51', '+46701740651'],
    ['0046701740651', '+46701740651'],
    ['hidden', ''],
  ])('--from %s', (text, from) => {
    expect(wish('--from', text)).toMatchObject({ from });
  });

  it('--press takes several, by commas or by turns', () => {
    expect(wish('--press', '1,2', '--press', '1234#')).toMatchObject({ presses: ['1', '2', '1234#'] });
  });

  it('phones are named one by one or in a list, by name or number', () => {
    const { phone: anna } = ANNA;
    expect(
      wish('--phones', 'anna=silent,@Bo=busy,0701740699=unreachable', '--cia', 'declines'),
    ).toMatchObject({
      phones: {
        [anna]: { kind: 'silent' },
        [BO.phone]: { kind: 'busy' },
        '+46701740699': { kind: 'unreachable' },
        [CIA.phone]: { kind: 'declines' },
      },
    });
  });

  it('times are whole seconds', () => {
    expect(wish('--voicemail', '20', '--hangup-after', '0')).toMatchObject({
      voicemailSeconds: 20,
      hangupAfterSeconds: 0,
    });
  });

  it.each([
    [['--from', 'me'], 'me'],
    [['--from', ''], '--from'],
    [['--press', 'x'], '0 to 9'],
    [['--phones', 'dora=silent'], 'dora'],
    [['--phones', 'anna'], 'answers:5'],
    [['--bo', 'sings'], 'sings'],
    [['--voicemail', '1.5'], '--voicemail'],
    [['--hangup-after', '99999'], '--hangup-after'],
    [['--frm', 'x'], '--frm'],
    [['--from'], '--from'],
    [['12'], '12'],
  ])('%j is refused with a word on what is wrong', (args, word) => {
    expect(wish(...args)).toMatchObject({ kind: 'fault', fault: expect.stringContaining(word) });
  });

  it('tells everything that is wrong at once', () => {
    expect(wish('--from', 'me', '--bo', 'sings')).toMatchObject({
      fault: expect.stringMatching(/me.*\n.*sings/),
    });
  });

  it('--help asks for help', () => {
    expect(readCallOptions(['--help'])).toEqual({ kind: 'help' });
  });
});

describe('what a phone is to do', () => {
  it.each([
    ['answers', { kind: 'answers', afterSeconds: 6, talksSeconds: 60, hangsUpFirst: 'caller' }],
    ['Answers:5', { kind: 'answers', afterSeconds: 5, talksSeconds: 60, hangsUpFirst: 'caller' }],
    ['answers:5:90', { kind: 'answers', afterSeconds: 5, talksSeconds: 90, hangsUpFirst: 'caller' }],
    ['declines:2', { kind: 'declines', afterSeconds: 2 }],
    ['silent', { kind: 'silent' }],
  ])('%s', (text, script) => {
    expect(readPhoneWish(text)).toEqual({ ok: true, script });
  });

  it.each(['', 'answer', 'answers:', 'answers:x', 'answers:1:2:3', 'busy:3', 'declines:-1'])(
    'not “%s”',
    (text) => {
      expect(readPhoneWish(text)).toMatchObject({ ok: false });
    },
  );
});

describe('the options of npm run slack', () => {
  it('take the command in one piece or in several, as Anna or as somebody else', () => {
    expect(readSlackOptions(['/oncall status'])).toEqual({
      kind: 'command',
      person: ANNA,
      line: '/oncall status',
    });
    expect(readSlackOptions(['/oncall', 'ring', 'turn', '--as', '@Bo'])).toEqual({
      kind: 'command',
      person: BO,
      line: '/oncall ring turn',
    });
  });

  it.each([
    [[], 'slash'],
    [['oncall'], 'slash'],
    [['/oncall', '--as', 'dora'], 'dora'],
    [['/oncall', '--loud'], '--loud'],
  ])('%j is refused with a word on what is wrong', (args, word) => {
    expect(readSlackOptions(args)).toMatchObject({ kind: 'fault', fault: expect.stringContaining(word) });
  });

  it('home opens the Home of somebody', () => {
    expect(readSlackOptions(['home', '--as', 'bo'])).toEqual({ kind: 'home', person: BO });
  });

  it('--help asks for help', () => {
    expect(readSlackOptions(['-h'])).toEqual({ kind: 'help' });
  });
});

describe('the options of npm run demo', () => {
  it.each([
    { args: [], isInTerminal: true, stays: true, opensBrowser: false },
    { args: [], isInTerminal: false, stays: false, opensBrowser: false },
    { args: ['--end'], isInTerminal: true, stays: false, opensBrowser: false },
    { args: ['--stay'], isInTerminal: false, stays: true, opensBrowser: false },
    { args: ['--open'], isInTerminal: false, stays: true, opensBrowser: true },
  ])('$args, in a terminal: $isInTerminal', ({ args, isInTerminal, stays, opensBrowser }) => {
    expect(readDemoWish(args, isInTerminal)).toMatchObject({ kind: 'play', stays, opensBrowser });
  });

  it('what is no option, or goes with no other, is named', () => {
    expect(readDemoWish(['--end', '--open'], true)).toMatchObject({
      fault: expect.stringContaining('--end'),
    });
    expect(readDemoWish(['--loud'], true)).toMatchObject({ fault: expect.stringContaining('--loud') });
    expect(readDemoWish(['-h', '--open'], true)).toEqual({ kind: 'help' });
  });
});
