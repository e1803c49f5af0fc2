// What the page can do, by name: each deed is what a person would do at a phone or in Slack, and goes the way it goes there.
import type { Reaction } from '../../elks/live-people.ts';
import type { Entry } from '../../slack/entered-values.ts';
import { type Json, listIn, recordIn, textIn } from '../../slack/record.ts';
import { momentAhead } from './page-time.ts';
import type { Visit } from './visit.ts';

/** A text is why it was not done, as the person is told; anything else: done. */
export type Deed = (asked: Json) => unknown;

const REACTIONS: readonly string[] = ['answers', 'declines', 'busy', 'voicemail', 'hangs up'];
const SPEEDS = [1, 10, 60];
const KEY = /^[0-9*#]$/;
const NO_ANSWER = 'Slack says: the app did not answer. Is Jour running?';
const STEP_MINUTES_MAX = 24 * 60;
const MINUTE_MS = 60_000;

const isReaction = (how: string): how is Reaction | 'hangs up' => REACTIONS.includes(how);

const entriesIn = (value: unknown): Readonly<Record<string, Entry>> =>
  Object.fromEntries(
    Object.entries(recordIn(value)).flatMap(([name, entry]): [string, Entry][] => {
      if (typeof entry === 'string' || typeof entry === 'number' || entry === null) return [[name, entry]];
      return Array.isArray(entry) ? [[name, listIn(entry).map(String)]] : [];
    }),
  );

const phoneDeeds = ({ desk }: Visit): Readonly<Record<string, Deed>> => ({
  call: ({ from, to }) => desk.place({ from: textIn(from), to: textIn(to) }),
  key: ({ key }) =>
    KEY.test(textIn(key)) ? desk.press(textIn(key)) : 'A phone has the keys 0 to 9, * and #.',
  'hang-up': () => desk.hangUp(),
  'nothing-spoken': () => desk.say(null),
  react: ({ number, how }) => {
    const reaction = textIn(how);
    if (!isReaction(reaction)) return 'A phone cannot do that.';
    return desk.react(textIn(number), reaction);
  },
});

const clockDeeds = ({ clock, desk, trouble }: Visit): Readonly<Record<string, Deed>> => {
  const set = async (at: number | null): Promise<string | undefined> => {
    const call = desk.own();
    if (call !== null && call.doing !== 'over') return 'Hang up first: the clock is not set during a call.';
    if (at === null) return 'The clock only goes forwards: choose a later moment.';
    await clock.set(at);
    return undefined;
  };
  return {
    'set-clock': ({ to }) => set(momentAhead(textIn(to), clock.now())),
    later: ({ minutes }) => {
      const by = typeof minutes === 'number' ? minutes : 0;
      return set(by > 0 && by <= STEP_MINUTES_MAX ? clock.now() + by * MINUTE_MS : null);
    },
    speed: ({ factor }) =>
      SPEEDS.includes(Number(factor)) ? clock.setSpeed(Number(factor)) : 'There are 1, 10 and 60.',
    'slack-down': ({ on }) => trouble.slackIsDown(on === true),
    'recordings-late': ({ on }) => trouble.recordingsAreLate(on === true),
    kill: () => trouble.kill(),
    start: () => trouble.start(),
  };
};

const slackDeeds = ({ world }: Visit): Readonly<Record<string, Deed>> => {
  const { slack } = world.stage;
  const shownAs = (ack: { readonly isOk: boolean }): string | undefined => (ack.isOk ? undefined : NO_ANSWER);
  return {
    say: async ({ as, place, text }) => {
      const line = textIn(text).trim();
      if (line === '') return 'Type a command, like /oncall status';
      if (line.startsWith('/'))
        return shownAs((await slack.types(textIn(as), line, { channel: textIn(place), waitFor: 'ack' })).ack);
      slack.people.writes(textIn(as), textIn(place), line);
      return undefined;
    },
    click: async ({ as, view, channel, ts, action, block, value, selected, entries }) => {
      const viewId = textIn(view);
      // What was typed so far is part of what the app is told.
      if (viewId !== '' && Object.keys(recordIn(entries)).length > 0)
        slack.fills(textIn(as), viewId, slack.stillThere(textIn(as), viewId, entriesIn(entries)));
      const where = viewId === '' ? { channelId: textIn(channel), ts: textIn(ts) } : { id: viewId };
      const chosen = entriesIn({ selected }).selected;
      const seen = await slack.clicks(textIn(as), where, textIn(action), {
        blockId: textIn(block),
        ...(typeof value === 'string' && value !== '' ? { value } : {}),
        ...(chosen === undefined ? {} : { selected: chosen }),
      });
      return shownAs(seen.ack);
    },
    submit: async ({ as, view, entries }) => {
      const [user, form] = [textIn(as), textIn(view)];
      const sent = await slack.submits(user, form, slack.stillThere(user, form, entriesIn(entries)));
      return sent.action === 'failed' ? NO_ANSWER : undefined;
    },
    close: async ({ as, view }) => {
      await slack.closesView(textIn(as), textIn(view));
      return undefined;
    },
    shortcut: async ({ as, id }) =>
      shownAs((await slack.shortcut(textIn(as), textIn(id), { waitFor: 'ack' })).ack),
    home: async ({ as }) => shownAs((await slack.opensHome(textIn(as), { waitFor: 'ack' })).ack),
  };
};

export const createDeeds = (visit: Visit): Readonly<Record<string, Deed>> => ({
  ...phoneDeeds(visit),
  ...clockDeeds(visit),
  ...slackDeeds(visit),
});
