import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clamp,
  cut,
  escaped,
  listed,
  mention,
  named,
  people,
  quoted,
  telLink,
} from '../../../src/slack/words/mrkdwn.ts';
import { HOSTILE } from './given.ts';

const HALF_CHARACTER = /\p{Cs}/u;

describe('text from outside', () => {
  it('is shown as code, with nothing live in it', () => {
    expect(quoted(HOSTILE, 200)).toBe(
      '`&lt;!channel&gt; &lt;@U1&gt; &lt;http://x|y&gt; *b* ˋcodeˋ _i_ ~s~ &amp;amp; &gt; quote`',
    );
  });

  it('is cut when it is long, and said to be nothing when it is empty', () => {
    expect(quoted('x'.repeat(10_000))).toBe(`\`${'x'.repeat(59)}…\``);
    expect(quoted(' \n\u202e')).toBe('(nothing)');
  });

  it('keeps its marks in a name, but they format nothing', () => {
    expect(named('*Support* _A_ `b` <!here>\nB')).toBe('∗Support∗ ˍAˍ ˋbˋ &lt;!here&gt; B');
    expect(named('')).toBe('(no name)');
  });

  it('never opens a token or a code span, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(quoted(text).slice(1, -1)).not.toMatch(/[<>`\n]|\p{Cs}/u);
        expect(named(text)).not.toMatch(/[<>`*_~\n]/);
        expect(escaped(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
    );
  });
});

describe('cutting', () => {
  it.each([
    ['a plain text', 'abcdef', 4, 'abc…'],
    ['a mention', 'Hi <@U123> and more', 8, 'Hi …'],
    ['a mention that just fits', 'Hi <@U123> and more', 11, 'Hi <@U123>…'],
    ['an entity', 'a &amp; b', 5, 'a …'],
    ['an entity that just fits', 'a &amp; bcd', 8, 'a &amp;…'],
    ['a code span', 'a `b &lt; c` d', 9, 'a …'],
    ['a character of two halves', 'ab😀cd', 4, 'ab…'],
    ['what is short enough', 'a &amp; b', 9, 'a &amp; b'],
  ])('spares %s', (_, text, max, expected) => {
    expect(clamp(text, max)).toBe(expected);
  });

  it('leaves every token, entity and code span whole, and never exceeds the limit', () => {
    const piece = fc.constantFrom(
      '<@U123>',
      '<tel:+46701740605|070-174 06 05>',
      '&amp;',
      '&lt;',
      '`*b* &amp;` ',
      'word ',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 2, max: 200 }), (pieces, max) => {
        const result = clamp(pieces.join(''), max);
        expect(result.length).toBeLessThanOrEqual(max);
        const rest = result.replace(/<[^<>]*>|&(?:amp|lt|gt);/g, '');
        expect(rest).not.toMatch(/[<>&]/);
        expect(rest.split('`').length % 2).toBe(1);
        expect(rest).not.toMatch(HALF_CHARACTER);
      }),
    );
  });

  it('cuts raw text between characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, max) => {
        expect(cut(text, max).length).toBeLessThanOrEqual(max);
        expect(cut(text, max)).not.toMatch(HALF_CHARACTER);
      }),
    );
  });
});

describe('people and numbers', () => {
  it('mentions people, and quotes what is no user id', () => {
    expect(mention('U1')).toBe('<@U1>');
    expect(mention('U1> <!channel')).toBe('`U1&gt; &lt;!channel`');
  });

  it('joins them as people speak', () => {
    expect(listed([])).toBe('');
    expect(listed(['A'])).toBe('A');
    expect(listed(['A', 'B'])).toBe('A and B');
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
    expect(people(['U1', 'U2', 'U3', 'U4'], 2)).toBe('<@U1>, <@U2> and 2 more');
  });

  it('makes a number a link to dial', () => {
    expect(telLink('+46701740605', '070-174 06 05')).toBe('<tel:+46701740605|070-174 06 05>');
  });

  it('makes no link from what is no number', () => {
    expect(telLink('+46|x>', '<!channel>')).toBe('`&lt;!channel&gt;`');
    expect(telLink('+46701740605', 'a|b> *c*')).toBe('<tel:+46701740605|ab&gt; c>');
  });
});
