// Trigger ids: the right to open one modal, for three seconds, once.
import { type Refusal, refusal } from './refusal.ts';

/** docs.slack.dev/interactivity/handling-user-interaction. */
const TRIGGER_LIVES_MS = 3000;

export interface Trigger {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: number;
  isUsed: boolean;
  /** The form it opened. */
  openedViewId?: string;
}

export interface Triggers {
  create(userId: string): Trigger;
  /** Uses it up. */
  exchange(id: string | undefined): Trigger | Refusal;
}

export function createTriggers(deps: { clock: { now(): number }; appId: string }): Triggers {
  const kept = new Map<string, Trigger>();
  return {
    create(userId) {
      const number = kept.size + 1;
      const id = `${1000 + number}.${deps.appId.length}${number}.${number.toString(16).padStart(32, 'a')}`;
      const trigger: Trigger = { id, userId, createdAt: deps.clock.now(), isUsed: false };
      kept.set(id, trigger);
      return trigger;
    },
    exchange(id) {
      const trigger = kept.get(id ?? '');
      if (trigger === undefined) return refusal('invalid_trigger_id');
      if (trigger.isUsed) return refusal('exchanged_trigger_id');
      if (deps.clock.now() - trigger.createdAt > TRIGGER_LIVES_MS) return refusal('expired_trigger_id');
      trigger.isUsed = true;
      return trigger;
    },
  };
}
