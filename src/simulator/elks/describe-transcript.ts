// Tells a call as a story, one line a moment: for the demo, and for people who read a failing test.
import type { Moment } from './moment.ts';
import type { CallEnding, CallTranscript, RingEnd } from './transcript.ts';

/** By number. */
export type Names = Readonly<Record<string, string>>;

const RING_ENDS: Readonly<Record<RingEnd, string>> = {
  answered: 'answers',
  'rung-out': 'does not answer',
  busy: 'is busy',
  declined: 'declines',
  unreachable: 'cannot be reached',
  'answered-elsewhere': 'stops ringing: somebody else has answered',
  'caller-hung-up': 'stops ringing: the caller has hung up',
  'not-allowed': 'cannot be rung from this line',
};

const clockFace = (seconds: number): string => {
  const whole = Math.floor(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2)}:${String(whole % 60).padStart(2, '0')}`;
};

const duration = (seconds: number): string => `${Number(seconds.toFixed(1))} s`;

/** The last part of an address says which prompt it is. */
const lastPart = (url: string): string =>
  URL.canParse(url) ? decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? url) : url;

const ending = (end: CallEnding): string => {
  switch (end.by) {
    case 'caller':
      return `the caller hangs up ${end.when}`;
    case 'callee':
      return `the call ends ${end.when}`;
    case 'plan':
      return `the call ends: ${end.when}`;
    case 'elks':
      return `46elks ends the call: ${end.when}`;
  }
};

const HEARD = {
  played: 'hears',
  skipped: 'skips',
  'hung-up': 'hangs up during',
  missing: 'should have heard, but it could not be had,',
};

const sentence = (moment: Moment, who: (number: string) => string): string => {
  switch (moment.kind) {
    case 'called':
      return '';
    case 'asked':
      return `46elks asks what to do (${moment.what}): ${moment.status ?? 'no answer'}`;
    case 'ring-started':
      return `${who(moment.number)}: the phone rings`;
    case 'ring-ended':
      return `${who(moment.number)} ${RING_ENDS[moment.how]} (rang ${duration(moment.seconds)})`;
    case 'answered':
      return `${who(moment.number)} talks with the caller`;
    case 'talk-ended':
      return `${moment.by === 'caller' ? 'the caller' : who(moment.number)} hangs up after ${duration(moment.seconds)}`;
    case 'prompt-played':
      return `the caller ${HEARD[moment.how]} ${lastPart(moment.url)} (${duration(moment.seconds)})`;
    case 'keys-pressed':
      return `the caller presses ${moment.keys}`;
    case 'beep':
      return 'beep';
    case 'recorded':
      return moment.seconds > 0
        ? `the caller leaves a message of ${duration(moment.seconds)}`
        : 'the caller says nothing';
    case 'hung-up':
      return ending(moment.ending).replace(/\+\d{7,15}/g, who);
    case 'report-sent':
      return `46elks reports the ${moment.report === 'recording' ? 'recording' : 'end of the call'}: ${moment.status ?? 'no answer'}`;
  }
};

/** Readable lines, without a line break at their ends; numbers get their names where there are any. */
export const describeTranscript = (transcript: CallTranscript, names: Names = {}): string[] => {
  const who = (number: string): string => names[number] ?? number;
  const from = transcript.from === '' ? 'somebody with a hidden number' : who(transcript.from);
  const title = `${new Date(transcript.startedAt).toISOString()} ${from} calls ${who(transcript.to)}`;
  const lines = transcript.moments.flatMap((moment) => {
    const words = sentence(moment, who);
    return words === '' ? [] : [`${clockFace(moment.atSecond)}  ${words}`];
  });
  return [title, ...lines, ...transcript.notes.map((note) => `       note: ${note}`)];
};
