// The buttons of Home, and how they are named.
import type { ActionsBlock, Button, ConfirmationDialog, SectionBlock, StaticSelect } from '@slack/types';
import type { Until } from '../../core/command.ts';
import type { HomeRoster } from '../../core/home-roster.ts';
import type { LineNow } from '../../core/home-view.ts';
import { actions, button } from './blocks.ts';

export const HOME_ACTION = {
  pause: 'jour-home-pause',
  resume: 'jour-home-resume',
  take: 'jour-home-take',
  number: 'jour-home-number',
  check: 'jour-home-check',
  editRoster: 'jour-home-edit-roster',
  editHours: 'jour-home-edit-hours',
} as const;

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

interface PauseChoice {
  readonly text: string;
  readonly until: Until | null;
}

/** What somebody wants who is woken at three: to sleep on until the morning, or to be back soon. */
export const PAUSES: Readonly<Record<string, PauseChoice>> = {
  morning: { text: 'Until the morning, 08:00', until: { kind: 'clock', hour: 8, minute: 0 } },
  hour: { text: 'For 1 hour', until: { kind: 'for', minutes: 60 } },
  open: { text: 'Until I resume', until: null },
};

const NOBODY_LEFT: ConfirmationDialog = {
  title: plain('Nobody would be called'),
  text: plain('Yours is the only phone that rings. If you pause, callers go straight to voicemail.'),
  confirm: plain('Pause all the same'),
  deny: plain('Stay on call'),
  style: 'danger',
};

/** `isLast`: nobody would be reached; that is asked about first. */
export const pauseMenu = (isLast: boolean): StaticSelect => ({
  type: 'static_select',
  action_id: HOME_ACTION.pause,
  placeholder: plain('Pause me…'),
  options: Object.entries(PAUSES).map(([value, { text }]) => ({ text: plain(text), value })),
  ...(isLast ? { confirm: NOBODY_LEFT } : {}),
});

export const resumeButton = (): Button => ({
  ...button('Resume', HOME_ACTION.resume, { label: 'Resume: calls ring my phone again' }),
  style: 'primary',
});

export const takeButton = ({ rosterName }: HomeRoster): Button =>
  button('Take over', HOME_ACTION.take, {
    value: rosterName,
    label: `Take over: be called first in the roster ${rosterName}`,
  });

export const numberButton = (hasNumber: boolean): Button =>
  hasNumber
    ? button('My number', HOME_ACTION.number, { label: 'My number: give another one' })
    : { ...button('Give my number', HOME_ACTION.number), style: 'primary' };

export const checkButton = (): Button =>
  button('Check it', HOME_ACTION.check, { label: 'Check it: my phone is rung once' });

/** Several lines look alike to a screen reader, but for the names of their buttons. */
export const lineActions = ({ lineId, roster: { lineName } }: LineNow): ActionsBlock =>
  actions([
    button('Edit roster', HOME_ACTION.editRoster, {
      value: lineId,
      label: `Edit roster: who is called on ${lineName}`,
    }),
    button('Edit hours', HOME_ACTION.editHours, {
      value: lineId,
      label: `Edit hours: when ${lineName} is open`,
    }),
  ]);

export const withButton = (section: SectionBlock, accessory: Button | StaticSelect | null): SectionBlock =>
  accessory === null ? section : { ...section, accessory };
