// What the channel is warned of: what is wrong, what it means for callers, what to do.
import type { Warning } from '../../core/warning.ts';
import { type Body, body, section } from './blocks.ts';
import { bold } from './mrkdwn.ts';
import { clockTime } from './time.ts';

interface Words {
  readonly what: string;
  readonly next: string;
}

const wordsOf = (warning: Warning): Words => {
  switch (warning.kind) {
    case 'too-many-out': {
      const { what, most, to } = warning;
      const done = what === 'calls' ? `Jour has made ${most} calls` : `Jour has sent ${most} texts`;
      const whom = to === 'one' ? ` to one phone` : '';
      return {
        what: `${done}${whom} in an hour, and ${what === 'calls' ? 'makes' : 'sends'} no more${whom} until ${clockTime(warning.untilAt)}.`,
        next:
          'Incoming calls ring as ever. No team needs that many: look on the cards who calls back so often, ' +
          'and sign out a Slack account that is not in the right hands.',
      };
    }
  }
};

export const warningMessage = ({ warning }: { readonly warning: Warning }): Body => {
  const { what, next } = wordsOf(warning);
  return body(`${what} ${next}`, [section(`⚠️ ${bold(what)}\n${next}`)]);
};
