// Starts calls, keeps them in order and knows which are still going on.
import type { Account, AccountNumber } from './account.ts';
import { type CallHandle, createCallHandle, type Gate } from './call-handle.ts';
import { elksTime } from './elks-time.ts';
import {
  type CallFacts,
  createLiveCall,
  type LiveCall,
  type MomentListener,
  type Stage,
} from './live-call.ts';
import type { CallOut } from './rest-calls.ts';
import { runCallOut, runIncoming } from './run-whole-call.ts';
import type { CallerScript, PhoneScript, Phones } from './scripts.ts';
import type { CallTranscript, Form } from './transcript.ts';

export interface IncomingCall {
  /** `''`: an empty field is sent, as for a hidden number; left out: no field. Any text is sent as it is. */
  readonly from?: string | undefined;
  readonly to: string;
  readonly caller?: CallerScript;
  /** On top of the phones that every call finds. */
  readonly phones?: Phones;
  /** Fields left out of every webhook and report of the call. */
  readonly withhold?: readonly string[];
  /** Fields added to the first webhook, or put in place of its own. */
  readonly extra?: Form;
  /** Awaited at each moment, while all calls stand still. Do not await another call in it: `startCall` is for that. */
  readonly onMoment?: MomentListener;
}

export interface Switchboard {
  /** Oldest first. */
  readonly calls: readonly LiveCall[];
  readonly call: (call: IncomingCall) => Promise<CallTranscript>;
  readonly startCall: (call: IncomingCall) => CallHandle;
  /** A call out, which goes on by itself. */
  readonly dial: (call: CallOut) => LiveCall;
  readonly settled: () => Promise<void>;
}

export interface SwitchboardNeeds {
  readonly stage: Stage;
  readonly account: Account;
  readonly phones: Phones;
  readonly newId: (letter: string) => string;
  readonly listener: MomentListener;
}

const createRunning = (stage: Stage) => {
  const running = new Set<Promise<void>>();
  return {
    track: async (run: () => Promise<void>): Promise<void> => {
      const leave = stage.timeline.enter();
      const ending = run().finally(leave);
      running.add(ending);
      await ending.finally(() => running.delete(ending));
    },
    settled: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
    },
  };
};

const lineOf = (number: string, account: Account): AccountNumber => {
  const own = account.find(number);
  if (own === undefined) throw new Error(`${number} is not one of the simulator's numbers`);
  return own;
};

type GivenFacts = Omit<CallFacts, 'id' | 'createdAt' | 'created'>;

const incomingFacts = (given: IncomingCall, phones: Phones): GivenFacts => {
  const { from, to, caller = {}, withhold = [], extra = {} } = given;
  return {
    direction: 'incoming',
    from,
    to,
    line: to,
    caller,
    phones: { ...phones, ...given.phones },
    withhold,
    extra,
  };
};

const answererOf = (script: PhoneScript | undefined): CallerScript => {
  if (script?.kind === 'live') return { live: script.phone.owner };
  return script?.kind === 'answers' ? (script.does ?? {}) : {};
};

/** The one who answers is the caller of the actions that follow. */
const outgoingFacts = ({ from, to }: CallOut, phones: Phones): GivenFacts => {
  const script = phones[to];
  const caller = answererOf(script);
  return { direction: 'outgoing', from, to, line: from, caller, phones, withhold: [], extra: {} };
};

export const createSwitchboard = (needs: SwitchboardNeeds): Switchboard => {
  const { stage, account, phones, newId, listener } = needs;
  const calls: LiveCall[] = [];
  const { track, settled } = createRunning(stage);

  const open = (facts: GivenFacts, hear: MomentListener): LiveCall => {
    const createdAt = stage.timeline.now();
    const created = elksTime(createdAt, calls.length);
    const call = createLiveCall({ ...facts, id: newId('c'), createdAt, created }, stage.timeline, hear);
    calls.push(call);
    return call;
  };

  const openIncoming = (given: IncomingCall, held: MomentListener): LiveCall =>
    open(incomingFacts(given, phones), async (moment) => {
      await given.onMoment?.(moment);
      await listener(moment);
      await held(moment);
    });

  const play = (call: LiveCall): Promise<void> =>
    track(() => runIncoming(lineOf(call.facts.to, account).voiceStart, call, stage));

  const startCall = (given: IncomingCall): CallHandle => {
    let gate: Gate | undefined;
    const call = openIncoming(given, (moment) => gate?.pass(moment));
    const run = async (opened: Gate): Promise<void> => {
      gate = opened;
      await play(call);
      gate = undefined;
    };
    return createCallHandle({
      transcript: call.transcript,
      timeline: stage.timeline,
      hangUp: call.hangUp,
      run,
    });
  };

  return {
    calls,
    settled,
    startCall,
    call: async (given) => {
      const call = openIncoming(given, () => undefined);
      await play(call);
      return call.transcript;
    },
    dial: (out) => {
      const call = open(outgoingFacts(out, phones), listener);
      void track(() => runCallOut(out, call, stage));
      return call;
    },
  };
};
