// The answer to `status`: who is called now on which line.

import type { Reply } from '../../core/reply.ts';
import { isUnchecked } from '../../core/roster-view.ts';
import type { TurnNow } from '../../core/turn-now.ts';
import type { RosterView } from '../../core/view.ts';
import { type Body, linesBody } from './blocks.ts';
import { troubleLines } from './chat-trouble.ts';
import { bold, code, mention, people as mentions, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { calledBriefly, lineTitle, rosterLines, rosterPlace } from './roster.ts';
import { overrideWords } from './shifts.ts';
import { inRoster } from './strategy.ts';
import { duration, moment } from './time.ts';

/** From about here on many operators' voicemail answers in a member's place, which 46elks cannot tell from a person. */
const VOICEMAIL_ANSWERS_AFTER_SECONDS = 20;

const UNCHECKED_SHOWN_MAX = 10;

const longRingLines = ({ strategy, rosterName }: RosterView, { commandWord }: WordOptions): string[] => {
  const { kind, ringSeconds } = strategy;
  if (ringSeconds <= VOICEMAIL_ANSWERS_AFTER_SECONDS) return [];
  const shorter = code(
    `${commandWord} ring ${kind} ${VOICEMAIL_ANSWERS_AFTER_SECONDS}s${inRoster(rosterName)}`,
  );
  return [
    `⚠️ ${bold(`Phones ring for ${duration(ringSeconds)}`)}: long enough for a voicemail box of the operator to answer, and then the caller reaches nobody else. Ring shorter: ${shorter}, or have everybody switch their voicemail off while on call: with most operators by dialling ${code('##002#')}.`,
  ];
};

/** Said quietly: a number that nobody has tried rings all the same. */
const uncheckedLines = ({ people }: RosterView, { commandWord }: WordOptions): string[] => {
  const unchecked = people.filter(isUnchecked).map(({ userId }) => userId);
  if (unchecked.length === 0) return [];
  return [
    `Numbers not checked yet: ${mentions(unchecked, UNCHECKED_SHOWN_MAX)}. To have one's own rung once: ${code(`${commandWord} phone check`)}`,
  ];
};

const turnLines = (
  { overrides, next }: TurnNow,
  { rosterName }: RosterView,
  { commandWord }: WordOptions,
): string[] => [
  ...overrides.map(
    (override) =>
      `↪️ ${overrideWords(override)}. End it: ${code(`${commandWord} remove override ${override.id}${inRoster(rosterName)}`)}`,
  ),
  ...(next === null ? [] : [`Next handoff: ${mention(next.userId)}, ${moment(next.at)}.`]),
];

export const statusBody = (
  { roster, turn, troubles = [] }: Reply & { kind: 'status' },
  options: WordOptions,
): Body =>
  linesBody([
    ...troubleLines(troubles, options),
    bold(`Who is called now ${rosterPlace(roster)}`),
    ...rosterLines(roster, options),
    ...(turn === undefined ? [] : turnLines(turn, roster, options)),
    ...uncheckedLines(roster, options),
    ...longRingLines(roster, options),
  ]);

/** Every line in a few words; which of them is looked at closely is for the reader to say. */
export const statusesBody = (
  { rosters, troubles = [] }: Reply & { kind: 'statuses' },
  options: WordOptions,
): Body =>
  linesBody([
    ...troubleLines(troubles, options),
    bold('Who is called now'),
    ...rosters.map((roster) => `• ${lineTitle(roster)}: ${calledBriefly(roster)}`),
    `More on one of them: ${quoted(`${options.commandWord} status on ${rosters[0]?.lineName ?? ''}`)}`,
  ]);
