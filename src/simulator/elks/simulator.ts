// A 46elks to run against: real HTTP on both sides, made-up callers and phones, time that passes at once.
import type { Account } from './account.ts';
import type { Behaviour } from './behaviour.ts';
import type { CallHandle } from './call-handle.ts';
import type { IncomingSms, SmsAnswer } from './incoming-sms.ts';
import type { MomentListener } from './live-call.ts';
import { createApi, createParts, type ElksOptions } from './parts.ts';
import type { StoredRecording } from './recordings.ts';
import type { Report, ReportKind } from './report.ts';
import type { PastCall } from './rest-calls.ts';
import type { RecordingFault } from './rest-recordings.ts';
import type { ApiRequestEntry } from './rest-request.ts';
import type { ApiFault } from './rest-server.ts';
import type { Sms } from './rest-sms.ts';
import type { PhoneScript } from './scripts.ts';
import type { IncomingCall } from './switchboard.ts';
import type { CallTranscript } from './transcript.ts';

export type { ElksOptions, IncomingCall, PastCall };

export interface LineSettings {
  readonly voiceStart: string;
  setVoiceStart(urlOrJson: string | object): void;
}

export interface ElksSimulator {
  /** The answer's `url` is the REST base, ending in `/a1`. */
  start(port?: number): Promise<{ readonly url: string }>;
  stop(): Promise<void>;

  /** Plays one call to its end. Several may run at once: time passes when all of them wait for it. */
  call(call: IncomingCall): Promise<CallTranscript>;
  /** A call to be stepped through; it has not begun yet. */
  startCall(call: IncomingCall): CallHandle;
  /** Every call that has begun is over, calls out by the API too. */
  settled(): Promise<void>;
  /** Somebody texts one of the numbers. */
  text(sms: IncomingSms): Promise<SmsAnswer>;
  /** Phones that every call finds; may be changed at any time before a call. */
  readonly phones: Record<string, PhoneScript>;
  number(number: string): LineSettings;
  /** Switches what the documentation leaves open. */
  behave(behaviour: Partial<Behaviour>): void;
  /** Awaited at each moment of every call. */
  onMoment(listener: MomentListener): void;

  holdReports(on: boolean): void;
  /** Sends held reports in this order, by kind or one by one; default all, as they came up. */
  release(order?: readonly (ReportKind | Report)[]): Promise<void>;
  /** Sends every report again that was not acknowledged; one after another, unless told how many at once. */
  retryReports(atOnce?: number): Promise<void>;
  /** Sends every acknowledged report once more. */
  repeatReports(atOnce?: number): Promise<void>;
  readonly reports: readonly Report[];
  readonly heldReports: readonly Report[];
  readonly unacknowledged: readonly Report[];

  /** Puts a call into the history that nothing here played. */
  hadCall(call: PastCall): void;
  breakRecordings(fault: RecordingFault | undefined): void;
  breakApi(fault: ApiFault | undefined): void;
  readonly recordings: readonly StoredRecording[];

  readonly account: Account;
  readonly transcripts: readonly CallTranscript[];
  /** What came in over the REST API. */
  readonly requests: readonly ApiRequestEntry[];
  readonly sms: readonly Sms[];
  readonly complaints: readonly string[];
  /** The complaints so far, which are then forgotten. */
  takeComplaints(): string[];
  expectNoComplaints(): void;
}

const createLine =
  (account: Account) =>
  (number: string): LineSettings => {
    const own = account.find(number);
    if (own === undefined) throw new Error(`${number} is not one of the simulator's numbers`);
    return {
      get voiceStart() {
        return own.voiceStart;
      },
      setVoiceStart: (start) => {
        own.voiceStart = typeof start === 'string' ? start : JSON.stringify(start);
      },
    };
  };

export const createElksSimulator = (options: ElksOptions): ElksSimulator => {
  const parts = createParts(options);
  const { account, listeners, phones, state, stage, switchboard } = parts;
  const { complaints, desk, recordings, sender } = stage;
  const { server, sms, past, text, breakRecordings } = createApi(parts, options);
  return {
    start: async (port = 0) => {
      state.url = await server.start(port);
      return { url: state.url };
    },
    stop: async () => {
      sender.close();
      await server.stop();
    },
    call: switchboard.call,
    startCall: switchboard.startCall,
    settled: switchboard.settled,
    text,
    phones,
    number: createLine(account),
    behave: (changed) => {
      state.behaviour = { ...state.behaviour, ...changed };
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
    hadCall: (call) => void past.push(call),
    breakRecordings,
    breakApi: server.breakApi,
    recordings: recordings.all,
    account,
    get transcripts() {
      return switchboard.calls.map((call) => call.transcript);
    },
    requests: server.requests,
    sms,
    complaints: complaints.all,
    takeComplaints: complaints.take,
    expectNoComplaints: complaints.expectNone,
  };
};
