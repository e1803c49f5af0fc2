// SVG to PNG by @resvg/resvg-js, an optional package, with the fonts that ship: systems have others, or none.
import { join } from 'node:path';

export interface PngMaker {
  /** Whether the package is installed, for this kind of machine. */
  readonly isThere: () => Promise<boolean>;
  readonly png: (svg: string) => Promise<Uint8Array>;
}

const FONTS = ['DejaVuSans-latin.ttf', 'DejaVuSans-Bold-latin.ttf'];
/** Slack shows pictures smaller than they are; on good screens this is sharp. */
const ZOOM = 2;

export const createPngMaker = (fontsFolder: string): PngMaker => {
  const load = () => import('@resvg/resvg-js');
  return {
    isThere: () =>
      load().then(
        () => true,
        () => false,
      ),
    png: async (svg) => {
      const { Resvg } = await load();
      const font = {
        fontFiles: FONTS.map((name) => join(fontsFolder, name)),
        loadSystemFonts: false,
        defaultFontFamily: 'DejaVu Sans',
      };
      return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng();
    },
  };
};
