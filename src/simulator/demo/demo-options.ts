// The options of `npm run demo`.
import { parseArgs } from 'node:util';

export const DEMO_USAGE = `npm run demo            plays the evening; in a terminal it keeps running afterwards, with a page to see, hear and play with it
npm run demo -- --open  and opens that page in the browser
npm run demo -- --stay  keeps running without a terminal too
npm run demo -- --end   ends after the evening
`;

export type DemoWish =
  /** `isTold`: by an option, so it has to be possible. */
  | {
      readonly kind: 'play';
      readonly stays: boolean;
      readonly opensBrowser: boolean;
      readonly isTold: boolean;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'fault'; readonly fault: string };

/** Nobody could stop with Ctrl-C what has no terminal, so there it ends by itself. */
export const readDemoWish = (args: readonly string[], isInTerminal: boolean): DemoWish => {
  try {
    const yes = { type: 'boolean' } as const;
    const options = { stay: yes, open: yes, end: yes, help: { ...yes, short: 'h' } } as const;
    const {
      stay = false,
      open = false,
      end = false,
      help = false,
    } = parseArgs({ args: [...args], options }).values;
    if (help) return { kind: 'help' };
    if (end && (stay || open)) return { kind: 'fault', fault: '--end goes with neither --stay nor --open.' };
    const isTold = stay || open;
    return { kind: 'play', stays: isTold || (isInTerminal && !end), opensBrowser: open, isTold };
  } catch (error) {
    return { kind: 'fault', fault: error instanceof Error ? error.message : String(error) };
  }
};
