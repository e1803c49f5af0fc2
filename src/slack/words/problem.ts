// Why a command was not carried out, and what to send instead. Nothing was changed.
import type { Problem } from '../../core/problem.ts';
import { type Body, body, section } from './blocks.ts';
import { specOf } from './help.ts';
import { hindranceWords } from './hindrance.ts';
import { historyProblemWords } from './history.ts';
import { hoursProblemWords } from './hours-problem.ts';
import { code, mention, quoted } from './mrkdwn.ts';
import { numberProblemWords } from './number-problem.ts';
import { checkProblemWords } from './numbers.ts';
import type { WordOptions } from './options.ts';
import { permissionProblemWords } from './permission.ts';
import { placeProblemWords } from './place-problem.ts';
import { promptProblemWords } from './prompt-problem.ts';
import { setupProblemWords } from './setup-problem.ts';
import { shiftProblemWords } from './shift-problem.ts';
import { staleWords } from './stale.ts';
import { unreadableWords } from './unreadable.ts';

const unknownCommand = (problem: Problem & { kind: 'unknown-command' }, commandWord: string): string => {
  const list = `All commands: ${code(`${commandWord} help`)}`;
  const unknown = `There is no command ${quoted(problem.word)}.`;
  return problem.nearest === null || problem.nearest === 'help'
    ? `${unknown} ${list}`
    : `${unknown} Did you mean ${code(`${commandWord} ${problem.nearest}`)}? ${list}`;
};

const userUnfit = (problem: Problem & { kind: 'user-unfit' }, commandWord: string): string => {
  const who = mention(problem.userId);
  const example = code(`${commandWord} add @anna`);
  switch (problem.user) {
    case 'bot':
      return `${who} is a bot and cannot answer a phone. Name somebody who can: ${example}`;
    case 'deactivated':
      return `${who} has no active account any more. Name somebody who has: ${example}`;
    case 'unknown':
      return `I cannot find ${who} in this workspace. Type @ and pick the name from Slack's list: ${example}`;
  }
};

const duplicate = (problem: Problem & { kind: 'duplicate' }, commandWord: string): string => {
  const who = mention(problem.userId);
  switch (problem.where) {
    case 'typed-twice':
      return `You named ${who} twice. Name everybody once: ${code(`${commandWord} set @anna @bo`)}`;
    case 'already-in':
      return `${who} is in the roster already. To change the order, name everybody in the new one: ${code(`${commandWord} set @bo @anna …`)}`;
  }
};

export const problemWords = (problem: Problem, options: WordOptions): string => {
  const { commandWord } = options;
  switch (problem.kind) {
    case 'unknown-command':
      return unknownCommand(problem, commandWord);
    case 'unreadable':
      return unreadableWords(problem, specOf(problem.usage), options);
    case 'number':
      return numberProblemWords(problem, commandWord);
    case 'phone-check':
      return checkProblemWords(problem.why, commandWord);
    case 'number-taken':
      return `That is already the number of ${mention(problem.userId)}; one phone can ring for one person only. Give another one: ${code(`${commandWord} phone NUMBER`)}`;
    case 'user-unfit':
      return userUnfit(problem, commandWord);
    case 'chat-limits':
    case 'disk-fails':
    case 'disk-hangs':
    case 'disk-unread':
      return hindranceWords(problem, commandWord);
    case 'not-member':
    case 'not-admin':
    case 'admin-unfit':
    case 'admins-without-you':
      return permissionProblemWords(problem, commandWord);
    case 'history':
      return historyProblemWords(problem.why, commandWord);
    case 'duplicate':
      return duplicate(problem, commandWord);
    case 'not-in-roster':
      return `${mention(problem.userId)} is not in the roster. See who is: ${code(`${commandWord} status`)}, or put them in: ${code(`${commandWord} add @name`)}`;
    case 'not-paused':
      return `${mention(problem.userId)} is not paused, so there is nothing to resume. See who is called: ${code(`${commandWord} status`)}`;
    case 'time-past':
      return `${quoted(problem.text)} is in the past. Send it again with a time to come.`;
    case 'unknown-roster':
    case 'unknown-line':
    case 'line-gone':
    case 'which-line':
      return placeProblemWords(problem, specOf('usage' in problem ? problem.usage : ''), commandWord);
    case 'prompt':
      return promptProblemWords(problem, commandWord);
    case 'too-many':
    case 'roster-used':
    case 'no-phone':
    case 'no-menu':
    case 'label-taken':
    case 'code-taken':
    case 'unknown-label':
    case 'bad-number':
    case 'line-exists':
    case 'not-in-account':
    case 'first-line':
    case 'unknown-zone':
    case 'block-line':
    case 'block-short':
    case 'forget-line':
    case 'forget-member':
    case 'block-member':
    case 'not-blocked':
      return setupProblemWords(problem, specOf('usage' in problem ? problem.usage : ''), commandWord);
    case 'opening-hours':
      return hoursProblemWords(problem.why, commandWord);
    case 'shifts':
      return shiftProblemWords(problem.why, commandWord);
    case 'form-stale':
      return staleWords(problem);
    case 'too-many-members':
      return `A roster holds at most ${problem.most} ${problem.most === 1 ? 'person' : 'people'}. Take somebody out first: ${code(`${commandWord} remove @anna`)}`;
  }
};

/** Said after the words, where it is so: a disk that hangs may take the change yet. */
export const unchangedWords = ({ kind }: Problem): string =>
  kind === 'disk-hangs' ? '' : '_Nothing was changed._';

export const problemBody = (problem: Problem, options: WordOptions): Body => {
  const words = problemWords(problem, options);
  return body(words, [section(`${words}\n${unchangedWords(problem)}`.trim())]);
};
