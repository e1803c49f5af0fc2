// A Slack to run against: its servers over real HTTP, and the people who use it.
import { createAppLink } from './app-link.ts';
import { type ChannelLook, channelLook } from './channel-look.ts';
import { type Clicks, createClicking } from './clicks.ts';
import { createTyping, type Types } from './commands.ts';
import type { Complaint } from './complaints.ts';
import { createDoors } from './doors.ts';
import { createDownloads } from './downloads.ts';
import { createEventing, type Eventing } from './events.ts';
import type { StoredFile } from './files.ts';
import { createHousehold, type Household } from './household.ts';
import { createWorld, type WorldOptions } from './new-world.ts';
import { createPage, fileAnswer } from './page.ts';
import { createLooksAt, type LooksAt } from './page-look.ts';
import { type Readable, renderAsText } from './render-as-text.ts';
import type { RecordedRequest } from './requests.ts';
import { createResponseUrls } from './response-urls.ts';
import { namesIn } from './seen.ts';
import { createSlackServer } from './server.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { type Closes, createSubmitting, type Fills, type StillThere, type Submits } from './submissions.ts';
import { createTroubles, type Trouble } from './trouble.ts';
import type { View } from './views.ts';
import { createWebApi } from './web-api.ts';
import type { WireAnswer } from './wire.ts';
import type { Bot } from './workspace.ts';

export interface SlackSimulatorOptions extends WorldOptions {
  readonly signingSecret: string;
  readonly botToken: string;
  /** For Socket Mode. */
  readonly appToken?: string;
  /** Where the app listens, without a path; may be told later with `appLivesAt`. */
  readonly appUrl?: string;
  /** How long Slack waits for the app, in real milliseconds; 3000 when left out. */
  readonly ackWithinMs?: number;
  /** When given, a call to any other Web API method is complained about. */
  readonly expectedMethods?: readonly string[];
}

export interface SlackSimulator {
  /** `url` ends in `/api/`. */
  start(port?: number): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
  appLivesAt(url: string): void;
  trouble(trouble: Trouble): void;
  calm(): void;
  /** Breaks every Socket Mode connection without a word. */
  breakSockets(): void;
  /** Whether the app is connected by Socket Mode. */
  isSocketOpen(): boolean;
  readonly types: Types;
  readonly clicks: Clicks;
  /** `entries` by block id, action id or label. Throws where Slack's client would not let the form go. */
  readonly submits: Submits;
  /** The same without sending the form, so that something can be pressed next. */
  readonly fills: Fills;
  readonly stillThere: StillThere;
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
  /** What somebody has before them, as HTML in pieces. */
  readonly looksAt: LooksAt;
  /** A file at `/shown-file/ID` of the page, when it is sound or a picture. */
  readonly shownFile: (id: string) => WireAnswer | undefined;
  readonly onChange: (listener: () => void) => void;
  home(userId: string): Readonly<View> | undefined;
  /** The visible one last. */
  openViews(userId: string): readonly Readonly<View>[];
  channel(idOrName: string): ChannelLook;
  /** Direct ones are there once somebody was written to. */
  hasChannel(idOrName: string): boolean;
  readonly files: readonly Readonly<StoredFile>[];
  readonly requests: readonly RecordedRequest[];
  readonly complaints: readonly Complaint[];
  expectNoComplaints(): void;
  forgiveComplaints(): void;
  /** Looks again at every change; rejects after `withinMs` of real time, naming `what`. */
  until<T>(what: string, check: () => T | undefined | false, withinMs?: number): Promise<T>;
  /** With names filled in, and times in this IANA zone (Stockholm's when left out). */
  asText(message: Readable, zone?: string): string;
  readonly bot: Bot;
}

export function createSlackSimulator(options: SlackSimulatorOptions): SlackSimulator {
  let baseUrl = 'http://slack-is-not-started';
  const { world, link, urls, troubles, socket, server } = createParts(options, () => baseUrl);
  const submitting = createSubmitting({ world, link });
  const eventing = createEventing({ world, link });

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
    breakSockets: socket.breakAll,
    isSocketOpen: socket.isConnected,
    types: createTyping({ world, link, urls }),
    clicks: createClicking({ world, link, urls }),
    submits: submitting.submits,
    fills: submitting.fills,
    stillThere: submitting.stillThere,
    closesView: submitting.closes,
    ...eventing,
    people: createHousehold(world, eventing.sendsEvent),
    socket,
    looksAt: createLooksAt(world),
    shownFile: (id) => fileAnswer(world, id),
    onChange: world.bell.onRing,
    home: (userId) => world.views.home(userId),
    openViews: (userId) => world.views.openOf(userId),
    channel: (idOrName) => channelLook(world, idOrName),
    hasChannel: (idOrName) => world.workspace.channel(idOrName) !== undefined,
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
    asText: (message, zone) => {
      const around = { names: namesIn(world), now: world.clock.now() };
      return renderAsText(message, zone === undefined ? around : { ...around, zone });
    },
    bot: world.workspace.bot,
  };
}

function createParts(options: SlackSimulatorOptions, baseUrl: () => string) {
  const { signingSecret, botToken, appToken, appUrl, ackWithinMs, expectedMethods } = options;
  const world = createWorld(options, baseUrl);
  const complain = world.complaints.add;
  const { appId } = world.workspace.bot;
  const socket = createSocketMode({ appId, onChange: world.bell.ring, complain });
  const link = createAppLink({ signingSecret, appUrl, ackWithinMs, socket, complain });
  const urls = createResponseUrls(world);
  const troubles = createTroubles();
  const openConnection = (): string => baseUrl().replace('http', 'ws') + socket.newTicket();
  const api = createWebApi({ world, botToken, appToken, openConnection, expectedMethods });
  const downloads = createDownloads({ world, botToken });
  const doors = createDoors({ world, api, urls, downloads });
  const server = createSlackServer({ world, doors, troubles, socket, pageAt: createPage(world) });
  return { world, link, urls, troubles, socket, server };
}
