// Decides about who may change things. Whoever names admins stays one, so that nobody is locked out by mistake.
import {
  already,
  answered,
  arranged,
  type Decision,
  type DecisionContext,
  declined,
  unfit,
} from './decision.ts';
import type { Problem } from './problem.ts';
import type { UserId } from './settings.ts';
import type { SetupOrder, Shown } from './setup.ts';

export const ADMINS_MOST = 50;

/** Named, but no full members any more, if they ever were. */
const goneAmong = (admins: readonly UserId[], { facts }: DecisionContext): readonly UserId[] =>
  admins.filter((userId) => (facts.get(userId) ?? 'person') !== 'person');

const shown = (admins: readonly UserId[], context: DecisionContext): Shown => ({
  kind: 'admins',
  admins,
  gone: goneAmong(admins, context),
});

const unfitAdmin = (userId: UserId, context: DecisionContext): Problem | null => {
  const standing = context.facts.get(userId);
  return standing === 'guest' || standing === 'stranger'
    ? { kind: 'admin-unfit', userId, who: standing }
    : unfit(userId, context);
};

const problemWith = (admins: readonly UserId[], context: DecisionContext): Problem | null => {
  const { by, isWorkspaceAdmin = false } = context;
  const twice = admins.find((userId, index) => admins.indexOf(userId) !== index);
  if (twice !== undefined) return { kind: 'duplicate', userId: twice, where: 'typed-twice' };
  if (admins.length > ADMINS_MOST) return { kind: 'too-many', what: 'admins', most: ADMINS_MOST };
  const unfitOne = admins.map((userId) => unfitAdmin(userId, context)).find((problem) => problem !== null);
  if (unfitOne !== undefined && unfitOne !== null) return unfitOne;
  const staysOne = isWorkspaceAdmin || admins.length === 0 || admins.includes(by);
  return staysOne ? null : { kind: 'admins-without-you', admins };
};

const isSame = (one: readonly UserId[], other: readonly UserId[]): boolean =>
  one.length === other.length && one.every((userId) => other.includes(userId));

export const decideAdmins = (
  { admins }: Extract<SetupOrder, { readonly kind: 'admins' }>,
  context: DecisionContext,
): Decision => {
  const { settings } = context;
  if (admins === null) return answered({ kind: 'shown', shown: shown(settings.admins, context) });
  const problem = problemWith(admins, context);
  if (problem !== null) return declined(problem);
  const setup = { kind: 'admins', admins } as const;
  if (isSame(admins, settings.admins)) return already({ kind: 'setup', setup });
  return arranged({ ...settings, admins }, { setup, shown: null, notes: [] }, context);
};
