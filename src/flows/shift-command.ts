// Commands about shifts that need more than the settings: a user group is looked up first, a calendar's address drawn.

import { withCalendar } from '../core/calendar-token.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { PreparedCommand, ShiftOrder } from '../core/shift-command.ts';
import type { GroupTrouble } from '../core/shift-problem.ts';
import type { Workspace } from '../ports/chat.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';

export interface ShiftCommandDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly workspace: Pick<Workspace, 'findGroup'>;
  /** Unguessable, and fit for an address. */
  readonly newToken: () => string;
  readonly calendarAddress: (token: string) => string;
}

const TROUBLES: ReadonlyMap<string, GroupTrouble> = new Map([
  ['missing_scope', 'no-scope'],
  ['permission_denied', 'not-allowed'],
  ['restricted_action', 'not-allowed'],
  ['plan_upgrade_required', 'not-in-plan'],
  ['subteam_not_found', 'unknown'],
  ['no_such_subteam', 'unknown'],
]);

/** The provider's refusal as what somebody can do about it. */
export const groupTrouble = (reason: string): GroupTrouble => TROUBLES.get(reason) ?? 'failed';

export const createShiftCommand = (deps: ShiftCommandDeps) => {
  /** Whatever Slack refused before may be put right by now: the next look tries again, and says so if it is not. */
  const tryAnew = (rosterName: string): Promise<void> =>
    deps.outbox.put([], { [`user-group:${rosterName}`]: 0, [`group-refused:${rosterName}`]: 0 });

  const keepGroup = async (
    named: string | null,
    carryOut: (order: ShiftOrder) => Promise<Reply>,
  ): Promise<Reply> => {
    const problem = (why: GroupTrouble): Reply => ({
      kind: 'problem',
      problem: { kind: 'shifts', why: { kind: 'user-group', named: named ?? '', why } },
    });
    if (named === null) return carryOut({ kind: 'keep-user-group', userGroup: null });
    const found = await deps.workspace.findGroup(named);
    if (found.kind === 'refused') return problem(groupTrouble(found.reason));
    if (found.kind !== 'delivered') return problem('failed');
    if (found.value === null) return problem('unknown');
    const reply = await carryOut({ kind: 'keep-user-group', userGroup: found.value });
    if (reply.kind === 'schedule' && reply.did === 'nothing') await tryAnew(reply.schedule.rosterName);
    return reply;
  };

  /** Only between the person and their calendar, so the channel is not told. */
  const calendar = async (isOn: boolean, by: UserId): Promise<Reply> => {
    const after = await deps.settings.update((settings) =>
      withCalendar(settings, by, isOn ? deps.newToken() : null),
    );
    const token = after.membersById[by]?.calendarToken;
    return { kind: 'calendar', address: token === undefined ? null : deps.calendarAddress(token) };
  };

  return (
    command: PreparedCommand,
    by: UserId,
    carryOut: (order: ShiftOrder) => Promise<Reply>,
  ): Promise<Reply> =>
    command.kind === 'calendar' ? calendar(command.isOn, by) : keepGroup(command.named, carryOut);
};
