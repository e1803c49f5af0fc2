// Calls out and texts within their limits an hour; past them nothing leaves, and the channel is warned.
// Counted in memory: a restart forgets an hour at most.
import type { PhoneNumber } from '../core/settings.ts';
import {
  CALLS_AN_HOUR,
  type Spending,
  type SpendingLimit,
  type Spent,
  spend,
  TEXTS_AN_HOUR,
} from '../core/spending.ts';
import type { Dial, SendText } from '../ports/phone.ts';
import type { Clock } from '../ports/time.ts';
import type { Warn } from './warn.ts';

export interface CarefulPhoneDeps {
  readonly clock: Clock;
  readonly warn: Warn;
  readonly dial: Dial;
  readonly sendText: SendText;
}

type Over = Spending & { readonly kind: 'over' };

const createCounter = (clock: Clock, limit: SpendingLimit) => {
  let spent: readonly Spent[] = [];
  return (to: PhoneNumber): Over | null => {
    const spending = spend(spent, { at: clock.now(), to }, limit);
    if (spending.kind === 'over') return spending;
    spent = spending.spent;
    return null;
  };
};

/** What a refusal of ours is called, beside those of the provider. */
export const OVER_LIMIT = 'over-limit';

export const createCarefulPhone = ({ clock, warn, ...phone }: CarefulPhoneDeps) => {
  const countCall = createCounter(clock, CALLS_AN_HOUR);
  const countText = createCounter(clock, TEXTS_AN_HOUR);

  const dial: Dial = async (call) => {
    const over = countCall(call.to);
    if (over === null) return phone.dial(call);
    await warn({ ...over, kind: 'too-many-out', what: 'calls' });
    return { kind: 'refused', reason: OVER_LIMIT };
  };

  const sendText: SendText = async (text) => {
    const over = countText(text.to);
    if (over === null) return phone.sendText(text);
    await warn({ ...over, kind: 'too-many-out', what: 'texts' }, text.line);
    return { kind: 'not-texted', maybe: false, reason: OVER_LIMIT };
  };

  return { dial, sendText };
};
