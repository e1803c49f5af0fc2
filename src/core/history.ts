// The kept changes as something to go back in: which of them stand, and what of one newer ones have touched.
import type { Change, Deed } from './change.ts';
import type { HistoryProblem } from './history-problem.ts';
import type { Result } from './problem.ts';
import { refused } from './problem.ts';
import type { Path, Restoring } from './restoring.ts';
import type { UserId } from './settings.ts';

export type Undone = Extract<Deed, { readonly kind: 'undone' }>;
export type PlainDeed = Exclude<Deed, Undone>;

export const plainDeed = (deed: Deed): PlainDeed => (deed.kind === 'undone' ? deed.deed : deed);

const historyRefused = (why: HistoryProblem) => refused({ kind: 'history', why });

/** Who has taken back which change, of those that are taken back now. */
export const takenBack = (changes: readonly Change[]): ReadonlyMap<number, Change> => {
  const by = new Map<number, Change>();
  for (const change of changes.toReversed())
    if (change.deed.kind === 'undone' && !by.has(change.seq)) by.set(change.deed.seq, change);
  return by;
};

/** Newer than that one, without what has been taken back since and so touches nothing any more. */
const newerStanding = (changes: readonly Change[], seq: number): readonly Change[] => {
  const gone = takenBack(changes);
  const isCancelled = ({ seq: newer, deed }: Change): boolean =>
    gone.has(newer) || (deed.kind === 'undone' && deed.seq > seq);
  return changes.filter((change) => change.seq > seq && !isCancelled(change));
};

const overlap = (one: Path, other: Path): boolean =>
  one.every((step, depth) => depth >= other.length || step === other[depth]);

/** What must be as it was for a part to go back: who is in a roster, the turns and what overrides them hang together. */
const claimsOf = ({ kind, path }: Restoring): readonly Path[] => {
  const [top, name = '', field] = path;
  const within = (...fields: readonly string[]): readonly Path[] =>
    fields.map((one) => [top ?? '', name, one]);
  if (kind === 'order') return [];
  if (top === 'membersById' && field !== 'pause') return [path, ...within('phone')];
  if (top !== 'rosters') return [path];
  if (field === 'members' || field === 'rotation') return within('members', 'rotation', 'overrides');
  return field === 'overrides' && kind === 'put' ? [path, ...within('members', 'rotation')] : [path];
};

/** The oldest newer change that touches what this one did. */
export const touchedSince = (changes: readonly Change[], { seq, undo = [] }: Change): Change | null => {
  const claims = undo.flatMap(claimsOf);
  const isTouching = ({ undo: parts = [] }: Change): boolean =>
    parts.some((part) => part.kind !== 'order' && claims.some((claim) => overlap(claim, part.path)));
  return newerStanding(changes, seq).find(isTouching) ?? null;
};

/** `seq` null: the last one, as whoever asks sees it now; of two at the same moment both mean the same. */
export const changeMeant = (
  changes: readonly Change[],
  { seq, by }: { readonly seq: number | null; readonly by: UserId },
): Result<Change> => {
  const last = changes.at(-1);
  if (last === undefined) return historyRefused({ kind: 'nothing-to-undo' });
  // Whoever takes something back just as somebody else has would bring it back unawares.
  if (seq === null && last.deed.kind === 'undone' && last.by !== by)
    return historyRefused({ kind: 'taken-back', seq: last.deed.seq, by: last.by, undoneIn: last.seq });
  const change = seq === null ? last : changes.find((one) => one.seq === seq);
  if (change === undefined)
    return historyRefused({ kind: 'unknown-change', first: changes[0]?.seq ?? last.seq, last: last.seq });
  const back = takenBack(changes).get(change.seq);
  return back === undefined
    ? { ok: true, value: change }
    : historyRefused({ kind: 'taken-back', seq: change.seq, by: back.by, undoneIn: back.seq });
};
