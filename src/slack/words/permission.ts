// Who may change things: shown, and said to whoever may not.
import type { Problem } from '../../core/problem.ts';
import type { Shown } from '../../core/setup.ts';
import { code, mention, people } from './mrkdwn.ts';
import { NOT_ALLOWED_HERE } from './not-allowed.ts';
import type { WordOptions } from './options.ts';

const PEOPLE_SHOWN_MAX = 20;

/** Whoever is named and has left cannot be asked. */
const ALL_GONE =
  'All who were named to change things here have left, so only an admin of this workspace may. Ask one of them to do it, or to name others:';

const notAdmin = (admins: readonly string[], commandWord: string): string => {
  const others = code(`${commandWord} admins @anna @bo`);
  if (admins.length === 0) return `${ALL_GONE} ${others}.`;
  return `Only ${people(admins, PEOPLE_SHOWN_MAX)} and the admins of this workspace may change this. Ask one of them to do it, or to name you too: ${others}. Your own phone, pauses and shifts you mind yourself, as everybody does: ${code(`${commandWord} help`)}`;
};

export type PermissionProblem = Extract<
  Problem,
  { readonly kind: 'not-member' | 'not-admin' | 'admin-unfit' | 'admins-without-you' }
>;

export const permissionProblemWords = (problem: PermissionProblem, commandWord: string): string => {
  switch (problem.kind) {
    case 'not-member':
      return NOT_ALLOWED_HERE[problem.who];
    case 'not-admin':
      return notAdmin(problem.admins, commandWord);
    case 'admin-unfit': {
      const what = problem.who === 'guest' ? 'is a guest' : 'belongs to another workspace';
      return `${mention(problem.userId)} ${what} and may not change things here. Name full members only: ${code(`${commandWord} admins @anna @bo`)}`;
    }
    case 'admins-without-you':
      return `You would lock yourself out: you are not among ${people(problem.admins, PEOPLE_SHOWN_MAX)}. Name yourself too: ${code(`${commandWord} admins me @anna`)}`;
  }
};

export const adminLines = (
  { admins, gone }: Extract<Shown, { readonly kind: 'admins' }>,
  { commandWord }: WordOptions,
): string[] => {
  if (admins.length === 0)
    return [
      'Every full member of this workspace may change things here; guests may not.',
      `Let only some: ${code(`${commandWord} admins @anna @bo`)}`,
    ];
  const isNobodyLeft = admins.every((userId) => gone.includes(userId));
  return [
    `${people(admins)} may change things here, and the admins of this workspace. All others mind their own phone, pauses and shifts.`,
    ...(gone.length === 0 || isNobodyLeft
      ? []
      : [`⚠️ ${people(gone)} can no longer do so: the account is not that of a full member any more.`]),
    ...(isNobodyLeft ? [`⚠️ ${ALL_GONE} ${code(`${commandWord} admins @anna @bo`)}.`] : []),
    `Let everybody again: ${code(`${commandWord} admins off`)}`,
  ];
};
