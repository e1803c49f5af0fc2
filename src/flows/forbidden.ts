// A command with who gave it, and whether they may.
import { rosterNamed } from '../core/on-call.ts';
import { type Person, type Right, refusal, rightFor } from '../core/permission.ts';
import type { Asked, Place } from '../core/place.ts';
import type { Problem } from '../core/problem.ts';
import type { Settings, UserId } from '../core/settings.ts';

export type Meant = Asked & { readonly by: UserId; readonly person: Person };

const rightOf = ({ by, command }: Meant, { rosterName }: Place, settings: Settings): Right =>
  rightFor(command, { by, roster: rosterNamed(settings, rosterName) });

export const onlyLooks = (meant: Meant, place: Place, settings: Settings): boolean =>
  rightOf(meant, place, settings) === 'look';

/** Why it may not be done, by settings as they then are, or null. */
export const forbidden = (meant: Meant, place: Place, settings: Settings): Problem | null => {
  const { by, person } = meant;
  return refusal(rightOf(meant, place, settings), { by, person, admins: settings.admins });
};
