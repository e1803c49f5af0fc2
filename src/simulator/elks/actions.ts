// Reads a call action as strictly as 46elks' documentation words it: documented keys, documented types, one verb an object.
// Pure, so that anything that writes actions can be checked with it: `faultsInAction`.
import {
  anyOf,
  callerId,
  type Field,
  integer,
  isWebAddress,
  numberList,
  oneOf,
  sound,
  truth,
  webAddress,
} from './action-fields.ts';

export type Branch =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'action'; readonly action: Action };

interface Common {
  readonly next?: Branch;
  readonly whenHangup?: string;
  readonly recordCall?: string;
}

export type HangupHow = 'busy' | 'reject' | '404';

export type Action = Common &
  (
    | {
        readonly verb: 'connect';
        readonly numbers: readonly string[];
        readonly timeoutSeconds: number;
        readonly callerId?: string;
        readonly busy?: Branch;
        readonly failed?: Branch;
      }
    | { readonly verb: 'play'; readonly sound: string; readonly skippable: boolean }
    | {
        readonly verb: 'ivr';
        readonly sound: string;
        readonly digits: number;
        readonly timeoutSeconds: number;
        readonly repeat: number;
        readonly keys: ReadonlyMap<string, Branch>;
      }
    | {
        readonly verb: 'record';
        readonly url: string;
        readonly timeLimitSeconds: number;
        readonly silenceDetection: boolean;
      }
    | { readonly verb: 'hangup'; readonly how: HangupHow }
  );

type Verb = Action['verb'];

export interface ActionContext {
  /** The account's numbers: what `callerid` may be. Left out: any number. */
  readonly ownNumbers?: readonly string[];
  /** Whether this is the first action of its call; default yes. */
  readonly first?: boolean;
}

export type ActionReading =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly faults: readonly string[] };

/** 46elks' defaults: 46elks.se/docs/voice-ivr, voice-record; that of `connect` is not documented. */
const CONNECT_TIMEOUT_SECONDS = 60;
const IVR_TIMEOUT_SECONDS = 10;
const IVR_REPEAT = 3;
const RECORD_TIME_LIMIT_SECONDS = 120;

const KEY_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const;
const VERBS: readonly Verb[] = ['connect', 'play', 'ivr', 'record', 'hangup'];
const BRANCHES: Readonly<Record<Verb, readonly string[]>> = {
  connect: ['next', 'busy', 'failed'],
  play: ['next'],
  ivr: ['next', ...KEY_NAMES],
  record: ['next'],
  hangup: [],
};

const fieldsOf = (verb: Verb, context: ActionContext): Readonly<Record<string, Field>> => {
  const hangups: readonly HangupHow[] = context.first === false ? ['reject'] : ['busy', 'reject', '404'];
  const common = { whenhangup: webAddress };
  const riding = { ...common, recordcall: webAddress };
  const fields: Readonly<Record<Verb, Readonly<Record<string, Field>>>> = {
    connect: { ...riding, connect: numberList, timeout: integer(1), callerid: callerId(context.ownNumbers) },
    play: { ...riding, play: sound, skippable: truth },
    ivr: { ...riding, ivr: sound, digits: integer(1), timeout: integer(1, 30), repeat: integer(1) },
    record: { ...riding, record: webAddress, timelimit: integer(1), silencedetection: oneOf(['yes', 'no']) },
    hangup: { ...common, hangup: oneOf(hangups) },
  };
  return fields[verb];
};

type Given = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const verbIn = (given: Given): Verb | string => {
  const verbs = VERBS.filter((verb) => Object.hasOwn(given, verb));
  const [verb] = verbs;
  if (verb === undefined) return `has none of ${VERBS.join(', ')}`;
  return verbs.length === 1 ? verb : `has ${verbs.join(' and ')}: exactly one is allowed`;
};

const isVerb = (text: string): text is Verb => VERBS.some((verb) => verb === text);

const faultsOfKeys = (given: Given, verb: Verb, context: ActionContext): string[] => {
  const fields = fieldsOf(verb, context);
  return Object.entries(given).flatMap(([key, value]) => {
    if (BRANCHES[verb].includes(key)) return faultsOfBranch(key, value, context);
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const fault = field === undefined ? `is not a key of ${verb}` : field(value);
    return fault === undefined ? [] : [`${key} ${fault}`];
  });
};

const faultsOfBranch = (key: string, value: unknown, context: ActionContext): string[] => {
  if (isWebAddress(value)) return [];
  if (!isObject(value)) return [`${key} is neither a web address nor an action: ${JSON.stringify(value)}`];
  return faultsInAction(value, { ...context, first: false }).map((fault) => `${key}: ${fault}`);
};

/** Everything 46elks' documentation does not allow in this action, in words with the path to it; none: it can be run. */
export const faultsInAction = (json: unknown, context: ActionContext = {}): string[] => {
  if (!isObject(json)) return [`is not an action: ${JSON.stringify(json)}`];
  const verb = verbIn(json);
  if (!isVerb(verb)) return [verb];
  const faults = faultsOfKeys(json, verb, context);
  const hasKeys = KEY_NAMES.some((key) => Object.hasOwn(json, key));
  if (verb === 'ivr' && hasKeys && anyOf(json.digits, 1) !== 1)
    faults.push('has keys, which needs digits to be 1');
  return faults;
};

const branchOf = (value: unknown): Branch | undefined => {
  if (typeof value === 'string') return { kind: 'url', url: value };
  return isObject(value) ? { kind: 'action', action: actionOf(value) } : undefined;
};

const keysOf = (given: Given): ReadonlyMap<string, Branch> =>
  new Map(
    KEY_NAMES.flatMap((key): [string, Branch][] => {
      const branch = branchOf(given[key]);
      return branch === undefined ? [] : [[key, branch]];
    }),
  );

const named = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: V });

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const commonOf = (given: Given): Common => ({
  ...named('next', branchOf(given.next)),
  ...named('whenHangup', textOf(given.whenhangup)),
  ...named('recordCall', textOf(given.recordcall)),
});

/** Only for what `faultsInAction` found no fault in. */
const actionOf = (given: Given): Action => {
  const common = commonOf(given);
  if (typeof given.connect === 'string') {
    return {
      ...common,
      verb: 'connect',
      numbers: given.connect.split(','),
      timeoutSeconds: anyOf(given.timeout, CONNECT_TIMEOUT_SECONDS),
      ...named('callerId', textOf(given.callerid)),
      ...named('busy', branchOf(given.busy)),
      ...named('failed', branchOf(given.failed)),
    };
  }
  if (typeof given.play === 'string')
    return { ...common, verb: 'play', sound: given.play, skippable: given.skippable !== false };
  if (typeof given.ivr === 'string') {
    return {
      ...common,
      verb: 'ivr',
      sound: given.ivr,
      digits: anyOf(given.digits, 1),
      timeoutSeconds: anyOf(given.timeout, IVR_TIMEOUT_SECONDS),
      repeat: anyOf(given.repeat, IVR_REPEAT),
      keys: keysOf(given),
    };
  }
  if (typeof given.record === 'string') {
    return {
      ...common,
      verb: 'record',
      url: given.record,
      timeLimitSeconds: anyOf(given.timelimit, RECORD_TIME_LIMIT_SECONDS),
      silenceDetection: given.silencedetection !== 'no',
    };
  }
  return {
    ...common,
    verb: 'hangup',
    how: given.hangup === 'busy' || given.hangup === '404' ? given.hangup : 'reject',
  };
};

export const readAction = (json: unknown, context: ActionContext = {}): ActionReading => {
  const faults = faultsInAction(json, context);
  if (faults.length > 0 || !isObject(json)) return { ok: false, faults };
  return { ok: true, action: actionOf(json) };
};
