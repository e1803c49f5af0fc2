// Tells the channel of every accepted change, each once and in order. What was told so far is a mark in the same
// commit as the message to send, so a crash after the change was accepted only delays the telling.
import type { Change } from '../core/change.ts';
import type { NewEntry } from '../core/effect.ts';
import { formerChannels } from '../core/former-channels.ts';
import type { Instant } from '../core/instant.ts';
import { lineById } from '../core/on-call.ts';
import type { Settings } from '../core/settings.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { changeEntry, farewellEntry, numberEnteredEntry } from './effects.ts';

const MARK = 'announced-change';

export const announcedUpTo = async (outbox: Pick<Outbox, 'mark'>): Promise<number> =>
  (await outbox.mark(MARK)) ?? 0;

export interface AnnounceDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly kick: () => void;
}

/** Whoever owns a number that somebody else entered learns of it. */
const numberNotes = ({ seq, by, deed }: Change, now: Instant): readonly NewEntry[] =>
  deed.kind === 'phone' && deed.userId !== by ? [numberEnteredEntry(seq, deed.userId, now)] : [];

const entriesOf = (change: Change, settings: Settings, now: Instant): readonly NewEntry[] => {
  const channelId = (lineById(settings, change.lineId) ?? settings.lines[0])?.channelId ?? '';
  const former = new Set(formerChannels(change).filter((known) => known !== channelId));
  return [
    changeEntry(change.seq, channelId, now),
    ...[...former].map((known) => farewellEntry(change.seq, known, now)),
  ];
};

export const createAnnounce = (deps: AnnounceDeps) => {
  let last: Promise<void> = Promise.resolve();

  const announceNew = async (): Promise<void> => {
    const settings = deps.settings.current();
    const told = await announcedUpTo(deps.outbox);
    const newest = settings.changes.at(-1)?.seq ?? 0;
    // Behind the mark: an older copy of the settings was put back, whose next changes are new ones with old numbers.
    if (newest === told) return;
    const untold = settings.changes.filter((change) => change.seq > told);
    const entries = untold.flatMap((change) => entriesOf(change, settings, deps.clock.now()));
    const notes = untold.flatMap((change) => numberNotes(change, deps.clock.now()));
    await deps.outbox.put([...entries, ...notes], { [MARK]: newest });
    deps.kick();
  };

  /** One after another: two at once would both find the same change untold. */
  return (): Promise<void> => {
    last = last.then(announceNew, announceNew);
    return last;
  };
};
