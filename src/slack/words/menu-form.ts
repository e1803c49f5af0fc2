// The form of a line's menu, as Slack is to be given it.
import type { ModalView } from '@slack/types';
import type { MenuForm } from '../../core/form.ts';
import { MENU_KEYS, type Menu, type MenuKey } from '../../core/menu.ts';
import { NO_DOOR, type ReadDoor } from '../door-draft.ts';
import type { Draft } from '../form-part.ts';
import { context, divider, section } from './blocks.ts';
import { doorInputs } from './door-input.ts';
import { formFrame, warned } from './form-parts.ts';
import { bold, code, named } from './mrkdwn.ts';
import { opensWords } from './opens.ts';
import type { WordOptions } from './options.ts';

export const MENU_FORM = 'jour-form-menu';
const MENU_DRAWS = 'jour-form-menu-draws';
export const TITLE = 'Menu';
export const OTHERWISE = 'otherwise';

/** In ids, signs are words. */
const SIGNS: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };

export const KEY_NAMES: ReadonlyMap<MenuKey, string> = new Map(
  MENU_KEYS.map((key) => [key, `key-${SIGNS[key] ?? key}`]),
);

export interface MenuDraft extends Draft {
  /** By block. */
  readonly doors: Readonly<Record<string, ReadDoor>>;
}

const keptOf = ({ place, seen, round, doors }: MenuDraft): string => {
  const leading = Object.entries(doors).filter(([, { to }]) => to !== NO_DOOR.to);
  const kept = leading.map(([name, { to, userId }]) => [name, { to, userId }] as const);
  return JSON.stringify({ place, seen, round, doors: Object.fromEntries(kept) });
};

export const menuFormView = (
  draft: MenuDraft,
  form: MenuForm,
  { options, warning }: { readonly options: WordOptions; readonly warning: string | null },
): ModalView => {
  const field = { round: draft.round, actionId: MENU_DRAWS };
  const keys = [...KEY_NAMES].flatMap(([key, name]) =>
    doorInputs(draft.doors[name] ?? NO_DOOR, { ...field, name, label: `Key ${key}`, isKey: true }, form),
  );
  const otherwise = {
    ...field,
    name: OTHERWISE,
    label: 'Otherwise',
    hint: 'For callers who choose nothing, or wrongly, three times.',
    isKey: false,
  };
  return formFrame({
    callbackId: MENU_FORM,
    title: TITLE,
    metadata: keptOf(draft),
    blocks: [
      ...warned(warning),
      section(
        `${bold(`What callers of ${named(form.lineName)} can choose`)}\nWithout any key there is no menu: the roster ${named(form.rosterName)} is rung at once.`,
      ),
      ...keys,
      divider(),
      ...doorInputs(draft.doors[OTHERWISE] ?? NO_DOOR, otherwise, form),
      context([
        `Callers must be told the keys: ${code(`${options.commandWord} prompt menu`)}. A prompt of another name is typed: ${code(`${options.commandWord} menu 4 say info`)}`,
      ]),
    ],
  });
};

/** What was filled in. */
export const menuSent = ({ choices, otherwise }: Menu): string => {
  const keys = MENU_KEYS.flatMap((key) => {
    const choice = choices[key];
    return choice === undefined ? [] : [`key ${code(key)} ${opensWords(choice)}`];
  });
  return keys.length === 0 ? 'no menu' : [...keys, `otherwise it ${opensWords(otherwise)}`].join('; ');
};
