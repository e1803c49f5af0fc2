// Decides about everything that makes a line open or closed.
import { decideHolidays } from './decide-holidays.ts';
import {
  decideAnnounce,
  decideClosed,
  decideHours,
  decideOpen,
  decideRemoveException,
  shown,
} from './decide-hours.ts';
import { decideHoursEdit } from './decide-hours-edit.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { HoursCommand } from './hours-command.ts';

export const decideOpening = (command: HoursCommand, context: DecisionContext): Decision => {
  switch (command.kind) {
    case 'hours':
      return decideHours(command, context);
    case 'hours-edit':
      return decideHoursEdit(command, context);
    case 'closed':
      return decideClosed(command, context);
    case 'open':
      return decideOpen(command, context);
    case 'exceptions':
      return shown('exceptions', context);
    case 'remove-exception':
      return decideRemoveException(command, context);
    case 'holidays':
      return decideHolidays(command, context);
    case 'announce':
      return decideAnnounce(command, context);
  }
};
