// Whose phone rings now about a waiting call: a second call to it would find it busy, and count as one they did not take.
// In memory: after a restart a phone may ring about two at once.
import type { Instant } from '../core/instant.ts';
import { WAKE_LASTS_MS } from '../core/reminders.ts';
import type { PhoneNumber } from '../core/settings.ts';

export const createPhonesRung = () => {
  const rung = new Map<PhoneNumber, { readonly callId: string; readonly at: Instant }>();

  return {
    isRung: (phone: PhoneNumber, now: Instant): boolean => {
      const ringing = rung.get(phone);
      return ringing !== undefined && now - ringing.at < WAKE_LASTS_MS;
    },
    rings: (phone: PhoneNumber, callId: string, at: Instant): void => void rung.set(phone, { callId, at }),
    /** One phone rings about a call at a time. */
    over: (callId: string): void => {
      for (const [phone, ringing] of rung) if (ringing.callId === callId) rung.delete(phone);
    },
  };
};
