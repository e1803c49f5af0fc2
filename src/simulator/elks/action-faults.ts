// Everything in a call action that 46elks' documentation does not allow: keys, types, verbs. Pure.
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

export const VERBS = ['connect', 'play', 'ivr', 'record', 'hangup'] as const;
export type Verb = (typeof VERBS)[number];

/** The keys of a phone that an `ivr` may hold branches for. */
export const KEY_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const;

export interface ActionContext {
  /** The account's numbers: what `callerid` may be. Left out: any number. */
  readonly ownNumbers?: readonly string[];
  /** Whether this is the first action of its call; default yes. */
  readonly first?: boolean;
}

export type Given = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BRANCHES: Readonly<Record<Verb, readonly string[]>> = {
  connect: ['next', 'busy', 'failed'],
  play: ['next'],
  ivr: ['next', ...KEY_NAMES],
  record: ['next'],
  hangup: [],
};

const fieldsOf = (verb: Verb, context: ActionContext): Readonly<Record<string, Field>> => {
  const common = { whenhangup: webAddress };
  const riding = { ...common, recordcall: webAddress };
  switch (verb) {
    case 'connect':
      return { ...riding, connect: numberList, timeout: integer(1), callerid: callerId(context.ownNumbers) };
    case 'play':
      return { ...riding, play: sound, skippable: truth };
    case 'ivr':
      return { ...riding, ivr: sound, digits: integer(1), timeout: integer(1, 30), repeat: integer(1) };
    case 'record':
      return {
        ...riding,
        record: webAddress,
        timelimit: integer(1),
        silencedetection: oneOf(['yes', 'no']),
      };
    case 'hangup':
      // 46elks.se/docs/voice-hangup: once the call has been taken up it can only be ended.
      return { ...common, hangup: oneOf(context.first === false ? ['reject'] : ['busy', 'reject', '404']) };
  }
};

const faultsOfBranch = (key: string, value: unknown, context: ActionContext): string[] => {
  if (isWebAddress(value)) return [];
  if (!isObject(value)) return [`${key} is neither a web address nor an action: ${JSON.stringify(value)}`];
  return faultsInAction(value, { ...context, first: false }).map((fault) => `${key}: ${fault}`);
};

const faultsOfKeys = (given: Given, verb: Verb, context: ActionContext): string[] => {
  const fields = fieldsOf(verb, context);
  return Object.entries(given).flatMap(([key, value]) => {
    if (BRANCHES[verb].includes(key)) return faultsOfBranch(key, value, context);
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const fault = field === undefined ? `is not a key of ${verb}` : field(value);
    return fault === undefined ? [] : [`${key} ${fault}`];
  });
};

/** Keys are only looked at when one digit is asked for (46elks.se/docs/voice-ivr). */
const faultsOfMenu = (given: Given): string[] => {
  const hasKeys = KEY_NAMES.some((key) => Object.hasOwn(given, key));
  return hasKeys && anyOf(given.digits, 1) !== 1 ? ['has keys, which needs digits to be 1'] : [];
};

/** In words, with the path to each fault; none: the action can be run. */
export const faultsInAction = (json: unknown, context: ActionContext = {}): string[] => {
  if (!isObject(json)) return [`is not an action: ${JSON.stringify(json)}`];
  const [verb, ...others] = VERBS.filter((name) => Object.hasOwn(json, name));
  if (verb === undefined) return [`has none of ${VERBS.join(', ')}`];
  if (others.length > 0) return [`has ${[verb, ...others].join(' and ')}: exactly one is allowed`];
  return [...faultsOfKeys(json, verb, context), ...(verb === 'ivr' ? faultsOfMenu(json) : [])];
};
