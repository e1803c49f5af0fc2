// Which right it takes to take a deed back: the one that it needed, seen from whoever takes it back.
import type { Deed } from './change.ts';
import { type Override, peopleIn } from './override.ts';
import type { Right } from './permission.ts';
import type { UserId } from './settings.ts';
import type { Setup } from './setup.ts';
import type { ShiftDeed } from './shift-deed.ts';

const among = (overrides: readonly Override[], by: UserId): Right =>
  overrides.every((override) => override.by === by || peopleIn(override).includes(by)) ? 'own' : 'edit';

const ofShifts = (done: ShiftDeed, by: UserId): Right => {
  switch (done.kind) {
    case 'override-made':
    case 'agreed':
      return among([done.override], by);
    case 'overrides-removed':
      return among(done.overrides, by);
    case 'refused':
      return done.asker === by ? 'own' : 'edit';
    case 'rotation':
    case 'asked':
    case 'topic':
    case 'user-group':
      return 'edit';
  }
};

const isAboutRights = ({ kind }: Setup): boolean => kind === 'admins' || kind === 'countries';

export const rightToUndo = (deed: Deed, by: UserId): Right => {
  switch (deed.kind) {
    case 'phone':
    case 'pause':
    case 'resume':
      return deed.userId === by ? 'own' : 'edit';
    case 'shifts':
      return ofShifts(deed.done, by);
    case 'setup':
      return isAboutRights(deed.setup) ? 'admin' : 'edit';
    case 'keeping':
      return 'admin';
    case 'undone':
      return rightToUndo(deed.deed, by);
    case 'roster':
    case 'roster-edit':
    case 'strategy':
    case 'line-roster':
    case 'language':
    case 'prompt':
    case 'prompt-reset':
    case 'follow-up':
    case 'digest':
    case 'opening-hours':
    case 'shows':
      return 'edit';
  }
};
