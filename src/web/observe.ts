// What can be seen from outside: readiness and Prometheus metrics.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Health {
  readonly ready: boolean;
  /** Whether what is accepted reaches the disk. */
  readonly store: 'writable' | 'failing';
  /** Whether Slack answered within the last minutes. `refused`: it does not take our token. */
  readonly slack: 'reachable' | 'unreachable' | 'unknown' | 'refused';
  /** Whether what is to be told in the channels can be. */
  readonly channels: 'taking' | 'refusing';
}

export interface OutboxState {
  readonly depth: number;
  /** Age of the oldest entry in seconds; 0 when there is none. */
  readonly oldestSeconds: number;
}

export interface SlackState {
  readonly isTokenRefused: boolean;
  readonly channelsRefusing: number;
}

const ANSWER_BUCKETS_S = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 1.5, 2];

const UNSORTED_MOST = 1_000;

/** Codes as Slack and 46elks write them; anything else would let metrics grow without end. */
const knownReason = (reason: string): string => (/^[a-zA-Z][\w-]{0,40}$/.test(reason) ? reason : 'other');

/** What answered a call. */
const ANSWERED_BY = ['plan', 'fallback', 'refused'] as const;
export type AnsweredBy = (typeof ANSWERED_BY)[number];

export const createMetrics = (outbox: () => Promise<OutboxState>, slack: () => SlackState) => {
  const registers = [new Registry()] as const;
  const answers = new Histogram({
    name: 'jour_call_answer_seconds',
    help: 'From the voice_start request to its answer',
    labelNames: ['how'],
    buckets: ANSWER_BUCKETS_S,
    registers: [...registers],
  });
  const refusals = new Counter({
    name: 'jour_webhook_refusals_total',
    help: 'Requests to 46elks addresses that were refused, by HTTP status',
    labelNames: ['status'],
    registers: [...registers],
  });
  const deliveryTroubles = new Counter({
    name: 'jour_delivery_troubles_total',
    help: 'Sendings that have to be tried again or were refused, by the code that was answered',
    labelNames: ['reason'],
    registers: [...registers],
  });
  const depth = new Gauge({
    name: 'jour_outbox_depth',
    help: 'Effects not done yet',
    registers: [...registers],
  });
  const oldest = new Gauge({
    name: 'jour_outbox_oldest_seconds',
    help: 'Age of the oldest effect not done yet',
    registers: [...registers],
  });

  /** Not there before it is known: 0 would be an alarm. */
  let balance: Gauge | undefined;
  const newBalance = (): Gauge =>
    new Gauge({
      name: 'jour_elks_balance',
      help: 'Money in the account at 46elks, in its currency, when it was last looked at',
      registers: [...registers],
    });
  const ended = new Counter({
    name: 'jour_calls_total',
    help: 'Calls that are over, by how they ended when that was reported',
    labelNames: ['outcome'],
    registers: [...registers],
  });

  const tokenRefused = new Gauge({
    name: 'jour_slack_token_refused',
    help: '1 while Slack does not take our token: nothing can be told',
    registers: [...registers],
  });
  const channelsRefusing = new Gauge({
    name: 'jour_slack_channels_refusing',
    help: 'Channels of lines that take no messages: archived, gone, or without the bot',
    registers: [...registers],
  });

  // Looked up once: naming the label at every call costs more than counting.
  const answersBy = {
    plan: answers.labels('plan'),
    fallback: answers.labels('fallback'),
    refused: answers.labels('refused'),
  };

  // Sorted into their buckets when somebody looks: a caller need not wait for that.
  const unsorted: Readonly<Record<AnsweredBy, number[]>> = { plan: [], fallback: [], refused: [] };
  const sort = (how: AnsweredBy): void => {
    for (const seconds of unsorted[how].splice(0)) answersBy[how].observe(seconds);
  };

  return {
    answered: (seconds: number, how: AnsweredBy): void => {
      unsorted[how].push(seconds);
      if (unsorted[how].length >= UNSORTED_MOST) sort(how);
    },
    refused: (status: number): void => refusals.inc({ status: String(status) }),
    deliveryTrouble: (reason: string): void => deliveryTroubles.inc({ reason: knownReason(reason) }),
    balance: (amount: number): void => {
      balance ??= newBalance();
      balance.set(amount);
    },
    callEnded: (outcome: string): void => ended.inc({ outcome }),
    render: async (): Promise<{ readonly contentType: string; readonly text: string }> => {
      for (const how of ANSWERED_BY) sort(how);
      const state = await outbox();
      depth.set(state.depth);
      oldest.set(state.oldestSeconds);
      tokenRefused.set(slack().isTokenRefused ? 1 : 0);
      channelsRefusing.set(slack().channelsRefusing);
      return { contentType: registers[0].contentType, text: await registers[0].metrics() };
    },
  };
};

export type Metrics = ReturnType<typeof createMetrics>;
