import { describe, expect, it } from 'vitest';
import { faultsInView } from '../../../src/simulator/slack/block-kit-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const input = (element: object) => ({ type: 'input', label: plain('Name'), element });
const modal = (more: object = {}) => ({ type: 'modal', title: plain('Roster'), blocks: [], ...more });
const textInput = input({ type: 'plain_text_input' });

describe('views Slack takes', () => {
  it.each<[string, object]>([
    ['a bare modal', modal()],
    ['a form', modal({ submit: plain('Save'), close: plain('Cancel'), blocks: [textInput] })],
    [
      'a form for a file',
      modal({ submit: plain('Save'), blocks: [input({ type: 'file_input', max_files: 1 })] }),
    ],
    ['an alert', modal({ blocks: [{ type: 'alert', text: plain('Careful'), level: 'warning' }] })],
    ['a Home tab', { type: 'home', blocks: [{ type: 'divider' }], private_metadata: '' }],
  ])('%s', (_name, view) => {
    expect(faultsInView(view)).toEqual([]);
  });
});

describe('views Slack refuses', () => {
  it.each<[string, object, string, string]>([
    [
      'a long title',
      modal({ title: plain('x'.repeat(25)) }),
      '/title/text',
      'must be at most 24 characters, has 25',
    ],
    ['no title', { type: 'modal', blocks: [] }, '', 'missing required field: title'],
    [
      'an input without submit',
      modal({ blocks: [textInput] }),
      '',
      'missing required field: submit (there is an input block)',
    ],
    [
      'much metadata',
      modal({ private_metadata: 'x'.repeat(3001) }),
      '/private_metadata',
      'must be at most 3000 characters, has 3001',
    ],
    [
      'a title on Home',
      { type: 'home', title: plain('x'), blocks: [] },
      '',
      'invalid additional property: title',
    ],
    [
      'a file input on Home',
      { type: 'home', blocks: [input({ type: 'file_input' })] },
      '/blocks/0/element',
      'file_input is for modals only',
    ],
    [
      'markdown in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      '/blocks/0',
      'unsupported modal block type: markdown',
    ],
    [
      '101 blocks',
      modal({ blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }),
      '/blocks',
      'no more than 100 items allowed',
    ],
    ['another kind', { type: 'dialog', blocks: [] }, '', 'unsupported view type: dialog'],
  ])('%s', (_name, view, path, fault) => {
    expect(faultsInView(view)).toContainEqual({ path, fault });
  });
});
