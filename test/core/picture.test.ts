import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX_HEIGHT, BOX_WIDTH, type Box, layOut, type PictureStep } from '../../src/core/picture.ts';
import { pictureSvg } from '../../src/core/picture-svg.ts';

const step = (
  title: string,
  ways: PictureStep['ways'] = [],
  lit: PictureStep['lit'] = 'not',
): PictureStep => ({
  title,
  detail: '',
  tone: 'ring',
  lit,
  ways,
});

const DEEPEST = 4;
const anyStepAbove = (depth: number): fc.Arbitrary<PictureStep> =>
  fc.record({
    title: fc.string(),
    detail: fc.string(),
    tone: fc.constantFrom('ring', 'sound', 'choice', 'voicemail', 'end'),
    lit: fc.constantFrom('not', 'taken', 'here'),
    ways:
      depth === 0
        ? fc.constant([])
        : fc.array(fc.record({ label: fc.string(), to: anyStepAbove(depth - 1) }), { maxLength: 3 }),
  });

const sizeOf = ({ ways }: PictureStep): number => ways.reduce((sum, { to }) => sum + sizeOf(to), 1);
const overlap = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < BOX_WIDTH && Math.abs(one.y - other.y) < BOX_HEIGHT;

describe('a picture', () => {
  it('goes to the right as time does, and has branches below each other', () => {
    const first = step('Menu', [
      { label: 'key 1', to: step('Ring Anna', [{ label: 'no answer', to: step('Voicemail') }]) },
      { label: 'key 2', to: step('Say') },
    ]);
    const { boxes, lines } = layOut(first);
    expect(boxes.map(({ title, x, y }) => [title, x, y])).toEqual([
      ['Menu', 12, 12],
      ['Ring Anna', 268, 12],
      ['Voicemail', 524, 12],
      ['Say', 268, 88],
    ]);
    expect(lines.map(({ label }) => label)).toEqual(['key 1', 'no answer', 'key 2']);
  });

  it('tells the same in words', () => {
    const talked = step('Ring Bo', [], 'taken');
    const { alt } = layOut(step('Ring Anna', [{ label: 'no answer', to: talked }], 'taken'));
    expect(alt).toBe('Ring Anna (taken); no answer: Ring Bo (taken)');
  });

  it('shows every step once, none on top of another, all within its edges', () => {
    fc.assert(
      fc.property(anyStepAbove(DEEPEST), (first) => {
        const { boxes, lines, width, height } = layOut(first);
        expect(boxes).toHaveLength(sizeOf(first));
        expect(lines).toHaveLength(boxes.length - 1);
        boxes.forEach((box, index) => {
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
          expect(box.x + BOX_WIDTH).toBeLessThan(width);
          expect(box.y + BOX_HEIGHT).toBeLessThan(height);
        });
      }),
    );
  });
});

describe('its SVG', () => {
  it('lets no text be markup', () => {
    const svg = pictureSvg(layOut(step('<script>"\'&', [{ label: '</text>', to: step('<') }])));
    expect(svg).toContain('&lt;script&gt;&quot;&#39;&amp;');
    expect(
      svg.match(/<[a-z]+/g)?.every((tag) => ['<svg', '<rect', '<g', '<path', '<text'].includes(tag)),
    ).toBe(true);
  });

  it.each([
    ['Ring Anna, Bo, Cia', 'Ring Anna, Bo, Cia'],
    ['Ring Mohammed, Wilma', 'Ring Mohammed…'],
    ['iiiiiiiiiiiiiiiiiiii', 'iiiiiiiiiiiiiiiiiiii'],
    ['WWWWWWWWWWWWWWW', 'WWWWWWWW…'],
  ])('keeps names within their box, whether their letters are wide or narrow: %s', (title, shown) => {
    expect(pictureSvg(layOut(step(title, [], 'taken')))).toContain(`>✓ ${shown}<`);
  });

  it('marks what was taken by more than a colour, and cuts what does not fit', () => {
    const svg = pictureSvg(
      layOut(step('Ring Anna', [{ label: '', to: step('x'.repeat(60), [], 'here') }], 'taken')),
    );
    expect(svg).toContain('>✓ Ring Anna<');
    expect(svg).toMatch(/>▶ x{12,14}…</);
  });
});
