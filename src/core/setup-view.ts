// How the parts of the setup look now, for whoever asks or has just changed them.
import type { Instant } from './instant.ts';
import { MENU_KEYS } from './menu.ts';
import { zoneOf } from './on-call.ts';
import { orderAt } from './order.ts';
import { nationalFormat } from './phone-number.ts';
import { usesOf } from './roster-uses.ts';
import type { BlockedNumber, Country, Line, Settings } from './settings.ts';
import type { BlockedView, LineView, Shown } from './setup.ts';

/** Each with its people in the order in which they are called now. */
export const rostersShown = (settings: Settings, now: Instant): Shown => ({
  kind: 'rosters',
  rosters: settings.rosters.map((roster) => ({
    name: roster.name,
    strategy: roster.strategy,
    members: orderAt(roster, { now, timeZone: zoneOf(settings, roster.name) }),
    uses: usesOf(roster.name, settings),
  })),
});

export const menuShown = ({ name, rosterName, menu }: Line): Shown => ({
  kind: 'menu',
  lineName: name,
  rosterName,
  choices: MENU_KEYS.flatMap((key) => {
    const choice = menu?.choices[key];
    return choice === undefined ? [] : [{ key, choice }];
  }),
  otherwise: menu?.otherwise ?? null,
});

/** Labels and what they open: nothing of the codes leaves the settings. */
export const pinsShown = ({ name, pins }: Line): Shown => ({
  kind: 'pins',
  lineName: name,
  pins: pins.map(({ label, opens }) => ({ label, opens })),
});

const lineView = (line: Line): LineView => ({
  name: line.name,
  number: nationalFormat(line.number, line.country),
  channelId: line.channelId,
  timeZone: line.timeZone,
  rosterName: line.rosterName,
  records: line.records,
  hidden: line.hidden,
  parked: line.parked,
  hasMenu: line.menu !== null,
});

export const linesShown = (lines: readonly Line[]): Shown => ({ kind: 'lines', lines: lines.map(lineView) });

/** A block ends by itself at `untilAt`. */
export const isBlockedAt = ({ untilAt }: BlockedNumber, now: Instant): boolean =>
  untilAt === null || now < untilAt;

export const blockedViews = (
  settings: Settings,
  seen: { readonly now: Instant; readonly country: Country },
): readonly BlockedView[] =>
  settings.blocked
    .filter((blocked) => isBlockedAt(blocked, seen.now))
    .map(({ number, by, untilAt, reason }) => ({
      number,
      national: nationalFormat(number, seen.country),
      by,
      untilAt,
      reason,
      rejected: 0,
    }));
