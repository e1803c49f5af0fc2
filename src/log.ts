// Structured logs by pino. Whatever is handed in, no full phone number and no secret comes out.
import { type DestinationStream, pino } from 'pino';
import { createLogOutput } from './log-output.ts';
import { createLogSampling } from './log-sampling.ts';
import type { Log } from './ports/log.ts';

const SECRET =
  /\b(?:xox[a-z]|xapp)-[\w-]+|(?<=[?&]key=)[^&\s"]+|(?<=:\/\/)[^/\s@]+:[^/\s@]+(?=@)|\bBasic [A-Za-z0-9+/=]{8,}|\bBearer [\w.-]+/g;
/** International numbers, and national ones as a caller's phone may send them, however people part the digits. */
const PHONE_NUMBER =
  /(?:\+|%2B)\d(?:[\s().\-/]{0,2}\d){6,14}(?!\d)|(?<![\w.-])0(?:[\s().\-/]{0,2}\d){7,14}(?![\w-]|\.\d)/gi;
const DIGITS_SHOWN = 3;
const DEPTH_MAX = 5;

/** No number that could ring and no secret is shorter. */
const HARMLESS_CHARACTERS = 5;

/** The text with secrets gone and numbers cut to their last three digits. */
export const withoutSecrets = (text: string): string => {
  if (text.length <= HARMLESS_CHARACTERS) return text;
  return text
    .replace(SECRET, '[secret]')
    .replace(PHONE_NUMBER, (number) => `…${number.replace(/\D/g, '').slice(-DIGITS_SHOWN)}`);
};

/** Events and names of facts are few and come again and again: each is looked through once. */
const createNameCheck = (most = 500): ((name: string) => string) => {
  const checked = new Map<string, string>();
  return (name) => {
    const known = checked.get(name);
    if (known !== undefined) return known;
    const clean = withoutSecrets(name);
    if (checked.size < most) checked.set(name, clean);
    return clean;
  };
};

const cleanName = createNameCheck();

const cleanError = (error: Error): Record<string, unknown> => ({
  type: error.name,
  message: withoutSecrets(error.message),
  stack: withoutSecrets(error.stack ?? ''),
  ...('code' in error ? { code: clean(error.code, 1) } : {}),
  ...(error.cause === undefined ? {} : { cause: clean(error.cause, 1) }),
});

const clean = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return withoutSecrets(value);
  if (value instanceof Error) return cleanError(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH_MAX) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [cleanName(name), clean(item, depth + 1)]),
  );
};

/** `,"time":"2026-11-22T10:56:29.962Z"`; the date is only worked out once a second. */
const createTimes = (): ((at: number) => string) => {
  let second = -1;
  let shown = '';
  return (at) => {
    if (Math.floor(at / 1_000) !== second) {
      second = Math.floor(at / 1_000);
      shown = new Date(second * 1_000).toISOString().slice(0, -'000Z'.length);
    }
    return `,"time":"${shown}${String(at % 1_000).padStart(3, '0')}Z"`;
  };
};

type Method = 'debug' | 'info' | 'warn' | 'error';
type Facts = Readonly<Record<string, unknown>>;

interface Line {
  readonly at: number;
  readonly method: Method;
  readonly event: string;
  readonly facts: Facts;
}

/** Making a line takes longer than answering a call should: lines of no urgency are made together, this much later. */
const LINES_WAIT_MS = 100;
const LINES_WAITING_MOST = 1_000;
/** At the end a reader who is behind is waited for this often. */
const LAST_TRIES = 50;
const LAST_TRY_EVERY_MS = 10;

/** Holds up everything: only for when the process ends. */
const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

export interface FlushingLog extends Log {
  /** Hands over what has not left yet; to be called before the process ends. */
  flush(): void;
}

/**
 * Trouble leaves at once, with all that waits before it; the rest within LINES_WAIT_MS.
 * @param destination where lines go, at once and one by one; standard output when left out
 */
export const createLog = (level: string, destination?: DestinationStream): FlushingLog => {
  const timeOf = createTimes();
  const sampling = createLogSampling();
  let waiting: Line[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writtenAt = 0;
  const options = { level, base: null, timestamp: () => timeOf(writtenAt) };
  const output = destination === undefined ? createLogOutput() : null;
  // Handed on as one text: a write for each line would cost more than to make it.
  let made = '';
  const gathering: DestinationStream = {
    write: (line) => {
      made += line;
    },
  };
  const logger = pino(options, destination ?? gathering);

  let isBehind = false;

  const make = ({ at, method, event, facts }: Line): void => {
    writtenAt = at;
    logger[method](clean(facts), cleanName(event));
  };

  const handOverSoon = (): void => {
    timer ??= setTimeout(handOver, LINES_WAIT_MS).unref();
  };

  /** @param now what was left out before the second of this instant is told of as well */
  const handOver = (now = Date.now()): void => {
    clearTimeout(timer);
    timer = undefined;
    const lines = waiting;
    waiting = [];
    lines.forEach(make);
    for (const facts of sampling.leftOut(now))
      make({
        at: Date.now(),
        method: 'info',
        event: 'more lines of this event left out',
        facts: { ...facts },
      });
    if (output !== null && (made !== '' || isBehind)) isBehind = output(made);
    made = '';
    if (isBehind || sampling.hasLeftOut()) handOverSoon();
  };

  const flush = (): void => {
    handOver(Number.POSITIVE_INFINITY);
    for (let tries = 0; isBehind && tries < LAST_TRIES; tries += 1) {
      sleep(LAST_TRY_EVERY_MS);
      handOver();
    }
  };

  /** Trouble is told every time. */
  const isPlentiful = (method: Method): boolean => method === 'info' || method === 'debug';

  const isUrgent = (method: Method): boolean =>
    destination !== undefined ||
    method === 'warn' ||
    method === 'error' ||
    waiting.length >= LINES_WAITING_MOST;

  const write =
    (method: Method) =>
    (event: string, facts: Facts = {}): void => {
      if (!logger.isLevelEnabled(method)) return;
      const at = Date.now();
      const isLeftOut = isPlentiful(method) && !sampling.admits(event, at);
      if (!isLeftOut) waiting.push({ at, method, event, facts });
      if (!isLeftOut && isUrgent(method)) handOver();
      else handOverSoon();
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), flush };
};
