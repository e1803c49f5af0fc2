// The form of a line's menu: what each key does, and what comes otherwise.
import { z } from 'zod';
import type { MenuForm } from '../core/form.ts';
import { MENU_KEYS, type Menu } from '../core/menu.ts';
import type { MenuEdit } from '../core/setup.ts';
import {
  choiceOf,
  doorFaults,
  doorOf,
  doorSchema,
  doorsPlaced,
  NO_DOOR,
  opensOf,
  readDoor,
} from './door-draft.ts';
import { enteredIn } from './entered.ts';
import { type Faults, formPart, type SentView } from './form-part.ts';
import { blockId } from './words/form-parts.ts';
import {
  KEY_NAMES,
  MENU_FORM,
  type MenuDraft,
  menuFormView,
  menuSent,
  OTHERWISE,
  TITLE,
} from './words/menu-form.ts';

const NAMES = [...KEY_NAMES.values(), OTHERWISE];

const keptSchema = z.object({
  place: z.object({ lineId: z.string() }),
  seen: z.object({ print: z.number(), seq: z.number() }),
  round: z.number(),
  /** Those that lead nowhere are left out. */
  doors: z.record(z.string(), doorSchema),
});

const begin = ({ lineId, menu, rosterName, seen }: MenuForm): MenuDraft => {
  const keys = [...KEY_NAMES].map(([key, name]) => [
    name,
    { ...doorOf(menu?.choices[key]), isUnseen: false },
  ]);
  const otherwise = menu?.otherwise ?? { kind: 'ring', rosterName };
  const doors = Object.fromEntries([...keys, [OTHERWISE, { ...doorOf(otherwise), isUnseen: false }]]);
  return { place: { lineId }, seen, round: 0, doors };
};

const read = (view: SentView): MenuDraft => {
  const kept = keptSchema.parse(JSON.parse(view.private_metadata));
  const entered = enteredIn(view);
  const at = (name: string): string => blockId(name, kept.round);
  const doors = NAMES.map(
    (name) => [name, readDoor(kept.doors[name] ?? NO_DOOR, name, { entered, at })] as const,
  );
  return { ...kept, doors: Object.fromEntries(doors) };
};

const faultsIn = ({ doors, round }: MenuDraft): Faults =>
  Object.assign(
    {},
    ...Object.entries(doors).map(([name, door]) => doorFaults(door, name, (it) => blockId(it, round))),
  );

const menuOf = ({ doors }: MenuDraft): Menu => {
  const choices = MENU_KEYS.flatMap((key) => {
    const choice = choiceOf(doors[KEY_NAMES.get(key) ?? ''] ?? NO_DOOR);
    return choice === null ? [] : [[key, choice] as const];
  });
  return {
    choices: Object.fromEntries(choices),
    otherwise: opensOf(doors[OTHERWISE] ?? NO_DOOR) ?? { kind: 'voicemail' },
  };
};

const commandOf = (draft: MenuDraft): MenuEdit => ({
  kind: 'menu-edit',
  menu: menuOf(draft),
  seen: draft.seen,
});

export const menuPart = formPart<MenuForm, MenuDraft>({
  callbackId: MENU_FORM,
  title: TITLE,
  asks: { kind: 'menu-form' },
  is: (form) => form.kind === 'menu',
  begin,
  read,
  press: (draft) => draft,
  show: menuFormView,
  order: (draft) => {
    const faults = faultsIn(draft);
    return Object.keys(faults).length > 0
      ? { kind: 'faults', faults }
      : { kind: 'order', command: commandOf(draft) };
  },
  placed: (problem, { doors, round }, text) =>
    doorsPlaced(problem, Object.entries(doors), { text, at: (name) => blockId(name, round) }),
  words: (draft) => menuSent(menuOf(draft)),
});
