// The calls of the evening: who calls, what the people do, and what has to come of it.
import type { CallerScript, PhoneScript } from '../elks/scripts.ts';
import type { CallTranscript } from '../elks/transcript.ts';
import { ANNA, BO, CALLER, CIA } from './cast.ts';

export interface Scene {
  readonly heading: string;
  readonly about: string;
  /** Typed by Anna before the call, one after another. */
  readonly before?: { readonly about: string; readonly lines: readonly string[] };
  /** Said of Jour's answer. */
  readonly remark?: string;
  readonly from: string;
  readonly caller?: CallerScript;
  readonly phones: Readonly<Record<string, PhoneScript>>;
  readonly answeredBy: string | null;
  /** Voicemails in the end. */
  readonly voicemails: number;
  /** Whose phones rang, in order. */
  readonly rang: readonly string[];
  /** What the card begins with at the end. */
  readonly card: string;
}

const SILENT: PhoneScript = { kind: 'silent' };

const answers = (
  afterSeconds: number,
  talksSeconds: number,
  hangsUpFirst: 'caller' | 'callee',
): PhoneScript => ({
  kind: 'answers',
  afterSeconds,
  talksSeconds,
  hangsUpFirst,
});

export const whoRang = (transcript: CallTranscript): readonly string[] =>
  [...transcript.rings]
    .sort((one, other) => one.fromSecond - other.fromSecond || one.number.localeCompare(other.number))
    .map((ring) => ring.number);

export const SCENES: readonly Scene[] = [
  {
    heading: 'Call 1: Anna does not answer, Bo does',
    about:
      'A customer calls. Anna is first in the roster, but her phone is in her coat. After 15 seconds it is Bo’s turn.',
    remark:
      'This one answer carries the whole call. If Jour stopped now, 46elks would still ring Bo, then Cia, then take a voicemail.',
    from: CALLER,
    phones: { [ANNA.phone]: SILENT, [BO.phone]: answers(6, 95, 'caller') },
    answeredBy: BO.phone,
    voicemails: 0,
    rang: [ANNA.phone, BO.phone],
    card: '🟢 *Answered by @bo',
  },
  {
    heading: 'Call 2: everyone’s phone rings, Cia is quickest',
    about: 'Bo does not want the call, Anna is still looking for her phone, Cia takes it.',
    before: {
      about: 'It gets busy. Anna lets all phones ring at once.',
      lines: ['/oncall ring everyone 25s'],
    },
    remark: 'Several numbers in one “connect” ring at once; who answers first gets the call.',
    from: '+46313900650',
    phones: {
      [ANNA.phone]: SILENT,
      [BO.phone]: { kind: 'declines', afterSeconds: 4 },
      [CIA.phone]: answers(9, 150, 'callee'),
    },
    answeredBy: CIA.phone,
    voicemails: 0,
    rang: [ANNA.phone, BO.phone, CIA.phone],
    card: '🟢 *Answered by @cia',
  },
  {
    heading: 'Call 3: nobody answers, the caller leaves a voicemail',
    about:
      'Anna hears nothing, Bo is in another call, Cia is in a tunnel. The caller is asked for a message.',
    from: '+46846500455',
    caller: { leavesVoicemail: { seconds: 34 } },
    phones: { [ANNA.phone]: SILENT, [BO.phone]: { kind: 'busy' }, [CIA.phone]: { kind: 'unreachable' } },
    answeredBy: null,
    voicemails: 1,
    rang: [ANNA.phone, BO.phone, CIA.phone],
    card: '🔵 *Voicemail, 34 s',
  },
  {
    heading: 'Call 4: the caller gives up while it rings',
    about: 'Nobody is quick enough: the caller hangs up after 12 seconds, before anybody answers.',
    from: '+46701740655',
    caller: { givesUpAfterSeconds: 12 },
    phones: { [ANNA.phone]: SILENT, [BO.phone]: SILENT, [CIA.phone]: SILENT },
    answeredBy: null,
    voicemails: 0,
    rang: [ANNA.phone, BO.phone, CIA.phone],
    card: '🟠 *Caller gave up after 12 s',
  },
  {
    heading: 'Call 5: the line is closed',
    about:
      'Somebody calls all the same, hears that it is closed, and leaves a short message. No phone rings.',
    before: {
      about: 'Enough for today. Anna gives the line opening hours; it is evening, so it is closed at once.',
      lines: ['/oncall hours mon-fri 08:00-17:00'],
    },
    remark: 'Nobody is woken. `/oncall closed then ring night` would ring other people instead.',
    from: '+46846500466',
    caller: { leavesVoicemail: { seconds: 12 } },
    phones: {},
    answeredBy: null,
    voicemails: 1,
    rang: [],
    card: '🔵 *Voicemail, 12 s',
  },
  {
    heading: 'Call 6: a menu, and the caller presses 1',
    about: 'The caller hears the menu, presses 1, and all phones ring. Anna has found hers.',
    before: {
      about:
        'The next idea: open around the clock, with a menu. Key 1 rings the team, key 2 takes a message.',
      lines: ['/oncall hours always', '/oncall menu 1 ring main', '/oncall menu 2 voicemail'],
    },
    remark: 'Each key holds what it leads to, so even the menu needs no further question to Jour.',
    from: '+46701740677',
    caller: { presses: ['1'] },
    phones: { [ANNA.phone]: answers(5, 60, 'caller'), [BO.phone]: SILENT, [CIA.phone]: SILENT },
    answeredBy: ANNA.phone,
    voicemails: 0,
    rang: [ANNA.phone, BO.phone, CIA.phone],
    card: '🟢 *Answered by @anna',
  },
];
