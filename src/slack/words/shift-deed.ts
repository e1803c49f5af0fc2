// What was done about turns and overrides: to who did it, and to the channel after the name of who did it.
import type { Override } from '../../core/override.ts';
import type { ShiftDeed } from '../../core/shift-deed.ts';
import { listed, mention, named } from './mrkdwn.ts';
import { overrideWords, rotationWords, spansWords } from './shifts.ts';
import { moment } from './time.ts';

type Of<K extends ShiftDeed['kind']> = Extract<ShiftDeed, { readonly kind: K }>;

const endsAt = ({ spans }: Override): string => moment(Math.max(...spans.map(({ untilAt }) => untilAt)));

/** To who did it; a sentence without its stop. */
export const shiftDone = (deed: ShiftDeed): string => {
  switch (deed.kind) {
    case 'rotation':
      return deed.rotation === null
        ? 'Nobody takes turns any more: the order stays as it is now'
        : 'The team takes turns';
    case 'override-made':
    case 'agreed':
      return overrideWords(deed.override);
    case 'overrides-removed':
      return `Removed: ${listed(deed.overrides.map(overrideWords))}`;
    case 'asked':
      return deed.what === 'cover'
        ? 'The channel is asked; whoever presses Take first has it'
        : 'The channel shows it; once it is accepted, the swap holds';
    case 'refused':
      return deed.how === 'withdrawn' ? 'It is asked no longer' : 'You said no';
    case 'topic':
      return deed.isOn
        ? 'The channel’s topic says who is on call'
        : 'The channel’s topic is left as it is from now on';
    case 'user-group':
      return deed.handle === null
        ? 'No user group follows who is on call any more'
        : `The user group ${named(deed.handle)} follows who is on call`;
  }
};

const madeWords = (override: Override, by: string): string => {
  switch (override.kind) {
    case 'take':
      return override.userId === by
        ? `takes over and comes first until ${endsAt(override)}`
        : `put ${mention(override.userId)} first until ${endsAt(override)}`;
    case 'cover':
      return `stands in for ${mention(override.insteadOf)} ${spansWords(override.spans)}`;
    case 'swap':
      return `swaps with ${mention(override.userId === by ? override.insteadOf : override.userId)}: they change places ${spansWords(override.spans)}`;
  }
};

const rotationTold = ({ rotation, nextAt }: Of<'rotation'>): string => {
  if (rotation === null) return 'ended the rotation: the order stays as it is now';
  const next = nextAt === null ? '' : `, next ${moment(nextAt)}`;
  return `set the rotation: turns pass ${rotationWords(rotation)}${next}`;
};

const refusedTold = ({ what, how, asker }: Of<'refused'>): string => {
  if (how === 'withdrawn') return what === 'cover' ? 'needs no cover any more' : 'no longer wants to swap';
  return `does not swap with ${mention(asker)}: everything stays as it was`;
};

/** To the channel, after the name of who did it. */
export const shiftTold = (deed: ShiftDeed, by: string): string => {
  switch (deed.kind) {
    case 'rotation':
      return rotationTold(deed);
    case 'override-made':
    case 'agreed':
      return madeWords(deed.override, by);
    case 'overrides-removed':
      return `ended early: ${listed(deed.overrides.map(overrideWords))}`;
    case 'asked':
      return deed.what === 'cover' ? 'asks for cover' : 'asks to swap';
    case 'refused':
      return refusedTold(deed);
    case 'topic':
      return deed.isOn
        ? 'lets this channel’s topic say who is on call'
        : 'lets this channel’s topic stay as it is';
    case 'user-group':
      return deed.handle === null
        ? 'lets no user group follow who is on call any more'
        : `lets the user group ${named(deed.handle)} follow who is on call`;
  }
};
