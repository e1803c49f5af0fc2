// Decides what a command does: the new settings with what is answered, or only an answer. Refused ones change nothing.
import type { Command } from './command.ts';
import { decidePause, decidePhone, decideResume } from './decide-member.ts';
import { decideRing, decideRingRoster, decideRoster } from './decide-roster.ts';
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
import { commandNamed, unknownCommand } from './parse-command.ts';
import { rosterView } from './roster-view.ts';
import type { Line, UserId } from './settings.ts';

export type { Decision, DecisionContext, UserStanding } from './decision.ts';

/** `calls` and `test` look at calls and plans instead, and are answered without deciding anything. */
export type DecidedCommand = Exclude<Command, { readonly kind: 'calls' | 'test' }>;

/** Whom the command would put on call or pass by: to be looked up before it is decided. */
export const usersIn = (command: Command): readonly UserId[] => {
  switch (command.kind) {
    case 'set':
    case 'add':
      return command.users;
    case 'phone':
    case 'pause':
      return command.userId === null ? [] : [command.userId];
    case 'status':
    case 'help':
    case 'remove':
    case 'ring':
    case 'ring-roster':
    case 'resume':
    case 'show':
    case 'calls':
    case 'test':
      return [];
  }
};

const decideHelp = (topic: string | null): Decision => {
  if (topic === null) return answered({ kind: 'help', topic });
  const spec = commandNamed(topic);
  return spec === undefined ? declined(unknownCommand(topic)) : answered({ kind: 'help', topic: spec.word });
};

const decideStatus = (context: DecisionContext): Decision => {
  const { settings, meant, now } = context;
  if (meant.length === 1) return answered({ kind: 'status', roster: viewOf(context) });
  return answered({ kind: 'statuses', rosters: meant.map((line) => rosterView(settings, line, now)) });
};

const decideShow = (shows: Line['shows'], context: DecisionContext): Decision => {
  const { settings, line } = context;
  if (line.shows === shows) return unchanged(context);
  return changed(withLine(settings, { ...line, shows }), { kind: 'shows', lineId: line.id, shows }, context);
};

export const decideCommand = (command: DecidedCommand, context: DecisionContext): Decision => {
  switch (command.kind) {
    case 'status':
      return decideStatus(context);
    case 'help':
      return decideHelp(command.topic);
    case 'set':
    case 'add':
    case 'remove':
      return decideRoster(command, context);
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
  }
};
