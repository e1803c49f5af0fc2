// What has changed since a form opened, so that whoever sends it knows what they would have overwritten.
import type { Problem } from '../../core/problem.ts';
import { deedWords } from './change.ts';
import { mention } from './mrkdwn.ts';

const CHANGES_SHOWN_MAX = 5;

const MEANWHILE = 'While the form was open';

/** Where nothing was done, time has brought it: turns pass, or an older copy was put back. */
export const staleWords = ({ changes }: Problem & { kind: 'form-stale' }): string => {
  const shown = changes.slice(-CHANGES_SHOWN_MAX);
  const did = shown.map(({ by, deed }) => `${mention(by)} ${deedWords(deed, by)}.`);
  const more =
    changes.length > shown.length ? ` (The newest ${shown.length} of ${changes.length} changes.)` : '';
  return did.length === 0
    ? `${MEANWHILE}, what it showed has changed: turns have passed, or somebody has put other settings in place.`
    : `${MEANWHILE}, somebody changed the same: ${did.join(' ')}${more}`;
};
