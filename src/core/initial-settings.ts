// Settings of a first start, and the first line kept in step with the environment at every later one.
import type { TimeZone } from './instant.ts';
import { countryOf } from './phone-number.ts';
import type { Line, PhoneNumber, Settings } from './settings.ts';
import { DEFAULT_REMINDERS, emptyRoster, KEEP_FOR_GOOD, MAIN_ROSTER, SETTINGS_VERSION } from './settings.ts';

export interface FirstLine {
  readonly lineNumber: PhoneNumber;
  readonly channelId: string;
  readonly timeZone: TimeZone;
}

/** A line as it begins: open all day, ringing the first roster. */
export const lineFrom = ({ lineNumber, channelId, timeZone }: FirstLine): Line => ({
  id: 'main',
  name: 'Main',
  number: lineNumber,
  channelId,
  country: countryOf(lineNumber),
  timeZone,
  language: 'en',
  shows: 'caller',
  rosterName: MAIN_ROSTER,
  hours: { kind: 'always' },
  exceptions: [],
  lastExceptionId: 0,
  holidays: null,
  closedThen: { kind: 'voicemail' },
  announcesHours: false,
  menu: null,
  pins: [],
  records: false,
  hidden: 'allow',
  parked: 'ring',
  prompts: {},
  remind: DEFAULT_REMINDERS,
  textCallers: null,
  textMembers: false,
  digest: null,
});

export const initialSettings = (first: FirstLine): Settings => ({
  version: SETTINGS_VERSION,
  lines: [lineFrom(first)],
  rosters: [emptyRoster(MAIN_ROSTER)],
  membersById: {},
  blocked: [],
  countries: null,
  admins: [],
  phoneChecks: [],
  keep: KEEP_FOR_GOOD,
  changes: [],
});

const isInStep = (line: Line, first: FirstLine): boolean =>
  line.number === first.lineNumber && line.channelId === first.channelId && line.timeZone === first.timeZone;

/** The same object when the first line is as the environment says; what people decided about it stays. */
export const withFirstLine = (settings: Settings, first: FirstLine): Settings => {
  const [line, ...others] = settings.lines;
  if (line === undefined) return { ...settings, lines: [lineFrom(first)] };
  if (isInStep(line, first)) return settings;
  const { lineNumber: number, channelId, timeZone } = first;
  const country = number === line.number ? line.country : countryOf(number);
  return { ...settings, lines: [{ ...line, number, channelId, country, timeZone }, ...others] };
};
