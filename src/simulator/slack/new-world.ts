// A fresh workspace from its options.
import { createBell } from './bell.ts';
import { createComplaints } from './complaints.ts';
import { createFiles } from './files.ts';
import { createMessages } from './messages.ts';
import { everyScope } from './scopes.ts';
import { createTimestamps } from './timestamps.ts';
import { createTriggers } from './triggers.ts';
import { createUserGroups } from './user-groups.ts';
import { createViews } from './views.ts';
import { type Bot, type ChannelOptions, createWorkspace, type Team, type UserOptions } from './workspace.ts';
import type { World } from './world.ts';

export interface WorldOptions {
  /** Milliseconds since 1970; real time when left out. */
  readonly clock?: { now(): number };
  readonly team?: Partial<Team>;
  readonly bot?: Partial<Bot>;
  readonly users: readonly UserOptions[];
  readonly channels: readonly ChannelOptions[];
  /** What the bot token may do; everything when left out. */
  readonly scopes?: readonly string[];
  /** Events, by the app's manifest, that follow what people do here; none when left out. */
  readonly events?: readonly string[];
  /** Block types that this workspace does not have yet: Slack brings new ones to some before others. */
  readonly withoutBlocks?: readonly string[];
  /** How many `files.info` answers still show no shares; 1 when left out. */
  readonly sharesAfterPolls?: number;
}

const TEAM: Team = { id: 'T0JOUR', domain: 'jour-test', name: 'Jour test' };
const BOT: Bot = { userId: 'U0JOURBOT', botId: 'B0JOUR', appId: 'A0JOUR', name: 'jour' };

export function createWorld(options: WorldOptions, baseUrl: () => string): World {
  const clock = options.clock ?? { now: () => Date.now() };
  const bell = createBell();
  const noticed = { clock, onChange: bell.ring };
  const team = { ...TEAM, ...options.team };
  const bot = { ...BOT, ...options.bot };
  return {
    clock,
    bell,
    workspace: createWorkspace({ team, bot, users: options.users, channels: options.channels }),
    messages: createMessages({ ...noticed, nextTs: createTimestamps(clock).next }),
    files: createFiles(noticed),
    views: createViews(noticed),
    triggers: createTriggers({ clock, appId: bot.appId }),
    userGroups: createUserGroups(),
    complaints: createComplaints(noticed),
    scopes: new Set(options.scopes ?? everyScope),
    token: { refusedWith: undefined },
    subscribed: new Set(options.events),
    withoutBlocks: new Set(options.withoutBlocks),
    sharesAfterPolls: options.sharesAfterPolls ?? 1,
    baseUrl,
  };
}
