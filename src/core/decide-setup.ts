// Decides about the setup: each command by the part of it that it changes or shows.
import { decideAdmins } from './decide-admins.ts';
import { decideBlock, decideUnblock } from './decide-blocked.ts';
import { countriesShown, decideCountries } from './decide-countries.ts';
import {
  decideChannel,
  decideHidden,
  decideParked,
  decideRecord,
  decideZone,
} from './decide-line-setting.ts';
import { decideLineAdd, decideLineRemove, decideLineRename } from './decide-lines.ts';
import { decideMenuKey, decideMenuOff, decideMenuOtherwise } from './decide-menu.ts';
import { decideMenuEdit } from './decide-menu-edit.ts';
import { decidePinKeep, decidePinRemove } from './decide-pin.ts';
import { decideRosterAdd, decideRosterRemove } from './decide-rosters.ts';
import { answered, type Decision, type DecisionContext } from './decision.ts';
import type { SetupOrder, Shown } from './setup.ts';
import { linesShown, menuShown, pinsShown, rostersShown } from './setup-view.ts';

const KINDS: Readonly<Record<SetupOrder['kind'], true>> = {
  roster: true,
  'roster-add': true,
  'roster-remove': true,
  menu: true,
  'menu-key': true,
  'menu-off': true,
  'menu-otherwise': true,
  'menu-edit': true,
  pin: true,
  'pin-keep': true,
  'pin-remove': true,
  line: true,
  'line-add': true,
  'line-remove': true,
  'line-rename': true,
  zone: true,
  channel: true,
  record: true,
  hidden: true,
  parked: true,
  block: true,
  unblock: true,
  countries: true,
  'countries-set': true,
  admins: true,
};

export const isSetupOrder = (command: { readonly kind: string }): command is SetupOrder =>
  Object.hasOwn(KINDS, command.kind);

const show = (shown: Shown): Decision => answered({ kind: 'shown', shown });

/** The parts that are only looked at or have many words: rosters, menu, codes, lines. */
export const decideSetup = (order: SetupOrder, context: DecisionContext): Decision => {
  switch (order.kind) {
    case 'roster':
      return show(rostersShown(context.settings, context.now));
    case 'roster-add':
      return decideRosterAdd(order.rosterName, context);
    case 'roster-remove':
      return decideRosterRemove(order.rosterName, context);
    case 'menu':
      return show(menuShown(context.line));
    case 'menu-key':
      return decideMenuKey(order.key, order.choice, context);
    case 'menu-off':
      return decideMenuOff(context);
    case 'menu-otherwise':
      return decideMenuOtherwise(order.opens, context);
    case 'menu-edit':
      return decideMenuEdit(order, context);
    case 'pin':
      return show(pinsShown(context.line));
    case 'pin-keep':
      return decidePinKeep(order.pin, context);
    case 'pin-remove':
      return decidePinRemove(order.label, context);
    case 'line':
      return show(linesShown(context.settings.lines));
    case 'line-add':
      return decideLineAdd(order, context);
    case 'line-remove':
      return decideLineRemove(order.name, context);
    case 'line-rename':
      return decideLineRename(order, context);
    case 'zone':
      return decideZone(order.timeZone, context);
    case 'channel':
      return decideChannel(order.channelId, context);
    case 'record':
      return decideRecord(order.records, context);
    case 'hidden':
      return decideHidden(order.hidden, context);
    case 'parked':
      return decideParked(order.parked, context);
    case 'block':
      return decideBlock(order, context);
    case 'unblock':
      return decideUnblock(order.number, context);
    case 'countries':
      return show(countriesShown(context.settings));
    case 'countries-set':
      return decideCountries(order.countries, context);
    case 'admins':
      return decideAdmins(order, context);
  }
};
