// Why no phone could be rung, and what puts it right.
import type { NobodyReason } from '../../core/plan.ts';
import { MAIN_ROSTER } from '../../core/settings.ts';
import { bold, code } from './mrkdwn.ts';
import { inRoster } from './strategy.ts';

/** Follows "No phone rings:" or the like. */
export const nobodyWhy = (reason: NobodyReason): string => {
  switch (reason) {
    case 'roster-empty':
      return 'nobody is in the roster';
    case 'all-paused':
      return 'everybody in the roster is paused';
    case 'no-numbers':
      return 'nobody in the roster has a phone number';
    case 'paused-or-no-numbers':
      return 'everybody in the roster is paused or has no phone number';
    case 'not-allowed':
      return 'no number in the roster that could ring may be rung';
    case 'loop':
      return 'the call came from one of our own lines, so it was going round in a circle';
    case 'fault':
      return 'something went wrong inside Jour';
  }
};

/** To be seen at once, in words and not by the sign alone; `lead` says which time is meant. */
export const nobodyLoudly = (lead: string, reason: NobodyReason): string =>
  `⚠️ ${bold(`${lead}: ${nobodyWhy(reason)}.`)}`;

/** What is to be known of a call that Jour did not answer, or heard of late; empty: nothing. A part of a sentence. */
export const unheardWords = (isLate: boolean, metNothing: boolean): string => {
  const late = isLate ? 'told late: ' : '';
  if (metNothing) return `${late}46elks got no answer from Jour, so no phone rang`;
  return isLate ? `${late}Jour was away when this call came` : '';
};

/** A sentence with a command to copy where one helps. */
export const nobodyRemedy = (
  reason: NobodyReason,
  commandWord: string,
  rosterName: string = MAIN_ROSTER,
): string => {
  switch (reason) {
    case 'roster-empty':
      return `Say who is on call: ${code(`${commandWord} set @anna @bo${inRoster(rosterName)}`)}`;
    case 'all-paused':
      return `Bring somebody back: ${code(`${commandWord} resume @anna`)}`;
    case 'no-numbers':
      return `Give a number: ${code(`${commandWord} phone @anna 070-174 06 05`)}`;
    case 'paused-or-no-numbers':
      return `Bring somebody back: ${code(`${commandWord} resume @anna`)}, or give a number: ${code(`${commandWord} phone @bo 070-174 06 05`)}`;
    case 'not-allowed':
      return `See why: ${code(`${commandWord} status${inRoster(rosterName)}`)}. Give another number: ${code(`${commandWord} phone @anna 070-174 06 05`)}, or allow a country: ${code(`${commandWord} countries SE NO`)}`;
    case 'loop':
      return 'See whether a phone or a switchboard forwards its calls to this line, and switch that off.';
    case 'fault':
      return `The caller was led to voicemail; the log says what happened. See what would happen now: ${code(`${commandWord} test`)}`;
  }
};
