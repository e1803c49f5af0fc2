// The caller, and what became of the phones that rang: words that card, alert and answers share.
import type { CallerView, Tried } from '../../core/view.ts';
import { people, quoted, telLink } from './mrkdwn.ts';

/** Follows "from". */
export const callerLink = (caller: CallerView): string => {
  switch (caller.kind) {
    case 'number':
      return telLink(caller.e164, caller.national);
    case 'hidden':
      return 'a hidden number';
    case 'odd':
      return `an unreadable number, ${quoted(caller.text)}`;
  }
};

/** What to do about a caller who was not served; follows a name and a colon. */
export const callBackAdvice = (caller: CallerView): string => {
  switch (caller.kind) {
    case 'number':
      return `please call back ${telLink(caller.e164, caller.national)}; claim it on the card, so that nobody else does too.`;
    case 'hidden':
      return 'the number was hidden, so nobody can call back.';
    case 'odd':
      return 'there is no number to call back.';
  }
};

const ENDINGS: Readonly<Record<Tried['how'], string>> = {
  unanswered: 'did not answer',
  busy: 'was busy',
  failed: 'could not be reached',
  voicemail: 'had their voicemail answer',
};
const ENDINGS_OF_SEVERAL: Readonly<Record<Tried['how'], string>> = {
  ...ENDINGS,
  busy: 'were busy',
  voicemail: 'had their voicemail answer',
};

/** "A and C did not answer; B was busy", in the order in which it first happened; empty when no phone rang. */
export const triedWords = (tried: readonly Tried[]): string => {
  const endings = [...new Set(tried.map(({ how }) => how))];
  return endings
    .map((how) => {
      const users = [...new Set(tried.filter((one) => one.how === how).map(({ userId }) => userId))];
      return `${people(users)} ${users.length > 1 ? ENDINGS_OF_SEVERAL[how] : ENDINGS[how]}`;
    })
    .join('; ');
};
