// Sends texts by 46elks' API (46elks.se/docs/send-sms). Never again by itself: one that arrives twice is worse than none.
import { isSwedishMobile } from '../core/phone-number.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { SendText, Texted } from '../ports/phone.ts';
import type { ElksClientConfig } from './client.ts';

const TEXT_LIMIT_MS = 10_000;
/** Eleven letters and digits, beginning with a letter (46elks.se/kb/text-sender-id). */
const SENDER_MOST = 11;
const SENDER_DEFAULT = 'Jour';

/** Only a mobile number can be answered by text; other lines send under their name. */
export const senderOf = ({ number, name }: Pick<Line, 'number' | 'name'>): string => {
  if (isSwedishMobile(number)) return number;
  const plain = name.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '');
  return /^[A-Za-z]/.test(plain) ? plain.slice(0, SENDER_MOST) : SENDER_DEFAULT;
};

/** An answer other than success is 46elks' own word that nothing was sent, except for its own trouble. */
const fromStatus = (status: number): Texted => ({
  kind: 'not-texted',
  maybe: status >= 500,
  reason: `http-${status}`,
});

export const createSendText = (config: ElksClientConfig, log: Log): SendText => {
  const authorization = `Basic ${Buffer.from(`${config.username}:${config.password}`).toString('base64')}`;
  return async ({ line, to, text }) => {
    try {
      const answer = await fetch(`${config.apiUrl}/sms`, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ from: senderOf(line), to, message: text }),
        redirect: 'error',
        signal: AbortSignal.timeout(TEXT_LIMIT_MS),
      });
      await answer.body?.cancel();
      return answer.ok ? { kind: 'texted' } : fromStatus(answer.status);
    } catch (error) {
      log.warn('text not sent', { error });
      return { kind: 'not-texted', maybe: true, reason: 'no-answer' };
    }
  };
};
