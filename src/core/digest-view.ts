// What a digest tells besides numbers: what is still open, and what comes until the next one.
import type { Call } from './call.ts';
import { callerView } from './call-view.ts';
import { waitsFromAt } from './call-work.ts';
import type { Digest } from './digest.ts';
import { nextDigestAt } from './digest.ts';
import type { Holiday, HoursException } from './hours.ts';
import { createCalendar, dateOf } from './hours-calendar.ts';
import type { Instant, TimeZone } from './instant.ts';
import { lineById, rosterNamed } from './on-call.ts';
import { messageLeft } from './outcome.ts';
import type { Span } from './override.ts';
import type { Line, Settings } from './settings.ts';
import { type ShiftView, shiftViews } from './shift-view.ts';
import type { StatsOf } from './stats-view.ts';
import type { CallerView } from './view.ts';

export const OPEN_SHOWN_MOST = 10;
const SHIFTS_AHEAD_MOST = 14;

export interface OpenItem {
  readonly callId: string;
  readonly caller: CallerView;
  readonly what: 'missed' | 'voicemail';
  readonly at: Instant;
  /** Of its card; null: not to be had. */
  readonly link: string | null;
}

export interface AheadView extends Span {
  readonly rosterName: string;
  /** Each begins with a handoff, or with a change of who can be reached. */
  readonly shifts: readonly ShiftView[];
  readonly hasMore: boolean;
  readonly holidays: readonly Holiday[];
  readonly exceptions: readonly HoursException[];
}

export interface DigestView extends StatsOf {
  /** Oldest first, OPEN_SHOWN_MOST at most. */
  readonly open: readonly OpenItem[];
  readonly openInAll: number;
  readonly ahead: AheadView;
}

/** How the digest of a line is set. */
export interface DigestSetting {
  readonly lineName: string;
  readonly timeZone: TimeZone;
  readonly digest: Digest | null;
  readonly nextAt: Instant | null;
}

export const digestSetting = ({ name, timeZone, digest }: Line, now: Instant): DigestSetting => ({
  lineName: name,
  timeZone,
  digest,
  nextAt: digest === null ? null : nextDigestAt(digest, timeZone, now),
});

/** The calls to be told of as open, oldest first. */
export const openOldestFirst = (waiting: readonly Call[]): readonly Call[] =>
  waiting.toSorted((one, other) => waitsFromAt(one) - waitsFromAt(other)).slice(0, OPEN_SHOWN_MOST);

export const openItem = (call: Call, settings: Settings, link: string | null): OpenItem => ({
  callId: call.id,
  caller: callerView(call.caller, lineById(settings, call.lineId)),
  what: messageLeft(call) === undefined ? 'missed' : 'voicemail',
  at: call.startedAt,
  link,
});

/** Texts of local times sort as they follow one another; a day that only touches the span counts. */
const exceptionsIn = (line: Line, span: Span): readonly HoursException[] => {
  const calendar = createCalendar(line.timeZone);
  const [from, until] = [calendar.textAt(span.fromAt), calendar.textAt(span.untilAt)];
  return line.exceptions.filter((exception) => exception.to > from && exception.from < until);
};

const holidaysIn = ({ holidays, timeZone }: Line, span: Span): readonly Holiday[] => {
  if (holidays === null) return [];
  const calendar = createCalendar(timeZone);
  const [first, last] = [dateOf(calendar.dayAt(span.fromAt)), dateOf(calendar.dayAt(span.untilAt - 1))];
  return holidays.days.filter(
    ({ date }) => first <= date && date <= last && !holidays.keptOpen.includes(date),
  );
};

export const aheadView = (settings: Settings, line: Line, span: Span): AheadView => {
  const shifts = shiftViews(settings, rosterNamed(settings, line.rosterName), span);
  return {
    ...span,
    rosterName: line.rosterName,
    shifts: shifts.slice(0, SHIFTS_AHEAD_MOST),
    hasMore: shifts.length > SHIFTS_AHEAD_MOST,
    holidays: holidaysIn(line, span),
    exceptions: exceptionsIn(line, span),
  };
};
