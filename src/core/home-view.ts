// What one person sees of the phone on Home: their own part first, then the lines and the last calls.
import type { Call } from './call.ts';
import { callOnLine } from './call-view.ts';
import { type ChatTrouble, type TroubleView, troubleViews } from './chat-trouble.ts';
import {
  type Asker,
  type HomeRoster,
  type HomeShift,
  homeRoster,
  homeShifts,
  type NextFirst,
  nextFirst,
  rostersOf,
} from './home-roster.ts';
import type { Instant } from './instant.ts';
import { rosterNamed } from './on-call.ts';
import type { NotMember } from './permission.ts';
import type { CallOnLine, Reply } from './reply.ts';
import { usesOn } from './roster-uses.ts';
import { rosterPerson, rosterView } from './roster-view.ts';
import type { Line, Settings, UserId } from './settings.ts';
import type { RosterPerson, RosterView } from './view.ts';

const ROSTERS_MOST = 6;
const LINES_MOST = 5;
const SHIFTS_MOST = 3;
const CALLS_MOST = 5;
const CHANNELS_MOST = 3;

/** Who is called on a line now, and what changes next. */
export interface LineNow {
  readonly lineId: string;
  readonly roster: RosterView;
  readonly next: NextFirst | null;
}

/** What came of the button pressed last. */
export type Told =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** Trouble of our own; nothing was changed. */
  | { readonly kind: 'trouble' }
  /** Slack did not open the form. */
  | { readonly kind: 'no-form' };

export interface HomeView {
  readonly kind: 'home';
  readonly userId: UserId;
  readonly told: Told | null;
  /** Whether they may change more than their own. */
  readonly mayEdit: boolean;
  /** Why cards do not arrive. */
  readonly troubles: readonly TroubleView[];
  /** As their own line sees them. */
  readonly me: RosterPerson;
  readonly rosters: readonly HomeRoster[];
  readonly shifts: readonly HomeShift[];
  readonly lines: readonly LineNow[];
  /** How many more there are. */
  readonly linesLeft: number;
  readonly calls: readonly CallOnLine[];
  /** Where the cards of such calls are. */
  readonly channelIds: readonly string[];
}

/** Home, or why there is none for this person. */
export type HomeSight = HomeView | { readonly kind: 'not-allowed'; readonly who: NotMember };

/** Every line, or why somebody is not told. */
export type WhoSight =
  | { readonly kind: 'lines'; readonly lines: readonly LineNow[] }
  | { readonly kind: 'not-allowed'; readonly who: NotMember };

export interface HomeAsked extends Asker {
  /** Newest first. */
  readonly calls: readonly Call[];
  readonly told: Told | null;
  readonly mayEdit: boolean;
  readonly trouble: ChatTrouble;
}

export const lineNow = (line: Line, asked: Omit<Asker, 'userId'>): LineNow => ({
  lineId: line.id,
  roster: rosterView(asked.settings, line, asked.now),
  next: nextFirst(asked, rosterNamed(asked.settings, line.rosterName)),
});

export const linesNow = (settings: Settings, now: Instant): WhoSight => ({
  kind: 'lines',
  lines: settings.lines.map((line) => lineNow(line, { settings, now })),
});

/** Those that lead to the person, and the others. */
const linesFor = (asker: Asker): { readonly own: readonly Line[]; readonly others: readonly Line[] } => {
  const names = rostersOf(asker).map(({ name }) => name);
  const isOwn = (line: Line): boolean => names.some((name) => usesOn(line, name).length > 0);
  const { lines } = asker.settings;
  return { own: lines.filter(isOwn), others: lines.filter((line) => !isOwn(line)) };
};

/** The line by whose country and clock the person's own commands are read. */
export const ownLine = (asker: Asker): Line | undefined => {
  const { own, others } = linesFor(asker);
  return own[0] ?? others[0];
};

const homeCalls = ({ calls, settings }: HomeAsked, lines: readonly Line[]): readonly CallOnLine[] =>
  calls
    .flatMap((call) => {
      const line = lines.find(({ id }) => id === call.lineId);
      if (line === undefined) return [];
      return [callOnLine(call, settings)];
    })
    .slice(0, CALLS_MOST);

const byStart = (one: HomeShift, other: HomeShift): number => (one.fromAt ?? 0) - (other.fromAt ?? 0);

export const homeView = (asked: HomeAsked): HomeView => {
  const { settings, userId, now } = asked;
  const { own, others } = linesFor(asked);
  const lines = [...own, ...others];
  const calledOn = own.length > 0 ? own : lines;
  const rosters = rostersOf(asked);
  const [line] = lines;
  if (line === undefined) throw new Error('settings hold no line');
  return {
    kind: 'home',
    userId,
    told: asked.told,
    mayEdit: asked.mayEdit,
    troubles: troubleViews(asked.trouble, settings.lines),
    me: rosterPerson(userId, { settings, line, now }),
    rosters: rosters.slice(0, ROSTERS_MOST).map((roster) => homeRoster(roster, asked)),
    shifts: rosters
      .flatMap((roster) => homeShifts(roster, asked))
      .sort(byStart)
      .slice(0, SHIFTS_MOST),
    lines: lines.slice(0, LINES_MOST).map((line) => lineNow(line, asked)),
    linesLeft: Math.max(0, lines.length - LINES_MOST),
    calls: homeCalls(asked, calledOn),
    channelIds: [...new Set(calledOn.map(({ channelId }) => channelId))].slice(0, CHANNELS_MOST),
  };
};
