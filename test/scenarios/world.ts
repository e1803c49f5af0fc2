// A world for scenarios: the stage with a team of three, time that is told, and verbs in field words.
import manifest from '../../manifest.json' with { type: 'json' };
import { createLog } from '../../src/log.ts';
import { createStage, STAGE_KEY } from '../../src/simulator/demo/stage.ts';
import type { PhoneScript, Phones } from '../../src/simulator/elks/scripts.ts';
import type { IncomingCall } from '../../src/simulator/elks/simulator.ts';
import type { CallTranscript } from '../../src/simulator/elks/transcript.ts';
import { createManualClock } from '../../src/simulator/manual-clock.ts';
import type { UserOptions } from '../../src/simulator/slack/workspace.ts';
import type { FileOps } from '../../src/store/file-ops.ts';

/** A Tuesday evening in Stockholm: 2026-11-24 19:00. */
export const TUESDAY_EVENING = Date.UTC(2026, 10, 24, 18, 0);
export const LINE = '+46701740600';
export const LANDLINE = '+46846500400';
export const CALLER = '+46701740699';
export const ANNA = { id: 'U0ANNA', name: 'anna', phone: '+46701740605' };
export const BO = { id: 'U0BO', name: 'bo', phone: '+46701740606' };
export const CIA = { id: 'U0CIA', name: 'cia', phone: '+46701740607' };
/** In the workspace, but has no phone number yet. */
export const DAN = { id: 'U0DAN', name: 'dan' };
export const ROBOT = { id: 'U0ROBOT', name: 'robot', isBot: true };
export const GUEST = { id: 'U0GUEST', name: 'guest', restricted: true };
export const GONE = { id: 'U0GONE', name: 'gone', deleted: true };
export const SALES_CHANNEL = { id: 'C0SALES', name: 'sales' };
export const CHANNEL = { id: 'C0ONCALL', name: 'oncall' };

export interface WorldOptions {
  readonly startAt?: number;
  readonly line?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further numbers of the 46elks account. */
  readonly otherNumbers?: readonly string[];
  readonly socketMode?: boolean;
  /** Besides the team of three. */
  readonly users?: readonly UserOptions[];
  readonly scopes?: readonly string[];
  /** Block types that Slack does not have in this workspace. */
  readonly withoutBlocks?: readonly string[];
  /** Takes every line of the log, down to debug. */
  readonly logTo?: { write(line: string): void };
  /** Instead of the disk. */
  readonly files?: FileOps;
}

export const startWorld = async (options: WorldOptions = {}) => {
  const clock = createManualClock(options.startAt ?? TUESDAY_EVENING);
  const line = options.line ?? LINE;
  const { logTo, env, socketMode, scopes, otherNumbers, withoutBlocks, files } = options;
  const stage = await createStage({
    clock,
    line,
    log: createLog(logTo === undefined ? 'silent' : 'debug', logTo),
    users: [ANNA, BO, CIA, DAN, ROBOT, GONE, GUEST, ...(options.users ?? [])],
    channel: { ...CHANNEL, botIsMember: true, members: [ANNA.id, BO.id, CIA.id] },
    events: manifest.settings.event_subscriptions.bot_events,
    otherChannels: [{ ...SALES_CHANNEL, botIsMember: true, members: [ANNA.id, BO.id, CIA.id] }],
    ...(otherNumbers === undefined ? {} : { otherNumbers }),
    ...(env === undefined ? {} : { env }),
    ...(socketMode === undefined ? {} : { socketMode }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(withoutBlocks === undefined ? {} : { withoutBlocks }),
    ...(files === undefined ? {} : { files }),
  });
  const { slack, elks } = stage;
  await stage.startApp();
  await stage.app().connected();
  const settle = (): Promise<void> => stage.app().settle();

  return {
    ...stage,
    clock,
    line,
    key: STAGE_KEY,
    settle,
    /** What the person is answered, as text. */
    types: async (user: { readonly id: string }, text: string, channel?: string): Promise<string> => {
      const seen = await slack.types(user.id, text, channel === undefined ? {} : { channel });
      await settle();
      return seen.text;
    },
    call: async (script: Partial<IncomingCall> = {}): Promise<CallTranscript> => {
      const transcript = await elks.call({ from: CALLER, to: line, ...script });
      await settle();
      return transcript;
    },
    /** Time passes, and what it brings due is done. */
    pass: async (ms: number): Promise<void> => {
      await clock.advance(ms);
      await settle();
    },
    restart: async (): Promise<void> => {
      await stage.stopApp();
      await stage.startApp();
      await settle();
    },
    /** Calls kept so far, newest first, as `/oncall calls` tells them. */
    keptCalls: async (): Promise<readonly string[]> => {
      const text = (await slack.types(ANNA.id, '/oncall calls')).text;
      return text.split('\n').filter((row) => row.startsWith('•'));
    },
    messages: () => slack.channel(CHANNEL.id).messages,
    /** Every message of the channel as text, oldest first, threads indented. */
    texts: (): readonly string[] =>
      slack.channel(CHANNEL.id).messages.map((message) => slack.asText(message)),
    /** The newest message of the channel with its thread. */
    newest: (): string =>
      slack
        .channel(CHANNEL.id)
        .messages.map((message) => slack.asText(message))
        .at(-1) ?? '',
    /** Ends everything; fails when a simulator saw anything irregular. */
    end: async (): Promise<void> => {
      await stage.close();
      elks.expectNoComplaints();
      slack.expectNoComplaints();
    },
  };
};

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Every phone does the same. */
export const everybody = (script: PhoneScript): Phones =>
  Object.fromEntries(NUMBERS.map((number) => [number, script]));

/** Anna, Bo and Cia have phones and are on call in this order. */
export const withThreeOnCall = async (world: World): Promise<void> => {
  for (const person of [ANNA, BO, CIA]) await world.types(person, `/oncall phone ${person.phone}`);
  await world.types(ANNA, '/oncall set @anna @bo @cia');
};

export const NUMBERS = [ANNA.phone, BO.phone, CIA.phone] as const;

export const silent = { kind: 'silent' } as const;
export const busy = { kind: 'busy' } as const;
export const unreachable = { kind: 'unreachable' } as const;
export const declines = (afterSeconds: number) => ({ kind: 'declines', afterSeconds }) as const;
export const answers = (
  afterSeconds: number,
  talksSeconds = 60,
  hangsUpFirst: 'caller' | 'callee' = 'caller',
) => ({ kind: 'answers', afterSeconds, talksSeconds, hangsUpFirst }) as const;
