// A phone in a visitor's hand: what they press and say reaches the call that is on, as it goes on.
import type { LiveCaller, LivePhone, Reaction } from '../../elks/live-people.ts';

export interface HeldPhone {
  readonly phone: LivePhone;
  /** The same phone when it is the one that calls. */
  readonly caller: LiveCaller;
  /** It is lifted for a call of its own: nothing pressed before counts. */
  readonly lift: () => void;
  readonly press: (key: string) => void;
  readonly react: (reaction: Reaction) => void;
  readonly hangUp: () => void;
  /** What was spoken into it; null: nothing will come. */
  readonly say: (wav: Buffer | null) => void;
}

export interface HeldPhoneOptions {
  readonly hears: LiveCaller['hears'];
  /** What a message is when nobody spoke: a sample. */
  readonly sample: () => Buffer;
}

/** How long the page may take to hand in what was spoken, in real time. */
const SPOKEN_WITHIN_MS = 3_000;

export const createHeldPhone = ({ hears, sample }: HeldPhoneOptions): HeldPhone => {
  let keys: string[] = [];
  let reaction: Reaction | undefined;
  let isDown = false;
  let spoken: Buffer | null | undefined;
  let handedIn: (wav: Buffer | null) => void = () => undefined;

  const reset = (): void => {
    keys = [];
    reaction = undefined;
    isDown = false;
    spoken = undefined;
  };

  const awaitSpoken = (): Promise<Buffer | null> =>
    new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), SPOKEN_WITHIN_MS);
      handedIn = (wav) => {
        clearTimeout(late);
        resolve(wav);
      };
    });

  const caller: LiveCaller = {
    hasHungUp: () => isDown,
    hasKey: () => keys.length > 0,
    takeKey: () => keys.shift(),
    hears,
    spoken: async () => {
      const wav = spoken === undefined ? await awaitSpoken() : spoken;
      return wav ?? sample();
    },
  };

  return {
    caller,
    phone: { rings: reset, reaction: () => reaction, hasHungUp: () => isDown, owner: caller },
    lift: reset,
    press: (key) => void keys.push(key),
    react: (how) => {
      reaction = how;
    },
    hangUp: () => {
      isDown = true;
    },
    say: (wav) => {
      spoken = wav;
      handedIn(wav);
    },
  };
};
