// Keeps Home fresh for those who have opened it lately: shown at once to who opens it or presses a button there, and to
// the others some seconds after a change. One at a time, the newest state only, never more than Slack takes; nothing
// here is waited for by calls, and nothing is lost but a picture that the next opening brings again.
import type { ChatTrouble } from '../core/chat-trouble.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { type HomeSight, homeView, type Told } from '../core/home-view.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import { fullPace, paceAt, spent } from '../core/pace.ts';
import { refusal } from '../core/permission.ts';
import { backoffMs, SEND_RETRY } from '../core/retry-policy.ts';
import type { UserId } from '../core/settings.ts';
import type { Delivery } from '../ports/chat.ts';
import type { ShowHome } from '../ports/home.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { createHomeViewers, toldAt, type Viewer } from './home-viewers.ts';
import { createRecentCalls } from './recent-calls.ts';
import type { WhoIs } from './who-is.ts';

/** What changes within this time is shown together. */
const SETTLES_WITHIN_MS = 2 * SECOND_MS;
/** views.publish is of Slack's tier 4: more than 100 a minute for the whole workspace. Both together stay below. */
const PACE = { atOnce: 50, aMinute: 45 } as const;
/** Kept for who opens Home while a change is shown to many. */
const KEPT_FOR_OPENERS = 10;

export interface HomeDeps {
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly calls: Pick<CallStore, 'latest' | 'atHand' | 'find'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly whoIs: Pick<WhoIs, 'of'>;
  readonly show: ShowHome;
  /** What of the chat takes nothing. */
  readonly trouble: () => ChatTrouble;
}

type Later = Extract<Delivery<null>, { kind: 'later' }>;

/** Between two views calls get their turn. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const createHome = (deps: HomeDeps) => {
  const { clock, log } = deps;
  const viewers = createHomeViewers();
  let pace = fullPace(PACE, clock.now());
  let changeShownAt: Instant | null = null;
  let minute = 0;
  let notBefore: Instant = 0;
  let failures = 0;
  let running: Promise<void> | null = null;
  let isStopping = false;

  const noteChange = (): void => {
    changeShownAt ??= clock.now() + SETTLES_WITHIN_MS;
  };
  const recent = createRecentCalls({ ...deps, onLate: noteChange });

  const sightFor = async (viewer: Viewer): Promise<HomeSight> => {
    const { userId } = viewer;
    const person = await deps.whoIs.of(userId);
    if (person.standing !== 'person') return { kind: 'not-allowed', who: person.standing };
    const calls = await recent.list();
    const now = clock.now();
    const settings = deps.settings.current();
    const mayEdit = refusal('edit', { by: userId, person, admins: settings.admins }) === null;
    const told = toldAt(viewer, now);
    return homeView({ settings, userId, now, calls, told, mayEdit, trouble: deps.trouble() });
  };

  const putOff = (viewer: Viewer, { afterMs, reason }: Pick<Later, 'afterMs' | 'reason'>): void => {
    viewer.isStale = true;
    notBefore = clock.now() + (afterMs ?? backoffMs(SEND_RETRY, failures));
    if (failures === 0) log.warn('Home not shown yet', { reason });
    failures += 1;
  };

  const refuse = ({ userId }: Viewer, reason: string): void => {
    viewers.forget(userId);
    log.error('Home refused', { user: userId, reason });
  };

  const succeed = (viewer: Viewer, print: number): void => {
    viewer.shown = print;
    if (failures > 0) log.info('Home is shown again', { failures });
    failures = 0;
  };

  const keepOutcome = (viewer: Viewer, print: number, outcome: Delivery<null>): void => {
    viewer.shown = null;
    switch (outcome.kind) {
      case 'delivered':
        succeed(viewer, print);
        break;
      case 'later':
        putOff(viewer, outcome);
        break;
      case 'refused':
        refuse(viewer, outcome.reason);
        break;
      case 'gone':
        refuse(viewer, outcome.kind);
        break;
    }
  };

  const showTo = async (viewer: Viewer): Promise<void> => {
    Object.assign(viewer, { isStale: false, isWaiting: false, triedAt: clock.now() });
    try {
      const sight = await sightFor(viewer);
      const print = fingerprint(JSON.stringify(sight));
      if (print === viewer.shown) return;
      pace = spent(paceAt(pace, PACE, clock.now()));
      keepOutcome(viewer, print, await deps.show(viewer.userId, sight));
    } catch (error) {
      log.debug('Home not made', { error });
      putOff(viewer, { afterMs: null, reason: 'fault' });
    }
  };

  /** Undefined: nobody is to be shown anything now. */
  const nextToShow = (): Viewer | undefined => {
    if (isStopping || clock.now() < notBefore) return undefined;
    const viewer = viewers.nextStale();
    const { left } = paceAt(pace, PACE, clock.now());
    return left >= (viewer?.isWaiting === true ? 1 : 1 + KEPT_FOR_OPENERS) ? viewer : undefined;
  };

  const showAll = async (): Promise<void> => {
    try {
      for (let viewer = nextToShow(); viewer !== undefined; viewer = nextToShow()) {
        await nextTurn();
        await showTo(viewer);
      }
    } finally {
      running = null;
    }
  };

  const run = (): Promise<void> => {
    if (running === null && nextToShow() !== undefined) running = showAll();
    return running ?? Promise.resolve();
  };

  /** What only time brings: opening, a handoff, the end of a pause. */
  const noteTime = (now: Instant): void => {
    if (Math.floor(now / MINUTE_MS) === minute) return;
    minute = Math.floor(now / MINUTE_MS);
    viewers.spoil(now);
  };

  return {
    opened: (userId: UserId): Promise<void> => {
      viewers.open(userId, clock.now());
      return run();
    },
    /** Says at the top of their Home what came of what they pressed. */
    tell: (userId: UserId, told: Told): Promise<void> => {
      viewers.tell(userId, told, clock.now());
      return run();
    },
    /** Something that Home may show has changed. Costs next to nothing: calls pass here. */
    changed: (callIds: readonly string[] = []): void => {
      recent.note(callIds);
      noteChange();
    },
    /** Calls are kept nowhere any more, so they are shown nowhere either. */
    erased: (callIds: ReadonlySet<string>): void => {
      recent.drop(callIds);
      noteChange();
    },
    /** Who they are to the team may have changed. */
    personChanged: (userId: UserId): void => viewers.spoilOne(userId),
    /** Shows what is due; resolves when it is shown, or has to wait. Never rejects. */
    tick: (): Promise<void> => {
      const now = clock.now();
      noteTime(now);
      if (changeShownAt !== null && now >= changeShownAt) {
        changeShownAt = null;
        viewers.spoil(now);
      }
      return run();
    },
    stop: (): void => {
      isStopping = true;
    },
  };
};

export type Home = ReturnType<typeof createHome>;
