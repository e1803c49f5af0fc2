// Marks that were made for a caller and that nothing needs any more, once what was kept long enough goes.
import type { Instant } from '../core/instant.ts';
import type { Settings } from '../core/settings.ts';
import { isBlockedAt } from '../core/setup-view.ts';
import { FLOOD_SUBJECTS, floodToldUntil } from '../core/warning.ts';
import type { Outbox } from '../ports/store.ts';
import { BLOCKED_MARKS, blockedMark } from './incoming-call.ts';
import { warnedMark } from './warn.ts';

export interface OldMarksDeps extends Pick<Settings, 'blocked'> {
  readonly outbox: Pick<Outbox, 'marks'>;
  readonly now: Instant;
}

/** What kept a warning from being told twice before that moment, and counts of numbers that are blocked no more. */
export const oldMarks = async (
  before: Instant,
  { blocked, outbox, now }: OldMarksDeps,
): Promise<ReadonlySet<string>> => {
  const counting = new Set(
    blocked.filter((one) => isBlockedAt(one, now)).map(({ number }) => blockedMark(number)),
  );
  const counts = [...(await outbox.marks(BLOCKED_MARKS)).keys()];
  const warned = [...(await outbox.marks(warnedMark(FLOOD_SUBJECTS)))];
  return new Set([
    ...counts.filter((name) => !counting.has(name)),
    ...warned.flatMap(([name, period]) => (floodToldUntil(period) <= before ? [name] : [])),
  ]);
};
