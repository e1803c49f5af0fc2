import { describe, expect, it } from 'vitest';
import { actionLines, shortAddress } from '../../../src/simulator/demo/action-json.ts';
import { callTime, howLong } from '../../../src/simulator/demo/spoken-time.ts';
import { hangingLines } from '../../../src/simulator/demo/wrap.ts';
import { openPaper } from './a-demo.ts';

const BASE = 'http://127.0.0.1:42621';
const CALL = 'c78d292b5ddb91171d6a44f090795b5e9';
const SIGNATURE = 'sOYqrtCvPv4XXeok';

describe('the paper of the story', () => {
  it('is as wide as the window, but not wider than 100 columns', () => {
    for (const [columns, width] of [
      [80, 80],
      [250, 100],
      [0, 60],
    ] as const) {
      const { paper, text } = openPaper(columns);
      paper.text('word '.repeat(60).trim());
      paper.heading('Call 1');
      expect(
        Math.max(
          ...text()
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBe(width);
    }
  });

  it('turns Slack’s bold into the terminal’s, and drops its marks where there are no colours', () => {
    const plain = openPaper();
    plain.paper.quote('*Done.* 2*3*4 _Nothing_ snake_case_name');
    expect(plain.text()).toBe('    │ Done. 2*3*4 Nothing snake_case_name\n');
    const colourful = openPaper(100, true);
    colourful.paper.quote('*Done.*');
    expect(colourful.text()).toContain('\u001b[1mDone.\u001b[22m');
  });

  it('sets notes beneath each other when there is room, else right behind their lines', () => {
    const lines = [
      { text: '{', note: 'one' },
      { text: 'x'.repeat(40), note: 'y'.repeat(30) },
    ];
    const wide = openPaper(100);
    wide.paper.code(lines);
    expect(wide.text()).toMatch(/^ {4}\{ {39} {2}← one$/m);
    const narrow = openPaper(60);
    narrow.paper.code(lines);
    expect(narrow.text()).toMatch(/^ {4}\{ {2}← one$/m);
  });

  it.each([
    ['• one two three', ['• one', '  two', '  three']],
    ['call 070-174 06 05 now', ['call', '070-174 06 05', 'now']],
    ['    deep word', ['    deep', '    word']],
    ['', ['']],
  ])('breaks “%s” at its spaces', (text, lines) => {
    expect(hangingLines(text, 8)).toEqual(lines);
  });
});

describe('the action JSON in the story', () => {
  it.each([
    [`${BASE}/elks/resume/${CALL}/1/${SIGNATURE}`, '…/resume/…/1/…'],
    [`${BASE}/elks/progress/${CALL}/12/${SIGNATURE}.wav`, '…/progress/…/12/….wav'],
    [`${BASE}/prompts/9258a22e9984970e2b6c19d6dd6019f9.wav`, '…/prompts/9258a2….wav'],
    [`${BASE}/elks/calls?key=secret-secret`, '…/calls?key=…'],
    ['sound/beep', 'sound/beep'],
  ])('shortens %s', (address, short) => {
    expect(shortAddress(address)).toBe(short);
  });

  it('is still JSON, and the same action', () => {
    const action = {
      connect: '+46701740605',
      timeout: 15,
      failed: { play: 'sound/beep', next: { hangup: 'busy' } },
    };
    const text = actionLines(action)
      .map((line) => line.text)
      .join('\n');
    expect(JSON.parse(text)).toEqual(action);
  });
});

describe('times in the story', () => {
  it.each([
    [0, '0:00', '0 s'],
    [23.654, '0:23', '23 s'],
    [59.9999, '1:00', '1 min'],
    [95, '1:35', '1 min 35 s'],
    [600, '10:00', '10 min'],
  ])('%d seconds', (seconds, clock, spoken) => {
    expect(callTime(seconds)).toBe(clock);
    expect(howLong(seconds)).toBe(spoken);
  });
});
