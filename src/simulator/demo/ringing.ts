// Whose phone rang, from when, for how long and how that ended: one line each, with a bar.
import type { CallTranscript, Ring, RingEnd } from '../elks/transcript.ts';
import { whose } from './cast.ts';
import { callTime, howLong } from './spoken-time.ts';

const BAR_MAX = 44;

const ENDS: Readonly<Record<RingEnd, string>> = {
  answered: 'answers',
  'rung-out': 'no answer',
  busy: 'engaged in another call',
  declined: 'declines',
  unreachable: 'switched off or out of reach',
  'answered-elsewhere': 'until somebody else answers',
  'caller-hung-up': 'until the caller hangs up',
  'not-allowed': 'a number that 46elks does not connect to this line',
};

const endOf = ({ how, number, seconds }: Ring, { talkSeconds, answeredBy }: CallTranscript): string => {
  const rings = seconds === 0 ? [] : [`rings ${howLong(seconds)}`];
  const talks = how === 'answered' && number === answeredBy ? [`talks ${howLong(talkSeconds)}`] : [];
  return [...rings, ENDS[how], ...talks].join(', ');
};

const createBars = (rings: readonly Ring[]): ((ring: Ring) => string) => {
  const span = Math.max(1, ...rings.map((ring) => ring.fromSecond + ring.seconds));
  const perSecond = Math.min(1, BAR_MAX / span);
  const width = Math.ceil(span * perSecond);
  return ({ fromSecond, seconds }) => {
    const before = Math.round(fromSecond * perSecond);
    const marks = seconds === 0 ? '·' : '▇'.repeat(Math.max(1, Math.round(seconds * perSecond)));
    return (' '.repeat(before) + marks).padEnd(width + 1);
  };
};

const byTeam = (one: Ring, other: Ring): number =>
  one.fromSecond - other.fromSecond || one.number.localeCompare(other.number);

export const ringLines = (transcript: CallTranscript): readonly string[] => {
  const rings = [...transcript.rings].sort(byTeam);
  const bar = createBars(rings);
  const nameWidth = Math.max(0, ...rings.map((ring) => whose(ring.number).length));
  return rings.map((ring) => {
    const name = whose(ring.number).padEnd(nameWidth);
    return `${name}  ${callTime(ring.fromSecond)} ${bar(ring)} ${endOf(ring, transcript)}`;
  });
};
