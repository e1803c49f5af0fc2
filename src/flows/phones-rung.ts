// Whose phone rings now about a waiting call: a second call to it would find it busy, and count as one they did not take.
// In memory: after a restart a phone may ring about two at once.
import type { Instant } from '../core/instant.ts';
import { WAKE_LASTS_MS } from '../core/reminders.ts';
import type { PhoneNumber } from '../core/settings.ts';

/** The waiting call, and which of the ringings about it. */
export interface Ringing {
  readonly callId: string;
  readonly index: number;
}

export const createPhonesRung = () => {
  const rung = new Map<PhoneNumber, Ringing & { readonly at: Instant }>();

  return {
    isRung: (phone: PhoneNumber, now: Instant): boolean => {
      const ringing = rung.get(phone);
      return ringing !== undefined && now - ringing.at < WAKE_LASTS_MS;
    },
    rings: (phone: PhoneNumber, ringing: Ringing, at: Instant): void =>
      void rung.set(phone, { ...ringing, at }),
    /** Told more than once, it frees nobody who is rung by then. */
    over: ({ callId, index }: Ringing): void => {
      for (const [phone, ringing] of rung)
        if (ringing.callId === callId && ringing.index === index) rung.delete(phone);
    },
  };
};
