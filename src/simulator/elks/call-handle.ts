// Steps through one call: it runs only while somebody waits for it, and stands still in between.
import type { Moment, MomentKind } from './moment.ts';
import type { Timeline } from './timeline.ts';
import type { CallTranscript } from './transcript.ts';

export interface CallHandle {
  readonly id: string;
  /** What there is of it so far. */
  readonly transcript: CallTranscript;
  /** Goes on to the next moment of that kind (and number) and stands still there; rejects when the call ends first. */
  until<K extends MomentKind>(kind: K, number?: string): Promise<Extract<Moment, { kind: K }>>;
  /** A phone begins to ring. */
  rings(number?: string): Promise<Extract<Moment, { kind: 'ring-started' }>>;
  answers(number?: string): Promise<Extract<Moment, { kind: 'answered' }>>;
  beeps(): Promise<Extract<Moment, { kind: 'beep' }>>;
  /** The caller hangs up as soon as the call goes on. */
  hangUp(): void;
  /** Goes on to the end, reports included. */
  finish(): Promise<CallTranscript>;
}

export interface Gate {
  /** Holds the call at this moment if it is the one waited for. */
  pass(moment: Moment): Promise<void>;
}

interface Wish {
  readonly fits: (moment: Moment) => boolean;
  readonly granted: (moment: Moment) => void;
}

export interface Stepping {
  readonly transcript: CallTranscript;
  readonly timeline: Timeline;
  readonly hangUp: () => void;
  /** Begins the call; resolves when it is over. */
  readonly run: (gate: Gate) => Promise<void>;
}

export const createCallHandle = ({ transcript, timeline, hangUp, run }: Stepping): CallHandle => {
  let wish: Wish | undefined;
  let goOn: () => void = () => undefined;
  let running: Promise<void> | undefined;

  const gate: Gate = {
    pass: async (moment) => {
      const granted = wish;
      if (granted === undefined || !granted.fits(moment)) return;
      wish = undefined;
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      granted.granted(moment);
      await timeline.standStill(held);
    },
  };

  const proceed = (): Promise<void> => {
    running ??= run(gate);
    goOn();
    return running;
  };

  const until = <K extends MomentKind>(kind: K, number?: string): Promise<Extract<Moment, { kind: K }>> => {
    const isWanted = (moment: Moment): moment is Extract<Moment, { kind: K }> =>
      moment.kind === kind && (number === undefined || ('number' in moment && moment.number === number));
    return new Promise((resolve, reject) => {
      wish = { fits: isWanted, granted: (moment) => (isWanted(moment) ? resolve(moment) : undefined) };
      const tooLate = (): void =>
        reject(new Error(`the call ended without ${kind}${number === undefined ? '' : ` of ${number}`}`));
      proceed().then(tooLate, reject);
    });
  };

  return {
    id: transcript.id,
    transcript,
    until,
    rings: (number) => until('ring-started', number),
    answers: (number) => until('answered', number),
    beeps: () => until('beep'),
    hangUp,
    finish: async () => {
      wish = undefined;
      await proceed();
      return transcript;
    },
  };
};
