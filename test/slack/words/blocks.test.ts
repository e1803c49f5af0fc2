import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsInBlocks } from '../../../src/simulator/slack/block-kit.ts';
import {
  actions,
  body,
  button,
  context,
  divider,
  header,
  linesBody,
  section,
} from '../../../src/slack/words/blocks.ts';

const LONG = 'x'.repeat(10_000);

describe('the pieces of a message', () => {
  it('keep their limits by themselves', () => {
    const buttons = Array.from({ length: 30 }, (_, index) =>
      button(LONG, `act-${index}`, { value: 'v', label: LONG }),
    );
    const blocks = [
      header(LONG, 'title'),
      section(LONG, 'what'),
      context(Array.from({ length: 20 }, () => LONG)),
      divider(),
      actions(buttons, 'do'),
    ];
    expect(faultsInBlocks(blocks, 'message')).toEqual([]);
  });

  it('end with a mark where they were cut', () => {
    expect(section(LONG).text?.text).toMatch(/^x{2999}…$/);
    expect(header(LONG).text.text).toMatch(/^x{149}…$/);
    expect(body(LONG, []).text).toMatch(/^x{3999}…$/);
  });

  it('link nothing that was not made a link', () => {
    expect(section('see http://example.com').text).toMatchObject({ type: 'mrkdwn', verbatim: true });
  });
});

describe('an answer made of lines', () => {
  it('fits one section when it is short', () => {
    expect(linesBody(['one', 'two']).blocks).toEqual([section('one\ntwo')]);
  });

  it('is broken between lines, and loses none while there is room', () => {
    const line = fc.string({ minLength: 1, maxLength: 400, unit: fc.constantFrom('a', 'b', ' ', 'c') });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 100 }), (lines) => {
        const { blocks } = linesBody(lines);
        const texts = blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''));
        expect(texts.join('\n')).toBe(lines.join('\n'));
        expect(texts.every((text) => text.length <= 3_000)).toBe(true);
      }),
    );
  });
});
