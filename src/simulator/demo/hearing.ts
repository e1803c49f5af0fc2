// What the caller hears and does, from the moments of a call.
import type { Moment } from '../elks/moment.ts';
import type { CallEnding, CallTranscript } from '../elks/transcript.ts';
import { whose } from './cast.ts';
import type { SpokenPrompts } from './spoken-prompts.ts';
import { callTime, howLong } from './spoken-time.ts';

interface Heard {
  readonly atSecond: number;
  readonly what: string;
}

/** Shorter ones are silences that only tell Jour which key was pressed. */
export const HEARD_SECONDS = 0.5;

const promptHeard = (moment: Moment & { kind: 'prompt-played' }, spoken: SpokenPrompts): Heard => {
  const words = spoken(moment.url);
  const quoted = words === undefined ? 'a recorded prompt' : `“${words}”`;
  const what = {
    played: quoted,
    skipped: `${quoted}, skipped by a key`,
    'hung-up': `${quoted}, but hangs up in the middle`,
    missing: 'nothing: the sound could not be fetched',
  }[moment.how];
  return { atSecond: moment.atSecond - moment.seconds, what };
};

const endHeard = (ending: CallEnding): string => {
  switch (ending.by) {
    case 'caller':
      return 'hangs up';
    case 'callee':
      return 'the other side hangs up, and the call is over';
    case 'plan':
      return 'the call is over';
    case 'elks':
      return `46elks ends the call: ${ending.when}`;
  }
};

const heardAt = (moment: Moment, spoken: SpokenPrompts): Heard | undefined => {
  const { atSecond } = moment;
  switch (moment.kind) {
    case 'ring-started':
      return { atSecond, what: RINGING };
    case 'prompt-played':
      return moment.seconds < HEARD_SECONDS ? undefined : promptHeard(moment, spoken);
    case 'talk-ended':
      return {
        atSecond: atSecond - moment.seconds,
        what: `${whose(moment.number)}, for ${howLong(moment.seconds)}`,
      };
    case 'keys-pressed':
      return { atSecond, what: `presses ${moment.keys}` };
    case 'beep':
      return { atSecond, what: 'a beep' };
    case 'recorded':
      return { atSecond: atSecond - moment.seconds, what: recordedWords(moment.seconds) };
    case 'hung-up':
      return { atSecond, what: endHeard(moment.ending) };
    default:
      return undefined;
  }
};

const recordedWords = (seconds: number): string =>
  seconds === 0 ? 'says nothing' : `leaves a message of ${howLong(seconds)}`;

const RINGING = 'the ringing tone';

/** Phones that ring at once, or one after another without a sound in between, are one tone. */
const isNews = (heard: Heard, index: number, all: readonly Heard[]): boolean =>
  heard.what !== RINGING || all[index - 1]?.what !== RINGING;

/** A phone that fails at once is no tone. */
const isHeard = (heard: Heard, index: number, all: readonly Heard[]): boolean => {
  const next = all[index + 1];
  return heard.what !== RINGING || next === undefined || next.atSecond > heard.atSecond;
};

export const hearingLines = (transcript: CallTranscript, spoken: SpokenPrompts): readonly string[] =>
  transcript.moments
    .flatMap((moment) => heardAt(moment, spoken) ?? [])
    .filter(isNews)
    .filter(isHeard)
    .map(({ atSecond, what }) => `${callTime(atSecond)}  ${what}`);
