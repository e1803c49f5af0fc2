// A text that somebody sends to one of the numbers: posted to its `sms_url`, whose plain-text answer is the reply.
import type { Account } from './account.ts';
import { elksTime } from './elks-time.ts';
import { isTaken } from './report.ts';
import type { Sms } from './rest-sms.ts';
import type { Sender } from './sender.ts';

export interface IncomingSms {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

export interface SmsAnswer {
  /** Null when no answer came, or the number has no `sms_url`. */
  readonly status: number | null;
  /** Sent back to the sender; empty for none. */
  readonly reply: string;
}

export interface IncomingSmsNeeds {
  readonly account: Account;
  readonly sender: Sender;
  readonly sms: Sms[];
  readonly newId: (letter: string) => string;
  readonly now: () => number;
}

const MAX_ANSWER_BYTES = 64 * 1024;

export const createIncomingSms =
  ({ account, sender, sms, newId, now }: IncomingSmsNeeds) =>
  async ({ from, to, message }: IncomingSms): Promise<SmsAnswer> => {
    const url = account.find(to)?.smsUrl ?? '';
    const form = { id: newId('s'), from, to, message, created: elksTime(now()) };
    const answer = await sender.send({ url, form, maxBytes: MAX_ANSWER_BYTES });
    if (answer.kind === 'no-answer') return { status: null, reply: '' };
    const reply = isTaken(answer.status) ? answer.body.toString('utf8') : '';
    if (reply !== '')
      sms.push({
        id: newId('s'),
        at: now(),
        from: to,
        to: from,
        message: reply,
        isDryRun: false,
        isFlash: false,
      });
    return { status: answer.status, reply };
  };
