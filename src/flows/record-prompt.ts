// A prompt spoken by phone: rings whoever asked for it, and keeps what they said last once they press 1. What was said is held
// in memory until then; after a restart in between they are asked to say it again.
import { dialFault } from '../core/dialable.ts';
import { numberProblem } from '../core/number-problem.ts';
import { lineById } from '../core/on-call.ts';
import { nationalFormat } from '../core/phone-number.ts';
import { endsInBeep } from '../core/prompt.ts';
import type { Reply } from '../core/reply.ts';
import type { Log } from '../ports/log.ts';
import type { Dial, Phone } from '../ports/phone.ts';
import type { MakePhoneSound, PhoneSound } from '../ports/sound.ts';
import type { SettingsStore } from '../ports/store.ts';
import { type PromptPlace, type Prompts, promptTrouble } from './prompts.ts';

/** Goes along in the addresses that the call carries. */
export interface TakeOrder extends PromptPlace {
  /** Tells one call from another for the same prompt. */
  readonly id: string;
}

export interface RecordPromptDeps {
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly dial: Dial;
  readonly phone: Pick<Phone, 'fetchRecording'>;
  readonly makeSound: MakePhoneSound;
  readonly prompts: Pick<Prompts, 'keep'>;
  readonly startAddress: (order: TakeOrder) => string;
  readonly newId: () => string;
  readonly pause: (ms: number) => Promise<void>;
}

/** Takes held at once; each is a minute at most, about 1 MB. */
const TAKES_HELD = 10;
/** A recording may be missing for a moment after it was reported. */
const FETCH_TRIES = 5;
const FETCH_AGAIN_MS = 700;

interface Take {
  readonly sound: Promise<PhoneSound>;
  readonly arrives: (sound: Promise<PhoneSound>) => void;
}

const UNREADABLE: PhoneSound = { kind: 'unfit', fault: 'broken' };

/** What was said, by call and try; asked for before it is there, it is waited for. */
const createTakes = () => {
  const held = new Map<string, Take>();
  const keyOf = (order: TakeOrder, number: number): string => `${order.id}/${number}`;
  const takeOf = (order: TakeOrder, number: number): Take => {
    const key = keyOf(order, number);
    const known = held.get(key);
    if (known !== undefined) return known;
    let arrives: Take['arrives'] = () => undefined;
    const sound = new Promise<PhoneSound>((resolve) => {
      arrives = resolve;
    });
    const [oldest] = held.keys();
    if (held.size >= TAKES_HELD && oldest !== undefined) held.delete(oldest);
    const take = { sound, arrives };
    held.set(key, take);
    return take;
  };
  return { takeOf, isKnown: (order: TakeOrder, number: number): boolean => held.has(keyOf(order, number)) };
};

export const createRecordPrompt = (deps: RecordPromptDeps) => {
  const { takeOf, isKnown } = createTakes();

  const start = async (place: PromptPlace): Promise<Reply> => {
    const settings = deps.settings.current();
    const line = lineById(settings, place.lineId);
    const to = settings.membersById[place.by]?.phone;
    if (line === undefined || to === undefined) return promptTrouble(place.name, 'no-own-number');
    const fault = dialFault(to, settings, line);
    if (fault !== null) return { kind: 'problem', problem: numberProblem(fault, to, { line, settings }) };
    const voiceStart = deps.startAddress({ ...place, id: deps.newId() });
    const dialled = await deps.dial({ from: line.number, to, voiceStart });
    if (dialled.kind === 'dialled')
      return { kind: 'recording-prompt', name: place.name, phone: nationalFormat(to, line.country) };
    deps.log.warn('phone not rung to record a prompt', { reason: dialled.reason });
    return promptTrouble(place.name, 'not-called');
  };

  const fetched = async (order: TakeOrder, url: string): Promise<PhoneSound> => {
    for (let tries = 0; tries < FETCH_TRIES; tries += 1) {
      const recording = await deps.phone.fetchRecording(url);
      if (recording.kind === 'audio')
        return deps.makeSound(recording.bytes, { endsInBeep: endsInBeep(order.name) });
      deps.log.warn('recording of a prompt not fetched', { ...recording });
      if (recording.kind === 'refused') return UNREADABLE;
      await deps.pause(FETCH_AGAIN_MS);
    }
    return UNREADABLE;
  };

  /** The report of what was said; what comes of it is waited for elsewhere. */
  const recorded = (order: TakeOrder, number: number, url: string | null): void =>
    takeOf(order, number).arrives(
      (url === null ? Promise.resolve(UNREADABLE) : fetched(order, url)).catch((error: unknown) => {
        deps.log.error('recording of a prompt not read', { error });
        return UNREADABLE;
      }),
    );

  /** What was said, as callers would hear it; null when it cannot be a prompt. */
  const heard = async (order: TakeOrder, number: number): Promise<Uint8Array | null> => {
    const sound = await takeOf(order, number).sound;
    return sound.kind === 'sound' ? sound.bytes : null;
  };

  /** Whether callers now hear it. What is not known by now was said before a restart, and is gone. */
  const keep = async (order: TakeOrder, number: number): Promise<boolean> => {
    if (!isKnown(order, number)) return false;
    const sound = await takeOf(order, number).sound;
    if (sound.kind === 'unfit') return false;
    const reply = await deps.prompts.keep(order, { ...sound, source: 'phone' });
    return reply.kind !== 'problem';
  };

  return { start, recorded, heard, keep };
};

export type RecordPrompt = ReturnType<typeof createRecordPrompt>;
