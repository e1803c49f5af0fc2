// The addresses that a call to record a prompt carries. They hold all that is to be known about it, signed, so that the call
// goes on after a restart and no address can be changed to mean another prompt.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const STEPS = ['start', 'recorded', 'review', 'sound', 'choice', 'last-choice'] as const;
export type TakeStep = (typeof STEPS)[number];

export interface Order {
  readonly lineId: string;
  readonly name: string;
  readonly by: string;
  readonly id: string;
}

export interface TakeAddress {
  readonly step: TakeStep;
  readonly order: Order;
  /** Which try at speaking it is; the first is 0. */
  readonly number: number;
}

export interface TakeAddresses {
  of(address: TakeAddress): string;
  /** Null when the path is none of ours to the letter. */
  read(path: string): TakeAddress | null;
}

export const TAKES_PATH = '/elks/takes/';
const SIGNATURE_LENGTH = 22;
const PATH = new RegExp(
  `^${TAKES_PATH}(${STEPS.join('|')})/([A-Za-z0-9_-]{1,600})/(\\d{1,2})/[A-Za-z0-9_-]{${SIGNATURE_LENGTH}}(?:\\.wav)?$`,
);

const orderSchema = z.tuple([z.string(), z.string(), z.string(), z.string()]);

const written = ({ lineId, name, by, id }: Order): string =>
  Buffer.from(JSON.stringify([lineId, name, by, id])).toString('base64url');

const orderIn = (text: string): Order | null => {
  try {
    const [lineId, name, by, id] = orderSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { lineId, name, by, id };
  } catch {
    return null;
  }
};

const isStep = (text: string | undefined): text is TakeStep => STEPS.some((step) => step === text);

/** @param base public address without a trailing slash */
export const createTakeAddresses = (base: string, secret: string): TakeAddresses => {
  const pathOf = ({ step, order, number }: TakeAddress): string => {
    const place = `${TAKES_PATH}${step}/${written(order)}/${number}`;
    const signature = createHmac('sha256', secret)
      .update(place)
      .digest('base64url')
      .slice(0, SIGNATURE_LENGTH);
    return `${place}/${signature}${step === 'sound' ? '.wav' : ''}`;
  };

  return {
    of: (address) => base + pathOf(address),
    read: (path) => {
      const [, step, text = '', number] = PATH.exec(path) ?? [];
      const order = orderIn(text);
      if (!isStep(step) || order === null) return null;
      const address = { step, order, number: Number(number) };
      const [given, ours] = [Buffer.from(path), Buffer.from(pathOf(address))];
      return given.length === ours.length && timingSafeEqual(given, ours) ? address : null;
    },
  };
};
