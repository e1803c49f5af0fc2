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

/** A longer row of phones would be too wide to be read: its middle is told as one box. */
const ROW_MOST = 8;
const ROW_ENDS = 3;

const foldedWays = (
  rings: readonly (TestStep & { kind: 'ring' })[],
  rest: readonly TestStep[],
  names: Names,
) => {
  const hidden = rings.slice(ROW_ENDS, -ROW_ENDS);
  const seconds = hidden.reduce((sum, ring) => sum + ring.seconds, 0);
  const after = [...rings.slice(-ROW_ENDS), ...rest];
  const folded: PictureStep = {
    title: `${hidden.length} more, in turn`,
    detail: `for ${duration(seconds)} altogether`,
    tone: 'ring',
    lit: 'not',
    ways: way('no answer', after, names),
  };
  return rings
    .slice(0, ROW_ENDS)
    .reduceRight<PictureStep>(
      (to, ring) => ({ ...lookOf(ring, names), lit: 'not', ways: [{ label: 'no answer', to }] }),
      folded,
    );
};

const ringsAtStart = (steps: readonly TestStep[]): readonly (TestStep & { kind: 'ring' })[] => {
  const end = steps.findIndex(({ kind }) => kind !== 'ring');
  return steps.slice(0, end < 0 ? steps.length : end).flatMap((step) => (step.kind === 'ring' ? [step] : []));
};

/** The first step with everything after it; none when nothing happens. */
export const planPicture = (steps: readonly TestStep[], names: Names): readonly PictureStep[] => {
  const rings = ringsAtStart(steps);
  if (rings.length > ROW_MOST) return [foldedWays(rings, steps.slice(rings.length), names)];
  const [step, ...rest] = steps;
  return step === undefined ? [] : [{ ...lookOf(step, names), lit: 'not', ways: waysOf(step, rest, names) }];
};
