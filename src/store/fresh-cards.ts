// Cards of new calls, which nobody has tried to post yet. While Slack is away there may be a hundred thousand of them, and as
// objects they would keep the garbage collector busier than the rest of their calls does. So they stand in columns, and
// become entries when somebody looks at them. What was read at a start is in doubt, and no longer among them.
import type { OutboxEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import type { IsWanted } from '../ports/store.ts';

const KEY_BEGINS = 'card:';

export interface FreshCards {
  /** False when it is none, or belongs before one that is kept: then it is not kept here. */
  readonly add: (entry: OutboxEntry) => boolean;
  readonly find: (key: string) => OutboxEntry | undefined;
  /** Whether there was one. */
  readonly remove: (key: string) => boolean;
  /** By `place`. */
  readonly inOrder: (isWanted: IsWanted) => Iterable<OutboxEntry>;
  readonly clear: () => void;
}

/** As a call's first card is when it has just been put. */
const isFresh = (entry: OutboxEntry, callId: string): boolean =>
  callId !== '' &&
  entry.key === `${KEY_BEGINS}${callId}` &&
  entry.place === entry.revision &&
  entry.createdAt === entry.nextAt &&
  entry.attempts === 0 &&
  !entry.maybeSent;

/** Empty, as no call is named, when it is the key of something else. */
const callIn = (key: string): string => (key.startsWith(KEY_BEGINS) ? key.slice(KEY_BEGINS.length) : '');

/** Asks once for each channel, in whose cards the rows mostly come. */
const createIsChannelWanted = (isWanted: IsWanted): ((channelId: string) => boolean) => {
  const wanted = new Map<string, boolean>();
  let last: { readonly channelId: string; readonly isWanted: boolean } | null = null;
  return (channelId) => {
    if (last?.channelId === channelId) return last.isWanted;
    const known = wanted.get(channelId) ?? isWanted({ channelId, effect: { kind: 'card' } });
    wanted.set(channelId, known);
    last = { channelId, isWanted: known };
    return known;
  };
};

/** Rows that are empty are let be until they are so many, and more than half. */
const EMPTY_ROWS_LEAST = 1_000;

export const createFreshCards = (): FreshCards => {
  const rowByCall = new Map<string, number>();
  /** Null: the row is empty. */
  let callIds: (string | null)[] = [];
  let channelIds: string[] = [];
  /** Of place and revision. */
  let numbers: number[] = [];
  let times: Instant[] = [];

  const entryAt = (row: number, callId: string): OutboxEntry => {
    const [number = 0, at = 0] = [numbers[row], times[row]];
    return {
      key: `${KEY_BEGINS}${callId}`,
      channelId: channelIds[row] ?? '',
      place: number,
      revision: number,
      effect: { kind: 'card', callId },
      createdAt: at,
      nextAt: at,
      attempts: 0,
      maybeSent: false,
    };
  };

  const inOrder = function* (isWanted: IsWanted): Generator<OutboxEntry, void> {
    const isChannelWanted = createIsChannelWanted(isWanted);
    for (let row = 0; row < callIds.length; row += 1) {
      const callId = callIds[row] ?? null;
      if (callId !== null && isChannelWanted(channelIds[row] ?? '')) yield entryAt(row, callId);
    }
  };

  const clear = (): void => {
    rowByCall.clear();
    [callIds, channelIds, numbers, times] = [[], [], [], []];
  };

  const add: FreshCards['add'] = (entry) => {
    const { effect, channelId, place, createdAt } = entry;
    if (effect.kind !== 'card' || !isFresh(entry, effect.callId)) return false;
    if (place <= (numbers.at(-1) ?? 0) || rowByCall.has(effect.callId)) return false;
    rowByCall.set(effect.callId, callIds.length);
    callIds.push(effect.callId);
    channelIds.push(channelId);
    numbers.push(place);
    times.push(createdAt);
    return true;
  };

  const closeGaps = (): void => {
    const kept = [...inOrder(() => true)];
    clear();
    kept.forEach(add);
  };

  return {
    add,
    find: (key) => {
      const callId = callIn(key);
      const row = rowByCall.get(callId);
      return row === undefined ? undefined : entryAt(row, callId);
    },
    remove: (key) => {
      const callId = callIn(key);
      const row = rowByCall.get(callId);
      if (row === undefined) return false;
      rowByCall.delete(callId);
      callIds[row] = null;
      const empty = callIds.length - rowByCall.size;
      if (empty > EMPTY_ROWS_LEAST && empty > rowByCall.size) closeGaps();
      return true;
    },
    inOrder,
    clear,
  };
};
