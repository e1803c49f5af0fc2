// What a caller meets, in the few words that fit into the boxes of a picture.
import type { PictureStep, PictureWay } from '../../core/picture.ts';
import type { TestStep } from '../../core/reply.ts';
import type { UserId } from '../../core/settings.ts';
import { duration } from './time.ts';

type Names = Readonly<Record<UserId, string>>;

/** More are counted: a box is small, and its edge says how long they ring. */
const NAMED_MOST = 3;

const peopleWords = (users: readonly UserId[], names: Names): string => {
  if (users.length > NAMED_MOST) return `${users.length} phones`;
  return users.map((id) => names[id] ?? id).join(', ');
};

type Look = Pick<PictureStep, 'title' | 'detail' | 'tone'>;

const lookOf = (step: TestStep, names: Names): Look => {
  switch (step.kind) {
    case 'ring':
      return {
        title: `Ring ${peopleWords(step.users, names)}`,
        detail: `for ${duration(step.seconds)}`,
        tone: 'ring',
      };
    case 'voicemail':
      return { title: 'Voicemail', detail: `up to ${duration(step.maxSeconds)}`, tone: 'voicemail' };
    case 'play':
      return { title: 'Say', detail: step.prompt, tone: 'sound' };
    case 'menu':
      return { title: 'Menu', detail: 'waits for a key', tone: 'choice' };
    case 'pin':
      return { title: 'Ask for a code', detail: '', tone: 'choice' };
    case 'end':
      return { title: 'The call ends', detail: '', tone: 'end' };
    case 'hangup':
      return { title: 'Reject', detail: 'before anything rings', tone: 'end' };
  }
};

const way = (label: string, steps: readonly TestStep[], names: Names): readonly PictureWay[] =>
  planPicture(steps, names).map((to) => ({ label, to }));

const waysOf = (step: TestStep, rest: readonly TestStep[], names: Names): readonly PictureWay[] => {
  switch (step.kind) {
    case 'ring':
      return way('no answer', rest, names);
    case 'menu':
      return [
        ...step.choices.flatMap(({ key, steps }) => way(`key ${key}`, steps, names)),
        ...way('other key', step.otherwise, names),
      ];
    case 'pin':
      return [
        ...step.doors.flatMap(({ label, steps }) => way(label, steps, names)),
        ...way('wrong code', step.otherwise, names),
      ];
    default:
      return way('', rest, names);
  }
};

/** The first step with everything after it; none when nothing happens. */
export const planPicture = ([step, ...rest]: readonly TestStep[], names: Names): readonly PictureStep[] =>
  step === undefined ? [] : [{ ...lookOf(step, names), lit: 'not', ways: waysOf(step, rest, names) }];
