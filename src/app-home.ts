// The part of the composition about what people have open in Slack: their Home, and the shortcut to who is on call.

import type { WebClient } from '@slack/web-api';
import { linesNow, ownLine } from './core/home-view.ts';
import { lineById } from './core/on-call.ts';
import { nationalFormat } from './core/phone-number.ts';
import { lineGone } from './core/place.ts';
import type { UserId } from './core/settings.ts';
import { createHome, type HomeDeps } from './flows/home.ts';
import { createHomeAct, type HomeActDeps } from './flows/home-act.ts';
import type { WhoIs } from './flows/who-is.ts';
import type { Log } from './ports/log.ts';
import type { CallStore, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import { createShowHome } from './slack/home-screen.ts';
import { createHomeTab, type HomeTabDeps } from './slack/home-tab.ts';
import { createPeopleChanges } from './slack/people-changes.ts';
import { createWhoShortcut } from './slack/who-shortcut.ts';
import type { WordOptions } from './slack/words/options.ts';

export interface HomePartsDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly whoIs: WhoIs;
  readonly client: WebClient;
  readonly wordOptions: () => WordOptions;
  readonly give: HomeActDeps['give'];
  readonly openForm: HomeTabDeps['openForm'];
  readonly trouble: HomeDeps['trouble'];
}

export const createHomeParts = (deps: HomePartsDeps) => {
  const { settings, clock, whoIs } = deps;
  const home = createHome({ ...deps, show: createShowHome(deps) });
  const act = createHomeAct({ ...deps, home });

  const phoneOf = (userId: UserId): string | null => {
    const current = settings.current();
    const phone = current.membersById[userId]?.phone;
    const line = ownLine({ settings: current, userId, now: clock.now() });
    return phone === undefined ? null : nationalFormat(phone, line?.country ?? 'SE');
  };

  /** A button may be older than the end of its line; without it, a form would be about another. */
  const openForm: HomeTabDeps['openForm'] = async (kind, to) => {
    const current = settings.current();
    if (lineById(current, to.lineId) !== undefined) return deps.openForm(kind, to);
    const problem = lineGone(current);
    await home.tell(to.by, { kind: 'reply', reply: { kind: 'problem', problem } });
    return true;
  };

  return {
    home,
    homeTab: createHomeTab({ ...deps, ...act, openForm, phoneOf, opened: home.opened, tell: home.tell }),
    peopleChanges: createPeopleChanges({
      personChanged: (userId) => {
        whoIs.forget(userId);
        home.personChanged(userId);
      },
    }),
    whoShortcut: createWhoShortcut({
      ...deps,
      who: async (userId) => {
        const { standing } = await whoIs.of(userId);
        if (standing !== 'person') return { kind: 'not-allowed', who: standing };
        return linesNow(settings.current(), clock.now());
      },
    }),
  };
};
