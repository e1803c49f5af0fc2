// Why a file does not come the usual way, and what somebody can do about it, by Slack's code.
import { quoted } from './mrkdwn.ts';

const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['missing_scope', 'Whoever installed Jour can give it the scope `im:write`.'],
  ['file_uploads_disabled', 'This workspace allows no files; an admin can change that.'],
  ['storage_limit_reached', 'The workspace’s storage is full; delete files, then ask again.'],
]);

export const fileTroubleWords = (reason: string): string => {
  const remedy = REMEDIES.get(reason);
  return `Slack’s reason: ${quoted(reason)}.${remedy === undefined ? '' : ` ${remedy}`}`;
};
