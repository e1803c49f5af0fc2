// To people who are not of the team, whatever they asked for.
import type { NotMember } from '../../core/permission.ts';

export const NOT_ALLOWED_HERE: Readonly<Record<NotMember, string>> = {
  guest: 'The on-call phone is for the members of this workspace. Please ask somebody of the team.',
  stranger:
    'You belong to another workspace, and the on-call phone is for the members of this one. Please ask somebody of its team.',
  bot: 'The on-call phone is for people.',
  deactivated: 'This account is deactivated, so there is nothing to see here.',
  unknown: 'I cannot find you in this workspace, so there is nothing to see here.',
};
