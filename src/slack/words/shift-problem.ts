// Why turns, overrides or requests were not changed, and what to send instead.
import type { GroupTrouble, ShiftProblem } from '../../core/shift-problem.ts';
import { code, mention, quoted } from './mrkdwn.ts';
import { moment } from './time.ts';

type Of<K extends ShiftProblem['kind']> = Extract<ShiftProblem, { readonly kind: K }>;

const overWords = ({ why }: Of<'request-over'>): string => {
  switch (why) {
    case 'gone':
      return 'That was asked long ago and is over.';
    case 'past':
      return 'It is too late for that: the shift it was about is here or over.';
    case 'declined':
      return 'That was declined already.';
    case 'withdrawn':
      return 'That is not asked any more.';
    case 'moved':
      return 'The shifts have moved since that was asked. Ask anew, and see who is on when.';
    case 'not-called':
      return 'That is over: whoever asked is not in the roster any more.';
  }
};

/** In an answer and in a note to the channel alike. */
export const groupWords = (why: GroupTrouble, named: string): string => {
  switch (why) {
    case 'unknown':
      return `I can find no user group ${quoted(named)}. Make it in Slack first, under People.`;
    case 'no-scope':
      return 'Slack does not let me use user groups: the app needs the scopes `usergroups:read` and `usergroups:write`. Add them on its page for OAuth and permissions and reinstall the app.';
    case 'not-allowed':
      return 'Slack does not let apps change user groups here: an owner has to let everyone manage them in its settings.';
    case 'not-in-plan':
      return 'Slack has user groups in paid plans only; the topic can say who is on call instead.';
    case 'failed':
      return 'Slack could not be asked about user groups just now. Please try again in a minute.';
  }
};

const unknownOverride = ({ id, known }: Of<'unknown-override'>, commandWord: string): string => {
  const all = known.length === 0 ? 'There are none.' : `Their numbers now: ${known.join(', ')}.`;
  return `There is no override ${id}. ${all} See them: ${code(`${commandWord} overrides`)}`;
};

const takerPaused = ({ untilAt }: Of<'taker-paused'>, commandWord: string): string => {
  const until = untilAt === null ? '' : ` until ${moment(untilAt)}`;
  return `You are paused${until}, so calls would pass you by. Come back first: ${code(`${commandWord} resume`)}`;
};

export const shiftProblemWords = (problem: ShiftProblem, commandWord: string): string => {
  const say = (text: string): string => code(`${commandWord} ${text}`);
  switch (problem.kind) {
    case 'no-rotation':
      return `Nobody takes turns here, so there are no shifts to swap. Stand in instead: ${say('cover @bo until 17:00')}, or take turns: ${say('rotate weekly mon 09:00')}`;
    case 'nobody-to-rotate':
      return `The roster is empty, so nobody can take turns. Put people in first: ${say('set @anna @bo')}`;
    case 'ends-before-start':
      return `That would end before it begins. For example: ${say('cover @bo from 2026-12-01 17:00 until 2026-12-02 08:00')}`;
    case 'myself':
      return problem.what === 'cover'
        ? `You cannot stand in for yourself. Come first: ${say('take until 17:00')}, or ask others: ${say('ask cover until 17:00')}`
        : `You cannot swap with yourself. Name somebody else: ${say('swap @bo 2026-12-07')}`;
    case 'taker-paused':
      return takerPaused(problem, commandWord);
    case 'not-their-shift':
      return `On ${problem.date} the shift is that of ${mention(problem.userId)}, neither yours nor theirs. See who is on when: ${say('schedule')}`;
    case 'no-shift-ahead':
      return `${mention(problem.userId)} has no other shift ahead that could be swapped. See who is on when: ${say('schedule')}`;
    case 'unknown-override':
      return unknownOverride(problem, commandWord);
    case 'request-agreed':
      return `${mention(problem.by)} has it already.`;
    case 'request-over':
      return overWords(problem);
    case 'not-asked':
      return `Only ${mention(problem.userId)} can press that.`;
    case 'own-request':
      return 'You asked for that yourself; somebody else has to take it.';
    case 'too-many':
      return problem.what === 'overrides'
        ? `A roster holds at most ${problem.most} overrides. See them: ${say('overrides')}`
        : `${problem.most} requests of this roster wait for an answer, and it holds no more. Whoever asked can press Withdraw under theirs in the channel; one whose time is over makes room by itself.`;
    case 'user-group':
      return groupWords(problem.why, problem.named);
  }
};
