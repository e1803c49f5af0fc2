// What people press on Home: a command like any other, whose outcome stands at the top of their Home.
import type { Command } from '../core/command.ts';
import { ownLine, type Told } from '../core/home-view.ts';
import { homeLineOf } from '../core/on-call.ts';
import type { Reply } from '../core/reply.ts';
import type { Settings, UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import type { Given } from './command.ts';
import type { Home } from './home.ts';

export interface HomeOrder {
  readonly by: UserId;
  readonly command: Command;
  /** When it is about a roster. */
  readonly rosterName?: string;
}

export interface HomeActDeps {
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly give: (given: Given) => Promise<Reply>;
  readonly home: Pick<Home, 'tell'>;
}

/** A button may be older than the roster's end; carried out, it would make the roster anew. */
const isKnown = (settings: Settings, rosterName: string | undefined): boolean =>
  rosterName === undefined || settings.rosters.some(({ name }) => name === rosterName);

export const createHomeAct = (deps: HomeActDeps) => {
  const carryOut = async ({ by, command, rosterName }: HomeOrder): Promise<Reply> => {
    const settings = deps.settings.current();
    if (!isKnown(settings, rosterName)) {
      const known = settings.rosters.map(({ name }) => name);
      return { kind: 'problem', problem: { kind: 'unknown-roster', name: rosterName ?? '', known } };
    }
    const own = { settings, userId: by, now: deps.clock.now() };
    const line = rosterName === undefined ? ownLine(own) : homeLineOf(settings, rosterName);
    const roster = rosterName === undefined ? {} : { rosterName };
    return deps.give({ by, command, lineId: line?.id ?? '', ...roster });
  };

  const act = async (order: HomeOrder): Promise<Told> => {
    try {
      return { kind: 'reply', reply: await carryOut(order) };
    } catch (error) {
      deps.log.error('button of Home failed', { command: order.command.kind, error });
      return { kind: 'trouble' };
    }
  };

  return {
    /** Never rejects; on trouble of our own nothing was changed. */
    carryOut: act,
    press: async (order: HomeOrder): Promise<void> => deps.home.tell(order.by, await act(order)),
  };
};

export type HomeAct = ReturnType<typeof createHomeAct>;
