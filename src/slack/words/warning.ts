// What the channel is warned of: what is wrong, what it means for callers, what to do.
import type { Warning } from '../../core/warning.ts';
import { type Body, body, section } from './blocks.ts';
import { bold, code, named, quoted } from './mrkdwn.ts';
import { clockTime, moment } from './time.ts';

interface Words {
  readonly what: string;
  readonly next: string;
}

const tooManyOut = ({ what, most, to, untilAt }: Warning & { kind: 'too-many-out' }): Words => {
  const whom = to === 'one' ? ' to one phone' : '';
  const done = what === 'calls' ? `Jour has made ${most} calls` : `Jour has sent ${most} texts`;
  const stops = what === 'calls' ? 'makes' : 'sends';
  return {
    what: `${done}${whom} in an hour, and ${stops} no more${whom} until ${clockTime(untilAt)}.`,
    next: 'Incoming calls ring as ever. No team needs that many: look on the cards who calls back so often, and sign out a Slack account that is not in the right hands.',
  };
};

const CREDENTIALS = `${code('ELKS_USERNAME')} and ${code('ELKS_PASSWORD')}`;

const wordsOf = (warning: Warning): Words => {
  switch (warning.kind) {
    case 'too-many-out':
      return tooManyOut(warning);
    case 'balance-low':
      return {
        what: `The account at 46elks holds only ${warning.balance.toFixed(2)} ${named(warning.currency)}.`,
        next: 'When it is used up, calls are not connected any more. Pay in at 46elks.com, or let it be paid in by itself there.',
      };
    case 'elks-refuses':
      return {
        what: `46elks refuses our credentials (${quoted(warning.code)}).`,
        next: `Calls still ring, but voicemails cannot be fetched, and nobody can be called back or texted. Copy the API username and password from the 46elks account page into ${CREDENTIALS}, and start Jour again.`,
      };
    case 'number-ends':
      return {
        what: `The number ${code(warning.number)} (${named(warning.lineName)}) ends ${moment(warning.expiresAt)}.`,
        next: 'Prolong it at 46elks before that: afterwards nobody reaches you there, and somebody else may get it.',
      };
  }
};

export const warningMessage = ({ warning }: { readonly warning: Warning }): Body => {
  const { what, next } = wordsOf(warning);
  return body(`${what} ${next}`, [section(`⚠️ ${bold(what)}\n${next}`)]);
};
