// What was typed after `npm run call --`, as a call to place.
import { parseArgs } from 'node:util';
import type { PhoneScript } from '../elks/scripts.ts';
import { CALLER, TEAM } from './cast.ts';
import { readPhoneWish, readSeconds } from './phone-wish.ts';

export interface CallWish {
  /** Empty: hidden. */
  readonly from: string;
  readonly presses: readonly string[];
  /** By number; the demo's people do something when they are not named here. */
  readonly phones: Readonly<Record<string, PhoneScript>>;
  readonly voicemailSeconds: number | null;
  readonly hangupAfterSeconds: number | null;
}

export type CallReading =
  | { readonly kind: 'call'; readonly wish: CallWish }
  | { readonly kind: 'help' }
  | { readonly kind: 'fault'; readonly fault: string };

const OPTIONS = {
  from: { type: 'string' },
  press: { type: 'string', multiple: true },
  phones: { type: 'string', multiple: true },
  anna: { type: 'string' },
  bo: { type: 'string' },
  cia: { type: 'string' },
  voicemail: { type: 'string' },
  'hangup-after': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ readonly options: typeof OPTIONS }>>['values'];

/** Takes down what cannot be read, so that all of it is told at once. */
type Refuse = (fault: string) => void;

const readNumber = (text: string): string | null => {
  const digits = text
    .replace(/[\s()-]/g, '')
    .replace(/^00/, '+')
    .replace(/^0/, '+46');
  return /^\+[1-9]\d{3,14}$/.test(digits) ? digits : null;
};

const readFrom = (text: string, refuse: Refuse): string => {
  if (/^hidden$/i.test(text)) return '';
  const number = readNumber(text);
  if (number === null)
    refuse(`--from “${text}” is no phone number. Example: --from ${CALLER}, or --from hidden`);
  return number ?? '';
};

const readPresses = (given: readonly string[], refuse: Refuse): readonly string[] => {
  const presses = given.flatMap((text) => text.split(',')).map((text) => text.trim());
  for (const press of presses)
    if (!/^[0-9*#]+$/.test(press))
      refuse(`--press “${press}”: a phone has the keys 0 to 9, * and #. Example: --press 1`);
  return presses;
};

const readTime = (name: 'voicemail' | 'hangup-after', values: Values, refuse: Refuse): number | null => {
  const text = values[name];
  const seconds = text === undefined ? null : readSeconds(text);
  if (text !== undefined && seconds === null)
    refuse(`--${name} “${text}” is no number of seconds from 0 to 3600. Example: --${name} 20`);
  return seconds;
};

/** A name of the team, or a number. */
const phoneOf = (who: string): string | null =>
  TEAM.find((person) => person.handle === who.trim().toLowerCase().replace(/^@/, ''))?.phone ??
  readNumber(who);

const wishesIn = (values: Values): readonly (readonly [string, string])[] => {
  const listed = (values.phones ?? []).flatMap((text) => text.split(','));
  return [
    ...listed.map((text): readonly [string, string] => {
      const [who = '', wish = ''] = text.split('=', 2);
      return [who, wish];
    }),
    ...(['anna', 'bo', 'cia'] as const).flatMap((who): readonly (readonly [string, string])[] => {
      const wish = values[who];
      return wish === undefined ? [] : [[who, wish]];
    }),
  ];
};

const readPhones = (values: Values, refuse: Refuse): Readonly<Record<string, PhoneScript>> => {
  const phones: Record<string, PhoneScript> = {};
  for (const [who, wish] of wishesIn(values)) {
    const phone = phoneOf(who);
    const reading = readPhoneWish(wish);
    if (phone === null)
      refuse(`Nobody in the demo is called “${who}”. Example: --phones anna=silent,bo=answers:5`);
    if (!reading.ok) refuse(reading.fault);
    if (phone !== null && reading.ok) phones[phone] = reading.script;
  }
  return phones;
};

const readWish = (values: Values): CallReading => {
  const faults: string[] = [];
  const refuse: Refuse = (fault) => void faults.push(fault);
  const wish: CallWish = {
    from: readFrom(values.from ?? CALLER, refuse),
    presses: readPresses(values.press ?? [], refuse),
    phones: readPhones(values, refuse),
    voicemailSeconds: readTime('voicemail', values, refuse),
    hangupAfterSeconds: readTime('hangup-after', values, refuse),
  };
  return faults.length === 0 ? { kind: 'call', wish } : { kind: 'fault', fault: faults.join('\n') };
};

export const readCallOptions = (args: readonly string[]): CallReading => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    return values.help === true ? { kind: 'help' } : readWish(values);
  } catch (error) {
    return { kind: 'fault', fault: error instanceof Error ? error.message : String(error) };
  }
};
