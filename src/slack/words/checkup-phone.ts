// What a look at everything found of 46elks: its account, the money in it, and our numbers there.
import type { Access, VoiceStart } from '../../core/checkup-facts.ts';
import { type Of, type Words, well } from './checkup-part.ts';
import { code, named, quoted } from './mrkdwn.ts';
import { moment } from './time.ts';

export const elksWords = ({ access }: { readonly access: Access }): Words => {
  switch (access.kind) {
    case 'granted':
      return well('46elks takes our credentials.');
    case 'refused':
      return {
        what: `46elks refuses our credentials (${quoted(access.code)}): voicemails cannot be fetched, nobody can be called back.`,
        remedy: `Copy the API username and password from the 46elks account page into ${code('ELKS_USERNAME')} and ${code('ELKS_PASSWORD')}, and start Jour again.`,
      };
    case 'no-answer':
      return {
        what: `46elks' API does not answer (${quoted(access.code)}).`,
        remedy:
          'Look whether this machine reaches api.46elks.com. Incoming calls come another way and may well work.',
      };
  }
};

export const balanceWords = ({ state, balance, currency }: Of<'balance'>): Words => {
  const what = `The account at 46elks holds ${balance.toFixed(2)} ${named(currency)}.`;
  if (state === 'ok') return well(what);
  return {
    what: `${what} ${state === 'bad' ? 'Calls are not connected any more.' : 'That is soon used up, and then calls are not connected any more.'}`,
    remedy: 'Pay in at 46elks.com, or let it be paid in by itself there.',
  };
};

const SET_IT = `run ${code('npm run doctor -- --fix')}, or set it by hand at 46elks to the address in the README`;

const WRONG_VOICE_START: Readonly<Record<Exclude<VoiceStart, 'ours'>, string>> = {
  parked: 'rings by the plan that was left at 46elks when Jour stopped, so changes made since do not count',
  empty: 'has no voice_start at 46elks: callers hear nothing of us',
  'other-key': 'calls us with a key that is not WEBHOOK_SECRET: every call is refused',
  elsewhere: 'sends its calls somewhere else',
};

export const numberWords = ({ lineName, number, voiceStart }: Of<'number'>): Words => {
  const which = `${code(number)} (${named(lineName)})`;
  switch (voiceStart) {
    case 'ours':
      return well(`${which} sends its calls to Jour.`);
    case 'missing':
      return {
        what: `${which} is not a number of this 46elks account.`,
        remedy: 'Use the credentials of the account that it belongs to, or remove the line.',
      };
    case 'inactive':
      return {
        what: `${which} is switched off at 46elks.`,
        remedy: 'Get it back at 46elks, or remove the line.',
      };
    case 'parked':
      // The fix would send calls to a Jour that may not run.
      return {
        what: `${which} ${WRONG_VOICE_START.parked}.`,
        remedy: `Start Jour: it takes the plan back within a minute. By hand, while it runs: ${code('npm run park -- --undo')}.`,
      };
    default:
      return { what: `${which} ${WRONG_VOICE_START[voiceStart]}.`, remedy: `To set it right: ${SET_IT}.` };
  }
};

export const expiryWords = ({ lineName, number, expiresAt }: Of<'expiry'>): Words => ({
  what: `${code(number)} (${named(lineName)}) ends ${moment(expiresAt)}.`,
  remedy: 'Prolong it at 46elks before that: afterwards somebody else may get it.',
});
