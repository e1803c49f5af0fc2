// Texts over the REST API (46elks.se/docs/send-sms), kept for tests to look at; none is ever sent.
import type { Account } from './account.ts';
import { isE164 } from './action-fields.ts';
import { elksTime } from './elks-time.ts';
import { json, match, type Route, text } from './rest-request.ts';
import type { Form } from './transcript.ts';

export interface Sms {
  readonly id: string;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  /** Only checked and priced, as `dryrun=yes` asks. */
  readonly isDryRun: boolean;
  readonly isFlash: boolean;
}

export interface SmsNeeds {
  readonly account: Account;
  readonly sms: Sms[];
  readonly newId: (letter: string) => string;
  readonly now: () => number;
  readonly complain: (text: string) => void;
}

/** Letters and digits, beginning with a letter (46elks.se/kb/text-sender-id). */
const SENDER_NAME = /^[A-Za-z][A-Za-z0-9]{0,10}$/;
const KNOWN_FIELDS = ['from', 'to', 'message', 'dryrun', 'flashsms', 'whendelivered'];
const PART_LENGTH = 160;
const PART_COST = 3_500;

const faultsInSms = (form: Form, account: Account): string[] => {
  const { from = '', to = '', message = '', dryrun = 'no', flashsms = 'no' } = form;
  return [
    ...Object.keys(form).flatMap((field) => (KNOWN_FIELDS.includes(field) ? [] : [`unknown field ${field}`])),
    ...(SENDER_NAME.test(from) || account.find(from) !== undefined
      ? []
      : [`from is neither an own number nor up to 11 letters and digits: ${from}`]),
    ...(isE164(to) ? [] : [`to is no E.164 number: ${to}`]),
    ...(message === '' ? ['message is empty'] : []),
    ...([dryrun, flashsms].every((flag) => flag === 'yes' || flag === 'no')
      ? []
      : ['dryrun and flashsms are yes or no']),
  ];
};

export const createSmsRoute = ({ account, sms, newId, now, complain }: SmsNeeds): Route => {
  return (request) => {
    if (match(request, 'POST', /^\/sms$/i) === undefined) return undefined;
    const faults = faultsInSms(request.form, account);
    if (faults.length > 0) {
      complain(`POST /sms: ${faults.join('; ')}`);
      return text(400, faults.join('; '));
    }
    const { from = '', to = '', message = '', dryrun, flashsms } = request.form;
    const kept: Sms = {
      id: newId('s'),
      at: now(),
      from,
      to,
      message,
      isDryRun: dryrun === 'yes',
      isFlash: flashsms === 'yes',
    };
    sms.push(kept);
    const parts = Math.ceil(message.length / PART_LENGTH);
    const price = kept.isDryRun ? { estimated_cost: parts * PART_COST } : { cost: parts * PART_COST };
    if (!kept.isDryRun) account.balance -= parts * PART_COST;
    return json({
      id: kept.id,
      direction: 'outgoing',
      from,
      to,
      message,
      created: elksTime(kept.at),
      parts,
      status: 'created',
      ...price,
    });
  };
};
