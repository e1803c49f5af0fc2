// What people can change about how the phone is set up, besides who is on call: rosters, lines, menus, codes, callers.
import type { Until } from './command.ts';
import type { Seen } from './form-seen.ts';
import type { Instant } from './instant.ts';
import type { Choice, Menu, MenuKey, Opens, Pin } from './menu.ts';
import type { NobodyReason } from './plan.ts';
import type { Country, Line, PhoneNumber, RingStrategy, UserId } from './settings.ts';

/** As a form was sent: all of the menu, of which some may be as it was. Without keys there is none. */
export interface MenuEdit {
  readonly kind: 'menu-edit';
  readonly menu: Menu;
  readonly seen: Seen;
}

/** What can be asked for, as typed. */
export type SetupCommand =
  | { readonly kind: 'roster' }
  | { readonly kind: 'roster-add' | 'roster-remove'; readonly rosterName: string }
  | { readonly kind: 'menu' }
  | { readonly kind: 'menu-key'; readonly key: MenuKey; readonly choice: Choice | null }
  | { readonly kind: 'menu-off' }
  | { readonly kind: 'menu-otherwise'; readonly opens: Opens }
  | MenuEdit
  | { readonly kind: 'pin' }
  /** `code` null: to be asked for where nobody else can read it. */
  | {
      readonly kind: 'pin-add';
      readonly code: string | null;
      readonly label: string;
      readonly opens: Opens;
    }
  | { readonly kind: 'pin-remove'; readonly label: string }
  | { readonly kind: 'line' }
  | {
      readonly kind: 'line-add';
      readonly number: string;
      readonly name: string;
      readonly channelId: string;
    }
  | { readonly kind: 'line-remove'; readonly name: string }
  | { readonly kind: 'line-rename'; readonly name: string; readonly newName: string }
  | { readonly kind: 'zone'; readonly timeZone: string }
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'record'; readonly records: boolean }
  | { readonly kind: 'hidden'; readonly hidden: Line['hidden'] }
  | { readonly kind: 'parked'; readonly parked: Line['parked'] }
  | {
      readonly kind: 'block';
      readonly number: string;
      readonly until: Until | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'unblock'; readonly number: string }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'countries' }
  /** Null: where our lines are. */
  | { readonly kind: 'countries-set'; readonly countries: readonly Country[] | null }
  /** Null: only shown. Nobody: everybody may edit. */
  | { readonly kind: 'admins'; readonly admins: readonly UserId[] | null };

/** With what has to be found out elsewhere first. */
export type SetupOrder =
  | Exclude<SetupCommand, { readonly kind: 'pin-add' | 'line-add' | 'blocked' }>
  | { readonly kind: 'pin-keep'; readonly pin: Pin }
  /** `ownNumbers`: those of the account; null when it could not be asked. */
  | (Extract<SetupCommand, { readonly kind: 'line-add' }> & {
      readonly ownNumbers: readonly PhoneNumber[] | null;
    });

export type MenuStep =
  | { readonly kind: 'menu-key'; readonly key: MenuKey; readonly choice: Choice | null }
  | { readonly kind: 'menu-off' }
  | { readonly kind: 'menu-otherwise'; readonly opens: Opens };

/** What was done. */
export type Setup =
  | { readonly kind: 'roster'; readonly verb: 'added' | 'removed'; readonly name: string }
  | MenuStep
  /** Several at once: told as one change. */
  | { readonly kind: 'menu-several'; readonly steps: readonly MenuStep[] }
  /** Never the code: only whose it is and what it opens. */
  | { readonly kind: 'pin-added'; readonly label: string; readonly opens: Opens }
  | { readonly kind: 'pin-removed'; readonly label: string }
  | {
      readonly kind: 'line-added';
      readonly name: string;
      readonly number: string;
      readonly channelId: string;
    }
  | { readonly kind: 'line-removed'; readonly name: string; readonly number: string }
  | { readonly kind: 'line-renamed'; readonly name: string; readonly newName: string }
  | { readonly kind: 'zone'; readonly timeZone: string }
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'records'; readonly records: boolean }
  | { readonly kind: 'hidden'; readonly hidden: Line['hidden'] }
  | { readonly kind: 'parked'; readonly parked: Line['parked'] }
  | {
      readonly kind: 'blocked';
      readonly number: PhoneNumber;
      readonly untilAt: Instant | null;
      readonly reason: string | null;
    }
  | { readonly kind: 'unblocked'; readonly number: PhoneNumber }
  | { readonly kind: 'countries'; readonly allowed: readonly Country[]; readonly isDefault: boolean }
  | { readonly kind: 'admins'; readonly admins: readonly UserId[] };

/** Something that leads to a roster, on the line of that name. */
export type RosterUse = { readonly lineName: string } & (
  | { readonly by: 'line' | 'closed' | 'otherwise' }
  | { readonly by: 'key'; readonly key: MenuKey }
  | { readonly by: 'pin'; readonly label: string }
);

export interface LineView {
  readonly name: string;
  /** In its own national format. */
  readonly number: string;
  readonly channelId: string;
  readonly timeZone: string;
  readonly rosterName: string;
  readonly records: boolean;
  readonly hidden: Line['hidden'];
  readonly parked: Line['parked'];
  readonly hasMenu: boolean;
}

export interface BlockedView {
  readonly number: PhoneNumber;
  readonly national: string;
  readonly by: UserId;
  readonly untilAt: Instant | null;
  readonly reason: string | null;
  /** How many of its calls were rejected so far. */
  readonly rejected: number;
}

/** How a part of the setup looks now. */
export type Shown =
  | {
      readonly kind: 'rosters';
      readonly rosters: readonly {
        readonly name: string;
        readonly members: readonly UserId[];
        readonly strategy: RingStrategy;
        readonly uses: readonly RosterUse[];
      }[];
    }
  /** `otherwise` null: there is no menu, the line rings `rosterName`. */
  | {
      readonly kind: 'menu';
      readonly lineName: string;
      readonly rosterName: string;
      readonly choices: readonly { readonly key: MenuKey; readonly choice: Choice }[];
      readonly otherwise: Opens | null;
    }
  | {
      readonly kind: 'pins';
      readonly lineName: string;
      readonly pins: readonly { readonly label: string; readonly opens: Opens }[];
    }
  | { readonly kind: 'lines'; readonly lines: readonly LineView[] }
  | { readonly kind: 'blocked'; readonly blocked: readonly BlockedView[] }
  /** Where phones may be rung. */
  | { readonly kind: 'countries'; readonly allowed: readonly Country[]; readonly isDefault: boolean }
  /** `gone`: those of them who are no full members any more. */
  | { readonly kind: 'admins'; readonly admins: readonly UserId[]; readonly gone: readonly UserId[] };

/** What is still missing for a change to do what it is meant to. */
export type Note =
  | { readonly kind: 'no-pins' }
  | { readonly kind: 'no-pin-key' }
  | { readonly kind: 'no-prompt'; readonly prompt: string }
  | { readonly kind: 'nobody-rings'; readonly rosterName: string; readonly nobody: NobodyReason }
  /** The last key went, and with it the menu. */
  | { readonly kind: 'menu-gone' }
  | { readonly kind: 'numbers-unasked' }
  /** Their numbers are in no country that is allowed now. */
  | { readonly kind: 'passed-by'; readonly users: readonly UserId[] }
  | { readonly kind: 'line-added'; readonly name: string; readonly channelId: string };
