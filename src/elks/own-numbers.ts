// Which numbers are the account's, asked for when a line is added. Any trouble is "not known".
import type { Log } from '../ports/log.ts';
import type { OwnNumbers } from '../ports/phone.ts';
import type { ElksClientConfig } from './client.ts';
import { createAccountNumbers } from './numbers.ts';

export const createOwnNumbers = (config: ElksClientConfig, log: Log): OwnNumbers => {
  const { list } = createAccountNumbers(config);
  return async () => {
    const answer = await list();
    if (answer.kind === 'not-known') {
      log.warn('numbers of the account not known', { reason: answer.reason });
      return null;
    }
    // With more than one page a number that is not on this one may still be ours.
    if (!answer.isAll) return null;
    return answer.numbers.filter(({ isActive }) => isActive).map(({ number }) => number);
  };
};
