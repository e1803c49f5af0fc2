// The port to Home on Slack's Web API.
import type { WebClient } from '@slack/web-api';
import type { ShowHome } from '../ports/home.ts';
import { attempt } from './trouble.ts';
import { homeTab } from './words/home.ts';
import type { WordOptions } from './words/options.ts';

export interface HomeScreenDeps {
  /** No retries of its own, a time limit, rate limits as errors. */
  readonly client: WebClient;
  readonly wordOptions: () => WordOptions;
}

export const createShowHome =
  ({ client, wordOptions }: HomeScreenDeps): ShowHome =>
  (userId, sight) =>
    attempt(async () => {
      await client.views.publish({ user_id: userId, view: homeTab(sight, wordOptions()) });
      return null;
    });
