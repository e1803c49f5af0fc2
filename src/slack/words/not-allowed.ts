// To people who are not of the team, where they would see the phone.
import type { NotAllowed } from '../../core/work-answer.ts';

export const NOT_ALLOWED_HERE: Readonly<Record<NotAllowed, string>> = {
  guest: 'The on-call phone is for the members of this workspace. Please ask somebody of the team.',
  bot: 'The on-call phone is for people.',
  deactivated: 'This account is deactivated, so there is nothing to see here.',
  unknown: 'I cannot find you in this workspace, so there is nothing to see here.',
};
