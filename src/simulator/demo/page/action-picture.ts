// One call drawn from what 46elks was answered: every branch of the answer, the way this call took lit up. Where an
// address was asked on the way, its answer stands in its place.
import { type Lit, layOut, type Picture, type PictureStep, type PictureWay } from '../../../core/picture.ts';
import type { CallTranscript } from '../../elks/transcript.ts';
import { isRecord, type Json, textIn } from '../../slack/record.ts';
import { whose } from '../cast.ts';
import { shippedPromptAt } from '../spoken-prompts.ts';
import { howLong } from '../spoken-time.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/** The way through the call so far, taken step by step. */
interface Trail {
  /** What the action that comes next gave; undefined: it is not over, or was cut off. */
  readonly take: () => string | undefined;
  /** The answer of the address that was asked next. */
  readonly takeAnswer: () => unknown;
  /** Nothing more happened after what was taken. */
  readonly isAtEnd: () => boolean;
  readonly isOver: boolean;
  readonly callerLeft: boolean;
  readonly isAnswered: boolean;
  readonly talkSeconds: number;
}

const trailOf = ({ actions, webhooks, ended, talkSeconds, answeredBy }: CallTranscript): Trail => {
  let action = 0;
  let webhook = 1;
  return {
    take: () => {
      const result = actions[action]?.result ?? actions[action]?.hangup;
      action += 1;
      return result;
    },
    takeAnswer: () => {
      const { answer } = webhooks[webhook] ?? {};
      webhook += 1;
      return answer;
    },
    isAtEnd: () => ended !== null && action >= actions.length,
    isOver: ended !== null,
    callerLeft: ended?.by === 'caller',
    isAnswered: answeredBy !== null,
    talkSeconds,
  };
};

/** Null: this branch was not taken. */
type OnTrail = Trail | null;

const isSignal = (action: Json): boolean => textIn(action.play).includes('/progress/');

const litBy = (trail: OnTrail, result: string | undefined): Lit => {
  if (trail === null) return 'not';
  return result === undefined && !trail.isOver ? 'here' : 'taken';
};

const promptName = (address: string): string => {
  const hash = /\/prompts\/([0-9a-f]+)/.exec(address)?.[1];
  return (hash === undefined ? undefined : shippedPromptAt(hash)) ?? 'a recorded prompt';
};

const ASK: PictureStep = {
  title: 'Ask Jour',
  detail: 'what comes next',
  tone: 'choice',
  lit: 'not',
  ways: [],
};

/** What is behind a branch: an action, or an address that was asked if the call came by. */
const behind = (branch: unknown, trail: OnTrail): readonly PictureStep[] => {
  if (isRecord(branch)) return drawn(branch, trail);
  if (typeof branch !== 'string') return [];
  const answer = trail?.takeAnswer();
  return isRecord(answer) ? drawn(answer, trail) : [ASK];
};

const way = (label: string, steps: readonly PictureStep[]): readonly PictureWay[] =>
  steps.map((to) => ({ label, to }));

const connectStep = (action: Json, trail: OnTrail): PictureStep => {
  const result = trail?.take();
  const people = textIn(action.connect).split(',').map(whose).join(', ');
  const isAnswered = result === 'success';
  const goesOn = trail !== null && result !== undefined && !isAnswered && !trail.isAtEnd();
  const isEngaged = result === 'busy';
  const other = (isEngaged ? action.busy : action.failed) ?? action.failed ?? action.next;
  const talked = isAnswered
    ? `answered, ${howLong(trail?.talkSeconds ?? 0)}`
    : `for ${howLong(Number(action.timeout ?? 0))}`;
  const isLeft = trail !== null && !isAnswered && trail.isAtEnd() && trail.callerLeft;
  const isTalking = trail !== null && result === undefined && !trail.isOver && trail.isAnswered;
  const shownNow = isTalking ? 'answered' : talked;
  const detail = isLeft ? 'the caller hung up' : shownNow;
  return {
    title: `Ring ${people}`,
    detail,
    tone: 'ring',
    lit: litBy(trail, result),
    ways: way(isEngaged ? 'busy' : 'no answer', behind(other, goesOn ? trail : null)),
  };
};

const menuStep = (action: Json, trail: OnTrail): PictureStep => {
  const result = trail?.take();
  const asksCode = Number(action.digits ?? 1) > 1;
  const isTaken = (key: string): boolean => trail !== null && !trail.isAtEnd() && result === key;
  // Keys that lead nowhere are told by the last branch; where one was pressed, what came of it is drawn.
  const keys = KEYS.filter((key) => isRecord(action[key]) || (action[key] !== undefined && isTaken(key)));
  const goesOn = trail !== null && result !== undefined && !keys.includes(result) && !trail.isAtEnd();
  const ways = keys.flatMap((key) => way(`key ${key}`, behind(action[key], isTaken(key) ? trail : null)));
  const pressed = result === undefined ? '' : `pressed: ${result === 'failed' ? 'nothing' : result}`;
  return {
    title: asksCode ? 'Ask for a code' : 'Menu',
    detail: asksCode && result !== undefined ? 'a code was typed' : pressed,
    tone: 'choice',
    lit: litBy(trail, result),
    ways: [...ways, ...way(asksCode ? 'typed' : 'other key', behind(action.next, goesOn ? trail : null))],
  };
};

const voicemailStep = (record: Json, trail: OnTrail, isReached: boolean): PictureStep => {
  const result = isReached ? trail?.take() : undefined;
  return {
    title: 'Voicemail',
    detail: `up to ${howLong(Number(record.timelimit ?? 0))}`,
    tone: 'voicemail',
    lit: litBy(trail, result),
    ways: way('', behind(record.next, null)),
  };
};

const playSteps = (action: Json, trail: OnTrail): readonly PictureStep[] => {
  const result = trail?.take();
  const goesOn = trail !== null && result !== undefined && !trail.isAtEnd();
  if (isRecord(action.next) && action.next.record !== undefined)
    return [voicemailStep(action.next, trail, goesOn)];
  const next = behind(action.next, goesOn ? trail : null);
  if (isSignal(action)) return next;
  const said = { title: 'Say', detail: promptName(textIn(action.play)), tone: 'sound' as const };
  return [{ ...said, lit: litBy(trail, result), ways: way('', next) }];
};

const drawn = (action: Json, trail: OnTrail): readonly PictureStep[] => {
  if (action.connect !== undefined) return [connectStep(action, trail)];
  if (action.ivr !== undefined) return [menuStep(action, trail)];
  if (action.play !== undefined) return playSteps(action, trail);
  if (action.record !== undefined) return [voicemailStep(action, trail, trail !== null)];
  return [
    { title: 'Refuse', detail: textIn(action.hangup), tone: 'end', lit: litBy(trail, 'done'), ways: [] },
  ];
};

/** Null when 46elks was answered nothing that it could use. */
export const pictureOfCall = (transcript: CallTranscript): Picture | null => {
  const answer = transcript.webhooks[0]?.answer;
  const [first] = isRecord(answer) ? drawn(answer, trailOf(transcript)) : [];
  return first === undefined ? null : layOut(first);
};
