// What time brings to rosters, looked at every minute and after every command: handoffs, reminders, gaps ahead, and
// what of the chat follows who is on call. Who was told of last is a mark in the same commit as what is to be told, so
// that a restart loses and doubles nothing; what came and went while nobody looked is not told at all.
import type { NewEntry } from '../core/effect.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { homeLineOf, zoneOf } from '../core/on-call.ts';
import { orderAt } from '../core/order.ts';
import type { Line, Roster, UserId } from '../core/settings.ts';
import type { GapTrouble, ShiftEffect } from '../core/shift-effect.ts';
import type { ShiftView } from '../core/shift-view.ts';
import { calledFirst, remindersDue, shiftToCheck } from '../core/shift-watch.ts';
import type { Chat } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { heldAtLeast } from './held.ts';
import { shiftEntry } from './shift-entries.ts';

const REMINDED = 'shift-reminders';

export interface ShiftTickDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly chat: Pick<Chat, 'users'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** After a command the channel has just been told of the change that brought it about. */
export type TickWhy = 'minute' | 'before-command' | 'after-command';

interface Due {
  readonly whats: readonly ShiftEffect[];
  readonly marks: Readonly<Record<string, number>>;
}

const NOTHING: Due = { whats: [], marks: {} };

const troubleOf = (shift: ShiftView, isGone: boolean): GapTrouble | null => {
  if (shift.nobody !== null) return 'nobody';
  return isGone ? 'deactivated' : shift.trouble;
};

export const createShiftTick = (deps: ShiftTickDeps) => {
  const { outbox, clock } = deps;
  let last: Promise<void> = Promise.resolve();

  const firstOf = (roster: Roster): UserId | undefined =>
    orderAt(roster, { now: clock.now(), timeZone: zoneOf(deps.settings.current(), roster.name) })[0];

  /** Whoever put themselves first knows it. */
  const isNews = (userId: UserId, why: TickWhy): boolean =>
    why !== 'after-command' || deps.settings.current().changes.at(-1)?.by !== userId;

  const handoff = async (roster: Roster, why: TickWhy): Promise<Due> => {
    const mark = `first:${roster.name}`;
    const told = await outbox.mark(mark);
    if (told === undefined && roster.rotation === null && roster.overrides.length === 0) return NOTHING;
    const userId = firstOf(roster);
    const print = userId === undefined ? 0 : fingerprint(userId);
    if (told === print) return NOTHING;
    const marks = { [mark]: print };
    if (told === undefined || userId === undefined) return { whats: [], marks };
    const post: readonly ShiftEffect[] = why === 'after-command' ? [] : [{ kind: 'handoff' }];
    const note: readonly ShiftEffect[] = isNews(userId, why) ? [{ kind: 'coming-on', userId }] : [];
    return { whats: [...post, ...note], marks };
  };

  const reminders = async (roster: Roster): Promise<Due> => {
    const now = clock.now();
    const due = remindersDue(roster, { afterAt: (await outbox.mark(REMINDED)) ?? 0, now });
    if (due.length === 0) return NOTHING;
    return { whats: due.map(({ id }) => ({ kind: 'reminder', requestId: id })), marks: { [REMINDED]: now } };
  };

  const gaps = async ({ name, rotation, overrides }: Roster): Promise<Due> => {
    if (rotation === null && overrides.length === 0) return NOTHING;
    const mark = `checked:${name}`;
    const checkedAt = (await outbox.mark(mark)) ?? 0;
    const shift = shiftToCheck(deps.settings.current(), name, { checkedAt, now: clock.now() });
    if (shift === null || shift.userId === null) return NOTHING;
    const { userId, fromAt, rings } = shift;
    const [user] = await deps.chat.users([userId]);
    const trouble = troubleOf(shift, user?.kind === 'deactivated');
    return {
      whats: trouble === null ? [] : [{ kind: 'gap', userId, fromAt, trouble, rings }],
      marks: { [mark]: fromAt },
    };
  };

  const followers = async (roster: Roster, line: Line): Promise<Due> => {
    const { userGroup, setsTopic, name } = roster;
    if (userGroup === null && !setsTopic) return NOTHING;
    const users = calledFirst(deps.settings.current(), name, clock.now());
    if (users.length === 0) return NOTHING;
    const wanted = [
      ...(userGroup === null ? [] : [{ kind: 'user-group', of: userGroup.id } as const]),
      ...(setsTopic ? [{ kind: 'topic', of: line.channelId } as const] : []),
    ];
    const changed = await Promise.all(
      wanted.map(async ({ kind, of }) => {
        const [mark, print] = [`${kind}:${name}`, fingerprint([of, ...users].join())];
        return (await outbox.mark(mark)) === print ? [] : [{ kind, mark, print }];
      }),
    );
    return {
      whats: changed.flat().map(({ kind }) => ({ kind })),
      marks: Object.fromEntries(changed.flat().map(({ mark, print }) => [mark, print])),
    };
  };

  const attempt = (what: string, due: Promise<Due>): Promise<Due> =>
    due.catch((error: unknown) => {
      deps.log.warn('shifts not looked at', { what, error });
      return NOTHING;
    });

  const lookAt = async (roster: Roster, line: Line, why: TickWhy): Promise<void> => {
    const dues = await Promise.all([
      attempt('handoff', handoff(roster, why)),
      attempt('reminders', reminders(roster)),
      // It may have to ask who somebody is, and no command waits for that.
      why === 'minute' ? attempt('gaps', gaps(roster)) : NOTHING,
      attempt('followers', followers(roster, line)),
    ]);
    const place = { rosterName: roster.name, channelId: line.channelId, now: clock.now() };
    const entries: readonly NewEntry[] = dues.flatMap(({ whats }) =>
      whats.map((what) => shiftEntry(what, place)),
    );
    const marks = Object.assign({}, ...dues.map((due) => due.marks)) as Record<string, number>;
    if (entries.length === 0 && Object.keys(marks).length === 0) return;
    // Every command waits for this.
    await heldAtLeast(outbox.put(entries, marks), () => true, deps.log);
  };

  const tick = async (why: TickWhy): Promise<void> => {
    const settings = deps.settings.current();
    for (const roster of settings.rosters) {
      const line = homeLineOf(settings, roster.name);
      if (line !== undefined) await lookAt(roster, line, why);
    }
  };

  /** One after another: two at once would both find the same handoff untold. Never rejects. */
  return (why: TickWhy): Promise<void> => {
    last = last
      .then(() => tick(why))
      .catch((error: unknown) => deps.log.error('shifts not told yet', { error }));
    return last;
  };
};

export type ShiftTick = ReturnType<typeof createShiftTick>;
