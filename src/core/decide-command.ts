// Decides what a command does: the new settings with what is answered, or only an answer. Refused ones change nothing.

import type { Command } from './command.ts';
import { decideDigest } from './decide-digest.ts';
import { decideFollowUp } from './decide-follow-up.ts';
import { decideKeep } from './decide-keep.ts';
import { decidePause, decidePhone, decideResume } from './decide-member.ts';
import { decideOpening } from './decide-opening.ts';
import { decideLanguage, decidePromptReset } from './decide-prompt.ts';
import { decideRing, decideRingRoster, decideRoster, decideRosterEdit } from './decide-roster.ts';
import { decideSetup, isSetupOrder } from './decide-setup.ts';
import { decideShifts, usersInShifts } from './decide-shifts.ts';
import { decideUndo, peopleBack, type UndoOrder } from './decide-undo.ts';
import {
  answered,
  changed,
  type Decision,
  type DecisionContext,
  declined,
  unchanged,
  viewOf,
  withLine,
} from './decision.ts';
import { isFollowUp } from './follow-up.ts';
import { isHoursCommand } from './hours-command.ts';
import { logView } from './log-view.ts';
import { commandNamed, unknownCommand } from './parse-command.ts';
import { rosterView } from './roster-view.ts';
import type { Line, Settings, UserId } from './settings.ts';
import type { SetupOrder } from './setup.ts';
import { isShiftOrder, type ShiftOrder } from './shift-command.ts';
import { turnNow } from './turn-now.ts';

export type { Decision, DecisionContext } from './decision.ts';

/** What looks at calls, plans and sounds instead, or has to ask elsewhere first, has flows of its own. */
const ANSWERED_ELSEWHERE = [
  'phone-check',
  'calls',
  'check',
  'stats',
  'export',
  'forget',
  'test',
  'prompt-list',
  'prompt',
  'prompt-record',
  'say',
  'pin-add',
  'line-add',
  'blocked',
  'usergroup',
  'calendar',
  'edit',
  'hours-form',
  'menu-form',
  'pin-form',
  'undo',
] as const;

type AnsweredElsewhere = { readonly kind: (typeof ANSWERED_ELSEWHERE)[number] };

export type DecidedCommand = Exclude<Command, AnsweredElsewhere> | SetupOrder | ShiftOrder | UndoOrder;

export const isDecided = (command: Command): command is Exclude<Command, AnsweredElsewhere> =>
  !ANSWERED_ELSEWHERE.some((kind) => kind === command.kind);

/** Whom the command would put on call or pass by: to be looked up before it is decided. */
export const usersIn = (command: Command | DecidedCommand): readonly UserId[] => {
  if (command.kind === 'admins') return command.admins ?? [];
  if (isSetupOrder(command) || isHoursCommand(command) || isFollowUp(command)) return [];
  if (isShiftOrder(command)) return usersInShifts(command);
  switch (command.kind) {
    case 'set':
    case 'add':
    case 'roster-edit':
      return command.users;
    case 'phone':
    case 'pause':
      return command.userId === null ? [] : [command.userId];
    case 'phone-check':
    case 'status':
    case 'help':
    case 'remove':
    case 'ring':
    case 'ring-roster':
    case 'resume':
    case 'show':
    case 'language':
    case 'prompt-list':
    case 'prompt':
    case 'prompt-record':
    case 'prompt-reset':
    case 'say':
    case 'calls':
    case 'check':
    case 'digest':
    case 'stats':
    case 'export':
    case 'keep':
    case 'forget':
    case 'test':
    case 'pin-add':
    case 'line-add':
    case 'blocked':
    case 'usergroup':
    case 'calendar':
    case 'edit':
    case 'hours-form':
    case 'menu-form':
    case 'pin-form':
    case 'log':
    case 'undo':
    case 'undo-change':
      return [];
  }
};

/** Who are named in the settings and matter for it; looked up as well. */
export const usersBehind = (command: DecidedCommand, settings: Settings): readonly UserId[] => {
  if (command.kind === 'undo-change') return peopleBack(settings, command);
  return command.kind === 'admins' ? settings.admins : [];
};

const decideHelp = (topic: string | null): Decision => {
  if (topic === null) return answered({ kind: 'help', topic });
  const spec = commandNamed(topic);
  return spec === undefined ? declined(unknownCommand(topic)) : answered({ kind: 'help', topic: spec.word });
};

const decideStatus = (context: DecisionContext): Decision => {
  const { settings, meant, now } = context;
  if (meant.length === 1) {
    const turn = turnNow(settings, context.rosterName, now);
    return answered({ kind: 'status', roster: viewOf(context), ...(turn !== null && { turn }) });
  }
  return answered({ kind: 'statuses', rosters: meant.map((line) => rosterView(settings, line, now)) });
};

const decideShow = (shows: Line['shows'], context: DecisionContext): Decision => {
  const { settings, line } = context;
  if (line.shows === shows) return unchanged(context);
  return changed(withLine(settings, { ...line, shows }), { kind: 'shows', lineId: line.id, shows }, context);
};

export const decideCommand = (command: DecidedCommand, context: DecisionContext): Decision => {
  if (isSetupOrder(command)) return decideSetup(command, context);
  if (isHoursCommand(command)) return decideOpening(command, context);
  if (isShiftOrder(command)) return decideShifts(command, context);
  if (isFollowUp(command)) return decideFollowUp(command, context);
  switch (command.kind) {
    case 'status':
      return decideStatus(context);
    case 'help':
      return decideHelp(command.topic);
    case 'set':
    case 'add':
    case 'remove':
      return decideRoster(command, context);
    case 'roster-edit':
      return decideRosterEdit(command, context);
    case 'ring':
      return decideRing(command.strategy, context);
    case 'ring-roster':
      return decideRingRoster(command.rosterName, context);
    case 'phone':
      return decidePhone(command, context);
    case 'pause':
      return decidePause(command, context);
    case 'resume':
      return decideResume(command, context);
    case 'show':
      return decideShow(command.shows, context);
    case 'language':
      return decideLanguage(command.language, context);
    case 'keep':
      return decideKeep(command, context);
    case 'digest':
      return decideDigest(command, context);
    case 'prompt-reset':
      return decidePromptReset(command.name, context);
    case 'log':
      return answered({ kind: 'log', log: logView(context.settings, command.most) });
    case 'undo-change':
      return decideUndo(command, context);
  }
};
