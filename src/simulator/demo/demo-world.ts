// The real app between the two simulators, with the demo's team: places calls, types commands and tells what is new.
import type { IncomingCall } from '../elks/simulator.ts';
import type { CallTranscript } from '../elks/transcript.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { ShownMessage } from '../slack/messages.ts';
import { recordsIn } from '../slack/record.ts';
import { CHANNEL, EVERYBODY, LINE, type Person, SECOND_LINE, SHOP_CHANNEL } from './cast.ts';
import type { DemoLog } from './demo-log.ts';
import { createAudioKeeper, type KeptAudio } from './kept-audio.ts';
import { readSpokenPrompts, type SpokenPrompts } from './spoken-prompts.ts';
import { createStage, type Stage } from './stage.ts';

export interface PlayedCall {
  readonly transcript: CallTranscript;
  /** New in the channel since the call began. */
  readonly messages: readonly ShownMessage[];
  readonly audio: readonly KeptAudio[];
}

export interface TypedCommand {
  /** What the person alone is shown. */
  readonly answer: string;
  /** New in the channel. */
  readonly messages: readonly ShownMessage[];
}

export interface DemoWorld {
  readonly stage: Stage;
  readonly clock: ManualClock;
  readonly spoken: SpokenPrompts;
  call(script: Omit<IncomingCall, 'to'>): Promise<PlayedCall>;
  types(person: Person, line: string): Promise<TypedCommand>;
  /** What their Home says. */
  opensHome(person: Person): Promise<string>;
  asText(message: Pick<ShownMessage, 'text' | 'blocks'>): string;
  /** Everything irregular since it was last asked for: complaints, and what the app logged. */
  takeIrregular(): readonly string[];
  close(): Promise<void>;
}

/** Messages of the channel that came since it was last asked. */
const createNews = (stage: Stage) => {
  const seen = new Set<string>();
  return (): readonly ShownMessage[] => {
    const news = stage.slack.channel(CHANNEL.id).messages.filter((message) => !seen.has(message.ts));
    for (const message of news) seen.add(message.ts);
    return news;
  };
};

const createIrregular = ({ elks, slack }: Stage, log: DemoLog) => {
  let logged = 0;
  return (): readonly string[] => {
    const complaints = slack.complaints.map(({ where, what }) => `Slack, ${where}: ${what}`);
    slack.forgiveComplaints();
    const lines = log.lines.slice(logged).map((line) => `Jour's log, ${line}`);
    logged = log.lines.length;
    return [...elks.takeComplaints().map((what) => `46elks: ${what}`), ...complaints, ...lines];
  };
};

export const openDemoWorld = async (clock: ManualClock, log: DemoLog): Promise<DemoWorld> => {
  const users = EVERYBODY.map(({ id, handle, name }) => ({ id, name: handle, realName: name }));
  const otherNumbers = [SECOND_LINE];
  const places = { line: LINE, otherNumbers, channel: CHANNEL, otherChannels: [SHOP_CHANNEL] };
  const stage = await createStage({ clock, log, users, ...places });
  await stage.startApp();
  const { elks, slack } = stage;
  const audio = createAudioKeeper();
  const news = createNews(stage);
  const takeIrregular = createIrregular(stage, log);
  const settle = (): Promise<void> => stage.app().settle();

  return {
    stage,
    clock,
    spoken: await readSpokenPrompts(),
    call: async (script) => {
      news();
      const transcript = await elks.call({ ...script, to: LINE });
      await settle();
      return { transcript, messages: news(), audio: await audio.keepNew(slack.files) };
    },
    types: async (person, line) => {
      news();
      const seen = await slack.types(person.id, line);
      await settle();
      return { answer: seen.text, messages: news() };
    },
    opensHome: async ({ id }) => {
      await slack.opensHome(id, { waitFor: 'ack' });
      const home = await slack.until(`the Home of ${id}`, () => slack.home(id));
      await settle();
      return slack.asText({ text: '', blocks: recordsIn(home.body.blocks) });
    },
    asText: (message) => slack.asText(message),
    takeIrregular,
    close: () => stage.close(),
  };
};
