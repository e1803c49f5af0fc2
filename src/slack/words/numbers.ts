// What people are told about their own numbers, and about checks of them.
import type { NumberMessage } from '../../core/number-note.ts';
import {
  CHECKS_AN_HOUR_MOST,
  CHECKS_BY_ALL_AN_HOUR_MOST,
  type CheckProblem,
  type CheckResult,
} from '../../core/phone-check.ts';
import type { Reply } from '../../core/reply.ts';
import { type Body, body, context, linesBody, section } from './blocks.ts';
import { bold, code, escaped, mention, named } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { clockTime } from './time.ts';

type Of<K extends NumberMessage['kind']> = Extract<NumberMessage, { readonly kind: K }>;

export const checkingBody = ({ userId, isOwn, phone, lineNumber }: Reply & { kind: 'checking' }): Body => {
  const whose = isOwn
    ? `Your phone ${escaped(phone)}`
    : `The phone of ${mention(userId)}, ${escaped(phone)},`;
  const who = isOwn ? 'Answer it and press 1' : 'Whoever answers it presses 1';
  return linesBody([
    `${whose} rings now, from ${escaped(lineNumber)}. ${who}. What comes of it I tell ${isOwn ? 'you' : 'you both'} in a direct message.`,
  ]);
};

/** What came of it, after the name of the phone. */
const resultWords: Readonly<Record<CheckResult, string>> = {
  confirmed: 'was answered and 1 was pressed: calls reach it.',
  unanswered: 'was not answered.',
  busy: 'was busy.',
  'no-key': 'was answered, but no key was pressed: maybe by a voicemail box.',
  'other-key': 'was answered, but another key than 1 was pressed.',
  unclear: 'was not answered, or no key was pressed: 46elks did not say which.',
  replaced: 'was replaced by another number while it rang, so nothing was checked.',
};

/** What whoever has the phone does next. */
const nextWords = (result: CheckResult, again: string): string => {
  switch (result) {
    case 'confirmed':
      return '';
    case 'unanswered':
    case 'busy':
      return `Is it the right number, switched on, and not set to “do not disturb”? Then try again: ${again}`;
    case 'no-key':
    case 'unclear':
      return `If nobody pressed anything, a voicemail box answered, and it would take callers too: switch it off while on call, with most operators by dialling ${code('##002#')}. Then try again: ${again}`;
    case 'other-key':
    case 'replaced':
      return `Try again: ${again}`;
  }
};

const checkedBody = (told: Of<'checked'>, { commandWord }: WordOptions): Body => {
  const { result, userId, isOwn } = told;
  const [your, the] = result === 'confirmed' ? ['Your', 'The'] : ['your', 'the'];
  const phone = isOwn
    ? `${your} phone ${escaped(told.phone)}`
    : `${the} phone of ${mention(userId)}, ${escaped(told.phone)},`;
  const lead = result === 'confirmed' ? '✅' : `⚠️ ${bold('Not checked:')}`;
  const again = code(`${commandWord} phone check${isOwn ? '' : ' @name'}`);
  const next = nextWords(result, again);
  const what = `${lead} ${phone} ${resultWords[result]}`;
  return body(what, [section(next === '' ? what : `${what}\n${next}`)]);
};

const enteredBody = (told: Of<'entered'>, { commandWord }: WordOptions): Body => {
  const line = `${named(told.lineName)} (${escaped(told.lineNumber)})`;
  const what = `${mention(told.by)} entered ${escaped(told.phone)} as your phone for on-call calls to ${line}.`;
  const check = `Is it yours? Have it rung once, so that everybody can rely on it: ${code(`${commandWord} phone check`)}`;
  const other = `Another number: ${code(`${commandWord} phone 070-174 06 05`)}`;
  return body(what, [section(`${what}\n${check}`), context([other])]);
};

const ownerNotToldBody = ({ userId, phone }: Of<'owner-not-told'>, { commandWord }: WordOptions): Body => {
  const what = `I could not write to ${mention(userId)} that you entered a number of theirs, which ends in ${code(phone)}.`;
  return body(what, [
    section(
      `⚠️ ${what} Please tell them yourself, and have it checked: ${code(`${commandWord} phone check @name`)}`,
    ),
  ]);
};

export const numberMessageBody = (what: NumberMessage, options: WordOptions): Body => {
  switch (what.kind) {
    case 'checked':
      return checkedBody(what, options);
    case 'entered':
      return enteredBody(what, options);
    case 'owner-not-told':
      return ownerNotToldBody(what, options);
  }
};

export const checkProblemWords = (why: CheckProblem, commandWord: string): string => {
  switch (why.kind) {
    case 'under-way':
      return `The phone of ${mention(why.userId)} is being checked right now: answer it and press 1. In a few minutes you can try again: ${code(`${commandWord} phone check`)}`;
    case 'too-many': {
      const most =
        why.whose === null
          ? `${CHECKS_BY_ALL_AN_HOUR_MOST} numbers were checked`
          : `The phone of ${mention(why.whose)} was checked ${CHECKS_AN_HOUR_MOST} times`;
      return `${most} within the hour, and each check is a call that costs. Try again at ${clockTime(why.againAt)}: ${code(`${commandWord} phone check`)}`;
    }
    case 'over-limit':
      return `So many calls went out within the hour that no more leave now; the channel was told. Try again later: ${code(`${commandWord} phone check`)}`;
    case 'not-rung':
      return why.maybe
        ? `46elks did not say whether it rings the phone. If it rings, answer and press 1; else try again in a few minutes: ${code(`${commandWord} phone check`)}`
        : `46elks did not place the call, so the phone does not ring. Try again in a few minutes: ${code(`${commandWord} phone check`)}`;
  }
};
