// Decides about who is on call over time.
import { decideCover, decideOverrides, decideRemoveOverride, decideTake } from './decide-override.ts';
import { decideAskCover, decideSwap } from './decide-request.ts';
import { decideRotate, decideSchedule, decideTopic, decideUserGroup } from './decide-rotation.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { UserId } from './settings.ts';
import type { ShiftOrder } from './shift-command.ts';

/** Whom it would put on call. */
export const usersInShifts = (order: ShiftOrder): readonly UserId[] =>
  order.kind === 'swap' ? [order.userId] : [];

export const decideShifts = (order: ShiftOrder, context: DecisionContext): Decision => {
  switch (order.kind) {
    case 'rotate':
      return decideRotate(order, context);
    case 'schedule':
      return decideSchedule(order, context);
    case 'take':
      return decideTake(order, context);
    case 'cover':
      return decideCover(order, context);
    case 'ask-cover':
      return decideAskCover(order, context);
    case 'swap':
      return decideSwap(order, context);
    case 'overrides':
      return decideOverrides(context);
    case 'remove-override':
      return decideRemoveOverride(order, context);
    case 'topic':
      return decideTopic(order, context);
    case 'keep-user-group':
      return decideUserGroup(order.userGroup, context);
  }
};
