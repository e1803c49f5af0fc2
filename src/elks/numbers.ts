// The numbers of the account at 46elks, and where each sends its calls (46elks.se/docs: overview, configure-number).
import { z } from 'zod';
import type { Instant } from '../core/instant.ts';
import type { PhoneNumber } from '../core/settings.ts';
import { type ApiAnswer, createAskApi } from './api.ts';
import type { ElksClientConfig } from './client.ts';
import { parseElksTime } from './parse.ts';

export interface AccountNumber {
  /** 46elks' name for it. */
  readonly id: string;
  readonly number: PhoneNumber;
  readonly isActive: boolean;
  /** An address, an action as JSON, or nothing. */
  readonly voiceStart: string;
  /** Null: it does not end by itself. */
  readonly expiresAt: Instant | null;
}

export type NumbersAnswer =
  /** `isAll` false: there are more than were told. */
  | { readonly kind: 'known'; readonly numbers: readonly AccountNumber[]; readonly isAll: boolean }
  | { readonly kind: 'not-known'; readonly reason: string };

export interface AccountNumbers {
  readonly list: () => Promise<NumbersAnswer>;
  /** @returns null when it is set, else why not; the old value holds then, unless no answer came. */
  readonly setVoiceStart: (id: string, voiceStart: string) => Promise<string | null>;
}

/** Somebody waits for the answer. */
const ASK_LIMIT_MS = 5_000;

const listSchema = z.object({
  data: z.array(
    z.object({
      id: z.string().default(''),
      number: z.string(),
      active: z.string().optional(),
      voice_start: z.string().nullish(),
      expires: z.string().nullish(),
    }),
  ),
  next: z.string().optional(),
});

const numberFrom = (own: z.infer<typeof listSchema>['data'][number]): AccountNumber => ({
  id: own.id,
  number: own.number,
  isActive: own.active !== 'no',
  voiceStart: own.voice_start?.trim() ?? '',
  expiresAt: parseElksTime(own.expires ?? null),
});

const setSchema = z.object({ voice_start: z.string().nullish() });

/** It was set, but to something else: cut off, for example. */
export const NOT_AS_GIVEN = 'not-as-given';

const unspaced = (value: string): string => {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value.trim();
  }
};

/** JSON may come back with other spaces. */
const isSame = (one: string, other: string): boolean => unspaced(one) === unspaced(other);

const reasonOf = (answer: Exclude<ApiAnswer, { kind: 'json' }>): string =>
  answer.kind === 'status' ? `http-${answer.status}` : answer.reason;

export const createAccountNumbers = (config: ElksClientConfig): AccountNumbers => {
  const ask = createAskApi(config);
  return {
    list: async () => {
      const answer = await ask({ path: '/numbers', limitMs: ASK_LIMIT_MS });
      if (answer.kind !== 'json') return { kind: 'not-known', reason: reasonOf(answer) };
      const read = listSchema.safeParse(answer.json).data;
      if (read === undefined) return { kind: 'not-known', reason: 'unreadable' };
      return { kind: 'known', numbers: read.data.map(numberFrom), isAll: read.next === undefined };
    },
    setVoiceStart: async (id, voiceStart) => {
      const form = { voice_start: voiceStart };
      const answer = await ask({ path: `/numbers/${encodeURIComponent(id)}`, form, limitMs: ASK_LIMIT_MS });
      if (answer.kind !== 'json') return reasonOf(answer);
      const now = setSchema.safeParse(answer.json).data?.voice_start;
      return now == null || isSame(now, voiceStart) ? null : NOT_AS_GIVEN;
    },
  };
};
