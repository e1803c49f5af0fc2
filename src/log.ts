// Structured logs by pino. Whatever is handed in, no full phone number and no secret comes out.
import { type DestinationStream, pino } from 'pino';
import type { Log } from './ports.ts';

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
const isoTimes = (): (() => string) => {
  let second = -1;
  let shown = '';
  return () => {
    const now = Date.now();
    if (Math.floor(now / 1_000) !== second) {
      second = Math.floor(now / 1_000);
      shown = new Date(second * 1_000).toISOString().slice(0, -'000Z'.length);
    }
    return `,"time":"${shown}${String(now % 1_000).padStart(3, '0')}Z"`;
  };
};

/** Under load a line costs more to hand over than to make, so lines leave together. */
const LINES_TOGETHER_BYTES = 8 * 1024;
const LINES_WAIT_MS = 100;

/** Standard output: trouble at once, the rest within LINES_WAIT_MS, all of it at the end of the process. */
const standardOutput = () => {
  const stream = pino.destination({ dest: 1, sync: false, minLength: LINES_TOGETHER_BYTES });
  let waiting = false;
  return {
    stream,
    flush: (): void => stream.flushSync(),
    flushSoon: (): void => {
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        stream.flush();
      }, LINES_WAIT_MS).unref();
    },
  };
};

export interface FlushingLog extends Log {
  /** Hands over what has not left yet; to be called before the process ends. */
  flush(): void;
}

/** @param destination where lines go; standard output when left out */
export const createLog = (level: string, destination?: DestinationStream): FlushingLog => {
  const options = { level, base: null, timestamp: isoTimes() };
  const output = destination === undefined ? standardOutput() : null;
  const logger = pino(options, output?.stream ?? destination);
  const write =
    (method: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
      if (!logger.isLevelEnabled(method)) return;
      logger[method](clean(facts), cleanName(event));
      if (method === 'warn' || method === 'error') output?.flush();
      else output?.flushSoon();
    };
  const flush = (): void => output?.flush();
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), flush };
};
