import { describe, expect, it } from 'vitest';
import { type Around, mrkdwnAsText, renderAsText } from '../../../src/simulator/slack/render-as-text.ts';

const MIDDAY = 1_763_809_200; // 2025-11-22 12:00 in Stockholm
const around: Around = {
  names: { U1: 'anna', C1: 'calls', S1: 'oncall' },
  zone: 'Europe/Stockholm',
  now: MIDDAY * 1000,
};

describe('mrkdwn as text', () => {
  it.each([
    ['<@U1> and <@U9|nils> in <#C1>', '@anna and @nils in #calls'],
    ['<!subteam^S1> <!here> <!channel>', '@oncall @here @channel'],
    ['<https://x.se|our page> <tel:+4670>', 'our page +4670'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&lt;@U1&gt; is no mention', '<@U1> is no mention'],
    ['&amp;lt; stays', '&lt; stays'],
    [`<!date^${MIDDAY}^{date_short} {time}|then>`, 'Nov 22, 2025 12:00'],
    [`<!date^${MIDDAY}^{date_num}|then>`, '2025-11-22'],
    [`<!date^${MIDDAY}^{date_short_pretty} at {time}|then>`, 'today at 12:00'],
    [`<!date^${MIDDAY - 86_400}^{date_pretty}|then>`, 'yesterday'],
    [`<!date^${MIDDAY + 10 * 86_400}^{date_pretty}|then>`, 'December 2, 2025'],
  ])('%s', (mrkdwn, text) => {
    expect(mrkdwnAsText(mrkdwn, around)).toBe(text);
  });

  it('shows a time in the reader’s zone', () => {
    const text = `<!date^${MIDDAY}^{time}|then>`;
    expect(mrkdwnAsText(text, { ...around, zone: 'America/New_York' })).toBe('06:00');
  });
});

describe('a message as text', () => {
  it('has its blocks, files and replies', () => {
    const plain = (text: string) => ({ type: 'plain_text', text });
    const blocks = [
      { type: 'header', text: plain('Missed call') },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'from *Bo*' },
        accessory: { type: 'button', text: plain('Claim') },
      },
      { type: 'context', elements: [plain('10 s'), { type: 'mrkdwn', text: '<@U1>' }] },
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Call') },
          { type: 'users_select', initial_user: 'U1' },
        ],
      },
      { type: 'input', label: plain('Name'), element: { type: 'plain_text_input', initial_value: 'Anna' } },
    ];
    const text = renderAsText({ text: 'short', blocks, replies: [{ text: 'a\nb', blocks: [] }] }, around);
    expect(text.split('\n')).toEqual([
      '# Missed call',
      'from *Bo* [Claim]',
      '10 s @anna',
      '[Call] [@anna]',
      'Name: [Anna]',
      '  ↳ a',
      '    b',
    ]);
  });
});
