// The phones of the page: the visitor's own, which calls, and everybody else's, which ring. All follow the calls of the
// simulator as they go on; nothing here knows what Jour will do.
import type { Reaction } from '../../elks/live-people.ts';
import type { Moment } from '../../elks/moment.ts';
import type { ElksSimulator } from '../../elks/simulator.ts';
import type { CallEnding } from '../../elks/transcript.ts';
import { createHeldPhone, type HeldPhone } from './held-phone.ts';
import type { SoundShelf } from './sound-shelf.ts';

/** What is in the visitor's ear; `seq` grows with every change. */
export interface Ear {
  readonly seq: number;
  readonly kind: 'silence' | 'tone' | 'sound' | 'beep' | 'talk';
  /** Of a sound: its path on the page, and its words where they are known. */
  readonly src?: string;
  readonly words?: string;
}

export type Doing = 'calling' | 'ringing' | 'hearing' | 'talking' | 'recording' | 'over';

export interface OwnCall {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly startedAt: number;
  readonly doing: Doing;
  readonly talksWith: string | null;
  readonly ending: CallEnding | null;
}

export interface PhoneState {
  readonly number: string;
  readonly doing: 'idle' | 'ringing' | 'talking';
  /** What it shows of the caller; empty: hidden. */
  readonly shows: string;
  /** It was called by the API, whose calls ask for a key. */
  readonly isCalledOut: boolean;
}

export interface CallDeskNeeds {
  readonly elks: ElksSimulator;
  readonly numbers: readonly string[];
  readonly shelf: SoundShelf;
  readonly sample: () => Buffer;
  readonly onChange: () => void;
}

export interface CallDesk {
  place(call: { readonly from: string; readonly to: string }): void;
  press(key: string): void;
  say(wav: Buffer | null): void;
  hangUp(): void;
  react(number: string, how: Reaction | 'hangs up'): void;
  own(): OwnCall | null;
  phones(): readonly PhoneState[];
  ear(): Ear;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type PhoneInHand = Writable<PhoneState> & { readonly held: HeldPhone; callId: string };

const DOING_AFTER: Partial<Readonly<Record<Moment['kind'], Doing>>> = {
  'ring-started': 'ringing',
  answered: 'talking',
  beep: 'recording',
  recorded: 'calling',
  'talk-ended': 'calling',
};

const handsetAfter = (moment: Moment): PhoneState['doing'] | undefined => {
  switch (moment.kind) {
    case 'ring-started':
      return 'ringing';
    case 'answered':
      return 'talking';
    case 'ring-ended':
      return moment.how === 'answered' ? undefined : 'idle';
    case 'talk-ended':
      return 'idle';
    default:
      return undefined;
  }
};

export const createCallDesk = (needs: CallDeskNeeds): CallDesk => {
  const { elks, numbers, shelf, sample, onChange } = needs;
  let ear: Ear = { seq: 0, kind: 'silence' };
  let own: Writable<OwnCall> | null = null;

  const listen = (kind: Ear['kind'], more: Pick<Ear, 'src' | 'words'> = {}): void => {
    ear = { seq: ear.seq + 1, kind, ...more };
    onChange();
  };
  const hears = (address: string, bytes: Buffer): void => {
    if (own !== null && own.doing !== 'over') own.doing = 'hearing';
    if (bytes.length === 0) listen('beep');
    else listen('sound', shelf.put(address, bytes));
  };
  const newPhone = (): HeldPhone => createHeldPhone({ hears, sample });
  const mine = newPhone();
  const phones = new Map<string, PhoneInHand>(
    numbers.map((number) => [
      number,
      { number, doing: 'idle', shows: '', isCalledOut: false, held: newPhone(), callId: '' },
    ]),
  );
  for (const { number, held } of phones.values()) elks.phones[number] = { kind: 'live', phone: held.phone };

  const seenOf = (callId: string): Pick<PhoneState, 'shows' | 'isCalledOut'> => {
    const call = elks.transcripts.find(({ id }) => id === callId);
    return { shows: call?.from ?? '', isCalledOut: call?.direction === 'outgoing' };
  };

  const layDown = (callId: string): void => {
    for (const phone of phones.values()) if (phone.callId === callId) phone.doing = 'idle';
  };

  const followPhone = (moment: Moment): void => {
    if (moment.kind === 'hung-up') layDown(moment.callId);
    const phone = 'number' in moment ? phones.get(moment.number) : undefined;
    if (phone === undefined) return;
    if (moment.kind === 'ring-started')
      Object.assign(phone, { callId: moment.callId, ...seenOf(moment.callId) });
    phone.doing = handsetAfter(moment) ?? phone.doing;
  };

  const followEar = (moment: Moment): void => {
    if (moment.kind === 'ring-started') listen('tone');
    if (moment.kind === 'answered') listen('talk');
    if (moment.kind === 'beep') listen('beep');
    if (moment.kind === 'hung-up') listen('silence');
    if (moment.kind === 'prompt-played' && ear.kind === 'sound') listen('silence');
  };

  const followOwn = (call: Writable<OwnCall>, moment: Moment): void => {
    call.doing = DOING_AFTER[moment.kind] ?? call.doing;
    if (moment.kind === 'answered') call.talksWith = moment.number;
    if (moment.kind === 'hung-up') Object.assign(call, { doing: 'over', ending: moment.ending });
  };

  elks.onMoment((moment) => {
    followPhone(moment);
    followEar(moment);
    if (own !== null && own.id === moment.callId) followOwn(own, moment);
    onChange();
  });

  return {
    place: ({ from, to }) => {
      if (own !== null && own.doing !== 'over') throw new Error('Hang up first: your phone is in a call.');
      mine.lift();
      const handle = elks.startCall({ from, to, caller: { live: mine.caller } });
      const startedAt = handle.transcript.startedAt;
      own = { id: handle.id, from, to, startedAt, doing: 'calling', talksWith: null, ending: null };
      void handle.finish().catch(() => listen('silence'));
      onChange();
    },
    press: (key) => {
      mine.press(key);
      for (const { doing, held } of phones.values()) if (doing === 'talking') held.press(key);
    },
    say: mine.say,
    hangUp: mine.hangUp,
    react: (number, how) => {
      const held = phones.get(number)?.held;
      if (how === 'hangs up') held?.hangUp();
      else held?.react(how);
    },
    own: () => own,
    phones: () => [...phones.values()].map(({ held: _held, callId: _callId, ...state }) => state),
    ear: () => ear,
  };
};
