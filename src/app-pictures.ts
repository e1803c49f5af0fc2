// Puts a picture together: the plan in words, laid out, as SVG, as PNG.
import { fileURLToPath } from 'node:url';
import { layOut } from './core/picture.ts';
import { pictureSvg } from './core/picture-svg.ts';
import { createPngMaker } from './picture/png.ts';
import type { Pictures } from './ports/picture.ts';
import { planPicture } from './slack/words/plan-picture.ts';

/** Slack's limit for what stands in for a picture. */
const ALT_MOST = 1_000;

const FONTS_FOLDER = fileURLToPath(new URL('../data/fonts/', import.meta.url));

export const createPictures = (): Pictures => {
  const maker = createPngMaker(FONTS_FOLDER);
  return {
    canDraw: maker.isThere,
    drawPlan: async (steps, names) => {
      const [first] = planPicture(steps, names);
      if (first === undefined) throw new Error('a plan without any step');
      const picture = layOut(first);
      return { png: await maker.png(pictureSvg(picture)), altText: picture.alt.slice(0, ALT_MOST) };
    },
  };
};
