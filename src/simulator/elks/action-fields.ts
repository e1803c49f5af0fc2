// What the value of one key of an action may be. Each check answers what is wrong, in words that follow the key's name.
export type Field = (value: unknown) => string | undefined;

const E164 = /^\+[1-9]\d{6,14}$/;

export const isE164 = (text: string): boolean => E164.test(text);

export const isWebAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) && !/\s/.test(value);

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);

export const webAddress: Field = (value) =>
  isWebAddress(value) ? undefined : `is not a web address: ${shown(value)}`;

export const truth: Field = (value) =>
  typeof value === 'boolean' ? undefined : `is neither true nor false: ${shown(value)}`;

export const oneOf =
  (allowed: readonly string[]): Field =>
  (value) =>
    typeof value === 'string' && allowed.includes(value)
      ? undefined
      : `is not ${allowed.join(' or ')}: ${shown(value)}`;

export const integer =
  (least: number, most = Number.MAX_SAFE_INTEGER): Field =>
  (value) => {
    if (!Number.isSafeInteger(value)) return `is not a whole number: ${shown(value)}`;
    return Number(value) >= least && Number(value) <= most ? undefined : `is out of bounds: ${shown(value)}`;
  };

/** 46elks' own sounds: a beep, and key tones with `p` and `P` as pauses (46elks.se/docs/voice-play). */
const BUILT_IN = /^sound\/(beep|dtmf\/[0-9*#pP]+)$/;

export const isBuiltInSound = (text: string): boolean => BUILT_IN.test(text);

export const sound: Field = (value) =>
  isWebAddress(value) || (typeof value === 'string' && isBuiltInSound(value))
    ? undefined
    : `is neither a web address nor a known sound: ${shown(value)}`;

export const numberList: Field = (value) => {
  if (typeof value !== 'string') return `is not text: ${shown(value)}`;
  const numbers = value.split(',');
  const bad = numbers.filter((number) => !isE164(number));
  if (bad.length > 0) return `holds what is no E.164 number: ${bad.map(shown).join(', ')}`;
  return new Set(numbers).size === numbers.length ? undefined : `names a number twice: ${shown(value)}`;
};

export const callerId =
  (ownNumbers: readonly string[] | undefined): Field =>
  (value) => {
    if (typeof value !== 'string' || !isE164(value)) return `is no E.164 number: ${shown(value)}`;
    return ownNumbers === undefined || ownNumbers.includes(value)
      ? undefined
      : `is not one of the account's numbers: ${shown(value)}`;
  };

/** `value` when it is a number, else `otherwise`. */
export const anyOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
