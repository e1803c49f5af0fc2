// What somebody who pressed a button of a card is told, where the card itself does not say it.
import type { WorkRefusal } from '../../core/call-work.ts';
import type { CallerView } from '../../core/view.ts';
import type { WorkAnswer } from '../../core/work-answer.ts';
import type { CallBackFault } from '../../core/work-view.ts';
import { type Body, linesBody } from './blocks.ts';
import { callerLink } from './caller.ts';
import { code, escaped, mention } from './mrkdwn.ts';
import { numberProblemWords } from './number-problem.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { clockTime } from './time.ts';

const refusalWords = (refusal: WorkRefusal, by: string): string => {
  switch (refusal.kind) {
    case 'claimed':
      return refusal.by === by
        ? 'You have it already: this call is claimed by you.'
        : `${mention(refusal.by)} has it: claimed at ${clockTime(refusal.at)}. To take it over, choose Release in the menu of the card first.`;
    case 'done':
      return `${refusal.by === by ? 'You' : mention(refusal.by)} marked this call as done at ${clockTime(refusal.at)}. Reopen brings it back.`;
    case 'judged':
      return `${refusal.by === by ? 'You' : mention(refusal.by)} said already: ${refusal.was === 'person' ? 'they spoke with each other' : 'it was voicemail'}.`;
    case 'not-claimed':
      return 'Nobody has claimed this call, so there is nothing to release.';
    case 'not-done':
      return 'This call is open already.';
    case 'too-many-notes':
      return 'There are many notes on this call already. Write further ones in its thread.';
    case 'nothing-waits':
      return 'There is nothing left to do about this call: it was answered, or goes on still.';
  }
};

const NOT_ALLOWED: Readonly<Record<(WorkAnswer & { kind: 'not-allowed' })['who'], string>> = {
  guest: 'Guests cannot work on calls here. Please ask somebody of the team.',
  stranger:
    'You belong to another workspace, so you cannot work on calls here. Please ask somebody of the team.',
  bot: 'Bots cannot work on calls.',
  deactivated: 'This account is deactivated, so it cannot work on calls.',
  unknown: 'I cannot find you in this workspace, so you cannot work on calls here.',
};

const NOT_CALLABLE: Readonly<Record<CallBackFault, string>> = {
  'no-number': 'There is no number to call back: the caller sent none that can be read.',
  blocked:
    'This caller is blocked. To call back all the same, choose “Not spam” in the menu of the card first.',
  'not-callable':
    'This number is not called back from here: it is specially charged, by satellite, not in use, or out of this line’s reach.',
  foreign: 'This number is in a country that may not be called from here.',
};

const notCallable = (why: CallBackFault, commandWord: string): string =>
  why === 'foreign'
    ? `${NOT_CALLABLE[why]} Allow it: ${code(`${commandWord} countries SE NO`)}`
    : NOT_CALLABLE[why];

const byHand = (caller: CallerView): string => `By hand: ${callerLink(caller)}.`;

const NOT_RUNG: Readonly<Record<(WorkAnswer & { kind: 'not-rung' })['why'], string>> = {
  'no-answer': '46elks did not say whether it rings your phone. If nothing rings within a minute, try again.',
  refused:
    '46elks did not take the call, so your phone does not ring. The call stays claimed by you: try again in a minute.',
  'over-limit':
    'Jour has made so many calls in the last hour that it makes no more for now, so that nobody runs up a bill. The call stays claimed by you.',
};

/** Null: the card says it. */
const answerWords = (answer: WorkAnswer, { commandWord }: WordOptions): string | null => {
  switch (answer.kind) {
    case 'carried-out':
      return null;
    case 'held':
      return 'The card shows it. But Jour cannot write to its disk now: it writes this down as soon as it can, and should it be restarted before that, do it once more.';
    case 'refused':
      return `${refusalWords(answer.refusal, answer.by)}${answer.isNoted === true ? ' What you wrote stands on the card.' : ''}`;
    case 'unknown-call':
      return 'I do not know this call any more: its records are gone.';
    case 'not-allowed':
      return NOT_ALLOWED[answer.who];
    case 'number':
      return answer.caller.kind === 'number'
        ? `${code(answer.caller.e164)} (${callerLink(answer.caller)})`
        : 'There is no number to copy.';
    case 'ringing-you':
      return `Your phone ${escaped(answer.phone)} rings now. Answer it, press any key, and you are connected with ${callerLink(answer.caller)}, who sees the number of the line.`;
    case 'no-phone':
      return `I do not know your phone, so I cannot ring it. Give your number, then press Call back again: ${code(`${commandWord} phone 070-174 06 05`)}`;
    case 'phone-barred':
      return `I cannot ring your phone. ${numberProblemWords(answer.problem, commandWord)}`;
    case 'not-callable':
      return notCallable(answer.why, commandWord);
    case 'under-way':
      return `${mention(answer.by)} is calling back right now. The card will say how it went.`;
    case 'not-rung':
      return `${NOT_RUNG[answer.why]} ${byHand(answer.caller)}`;
  }
};

export const workAnswerBody = (
  answer: WorkAnswer,
  options: WordOptions = DEFAULT_WORD_OPTIONS,
): Body | null => {
  const words = answerWords(answer, options);
  return words === null ? null : linesBody([words]);
};
