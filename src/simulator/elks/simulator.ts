// A 46elks to run against: real HTTP on both sides, made-up callers and phones, time that passes at once.
import { type Account, createAccount, type NumberSettings } from './account.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';
import { type CallHandle, createCallHandle, type Gate } from './call-handle.ts';
import { createComplaints } from './complaints.ts';
import { createIds, elksTime } from './elks-time.ts';
import {
  type CallFacts,
  createLiveCall,
  type LiveCall,
  type MomentListener,
  type Stage,
} from './live-call.ts';
import { createRecordings, type StoredRecording } from './recordings.ts';
import { createReportDesk, type Report, type ReportKind } from './report.ts';
import { createAccountRoutes } from './rest-account.ts';
import { type CallOut, createCallRoutes } from './rest-calls.ts';
import { createRecordingRoute, type RecordingFault } from './rest-recordings.ts';
import type { ApiRequestEntry } from './rest-request.ts';
import { type ApiFault, createRestServer } from './rest-server.ts';
import { createSmsRoute, type Sms } from './rest-sms.ts';
import { runCallOut, runIncoming } from './run-whole-call.ts';
import type { CallerScript, PhoneScript } from './scripts.ts';
import { createSender } from './sender.ts';
import { createSounds } from './sounds.ts';
import { createTimeline, type SimulatorClock } from './timeline.ts';
import type { CallTranscript, Form } from './transcript.ts';

export interface ElksOptions extends Partial<Behaviour> {
  readonly clock: SimulatorClock;
  readonly username: string;
  readonly password: string;
  readonly numbers: readonly NumberSettings[];
  /** In 1/10,000 of the currency. */
  readonly balance?: number;
  readonly currency?: string;
}

export interface IncomingCall {
  /** `''`: an empty field is sent, as for a hidden number; left out: no field. Any text is sent as it is. */
  readonly from?: string | undefined;
  readonly to: string;
  readonly caller?: CallerScript;
  /** On top of `elks.phones`. */
  readonly phones?: Readonly<Record<string, PhoneScript>>;
  /** Fields left out of every webhook and report of the call. */
  readonly withhold?: readonly string[];
  /** Fields added to the first webhook, or put in place of its own. */
  readonly extra?: Form;
  /** Awaited at each moment, while the call stands still. Do not await another call in it: use `startCall` for that. */
  readonly onMoment?: MomentListener;
}

export interface ElksSimulator {
  start(port?: number): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
  /** Plays one call to its end. Several may run at once: time passes when all of them wait for it. */
  call(call: IncomingCall): Promise<CallTranscript>;
  /** A call to be stepped through; it has not begun yet. */
  startCall(call: IncomingCall): CallHandle;
  /** Every call that has begun is over, calls out by the API too. */
  settled(): Promise<void>;
  /** Phones that every call finds; may be changed at any time. */
  readonly phones: Record<string, PhoneScript>;
  number(number: string): { readonly voiceStart: string; setVoiceStart(urlOrJson: string | object): void };
  /** Switches what the documentation leaves open. */
  behave(behaviour: Partial<Behaviour>): void;
  /** Awaited at each moment of every call. */
  onMoment(listener: MomentListener): void;

  holdReports(on: boolean): void;
  /** Sends held reports, by kind or one by one, in this order; default all as they came up. */
  release(order?: readonly (ReportKind | Report)[]): Promise<void>;
  /** Sends every report again that was not acknowledged. */
  retryReports(): Promise<void>;
  /** Sends every acknowledged report once more. */
  repeatReports(): Promise<void>;
  readonly reports: readonly Report[];
  readonly heldReports: readonly Report[];
  readonly unacknowledged: readonly Report[];

  breakRecordings(fault: RecordingFault | undefined): void;
  breakApi(fault: ApiFault | undefined): void;
  readonly recordings: readonly StoredRecording[];

  readonly account: Account;
  readonly transcripts: readonly CallTranscript[];
  readonly requests: readonly ApiRequestEntry[];
  readonly sms: readonly Sms[];
  readonly complaints: readonly string[];
  takeComplaints(): string[];
  expectNoComplaints(): void;
}

const DEFAULT_BALANCE = 5_000_000;

export const createElksSimulator = (options: ElksOptions): ElksSimulator => {
  const {
    clock,
    username,
    password,
    numbers,
    balance = DEFAULT_BALANCE,
    currency = 'SEK',
    ...chosen
  } = options;
  const newId = createIds(username);
  const account = createAccount(numbers, { balance, currency }, newId);
  const complaints = createComplaints();
  const recordings = createRecordings();
  const sender = createSender();
  const timeline = createTimeline(clock);
  const calls: LiveCall[] = [];
  const running = new Set<Promise<unknown>>();
  const listeners: MomentListener[] = [];
  const phones: Record<string, PhoneScript> = {};
  const sms: Sms[] = [];
  let behaviour: Behaviour = { ...DEFAULT_BEHAVIOUR, ...chosen };
  let baseUrl = '';

  const desk = createReportDesk(sender, async (report, status) => {
    const call = calls.find(({ facts }) => facts.id === report.callId);
    if (status === null || status < 200 || status > 204)
      call?.note(`the ${report.kind} report was answered ${status ?? 'not at all'}`);
    await call?.say({ kind: 'report-sent', report: report.kind, status });
  });

  const stage: Stage = {
    ...{
      timeline,
      sender,
      sounds: createSounds(sender),
      recordings,
      desk,
      complaints,
      engaged: new Set<string>(),
    },
    behaviour: () => behaviour,
    ownNumbers: () => account.numbers.map((own) => own.number),
    isSwedishMobileLine: account.isSwedishMobile,
    url: () => baseUrl,
    charge: (cost) => {
      account.balance -= cost;
    },
  };

  const tellListeners: MomentListener = async (moment) => {
    for (const listener of listeners) await listener(moment);
  };

  const newCall = (
    facts: Omit<CallFacts, 'id' | 'createdAt' | 'created'>,
    listener: MomentListener,
  ): LiveCall => {
    const createdAt = clock.now();
    const call = createLiveCall(
      { ...facts, id: newId('c'), createdAt, created: elksTime(createdAt, calls.length) },
      timeline,
      listener,
    );
    calls.push(call);
    return call;
  };

  const track = async (run: () => Promise<void>): Promise<void> => {
    const leave = timeline.enter();
    const ending = run().finally(leave);
    running.add(ending);
    await ending.finally(() => running.delete(ending));
  };

  const prepare = (given: IncomingCall, gate?: Gate): LiveCall => {
    const { from, to, caller = {}, withhold = [], extra = {} } = given;
    const facts = {
      direction: 'incoming' as const,
      from,
      to,
      line: to,
      caller,
      phones: { ...phones, ...given.phones },
      withhold,
      extra,
    };
    return newCall(facts, async (moment) => {
      await given.onMoment?.(moment);
      await tellListeners(moment);
      await gate?.pass(moment);
    });
  };

  const lineOf = (number: string) => {
    const own = account.find(number);
    if (own === undefined) throw new Error(`${number} is not one of the simulator's numbers`);
    return own;
  };

  const play = (call: LiveCall): Promise<void> =>
    track(() => runIncoming(lineOf(call.facts.to).voiceStart, call, stage));

  const dial = (out: CallOut): LiveCall => {
    const script = phones[out.to];
    const caller = script?.kind === 'answers' ? (script.does ?? {}) : {};
    const facts = {
      direction: 'outgoing' as const,
      from: out.from,
      to: out.to,
      line: out.from,
      caller,
      phones,
      withhold: [],
      extra: {},
    };
    const call = newCall(facts, tellListeners);
    void track(() => runCallOut(out, call, stage));
    return call;
  };

  const recordingRoute = createRecordingRoute(recordings, { now: clock.now, url: () => baseUrl });
  const complain = complaints.add;
  const routes = [
    ...createAccountRoutes(account, { complain, newId }),
    ...createCallRoutes({ account, calls, dial, complain }),
    recordingRoute.route,
    createSmsRoute({ account, sms, newId, now: clock.now, complain }),
  ];
  const server = createRestServer({ username, password, routes, complaints, now: clock.now });

  return {
    start: async (port = 0) => {
      baseUrl = await server.start(port);
      return { url: baseUrl };
    },
    stop: async () => {
      sender.close();
      await server.stop();
    },
    call: async (given) => {
      const call = prepare(given);
      await play(call);
      return call.transcript;
    },
    startCall: (given) => {
      let gate: Gate | undefined;
      const call = prepare(given, { pass: async (moment) => gate?.pass(moment) });
      const run = (opened: Gate): Promise<void> => {
        gate = opened;
        return play(call).finally(() => {
          gate = undefined;
        });
      };
      return createCallHandle({ transcript: call.transcript, timeline, hangUp: call.hangUp, run });
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    phones,
    number: (number) => {
      const own = lineOf(number);
      return {
        get voiceStart() {
          return own.voiceStart;
        },
        setVoiceStart: (start) => {
          own.voiceStart = typeof start === 'string' ? start : JSON.stringify(start);
        },
      };
    },
    behave: (changed) => {
      behaviour = { ...behaviour, ...changed };
    },
    onMoment: (listener) => void listeners.push(listener),
    holdReports: desk.hold,
    release: desk.release,
    retryReports: desk.retry,
    repeatReports: desk.repeat,
    reports: desk.all,
    heldReports: desk.held,
    get unacknowledged() {
      return desk.all.filter((report) => !report.acknowledged);
    },
    breakRecordings: recordingRoute.breakFetching,
    breakApi: server.breakApi,
    recordings: recordings.all,
    account,
    get transcripts() {
      return calls.map((call) => call.transcript);
    },
    requests: server.requests,
    sms,
    complaints: complaints.all,
    takeComplaints: complaints.take,
    expectNoComplaints: complaints.expectNone,
  };
};
