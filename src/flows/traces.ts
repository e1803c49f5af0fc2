// Messages in the chat that name a caller without being about a call: changes, such as a block, and warnings.
import type { MarkedMessage } from '../core/effect.ts';
import { speaksOf } from '../core/keeping.ts';
import type { PhoneNumber, Settings } from '../core/settings.ts';
import { floodSubjects, floodToldSince } from '../core/warning.ts';
import type { Outbox } from '../ports/store.ts';
import { changeKey } from './effects.ts';
import { warnedMark, warningKey } from './warn.ts';

export interface Traces {
  readonly messages: readonly MarkedMessage[];
  /** Marks that were made for that caller. */
  readonly marks: readonly string[];
}

const changesNaming = ({ changes, lines }: Settings, number: PhoneNumber): readonly MarkedMessage[] =>
  changes
    .filter((change) => speaksOf(change, number))
    .map(({ seq, at, lineId }) => {
      const channelId = (lines.find(({ id }) => id === lineId) ?? lines[0])?.channelId ?? '';
      return { key: changeKey(seq), channelId, sinceAt: at };
    });

export const tracesOf = async (
  number: PhoneNumber,
  settings: Settings,
  outbox: Pick<Outbox, 'mark'>,
): Promise<Traces> => {
  const warned: MarkedMessage[] = [];
  for (const subject of floodSubjects(number)) {
    const period = await outbox.mark(warnedMark(subject));
    if (period === undefined) continue;
    const key = warningKey(subject, period);
    for (const { channelId } of settings.lines)
      warned.push({ key, channelId, sinceAt: floodToldSince(period) });
  }
  return {
    messages: [...changesNaming(settings, number), ...warned],
    marks: floodSubjects(number).map(warnedMark),
  };
};
