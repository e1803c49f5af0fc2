// Reminders and texts of a line: what was changed about them, and how they are now.
import type { FollowUpDeed, FollowUpView } from '../../core/follow-up.ts';
import type { Reply } from '../../core/reply.ts';
import type { Reminders } from '../../core/settings.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, code, listed, named, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { duration } from './time.ts';

const TEXT_SHOWN_CHARACTERS = 300;
const MINUTE_SECONDS = 60;

const after = (minutes: number): string => duration(minutes * MINUTE_SECONDS);

const isOff = ({ afterMinutes, callAfterMinutes, atOpening }: Reminders): boolean =>
  afterMinutes.length === 0 && callAfterMinutes === null && !atOpening;

/** Follows "unclaimed calls are". */
const remindWords = (remind: Reminders): string => {
  const { afterMinutes, callAfterMinutes, isAlways, atOpening } = remind;
  if (isOff(remind)) return 'not brought up again';
  const timed = [
    ...(afterMinutes.length === 0
      ? []
      : [`brought up in their thread after ${listed(afterMinutes.map(after))}`]),
    ...(callAfterMinutes === null ? [] : [`told to those on call by phone after ${after(callAfterMinutes)}`]),
  ];
  const hours = isAlways ? 'at any time' : 'only in opening hours';
  const parts = [
    ...(timed.length === 0 ? [] : [`${listed(timed)}, ${hours}`]),
    ...(atOpening && !isAlways ? ['brought up when the line opens if they came while it was closed'] : []),
  ];
  return parts.join('; ');
};

const callersWords = (text: string | null): string =>
  text === null ? 'no text' : `this text: ${quoted(text, TEXT_SHOWN_CHARACTERS)}`;

const membersWords = (isOn: boolean): string =>
  isOn ? 'get the caller’s number as a text while it rings' : 'get no text while it rings';

/** What was done, after the name of who did it. */
export const followUpTold = (deed: FollowUpDeed): string => {
  switch (deed.kind) {
    case 'remind':
      return `changed the reminders: calls that nobody has claimed are ${remindWords(deed.remind)}`;
    case 'text-callers':
      return `changed what callers on a mobile who reached nobody get: ${callersWords(deed.text)}`;
    case 'text-members':
      return `changed texts to members: they ${membersWords(deed.isOn)}`;
  }
};

export const followUpDone = (deed: FollowUpDeed): string => {
  switch (deed.kind) {
    case 'remind':
      return `Calls that nobody has claimed are ${remindWords(deed.remind)}`;
    case 'text-callers':
      return `Callers on a mobile who reached nobody get ${callersWords(deed.text)}`;
    case 'text-members':
      return `Members ${membersWords(deed.isOn)}`;
  }
};

const lineShows = ({ shows, textMembers }: FollowUpView, { commandWord }: WordOptions): string[] =>
  textMembers && shows === 'caller'
    ? [
        `Phones show the caller’s number already, so no text is sent. To show the line’s instead: ${code(`${commandWord} show line`)}`,
      ]
    : [];

const holdsNow = (now: FollowUpView, options: WordOptions): string[] => [
  bold(`Unclaimed calls on ${named(now.lineName)}`),
  `• They are ${remindWords(now.remind)}.`,
  `• Callers on a mobile who reached nobody get ${callersWords(now.textCallers)}${now.textCallers === null ? '.' : ', once an hour at most.'}`,
  `• Members ${membersWords(now.textMembers)}.`,
  ...lineShows(now, options),
];

const lead = ({ did }: Reply & { kind: 'follow-up' }): string[] => {
  if (did === null) return [];
  return did === 'nothing'
    ? ['That is how it was already, so nothing was changed.']
    : [`✅ ${bold('Done.')} ${followUpDone(did)}.`];
};

export const followUpBody = (reply: Reply & { kind: 'follow-up' }, options: WordOptions): Body =>
  linesBody([...lead(reply), ...holdsNow(reply.now, options)]);
