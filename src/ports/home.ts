// The port to the page that each person has for themselves in the chat. Owned by src/slack.
import type { HomeSight } from '../core/home-view.ts';
import type { UserId } from '../core/settings.ts';
import type { Delivery } from './chat.ts';

/** Puts it in place of what that person saw there before. */
export type ShowHome = (userId: UserId, sight: HomeSight) => Promise<Delivery<null>>;
