// Where a key or a code leads, to be chosen in a form.
import type { InputBlock } from '@slack/types';
import type { MenuForm } from '../../core/form.ts';
import { asksWho, type Door, whoBlock } from '../door-draft.ts';
import { blockId, chosenOf, input, option, plain } from './form-parts.ts';

/** Slack shows no more in a menu. */
const OPTIONS_MOST = 100;

type Doors = Pick<MenuForm, 'rosterNames' | 'prompts'>;

export interface DoorField {
  readonly name: string;
  readonly round: number;
  readonly label: string;
  readonly hint?: string;
  /** Presses of it are told to the app. */
  readonly actionId: string;
  /** May lead nowhere, or ask for a code. */
  readonly isKey: boolean;
}

const textOf = (to: string): string => {
  if (to.startsWith('ring:')) return `Rings the roster ${to.slice(5)}`;
  return to.startsWith('say:') ? `Plays the prompt ${to.slice(4)}` : to;
};

/** What is chosen is always among them, gone or one too many though it may be. */
const optionsFor = ({ to }: Door, { rosterNames, prompts }: Doors, isKey: boolean) => {
  const known = [
    ...(isKey ? [option('off', 'Does nothing')] : []),
    ...rosterNames.map((name) => option(`ring:${name}`, textOf(`ring:${name}`))),
    option('person', 'Rings one person'),
    option('voicemail', 'Leads to voicemail'),
    ...(isKey ? [option('pin', 'Asks for a code')] : []),
    ...prompts.map((name) => option(`say:${name}`, textOf(`say:${name}`))),
  ].slice(0, OPTIONS_MOST - 1);
  const isKnown = to === 'off' || known.some(({ value }) => value === to);
  return isKnown ? known : [...known, option(to, textOf(to))];
};

export const doorInputs = (door: Door, field: DoorField, doors: Doors): readonly InputBlock[] => {
  const { name, round, label, hint, actionId, isKey } = field;
  const options = optionsFor(door, doors, isKey);
  const where = input({
    id: blockId(name, round),
    label,
    ...(hint === undefined ? {} : { hint }),
    dispatches: true,
    element: { type: 'static_select', action_id: actionId, options, ...chosenOf(options, door.to) },
  });
  if (!asksWho(door)) return [where];
  const who = input({
    id: blockId(whoBlock(name), round),
    label: `${label}: whom it rings`,
    element: {
      type: 'users_select',
      action_id: 'who',
      placeholder: plain('Pick a person'),
      ...(door.userId === '' ? {} : { initial_user: door.userId }),
    },
  });
  return [where, who];
};
