// A channel's topic: plain text, in which nothing is live.
import { MAIN_ROSTER } from '../../core/settings.ts';
import { listed } from './mrkdwn.ts';

export const topicWords = (rosterName: string, names: readonly string[]): string =>
  `On call${rosterName === MAIN_ROSTER ? '' : ` (${rosterName})`}: ${listed(names)}`;
