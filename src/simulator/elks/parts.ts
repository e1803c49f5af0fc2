// The parts of the simulator, wired to each other.
import { createAccount, type NumberSettings } from './account.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.ts';
import { createComplaints } from './complaints.ts';
import { createIds } from './elks-time.ts';
import { createIncomingSms } from './incoming-sms.ts';
import type { MomentListener, Stage } from './live-call.ts';
import { createRecordings } from './recordings.ts';
import { createReportDesk, isTaken } from './report.ts';
import { createAccountRoutes } from './rest-account.ts';
import { createCallRoutes, type PastCall } from './rest-calls.ts';
import { createRecordingRoutes } from './rest-recordings.ts';
import { createRestServer } from './rest-server.ts';
import { createSmsRoute, type Sms } from './rest-sms.ts';
import type { PhoneScript } from './scripts.ts';
import { createSender } from './sender.ts';
import { createSounds } from './sounds.ts';
import { createSwitchboard } from './switchboard.ts';
import { createTimeline, type SimulatorClock } from './timeline.ts';

export interface ElksOptions extends Partial<Behaviour> {
  readonly clock: SimulatorClock;
  readonly username: string;
  readonly password: string;
  readonly numbers: readonly NumberSettings[];
  /** In 1/10,000 of the currency. */
  readonly balance?: number;
  readonly currency?: string;
}

const DEFAULT_BALANCE = 5_000_000;

/** Everything a call needs. */
export const createParts = (options: ElksOptions) => {
  const {
    clock,
    username,
    password: _,
    numbers,
    balance = DEFAULT_BALANCE,
    currency = 'SEK',
    ...chosen
  } = options;
  const newId = createIds(username);
  const account = createAccount(numbers, { balance, currency }, newId);
  const sender = createSender();
  const listeners: MomentListener[] = [];
  const phones: Record<string, PhoneScript> = {};
  const now = (): number => clock.now();
  const state = { behaviour: { ...DEFAULT_BEHAVIOUR, ...chosen }, url: '' };

  const desk = createReportDesk(sender, async (report, status) => {
    const call = switchboard.calls.find(({ facts }) => facts.id === report.callId);
    if (!isTaken(status)) call?.note(`the ${report.kind} report was answered ${status ?? 'not at all'}`);
    await call?.say({ kind: 'report-sent', report: report.kind, status });
  });

  const stage: Stage = {
    timeline: createTimeline(clock),
    sender,
    sounds: createSounds(sender),
    recordings: createRecordings(),
    desk,
    complaints: createComplaints(),
    engaged: new Set(),
    behaviour: () => state.behaviour,
    ownNumbers: () => account.numbers.map((own) => own.number),
    isSwedishMobileLine: account.isSwedishMobile,
    url: () => state.url,
    charge: (cost) => {
      account.balance -= cost;
    },
  };

  const listener: MomentListener = async (moment) => {
    for (const listen of listeners) await listen(moment);
  };
  const switchboard = createSwitchboard({ stage, account, phones, newId, listener });
  return { newId, account, listeners, phones, now, state, stage, switchboard };
};

export type Parts = ReturnType<typeof createParts>;

/** What is reached over HTTP, and texts. */
export const createApi = (
  { newId, account, now, state, stage, switchboard }: Parts,
  options: ElksOptions,
) => {
  const sms: Sms[] = [];
  const past: PastCall[] = [];
  const complain = stage.complaints.add;
  const recordingRoutes = createRecordingRoutes(stage.recordings, { now, url: () => state.url });
  const routes = [
    ...createAccountRoutes(account, {
      complain,
      newId,
      voiceStartMost: () => state.behaviour.voiceStartMost,
    }),
    ...createCallRoutes({ account, calls: switchboard.calls, past, dial: switchboard.dial, complain }),
    ...recordingRoutes.routes,
    createSmsRoute({ account, sms, newId, now, complain }),
  ];
  const { username, password } = options;
  const server = createRestServer({
    username,
    password,
    routes,
    complaints: stage.complaints,
    now,
    clockAheadMs: () => state.behaviour.clockAheadMs,
  });
  const text = createIncomingSms({ account, sender: stage.sender, sms, newId, now });
  return { sms, past, server, text, breakRecordings: recordingRoutes.breakFetching };
};
