import { describe, expect, it } from 'vitest';
import { faultsInBlocks } from '../../../src/simulator/slack/block-kit.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: object = {}) => ({ type: 'button', action_id: 'claim', text: plain('Claim'), ...more });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`Choice ${index}`), value: String(index) }));
const select = (more: object = {}) => ({ type: 'static_select', options: options(2), ...more });
const input = (element: object) => ({ type: 'input', label: plain('Name'), element });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (more: object) => ({ type: 'section', ...more });
const long = (length: number) => 'x'.repeat(length);

describe('blocks Slack takes', () => {
  it.each<[string, object]>([
    ['a header', { type: 'header', text: plain(long(150)) }],
    ['a section at its limit', section({ text: mrkdwn(long(3000)), block_id: long(255) })],
    ['a section of fields', section({ fields: Array.from({ length: 10 }, () => mrkdwn(long(2000))) })],
    ['a section with a button', section({ text: plain('Call'), accessory: button() })],
    ['25 buttons', actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `a${index}` })))],
    [
      'a button at its limits',
      actions(button({ text: plain(long(75)), value: long(2000), style: 'danger' })),
    ],
    [
      'a context',
      {
        type: 'context',
        elements: [mrkdwn('a'), { type: 'image', alt_text: 'b', image_url: 'https://x/y.png' }],
      },
    ],
    ['a divider', { type: 'divider' }],
    ['an image', { type: 'image', alt_text: 'A chart', image_url: 'https://x/y.png', title: plain('Calls') }],
    ['a select with something chosen', actions(select({ initial_option: options(1)[0] }))],
    ['a choice of 100', actions(select({ options: options(100) }))],
    ['a time in a zone', input({ type: 'timepicker', initial_time: '09:30', timezone: 'Europe/Stockholm' })],
    ['a text input', input({ type: 'plain_text_input', multiline: true, max_length: 3000 })],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
    ],
    ['markdown', { type: 'markdown', text: '**bold**' }],
    ['a table', { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }],
  ])('%s', (_name, block) => {
    expect(faultsInBlocks([block], 'message')).toEqual([]);
  });

  it('the same action in two blocks', () => {
    expect(faultsInBlocks([actions(button()), actions(button())], 'message')).toEqual([]);
  });
});

describe('blocks Slack refuses', () => {
  it.each<[string, object, string, string]>([
    ['an unknown type', { type: 'heading' }, '/0', 'unsupported message block type: heading'],
    ['an empty text', section({ text: mrkdwn('') }), '/0/text/text', 'must be at least 1 characters'],
    ['a blank text', section({ text: plain('  ') }), '/0/text/text', 'must be at least 1 characters'],
    [
      'a long text',
      section({ text: mrkdwn(long(3001)) }),
      '/0/text/text',
      'must be at most 3000 characters, has 3001',
    ],
    ['an empty section', section({}), '/0', 'must have text or fields'],
    [
      '11 fields',
      section({ fields: Array.from({ length: 11 }, () => plain('x')) }),
      '/0/fields',
      'no more than 10 items allowed',
    ],
    [
      'a long field',
      section({ fields: [plain(long(2001))] }),
      '/0/fields/0/text',
      'must be at most 2000 characters, has 2001',
    ],
    ['mrkdwn in a header', { type: 'header', text: mrkdwn('x') }, '/0/text', 'unsupported text type: mrkdwn'],
    [
      'a long header',
      { type: 'header', text: plain(long(151)) },
      '/0/text/text',
      'must be at most 150 characters, has 151',
    ],
    [
      'a long button',
      actions(button({ text: plain(long(76)) })),
      '/0/elements/0/text/text',
      'must be at most 75 characters, has 76',
    ],
    [
      'a long value',
      actions(button({ value: long(2001) })),
      '/0/elements/0/value',
      'must be at most 2000 characters, has 2001',
    ],
    [
      'an unknown style',
      actions(button({ style: 'green' })),
      '/0/elements/0/style',
      'must be one of primary, danger',
    ],
    [
      'an unknown field',
      actions(button({ colour: 'red' })),
      '/0/elements/0',
      'invalid additional property: colour',
    ],
    ['no elements', actions(), '/0/elements', 'no fewer than 1 items allowed'],
    [
      '26 buttons',
      actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `a${i}` }))),
      '/0/elements',
      'no more than 25 items allowed',
    ],
    [
      'one action twice in a block',
      actions(button(), button()),
      '/0/elements/1/action_id',
      'action_id claim is used twice in one block',
    ],
    [
      'a text input among actions',
      actions({ type: 'plain_text_input' }),
      '/0/elements/0',
      'unsupported action element type: plain_text_input',
    ],
    ['a button in an input', input(button()), '/0/element', 'unsupported input element type: button'],
    [
      '101 choices',
      actions(select({ options: options(101) })),
      '/0/elements/0/options',
      'no more than 100 items allowed',
    ],
    [
      'no choices',
      actions({ type: 'static_select' }),
      '/0/elements/0',
      'must have exactly one of options, option_groups',
    ],
    [
      'a stray first choice',
      actions(select({ initial_option: { text: plain('x'), value: 'x' } })),
      '/0/elements/0',
      'initial option is none of the options',
    ],
    [
      '6 overflow items',
      actions({ type: 'overflow', options: options(6) }),
      '/0/elements/0/options',
      'no more than 5 items allowed',
    ],
    [
      'an image nobody can hear',
      { type: 'image', image_url: 'https://x/y.png' },
      '/0',
      'missing required field: alt_text',
    ],
    [
      '11 context elements',
      { type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) },
      '/0/elements',
      'no more than 10 items allowed',
    ],
    [
      'no such zone',
      input({ type: 'timepicker', timezone: 'Europe/Lund' }),
      '/0/element/timezone',
      'must be an IANA time zone',
    ],
    [
      'a time of 25:00',
      input({ type: 'timepicker', initial_time: '25:00' }),
      '/0/element/initial_time',
      'must be a time as HH:mm',
    ],
    [
      'a file input in a message',
      input({ type: 'file_input' }),
      '/0/element',
      'file_input is for modals only',
    ],
    [
      'an alert in a message',
      { type: 'alert', text: plain('x') },
      '/0',
      'unsupported message block type: alert',
    ],
    [
      'much markdown',
      { type: 'markdown', text: long(12_001) },
      '/0/text',
      'must be at most 12000 characters, has 12001',
    ],
  ])('%s', (_name, block, path, fault) => {
    expect(faultsInBlocks([block], 'message')).toContainEqual({ path, fault });
  });

  it.each<[string, unknown, string]>([
    ['what is no list', { type: 'section' }, 'must be an array of blocks'],
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), 'no more than 50 items allowed'],
    [
      'one block_id twice',
      [1, 2].map(() => ({ type: 'divider', block_id: 'b' })),
      'block_id b is used twice',
    ],
    [
      'two tables',
      [1, 2].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] })),
      'no more than 1 table block allowed',
    ],
    [
      'much markdown in sum',
      [1, 2].map(() => ({ type: 'markdown', text: long(7000) })),
      'markdown blocks have 14000 characters together',
    ],
  ])('%s', (_name, blocks, fault) => {
    expect(faultsInBlocks(blocks, 'message').map((it) => it.fault)).toContain(fault);
  });
});
