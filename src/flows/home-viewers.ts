// Who has opened Home lately, and what each of them saw last. Kept in memory only: after a restart people are told anew
// as they open it again.
import type { Told } from '../core/home-view.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../core/instant.ts';
import type { UserId } from '../core/settings.ts';

const VIEWERS_MOST = 200;
const KEPT_FOR_MS = DAY_MS;
/** What came of a button stands at the top this long, or until the next one. */
const TOLD_FOR_MS = 5 * MINUTE_MS;
/** That a phone rings is over sooner. */
const RINGING_TOLD_FOR_MS = MINUTE_MS;

export interface Viewer {
  readonly userId: UserId;
  openedAt: Instant;
  /** What they look at may have changed. */
  isStale: boolean;
  /** They have just opened it or pressed something, and come before the others. */
  isWaiting: boolean;
  /** 0: never. */
  triedAt: Instant;
  /** Tells whether something is what Slack holds; null: that is not known. */
  shown: number | null;
  told: { readonly what: Told; readonly at: Instant } | null;
}

const newViewer = (userId: UserId, openedAt: Instant): Viewer => ({
  userId,
  openedAt,
  isStale: true,
  isWaiting: true,
  triedAt: 0,
  shown: null,
  told: null,
});

const toldFor = (told: Told): number =>
  told.kind === 'reply' && told.reply.kind === 'checking' ? RINGING_TOLD_FOR_MS : TOLD_FOR_MS;

export const toldAt = ({ told }: Viewer, now: Instant): Told | null =>
  told !== null && now - told.at < toldFor(told.what) ? told.what : null;

export const createHomeViewers = () => {
  /** In the order in which they opened it. */
  const viewers = new Map<UserId, Viewer>();

  const forgetOld = (now: Instant): void => {
    for (const { userId, openedAt } of viewers.values())
      if (viewers.size > VIEWERS_MOST || now - openedAt > KEPT_FOR_MS) viewers.delete(userId);
  };

  const open = (userId: UserId, now: Instant): Viewer => {
    const viewer = viewers.get(userId) ?? newViewer(userId, now);
    viewers.delete(userId);
    viewers.set(userId, Object.assign(viewer, { openedAt: now, isStale: true, isWaiting: true }));
    forgetOld(now);
    return viewer;
  };

  return {
    open,
    tell: (userId: UserId, what: Told, now: Instant): void => {
      open(userId, now).told = { what, at: now };
    },
    forget: (userId: UserId): void => void viewers.delete(userId),
    /** All of them may see something else now. */
    spoil: (now: Instant): void => {
      forgetOld(now);
      for (const viewer of viewers.values()) viewer.isStale = true;
    },
    spoilOne: (userId: UserId): void => {
      const viewer = viewers.get(userId);
      if (viewer !== undefined) viewer.isStale = true;
    },
    /** Whoever waits for it, then who has been without news for longest. */
    nextStale: (): Viewer | undefined => {
      const stale = [...viewers.values()].filter(({ isStale }) => isStale);
      const [first] = stale.sort(
        (one, other) => Number(other.isWaiting) - Number(one.isWaiting) || one.triedAt - other.triedAt,
      );
      return first;
    },
  };
};
