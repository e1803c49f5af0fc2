// Leaves each line's plan with the provider when we stop, so that calls ring meanwhile, and takes it back at the start. What
// stood there before is kept first, so that a crash at any moment leaves enough to put it right.
import type { Line, PhoneNumber, Settings } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { VoiceStartOf, VoiceStarts } from '../ports/phone.ts';
import type { ParkedNumber, ParkedNumbers } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';

export interface ParkDeps {
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly log: Log;
  readonly voiceStarts: VoiceStarts;
  readonly parkedNumbers: ParkedNumbers;
  /** Whether lines that lead nowhere, or to us with an old key, are set right too. */
  readonly mindsAddresses: boolean;
}

/**
 * How it went with one line. `given-back`: to what stood there before and is not our address. `elsewhere`: leads to somebody
 * else, and was left so. `as-it-was`: there was nothing to do.
 */
export interface LineParked {
  readonly lineName: string;
  readonly number: PhoneNumber;
  readonly how:
    | 'parked'
    | 'set-back'
    | 'given-back'
    | 'elsewhere'
    | 'as-it-was'
    | 'not-set'
    | 'not-in-account';
}

export type ParkResult =
  | { readonly kind: 'done'; readonly lines: readonly LineParked[] }
  | { readonly kind: 'not-asked' };

export const createPark = (deps: ParkDeps) => {
  const { voiceStarts, parkedNumbers, log } = deps;

  const isParked = (own: VoiceStartOf, kept: ParkedNumber | undefined): boolean =>
    own.leadsTo === 'parked' || own.voiceStart === kept?.parked;

  /** Nothing is to be kept of our own plain address, nor of nothing. */
  const previousOf = (own: VoiceStartOf, kept: ParkedNumber | undefined): string | null => {
    if (isParked(own, kept)) return kept?.previous ?? null;
    return own.leadsTo === 'empty' || own.voiceStart === voiceStarts.webhook ? null : own.voiceStart;
  };

  /** What was our address once, under another key, is put back as it is now. */
  const backTo = (previous: string | null): string =>
    previous === null || voiceStarts.leadsTo(previous) === 'other-key' ? voiceStarts.webhook : previous;

  /** With a plan as full as the provider takes. */
  const parkOne = async (
    line: Line,
    own: VoiceStartOf,
    { kept, by }: { readonly kept: ParkedNumber | undefined; readonly by: ParkedNumber['by'] },
  ): Promise<LineParked['how']> => {
    const previous = previousOf(own, kept);
    for (const parked of voiceStarts.parked(line, deps.clock.now())) {
      await parkedNumbers.keep(line.number, { previous, parked, by });
      const how = await voiceStarts.set(own.id, parked);
      if (how === 'set') return 'parked';
      if (how === 'no-answer') return 'not-set';
      log.warn('46elks takes no such plan; a smaller one is tried', { line: line.id, bytes: parked.length });
    }
    // Whatever it made of them must not stay.
    await voiceStarts.set(own.id, backTo(previous));
    return 'not-set';
  };

  /** What is to be set; null: nothing. */
  const targetFor = (own: VoiceStartOf, kept: ParkedNumber | undefined): string | null => {
    if (isParked(own, kept)) return backTo(kept?.previous ?? null);
    const isAmiss = own.leadsTo === 'empty' || own.leadsTo === 'other-key';
    return isAmiss && deps.mindsAddresses ? voiceStarts.webhook : null;
  };

  const unparkOne = async (
    line: Line,
    own: VoiceStartOf,
    kept: ParkedNumber | undefined,
  ): Promise<LineParked['how']> => {
    const target = targetFor(own, kept);
    if (target !== null && (await voiceStarts.set(own.id, target)) !== 'set') return 'not-set';
    await parkedNumbers.keep(line.number, null);
    if (target === null) return own.leadsTo === 'elsewhere' ? 'elsewhere' : 'as-it-was';
    return voiceStarts.leadsTo(target) === 'elsewhere' ? 'given-back' : 'set-back';
  };

  const eachLine = async (
    work: (line: Line, own: VoiceStartOf, kept: ParkedNumber | undefined) => Promise<LineParked['how']>,
  ): Promise<ParkResult> => {
    const owns = await voiceStarts.list();
    if (owns === null) return { kind: 'not-asked' };
    const kept = await parkedNumbers.all();
    const one = async (line: Line): Promise<LineParked> => {
      const own = owns.find(({ number }) => number === line.number);
      const how = own === undefined ? 'not-in-account' : await work(line, own, kept.get(line.number));
      return { lineName: line.name, number: line.number, how };
    };
    return { kind: 'done', lines: await Promise.all(deps.settings.current().lines.map(one)) };
  };

  return {
    park: (by: ParkedNumber['by']): Promise<ParkResult> =>
      eachLine((line, own, kept) => parkOne(line, own, { kept, by })),
    /** @param isToStay which numbers are not to be touched while they are parked */
    unpark: (isToStay: (kept: ParkedNumber | undefined) => boolean = () => false): Promise<ParkResult> =>
      eachLine((line, own, kept) =>
        isToStay(kept) && isParked(own, kept) ? Promise.resolve('parked') : unparkOne(line, own, kept),
      ),
  };
};

export type Park = ReturnType<typeof createPark>;
