// A command with who gave it, and whether they may.
import { rosterNamed } from '../core/on-call.ts';
import { type Person, refusal, rightFor } from '../core/permission.ts';
import type { Asked, Place } from '../core/place.ts';
import type { Problem } from '../core/problem.ts';
import type { Settings, UserId } from '../core/settings.ts';

export type Meant = Asked & { readonly by: UserId; readonly person: Person };

/** Why it may not be done, by settings as they then are, or null. */
export const forbidden = (
  { by, person, command }: Meant,
  { rosterName }: Place,
  settings: Settings,
): Problem | null => {
  const right = rightFor(command, { by, roster: rosterNamed(settings, rosterName) });
  return refusal(right, { by, person, admins: settings.admins });
};
