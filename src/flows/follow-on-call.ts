// What of the workspace follows who is on call: a user group, and the topic of the line's channel. Where the workspace does
// not let us, the channel is told once, until it does again or says something else.
import { fingerprint } from '../core/fingerprint.ts';
import { homeLineOf, rosterNamed } from '../core/on-call.ts';
import type { ShiftEffect } from '../core/shift-effect.ts';
import { calledFirst } from '../core/shift-watch.ts';
import type { Delivery, Workspace } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';
import { groupTrouble } from './shift-command.ts';
import { shiftEntry } from './shift-entries.ts';

export interface FollowOnCallDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly workspace: Pick<Workspace, 'setGroup' | 'setTopic'>;
  readonly clock: Clock;
  readonly log: Log;
}

interface Refusal {
  readonly rosterName: string;
  /** Name of the mark that remembers what was told. */
  readonly mark: string;
  readonly effect: (reason: string) => ShiftEffect;
  /** What is new when it changes. */
  readonly why: (reason: string) => string;
}

const DONE: Sent = { kind: 'done' };

export const createFollowOnCall = ({ settings, outbox, workspace, clock, log }: FollowOnCallDeps) => {
  const usersNow = (rosterName: string) => calledFirst(settings.current(), rosterName, clock.now());

  const tellOnce = async (reason: string, { rosterName, mark, effect, why }: Refusal): Promise<void> => {
    const line = homeLineOf(settings.current(), rosterName);
    const told = fingerprint(why(reason));
    log.warn('workspace does not follow who is on call', { rosterName, mark, reason });
    if (line === undefined || (await outbox.mark(mark)) === told) return;
    const place = { rosterName, channelId: line.channelId, now: clock.now() };
    await outbox.put([shiftEntry(effect(reason), place)], { [mark]: told });
  };

  const after = async (delivery: Delivery<unknown>, refusal: Refusal): Promise<Sent> => {
    const { mark } = refusal;
    if (delivery.kind === 'refused') {
      await tellOnce(delivery.reason, refusal);
      return DONE;
    }
    if (delivery.kind === 'delivered' && ((await outbox.mark(mark)) ?? 0) !== 0)
      await outbox.put([], { [mark]: 0 });
    return sentFrom(delivery);
  };

  return {
    group: async (rosterName: string): Promise<Sent> => {
      const group = rosterNamed(settings.current(), rosterName).userGroup;
      const users = usersNow(rosterName);
      if (group === null || users.length === 0) return DONE;
      return after(await workspace.setGroup(group.id, users), {
        rosterName,
        mark: `group-refused:${rosterName}`,
        effect: (reason) => ({ kind: 'group-refused', why: groupTrouble(reason) }),
        why: groupTrouble,
      });
    },
    topic: async (rosterName: string): Promise<Sent> => {
      const line = homeLineOf(settings.current(), rosterName);
      const users = usersNow(rosterName);
      const isSet = rosterNamed(settings.current(), rosterName).setsTopic;
      if (line === undefined || users.length === 0 || !isSet) return DONE;
      return after(await workspace.setTopic(line.channelId, { rosterName, userIds: users }), {
        rosterName,
        mark: `topic-refused:${rosterName}`,
        effect: (reason) => ({ kind: 'topic-refused', reason }),
        why: (reason) => reason,
      });
    },
  };
};
