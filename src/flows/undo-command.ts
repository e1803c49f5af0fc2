// Taking a change back: which one is meant is settled as soon as it is asked, so that of two at the same moment the second
// does not take back what the first has just done.
import type { Command } from '../core/command.ts';
import type { UndoOrder } from '../core/decide-undo.ts';
import { changeMeant } from '../core/history.ts';
import type { Reply } from '../core/reply.ts';
import type { Settings, UserId } from '../core/settings.ts';

export interface AskedUndo {
  readonly command: Extract<Command, { readonly kind: 'undo' }>;
  readonly by: UserId;
  /** As they are when it is asked. */
  readonly settings: Settings;
}

export const undoOrder = (
  { command, by, settings }: AskedUndo,
  carryOut: (order: UndoOrder) => Promise<Reply>,
): Promise<Reply> => {
  const meant = changeMeant(settings.changes, { seq: command.seq, by });
  return meant.ok
    ? carryOut({ kind: 'undo-change', seq: meant.value.seq })
    : Promise.resolve({ kind: 'problem', problem: meant.problem });
};
