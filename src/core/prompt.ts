// What callers hear, by name: shipped for every line, or a sound of the team's own in its place.
import type { Opens } from './menu.ts';
import type { Line } from './settings.ts';
import type { SoundFault } from './sound.ts';

/** Those that every line has from the start, in the order in which a caller may meet them. */
export const SHIPPED_PROMPTS = [
  'welcome',
  'hold',
  'voicemail',
  'closed',
  'menu',
  'pin',
  'wrong-pin',
  'consent',
  'info',
  'goodbye',
] as const;

export const isShipped = (name: string): boolean => SHIPPED_PROMPTS.some((shipped) => shipped === name);

/** A menu may say prompts of other names. */
const NAME = /^[a-z][a-z0-9-]{0,29}$/;

export const isPromptName = (text: string): boolean => NAME.test(text);

/** What is spoken by text must fit into a minute. */
export const SAID_MOST_CHARACTERS = 1_000;

/** 46elks makes no beep before it records, so the sound before must end in one. */
export const endsInBeep = (name: string): boolean => name === 'voicemail';

export interface PromptView {
  readonly name: string;
  /** `nobody`: the name is used or was asked for, but there is no sound; callers hear a beep. */
  readonly whose: 'own' | 'shipped' | 'nobody';
  /** Null: there is no sound. */
  readonly seconds: number | null;
  /** Where anybody can hear it; null: nowhere. */
  readonly address: string | null;
}

/** How a team made a sound its own. */
export type PromptSource = 'upload' | 'phone' | 'text';

export type PromptTrouble =
  | SoundFault
  /** The person has no phone number to be rung at. */
  | 'no-own-number'
  | 'not-called'
  /** Nothing here can speak a text. */
  | 'no-speech'
  | 'speech-failed'
  | 'text-too-long'
  /** Slack gave a sign-in page instead of the file. */
  | 'not-handed-out'
  | 'not-fetched';

const saidIn = (opens: Opens | { readonly kind: 'pin' }): readonly string[] =>
  opens.kind === 'say' ? [opens.prompt] : [];

/** Every name that means something on this line: shipped ones first, then by name. */
export const promptNamesOf = (line: Line): readonly string[] => {
  const choices = Object.values(line.menu?.choices ?? {}).flatMap((choice) => saidIn(choice));
  const otherwise = line.menu === null ? [] : saidIn(line.menu.otherwise);
  const doors = line.pins.flatMap((pin) => saidIn(pin.opens));
  const others = [...choices, ...otherwise, ...doors, ...Object.keys(line.prompts)].toSorted();
  return [...new Set([...SHIPPED_PROMPTS, ...others])];
};
