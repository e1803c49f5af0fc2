// Reads a call action as strictly as 46elks' documentation words it, with its defaults filled in. Pure.
import { type ActionContext, faultsInAction, type Given, isObject, KEY_NAMES } from './action-faults.ts';
import { anyOf } from './action-fields.ts';

export type Branch =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'action'; readonly action: Action };

interface Common {
  readonly next?: Branch;
  readonly whenHangup?: string;
  readonly recordCall?: string;
}

export interface Connect extends Common {
  readonly verb: 'connect';
  readonly numbers: readonly string[];
  readonly timeoutSeconds: number;
  readonly callerId?: string;
  readonly busy?: Branch;
  readonly failed?: Branch;
}

export interface Play extends Common {
  readonly verb: 'play';
  readonly sound: string;
  readonly skippable: boolean;
}

export interface Ivr extends Common {
  readonly verb: 'ivr';
  readonly sound: string;
  readonly digits: number;
  readonly timeoutSeconds: number;
  readonly repeat: number;
  readonly keys: ReadonlyMap<string, Branch>;
}

export interface RecordVoice extends Common {
  readonly verb: 'record';
  readonly url: string;
  readonly timeLimitSeconds: number;
  readonly silenceDetection: boolean;
}

export interface Hangup extends Common {
  readonly verb: 'hangup';
  readonly how: 'busy' | 'reject' | '404';
}

export type Action = Connect | Play | Ivr | RecordVoice | Hangup;

export type ActionReading =
  | { readonly ok: true; readonly action: Action }
  | { readonly ok: false; readonly faults: readonly string[] };

/** 46elks' defaults: 46elks.se/docs/voice-ivr, voice-record; that of `connect` is not documented. */
const CONNECT_TIMEOUT_SECONDS = 60;
const IVR_TIMEOUT_SECONDS = 10;
const IVR_REPEAT = 3;
const RECORD_TIME_LIMIT_SECONDS = 120;

const branchOf = (value: unknown): Branch | undefined => {
  if (typeof value === 'string') return { kind: 'url', url: value };
  return isObject(value) ? { kind: 'action', action: actionOf(value) } : undefined;
};

const branchesOf = <K extends string>(given: Given, keys: readonly K[]): { [P in K]?: Branch } => {
  const found: { [P in K]?: Branch } = {};
  for (const key of keys) {
    const branch = branchOf(given[key]);
    if (branch !== undefined) found[key] = branch;
  }
  return found;
};

const keysOf = (given: Given): ReadonlyMap<string, Branch> =>
  new Map(Object.entries(branchesOf(given, KEY_NAMES)));

const commonOf = (given: Given): Common => ({
  ...branchesOf(given, ['next']),
  ...(typeof given.whenhangup === 'string' ? { whenHangup: given.whenhangup } : {}),
  ...(typeof given.recordcall === 'string' ? { recordCall: given.recordcall } : {}),
});

const connectOf = (connect: string, given: Given): Connect => ({
  ...commonOf(given),
  ...branchesOf(given, ['busy', 'failed']),
  verb: 'connect',
  numbers: connect.split(','),
  timeoutSeconds: anyOf(given.timeout, CONNECT_TIMEOUT_SECONDS),
  ...(typeof given.callerid === 'string' ? { callerId: given.callerid } : {}),
});

const ivrOf = (sound: string, given: Given): Ivr => ({
  ...commonOf(given),
  verb: 'ivr',
  sound,
  digits: anyOf(given.digits, 1),
  timeoutSeconds: anyOf(given.timeout, IVR_TIMEOUT_SECONDS),
  repeat: anyOf(given.repeat, IVR_REPEAT),
  keys: keysOf(given),
});

const recordOf = (url: string, given: Given): RecordVoice => ({
  ...commonOf(given),
  verb: 'record',
  url,
  timeLimitSeconds: anyOf(given.timelimit, RECORD_TIME_LIMIT_SECONDS),
  silenceDetection: given.silencedetection !== 'no',
});

/** Only for what `faultsInAction` found no fault in. */
const actionOf = (given: Given): Action => {
  const { connect, play, ivr, record, hangup } = given;
  if (typeof connect === 'string') return connectOf(connect, given);
  if (typeof play === 'string')
    return { ...commonOf(given), verb: 'play', sound: play, skippable: given.skippable !== false };
  if (typeof ivr === 'string') return ivrOf(ivr, given);
  if (typeof record === 'string') return recordOf(record, given);
  const how = hangup === 'busy' || hangup === '404' ? hangup : 'reject';
  return { ...commonOf(given), verb: 'hangup', how };
};

export const readAction = (json: unknown, context: ActionContext = {}): ActionReading => {
  const faults = faultsInAction(json, context);
  if (faults.length > 0 || !isObject(json)) return { ok: false, faults };
  return { ok: true, action: actionOf(json) };
};
