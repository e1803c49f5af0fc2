// The answer to every command about shifts: what was done, and who is first when.
import type { Reply } from '../../core/reply.ts';
import type { ScheduleView, ShiftView } from '../../core/shift-view.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, code, mention, quoted } from './mrkdwn.ts';
import { nobodyWhy } from './nobody.ts';
import type { WordOptions } from './options.ts';
import { shiftDone } from './shift-deed.ts';
import { overrideWords, rotationWords, SHIFT_TROUBLES } from './shifts.ts';
import { inRoster, rosterWords } from './strategy.ts';
import { moment } from './time.ts';

/** What somebody should do something about comes with a sign and in bold. */
const troubleWords = ({ trouble, rings, nobody }: ShiftView): string => {
  if (nobody !== null) return ` ⚠️ ${bold(`Nobody can be reached: ${nobodyWhy(nobody)}`)}`;
  if (trouble === null) return '';
  const instead = rings === null ? '' : `, so ${mention(rings)} is called first`;
  return ` ⚠️ ${bold(SHIFT_TROUBLES[trouble])}${instead}`;
};

export const shiftLine = (shift: ShiftView): string => {
  const who = shift.userId === null ? 'Nobody' : mention(shift.userId);
  return `• ${moment(shift.fromAt)}: ${who}${troubleWords(shift)}`;
};

const shiftLines = ({ shifts, hasMore }: ScheduleView): string[] => {
  const last = shifts.at(-1);
  return [
    ...shifts.map(shiftLine),
    ...(last === undefined ? [] : [hasMore ? '… and so on.' : `This goes until ${moment(last.untilAt)}.`]),
  ];
};

const rotationLine = ({ rotation, nextTurnAt, timeZone, rosterName }: ScheduleView, options: WordOptions) => {
  if (rotation === null)
    return `Nobody takes turns: the order stays as it is. Take turns: ${code(`${options.commandWord} rotate weekly mon 09:00${inRoster(rosterName)}`)}`;
  const next = nextTurnAt === null ? '' : ` Next handoff: ${moment(nextTurnAt)}.`;
  return `Turns pass ${rotationWords(rotation)}, clocks of ${quoted(timeZone)}.${next}`;
};

const overrideLines = ({ overrides, rosterName }: ScheduleView, { commandWord }: WordOptions): string[] =>
  overrides.map(
    (override) =>
      `${override.id}. ${overrideWords(override)}. Remove it: ${code(`${commandWord} remove override ${override.id}${inRoster(rosterName)}`)}`,
  );

const overridesOnly = (schedule: ScheduleView, options: WordOptions): string[] => {
  const lines = overrideLines(schedule, options);
  return lines.length > 0
    ? [bold('Overrides:'), ...lines]
    : [`There are no overrides. Come first yourself: ${code(`${options.commandWord} take for 2h`)}`];
};

const scheduleLines = (schedule: ScheduleView, options: WordOptions): string[] => {
  const overrides = overrideLines(schedule, options);
  return [
    bold(`Who is first, by ${rosterWords(schedule.rosterName)}:`),
    ...shiftLines(schedule),
    rotationLine(schedule, options),
    ...(overrides.length === 0 ? [] : [bold('Overrides:'), ...overrides]),
  ];
};

const linesOf = (reply: Reply & { kind: 'schedule' }, options: WordOptions): string[] => {
  const { about, schedule } = reply;
  switch (about) {
    case 'rotation':
      return [rotationLine(schedule, options), ...shiftLines(schedule)];
    case 'schedule':
      return scheduleLines(schedule, options);
    case 'overrides':
      return overridesOnly(schedule, options);
    case 'deed':
      return [];
  }
};

const didLines = ({ did }: Reply & { kind: 'schedule' }): string[] => {
  if (did === null) return [];
  return did === 'nothing'
    ? ['That is how it was already, so nothing was changed.']
    : [`✅ ${bold('Done.')} ${shiftDone(did)}.`];
};

export const scheduleBody = (reply: Reply & { kind: 'schedule' }, options: WordOptions): Body =>
  linesBody([...didLines(reply), ...linesOf(reply, options)]);

export const calendarBody = ({ address }: Reply & { kind: 'calendar' }, { commandWord }: WordOptions): Body =>
  linesBody(
    address === null
      ? [`Your calendar's address works no more. A new one: ${code(`${commandWord} calendar`)}`]
      : [
          `${bold('Your shifts as a calendar.')} Subscribe to this address in your calendar:`,
          code(address),
          `Whoever knows it sees your shifts, so keep it to yourself. Make it stop working: ${code(`${commandWord} calendar off`)}`,
        ],
  );
