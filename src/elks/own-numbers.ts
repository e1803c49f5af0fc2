// The numbers of the account, asked for when a line is added (46elks.se/docs/overview). Any trouble is "not known".
import { z } from 'zod';
import type { Log } from '../ports/log.ts';
import type { OwnNumbers } from '../ports/phone.ts';
import type { ElksClientConfig } from './client.ts';

const ASK_LIMIT_MS = 5_000;

const answerSchema = z.object({
  data: z.array(z.object({ number: z.string(), active: z.string().optional() })),
  /** There is more than one page: then a number that is not on this one may still be ours. */
  next: z.string().optional(),
});

const isOurs = ({ active }: { readonly active?: string | undefined }): boolean => active !== 'no';

export const createOwnNumbers = (config: ElksClientConfig, log: Log): OwnNumbers => {
  const authorization = `Basic ${Buffer.from(`${config.username}:${config.password}`).toString('base64')}`;
  return async () => {
    try {
      const signal = AbortSignal.timeout(ASK_LIMIT_MS);
      const response = await fetch(`${config.apiUrl}/numbers`, {
        headers: { authorization },
        redirect: 'error',
        signal,
      });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const { data, next } = answerSchema.parse(await response.json());
      return next === undefined ? data.filter(isOurs).map(({ number }) => number) : null;
    } catch (error) {
      log.warn('numbers of the account not known', { error });
      return null;
    }
  };
};
