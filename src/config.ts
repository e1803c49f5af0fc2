// Environment → Config, or every problem at once, by name. No message repeats a value: it may be a secret.
import { z } from 'zod';
import type { LogLevel, Reading } from './config-readers.ts';
import {
  readAddresses,
  readChannel,
  readHost,
  readLogLevel,
  readPort,
  readProxies,
  readSecret,
  readSwitch,
  readTimeZone,
  readUrl,
  TRUSTED_PROXIES_MAX,
  WEBHOOK_SECRET_MIN_CHARACTERS,
} from './config-readers.ts';

/** How Slack reaches us: by HTTP to our address, or by a socket that we open. */
export type SlackConnection =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string };

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where 46elks and Slack reach us, without a slash at the end. */
  readonly publicUrl: string;
  readonly slack: {
    readonly botToken: string;
    readonly connection: SlackConnection;
    readonly channelId: string;
    /** With a slash at the end. */
    readonly apiUrl: string;
  };
  readonly elks: {
    readonly username: string;
    readonly password: string;
    /** E.164. */
    readonly number: string;
    /** Without a slash at the end. */
    readonly apiUrl: string;
    /** Addresses and CIDR ranges; empty: every address, the key decides alone. */
    readonly allowedIps: readonly string[];
  };
  readonly webhookSecret: string;
  /** Whether each line's plan is left at 46elks when Jour stops. */
  readonly parkOnStop: boolean;
  readonly dataDir: string;
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** A program that speaks text; null: espeak-ng, where it is installed. */
  readonly ttsCommand: string | null;
  /** How many proxies stand in front, or which; 0: none, `X-Forwarded-For` is not read. */
  readonly trustProxy: number | readonly string[];
}

export interface ConfigFault {
  readonly name: string;
  readonly message: string;
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] };

export type Environment = Readonly<Record<string, string | undefined>>;

/** A text that `read` turns into a value, or into a fault in words. */
const read = <T>(hint: string, reader: (text: string) => Reading<T>) =>
  z.string({ error: `is missing. ${hint}` }).transform((text, context) => {
    const reading = reader(text);
    if ('value' in reading) return reading.value;
    context.addIssue({ code: 'custom', message: `${reading.fault}. ${hint}` });
    return z.NEVER;
  });

const matching = (hint: string, pattern: RegExp, fault: string) =>
  read(hint, (text) => (pattern.test(text) ? { value: text } : { fault }));

const SIGNING_SECRET_HINT = 'Copy the "Signing Secret" from the Slack app\'s page "Basic Information"';
const SAY_IPS = 'List IP addresses or CIDR ranges with commas, like 192.0.2.7,198.51.100.0/24';

const schema = z.object({
  PORT: read('Give the port to listen on, 0 to 65535 (0 takes a free one)', readPort).default(3000),
  HOST: read('Give an IP address or a host name of this machine, like 0.0.0.0', readHost).default('0.0.0.0'),
  PUBLIC_URL: read(
    'Give the address where 46elks and Slack reach this server, like https://jour.example.com',
    readUrl,
  ),
  SLACK_BOT_TOKEN: matching(
    'Copy the "Bot User OAuth Token" from the Slack app\'s page "OAuth & Permissions"',
    /^xoxb-\S+$/,
    'does not start with xoxb-',
  ),
  SLACK_SIGNING_SECRET: matching(
    SIGNING_SECRET_HINT,
    /^(?!xox|xapp)[\x21-\x7e]+$/,
    'is not a signing secret',
  ).optional(),
  SLACK_APP_TOKEN: matching(
    'Make an app-level token with the scope connections:write, or leave it empty to be reached by HTTP',
    /^xapp-\S+$/,
    'does not start with xapp-',
  ).optional(),
  SLACK_CHANNEL: read(
    'Give the ID, like C0123ABCD: it stands at the end of the channel\'s details in Slack ("About" in the channel\'s menu)',
    readChannel,
  ),
  SLACK_API_URL: read('Leave it empty for https://slack.com/api/', readUrl).default('https://slack.com/api'),
  ELKS_USERNAME: matching(
    'Copy the API username from the 46elks account page',
    /^[\x21-\x39\x3b-\x7e]+$/,
    'has a space, a colon or an odd character',
  ),
  ELKS_PASSWORD: matching(
    'Copy the API password from the 46elks account page',
    /^[\x21-\x7e]+$/,
    'has a space or an odd character',
  ),
  ELKS_NUMBER: matching(
    'Give the 46elks number with + and the country code, without spaces, like +46701740605',
    /^\+[1-9]\d{6,14}$/,
    'is not an international number',
  ),
  ELKS_API_URL: read('Leave it empty for https://api.46elks.com/a1', readUrl).default(
    'https://api.46elks.com/a1',
  ),
  WEBHOOK_SECRET: read(
    `Give at least ${WEBHOOK_SECRET_MIN_CHARACTERS} characters without spaces; make them with: openssl rand -hex 24`,
    readSecret,
  ),
  PARK_ON_STOP: read('Give 1 to leave the plan at 46elks when Jour stops, 0 not to', readSwitch).default(
    false,
  ),
  DATA_DIR: matching('Give a folder, like ./data', /^[^\0]+$/, 'is not a folder name').default('./data'),
  DATABASE_URL: read('Leave it empty: everything is kept in DATA_DIR', () => ({
    fault: 'is set, but PostgreSQL is not supported yet',
  })).optional(),
  TIMEZONE: read('Give an IANA name, like Europe/Stockholm', readTimeZone).default('Europe/Stockholm'),
  TTS_COMMAND: matching(
    'Give the path or name of one program, without options',
    /^[^\0\n]+$/,
    'is no program name',
  ).optional(),
  LOG_LEVEL: read('Choose debug, info, warn or error', readLogLevel).default('info'),
  ELKS_ALLOWED_IPS: read(`${SAY_IPS}, or leave it empty`, readAddresses).default([]),
  TRUST_PROXY: read(
    `Give the number of proxies in front of this server (0 to ${TRUSTED_PROXIES_MAX}). Or: ${SAY_IPS}`,
    readProxies,
  ).default(0),
});

/** Every environment variable that is read. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

type Values = z.output<typeof schema>;

/** Empty and blank settings count as not given, as in a copied `.env.example`. */
const given = (env: Environment): Environment =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])),
  );

const connectionOf = (values: Values): SlackConnection =>
  values.SLACK_APP_TOKEN === undefined
    ? { kind: 'http', signingSecret: values.SLACK_SIGNING_SECRET ?? '' }
    : { kind: 'socket', appToken: values.SLACK_APP_TOKEN };

const toConfig = (values: Values): Config => ({
  port: values.PORT,
  host: values.HOST,
  publicUrl: values.PUBLIC_URL,
  slack: {
    botToken: values.SLACK_BOT_TOKEN,
    connection: connectionOf(values),
    channelId: values.SLACK_CHANNEL,
    apiUrl: `${values.SLACK_API_URL}/`,
  },
  elks: {
    username: values.ELKS_USERNAME,
    password: values.ELKS_PASSWORD,
    number: values.ELKS_NUMBER,
    apiUrl: values.ELKS_API_URL,
    allowedIps: values.ELKS_ALLOWED_IPS,
  },
  webhookSecret: values.WEBHOOK_SECRET,
  parkOnStop: values.PARK_ON_STOP,
  dataDir: values.DATA_DIR,
  timeZone: values.TIMEZONE,
  logLevel: values.LOG_LEVEL,
  ttsCommand: values.TTS_COMMAND ?? null,
  trustProxy: values.TRUST_PROXY,
});

const connectionFaults = ({ SLACK_SIGNING_SECRET, SLACK_APP_TOKEN }: Environment): readonly ConfigFault[] => {
  if (SLACK_SIGNING_SECRET !== undefined || SLACK_APP_TOKEN !== undefined) return [];
  const message = `is missing. ${SIGNING_SECRET_HINT}, or give SLACK_APP_TOKEN for Socket Mode`;
  return [{ name: 'SLACK_SIGNING_SECRET', message }];
};

export const readConfig = (env: Environment): ConfigReading => {
  const settings = given(env);
  const parsed = schema.safeParse(settings);
  const issues = parsed.error?.issues ?? [];
  const faults = [
    ...issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message })),
    ...connectionFaults(settings),
  ];
  return parsed.success && faults.length === 0
    ? { ok: true, config: toConfig(parsed.data) }
    : { ok: false, faults };
};
