// Who may do what, asked before anything is done: of whoever typed, pressed a button or sent a form. Refusals are logged.
import { type NotMember, type Right, refusal } from '../core/permission.ts';
import type { Problem } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import { unlessHindered } from './unless-hindered.ts';
import type { WhoIs } from './who-is.ts';

export interface WhoMayDeps {
  readonly settings: SettingsStore;
  readonly whoIs: WhoIs;
  readonly log: Log;
}

/** May work on calls, as every full member may. Null: they may. */
export type WhoMay = (userId: UserId) => Promise<NotMember | null>;

export const createWhoMay = ({ whoIs, log }: Pick<WhoMayDeps, 'whoIs' | 'log'>): WhoMay => {
  return async (userId) => {
    const { standing } = await whoIs.of(userId);
    if (standing === 'person') return null;
    log.warn('refused', { by: userId, what: 'calls and Home', why: standing });
    return standing;
  };
};

export interface Refusing {
  readonly by: UserId;
  /** What was refused, for the log. */
  readonly what: string;
}

export const createRefusals = ({ whoIs, log }: Omit<WhoMayDeps, 'settings'>) => {
  /** Those of them who can be asked; all, when Slack cannot say. */
  const stillThere = async (admins: readonly UserId[]): Promise<readonly UserId[]> => {
    try {
      const standings = await whoIs.standings(admins);
      return admins.filter((userId) => standings.get(userId) === 'person');
    } catch {
      return admins;
    }
  };

  /** The answer as it is, unless it says that somebody may not: that is logged, and says whom to ask. */
  return async (reply: Reply, { by, what }: Refusing): Promise<Reply> => {
    if (reply.kind !== 'problem') return reply;
    const { problem } = reply;
    switch (problem.kind) {
      case 'not-member':
        log.warn('refused', { by, what, why: problem.who });
        return reply;
      case 'not-admin':
        log.warn('refused', { by, what, why: problem.kind });
        return { kind: 'problem', problem: { ...problem, admins: await stillThere(problem.admins) } };
      default:
        return reply;
    }
  };
};

/** Work that needs a right, done only for who has it. */
export const createGuard = (deps: WhoMayDeps) => {
  const told = createRefusals(deps);

  const problemFor = async (right: Right, by: UserId): Promise<Problem | null> => {
    const person = await deps.whoIs.of(by);
    return refusal(right, { by, person, admins: deps.settings.current().admins });
  };

  return <Asked extends { readonly by: UserId }, Rest extends readonly unknown[]>(
    { right, what }: { readonly right: Right; readonly what: string },
    work: (asked: Asked, ...rest: Rest) => Promise<Reply>,
  ) =>
    async (asked: Asked, ...rest: Rest): Promise<Reply> => {
      const { by } = asked;
      return unlessHindered(async () => {
        const problem = await problemFor(right, by);
        return problem === null ? work(asked, ...rest) : told({ kind: 'problem', problem }, { by, what });
      }, deps.log);
    };
};

export type Guard = ReturnType<typeof createGuard>;
