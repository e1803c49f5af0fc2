// A Slack to run against: its servers over real HTTP, and the people who use it.
import { createAppLink } from './app-link.ts';
import { createBell } from './bell.ts';
import { type Clicks, createClicking } from './clicks.ts';
import { createTyping, type Types } from './commands.ts';
import { type Complaint, createComplaints } from './complaints.ts';
import { createDownloads } from './downloads.ts';
import { createEventing, type Eventing } from './events.ts';
import { createFiles, type StoredFile } from './files.ts';
import { createHousehold, type Household } from './household.ts';
import { createMessages, type ShownMessage, type StoredMessage, shownMessage } from './messages.ts';
import { type Readable, renderAsText } from './render-as-text.ts';
import type { RecordedRequest } from './requests.ts';
import { createResponseUrls } from './response-urls.ts';
import { everyScope } from './scopes.ts';
import { namesIn } from './seen.ts';
import { createSlackServer } from './server.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { type Closes, createSubmitting, type Submits } from './submissions.ts';
import { createTimestamps } from './timestamps.ts';
import { createTriggers } from './triggers.ts';
import { createTroubles, type Trouble } from './trouble.ts';
import { createUserGroups } from './user-groups.ts';
import { createViews, type View } from './views.ts';
import { createWebApi } from './web-api.ts';
import {
  type Bot,
  type Channel,
  type ChannelOptions,
  createWorkspace,
  type Team,
  type UserOptions,
} from './workspace.ts';
import type { World } from './world.ts';

export interface SlackSimulatorOptions {
  /** Milliseconds since 1970; real time when left out. */
  readonly clock?: { now(): number };
  readonly signingSecret: string;
  readonly botToken: string;
  /** For Socket Mode. */
  readonly appToken?: string;
  /** Where the app listens, without a path; may be told later with `appLivesAt`. */
  readonly appUrl?: string;
  readonly team?: Partial<Team>;
  readonly bot?: Partial<Bot>;
  readonly users: readonly UserOptions[];
  readonly channels: readonly ChannelOptions[];
  /** What the bot token may do; everything when left out. */
  readonly scopes?: readonly string[];
  /** How many `files.info` answers still show no shares; 1 when left out. */
  readonly sharesAfterPolls?: number;
}

export interface ChannelLook {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** Not in any thread, by time, each with its replies. */
  readonly messages: readonly ShownMessage[];
  /** As the channel shows it: also replies that were broadcast. */
  readonly timeline: readonly ShownMessage[];
  /** Shown to one person only. */
  readonly ephemerals: readonly Readonly<StoredMessage>[];
  readonly deleted: readonly Readonly<StoredMessage>[];
}

export interface SlackSimulator {
  /** `url` ends in `/api/`. */
  start(port?: number): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
  appLivesAt(url: string): void;
  trouble(trouble: Trouble): void;
  calm(): void;
  readonly types: Types;
  readonly clicks: Clicks;
  /** `entries` by block id, action id or label. Throws where Slack's client would not let the form go. */
  readonly submits: Submits;
  /** Resolves with the acknowledgement when the app wanted to be told. */
  readonly closesView: Closes;
  readonly sendsEvent: Eventing['sendsEvent'];
  readonly opensHome: Eventing['opensHome'];
  readonly shortcut: Eventing['shortcut'];
  readonly sendsAgain: Eventing['sendsAgain'];
  /** What people do beside using the app. */
  readonly people: Household;
  /** Socket Mode's connection. */
  readonly socket: Pick<SocketMode, 'isConnected' | 'refresh' | 'breakAll'>;
  home(userId: string): Readonly<View> | undefined;
  /** The visible one last. */
  openViews(userId: string): readonly Readonly<View>[];
  channel(idOrName: string): ChannelLook;
  readonly files: readonly Readonly<StoredFile>[];
  readonly requests: readonly RecordedRequest[];
  readonly complaints: readonly Complaint[];
  expectNoComplaints(): void;
  forgiveComplaints(): void;
  /** Looks again at every change; rejects after `withinMs` of real time, naming `what`. */
  until<T>(what: string, check: () => T | undefined | false, withinMs?: number): Promise<T>;
  asText(message: Readable): string;
  readonly bot: Bot;
}

const TEAM: Team = { id: 'T0JOUR', domain: 'jour-test', name: 'Jour test' };
const BOT: Bot = { userId: 'U0JOURBOT', botId: 'B0JOUR', appId: 'A0JOUR', name: 'jour' };

export function createSlackSimulator(options: SlackSimulatorOptions): SlackSimulator {
  let baseUrl = 'http://slack-is-not-started';
  const world = createWorld(options, () => baseUrl);
  const complain = world.complaints.add;
  const socket = createSocketMode({ appId: world.workspace.bot.appId, onChange: world.bell.ring, complain });
  const link = createAppLink({
    signingSecret: options.signingSecret,
    appUrl: options.appUrl,
    socket,
    complain,
  });
  const urls = createResponseUrls(world);
  const submitting = createSubmitting({ world, link });
  const troubles = createTroubles();
  const openConnection = (): string => baseUrl.replace('http', 'ws') + socket.newTicket();
  const api = createWebApi({ world, botToken: options.botToken, appToken: options.appToken, openConnection });
  const downloads = createDownloads({ world, botToken: options.botToken });
  const server = createSlackServer({
    world,
    api,
    urls,
    downloads,
    troubles,
    socket,
    pageAt: () => undefined,
  });

  return {
    async start(port = 0) {
      baseUrl = await server.start(port);
      return { url: `${baseUrl}/api/` };
    },
    async stop() {
      world.bell.silence();
      socket.close();
      await server.stop();
    },
    appLivesAt: link.setAppUrl,
    trouble: troubles.add,
    calm: troubles.calm,
    types: createTyping({ world, link, urls }),
    clicks: createClicking({ world, link, urls }),
    submits: submitting.submits,
    closesView: submitting.closes,
    ...createEventing({ world, link }),
    people: createHousehold(world),
    socket,
    home: (userId) => world.views.home(userId),
    openViews: (userId) => world.views.openOf(userId),
    channel: (idOrName) => channelLook(world, idOrName),
    get files() {
      return world.files.all();
    },
    get requests() {
      return [...server.requests()];
    },
    get complaints() {
      return world.complaints.all();
    },
    expectNoComplaints: world.complaints.expectNone,
    forgiveComplaints: world.complaints.clear,
    until: world.bell.until,
    asText: (message) => renderAsText(message, { names: namesIn(world), now: world.clock.now() }),
    bot: world.workspace.bot,
  };
}

function createWorld(options: SlackSimulatorOptions, baseUrl: () => string): World {
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
    sharesAfterPolls: options.sharesAfterPolls ?? 1,
    baseUrl,
  };
}

function channelLook(world: World, idOrName: string): ChannelLook {
  const channel: Channel | undefined = world.workspace.channel(idOrName);
  if (channel === undefined) throw new Error(`Slack has no channel ${idOrName}`);
  const { id, name, topic } = channel;
  const all = world.messages.inChannel(id).map((message) => shownMessage(message, world.messages));
  const messages = all.filter((message) => message.threadTs === undefined);
  const timeline = all.filter((message) => message.threadTs === undefined || message.isBroadcast);
  return {
    id,
    name,
    topic,
    messages,
    timeline,
    ephemerals: world.messages.ephemeralIn(id),
    deleted: world.messages.deletedIn(id),
  };
}
