// What the channel and people are told of shifts, besides changes.
import type { Message } from '../../core/message.ts';
import type { GapTrouble } from '../../core/shift-effect.ts';
import type { ShiftMessage } from '../../core/shift-message.ts';
import { type Body, body, context, section } from './blocks.ts';
import { bold, code, escaped, mention, named, quoted, telLink } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { requestBody, requestWords } from './request.ts';
import { groupWords } from './shift-problem.ts';
import { SHIFT_TROUBLES } from './shifts.ts';
import { inRoster } from './strategy.ts';
import { moment } from './time.ts';

const REASON_MAX = 100;

type Of<K extends ShiftMessage['kind']> = Extract<ShiftMessage, { readonly kind: K }>;

const plain = (text: string): Body => body(text, [section(text)]);

const untilWords = (untilAt: number | null): string => (untilAt === null ? '' : ` until ${moment(untilAt)}`);

const firstTrouble = ({ shift }: Of<'handoff'>): string => {
  if (shift.nobody !== null) return ` ⚠️ ${bold('No phone can be rung.')}`;
  if (shift.trouble === null) return '';
  const why = SHIFT_TROUBLES[shift.trouble];
  const instead = shift.rings === null ? '' : ` ${mention(shift.rings)} is called first.`;
  return ` ⚠️ ${bold(`But ${mention(shift.userId ?? '')} ${why}.`)}${instead}`;
};

const handoffBody = (told: Of<'handoff'>, rosterName: string): Body => {
  const who = mention(told.shift.userId ?? '');
  const now = `${bold(`${who} is on call now`)}${untilWords(told.untilAt)}.${firstTrouble(told)}`;
  const next = told.nextUserId === null ? [] : [`Next: ${mention(told.nextUserId)}.`];
  return body(`${who} is on call now${untilWords(told.untilAt)}.`, [
    section(`🔁 ${now}`),
    context([...next, `Roster ${named(rosterName)}`]),
  ]);
};

/** Null: their phone rings. */
const ringingTrouble = ({ phone, trouble }: Of<'coming-on'>, commandWord: string): string | null => {
  if (phone === null)
    return `⚠️ You have no phone number, so nothing will ring. Give one: ${code(`${commandWord} phone 070-174 06 05`)}`;
  if (trouble === 'paused')
    return `⚠️ You are paused, so calls skip you. Have them ring ${escaped(phone)} again: ${code(`${commandWord} resume`)}`;
  if (trouble !== null)
    return `⚠️ Your number ${escaped(phone)} may not be rung, so calls skip you. See why: ${code(`${commandWord} status`)}. Give another: ${code(`${commandWord} phone 070-174 06 05`)}`;
  return null;
};

const comingOnBody = (told: Of<'coming-on'>, { commandWord }: WordOptions): Body => {
  const line = `${named(told.lineName)} (${telLink(told.lineNumber.e164, told.lineNumber.national)})`;
  const on = `${bold('You are on call now')} for ${line}${untilWords(told.untilAt)}.`;
  const test =
    ringingTrouble(told, commandWord) ??
    `Calls ring ${escaped(told.phone ?? '')}. To try it, call the line from another phone: yours should ring, with its sound on and without going to its own voicemail.`;
  const away = `Cannot answer? ${code(`${commandWord} ask cover until 17:00`)} or ${code(`${commandWord} pause for 1h`)}`;
  return body(`You are on call now${untilWords(told.untilAt)}.`, [
    section(`${on}\n${test}`),
    context([away]),
  ]);
};

const GAP_WHY: Readonly<Record<GapTrouble, string>> = {
  ...SHIFT_TROUBLES,
  deactivated: 'has no active account any more',
  paused: 'is paused then',
  nobody: 'cannot be reached, and neither can anybody else',
};

const gapRemedy = (trouble: GapTrouble, rosterName: string, { commandWord }: WordOptions): string => {
  switch (trouble) {
    case 'deactivated':
      return code(`${commandWord} remove @name${inRoster(rosterName)}`);
    case 'no-number':
    case 'not-allowed':
      return code(`${commandWord} phone @name 070-174 06 05`);
    case 'paused':
    case 'nobody':
      return code(`${commandWord} resume @name`);
  }
};

const gapBody = (told: Of<'gap'>, rosterName: string, options: WordOptions): Body => {
  const who = mention(told.userId);
  const what = `${who} comes on call ${moment(told.fromAt)}, but ${GAP_WHY[told.trouble]}.`;
  const instead =
    told.rings === null
      ? 'Callers would go straight to voicemail.'
      : `${mention(told.rings)} would be called first.`;
  const cover = code(`${options.commandWord} cover @name until 17:00${inRoster(rosterName)}`);
  return body(`${what} ${instead}`, [
    section(`⚠️ ${bold(what)} ${instead}`),
    context([`Put it right: ${gapRemedy(told.trouble, rosterName, options)}, or stand in: ${cover}`]),
  ]);
};

const topicRefused = (reason: string, commandWord: string): string => {
  const remedy =
    reason === 'missing_scope'
      ? `Whoever installed Jour can give it the scopes ${code('channels:write.topic')} and ${code('groups:write.topic')} and install it again`
      : 'Whoever looks after this channel can allow it';
  return `⚠️ This channel’s topic does not say who is on call: Slack refuses it (${quoted(reason, REASON_MAX)}). ${remedy}; or do without: ${code(`${commandWord} topic off`)}`;
};

export const shiftMessageBody = (
  { rosterName, what }: Message & { kind: 'shifts' },
  options: WordOptions,
): Body => {
  switch (what.kind) {
    case 'request':
      return requestBody(what.request, rosterName);
    case 'reminder':
      return plain(`⏰ ${bold('Still open:')} ${requestWords(what.request)} Press Take above.`);
    case 'handoff':
      return handoffBody(what, rosterName);
    case 'coming-on':
      return comingOnBody(what, options);
    case 'gap':
      return gapBody(what, rosterName, options);
    case 'topic-refused':
      return plain(topicRefused(what.reason, options.commandWord));
    case 'group-refused':
      return plain(
        `⚠️ The user group ${named(what.handle)} does not follow who is on call. ${groupWords(what.why, what.handle)}`,
      );
  }
};
