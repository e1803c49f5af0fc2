import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Config, Environment } from '../src/config.ts';
import { readConfig, SETTING_NAMES } from '../src/config.ts';

const ENOUGH: Environment = {
  PUBLIC_URL: 'https://jour.example.com',
  SLACK_BOT_TOKEN: 'xoxb-1-abc',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_CHANNEL: 'C0123ABCD',
  ELKS_USERNAME: 'u0123',
  ELKS_PASSWORD: 'topsecret',
  ELKS_NUMBER: '+46701740605',
  WEBHOOK_SECRET: 'sixteen-letters!',
};

const configOf = (changes: Environment = {}): Config => {
  const reading = readConfig({ ...ENOUGH, ...changes });
  if (!reading.ok)
    throw new Error(reading.faults.map(({ name, message }) => `${name} ${message}`).join('\n'));
  return reading.config;
};

const faultsOf = (changes: Environment): Record<string, string> => {
  const reading = readConfig({ ...ENOUGH, ...changes });
  return reading.ok ? {} : Object.fromEntries(reading.faults.map(({ name, message }) => [name, message]));
};

test('what is required is enough, the rest has its defaults', () => {
  expect(configOf()).toEqual({
    port: 3000,
    host: '0.0.0.0',
    publicUrl: 'https://jour.example.com',
    slack: {
      botToken: 'xoxb-1-abc',
      connection: { kind: 'http', signingSecret: '0123456789abcdef0123456789abcdef' },
      channelId: 'C0123ABCD',
      apiUrl: 'https://slack.com/api/',
    },
    elks: {
      username: 'u0123',
      password: 'topsecret',
      number: '+46701740605',
      apiUrl: 'https://api.46elks.com/a1',
      allowedIps: [],
    },
    webhookSecret: 'sixteen-letters!',
    parkOnStop: false,
    dataDir: './data',
    timeZone: 'Europe/Stockholm',
    logLevel: 'info',
    ttsCommand: null,
    trustProxy: 0,
  });
});

test('an empty environment names everything that is required, at once', () => {
  const reading = readConfig({});
  expect(reading.ok).toBe(false);
  expect(reading.ok ? [] : reading.faults.map((fault) => fault.name).sort()).toEqual(
    Object.keys(ENOUGH).sort(),
  );
  expect(reading.ok ? [] : reading.faults.filter((fault) => !/^is missing\. \w/.test(fault.message))).toEqual(
    [],
  );
});

test('missing and wrong settings are told together', () => {
  const faults = faultsOf({
    ELKS_NUMBER: '',
    SLACK_SIGNING_SECRET: '',
    PORT: '99999',
    TIMEZONE: 'Mars/Base',
  });
  expect(Object.keys(faults).sort()).toEqual(['ELKS_NUMBER', 'PORT', 'SLACK_SIGNING_SECRET', 'TIMEZONE']);
});

test('blank settings count as not given, and space around a value is dropped', () => {
  expect(configOf({ PORT: ' ', SLACK_BOT_TOKEN: ' xoxb-2-def\n' })).toMatchObject({
    port: 3000,
    slack: { botToken: 'xoxb-2-def' },
  });
});

test('an app-level token means Socket Mode, and needs no signing secret', () => {
  const config = configOf({ SLACK_APP_TOKEN: 'xapp-1-A', SLACK_SIGNING_SECRET: undefined });
  expect(config.slack.connection).toEqual({ kind: 'socket', appToken: 'xapp-1-A' });
});

test.each([
  ['PORT', '0', { port: 0 }],
  ['HOST', '::1', { host: '::1' }],
  ['PUBLIC_URL', 'https://example.com/jour/', { publicUrl: 'https://example.com/jour' }],
  ['PUBLIC_URL', 'http://127.0.0.1:3000', { publicUrl: 'http://127.0.0.1:3000' }],
  ['PUBLIC_URL', 'http://[::1]:3000/', { publicUrl: 'http://[::1]:3000' }],
  ['SLACK_API_URL', 'http://localhost:4000/api', { slack: { apiUrl: 'http://localhost:4000/api/' } }],
  ['ELKS_API_URL', 'http://localhost:4001/a1/', { elks: { apiUrl: 'http://localhost:4001/a1' } }],
  ['SLACK_CHANNEL', 'G0123ABCD', { slack: { channelId: 'G0123ABCD' } }],
  [
    'ELKS_ALLOWED_IPS',
    '192.0.2.7, 198.51.100.0/24',
    { elks: { allowedIps: ['192.0.2.7', '198.51.100.0/24'] } },
  ],
  [
    'ELKS_ALLOWED_IPS',
    '2001:db8::1,2001:db8::/32',
    { elks: { allowedIps: ['2001:db8::1', '2001:db8::/32'] } },
  ],
  ['TRUST_PROXY', '1', { trustProxy: 1 }],
  ['TRUST_PROXY', '10.0.0.0/8', { trustProxy: ['10.0.0.0/8'] }],
  ['TIMEZONE', 'UTC', { timeZone: 'UTC' }],
  ['LOG_LEVEL', 'WARN', { logLevel: 'warn' }],
  ['TTS_COMMAND', '/opt/my voice/speak', { ttsCommand: '/opt/my voice/speak' }],
])('%s may be %s', (name, text, expected) => {
  expect(configOf({ [name]: text })).toMatchObject(expected);
});

test.each([
  ['PORT', '64kB!', /not a port\. Give the port/],
  ['PORT', '-1', /not a port/],
  ['PORT', '3000.5', /not a port/],
  ['HOST', 'http://x', /not an address to listen on/],
  ['PUBLIC_URL', 'jour.example.com', /is not an address/],
  ['PUBLIC_URL', 'http://jour.example.com', /must use https/],
  ['PUBLIC_URL', 'http://127.evil.example', /must use https/],
  ['PUBLIC_URL', 'ftp://jour.example.com', /must start with https/],
  ['PUBLIC_URL', 'https://jour.example.com/?key=1', /query/],
  ['PUBLIC_URL', 'https://jour.example.com/#a', /fragment/],
  ['PUBLIC_URL', 'https://jour.example.com/a%2Fb', /path/],
  ['PUBLIC_URL', 'https://anna:hemligt@jour.example.com', /user name or a password/],
  ['SLACK_API_URL', 'http://slack.example', /must use https/],
  ['ELKS_API_URL', 'http://api.example', /must use https/],
  ['SLACK_BOT_TOKEN', 'xoxp-1', /does not start with xoxb-.*Bot User OAuth Token/],
  ['SLACK_APP_TOKEN', 'xoxb-1', /does not start with xapp-/],
  ['SLACK_SIGNING_SECRET', 'xoxb-1-abc', /not a signing secret/],
  ['SLACK_CHANNEL', '#oncall', /is a name: the ID is needed\. Give the ID, like C0123ABCD/],
  ['SLACK_CHANNEL', 'oncall', /not a channel ID/],
  ['SLACK_CHANNEL', 'D0123ABCD', /not a channel ID/],
  ['ELKS_USERNAME', 'a:b', /colon/],
  ['ELKS_NUMBER', '070-174 06 05', /international number.*\+46/],
  ['ELKS_NUMBER', '+46 70 174 06 05', /international number/],
  ['WEBHOOK_SECRET', 'short', /too short.*16.*openssl rand -hex 24/],
  ['WEBHOOK_SECRET', 'with spaces in the middle', /space/],
  ['DATA_DIR', 'a\0b', /not a folder name/],
  ['DATABASE_URL', 'postgres://u:p@db/jour', /PostgreSQL is not supported yet\. Leave it empty/],
  ['TIMEZONE', 'Stockholm', /not a time zone/],
  ['TIMEZONE', '+01:00', /not a time zone/],
  ['LOG_LEVEL', 'loud', /debug, info, warn or error/],
  ['ELKS_ALLOWED_IPS', '192.0.2.7,192.0.2.300', /entry 2/],
  ['ELKS_ALLOWED_IPS', '192.0.2.0/33', /entry 1/],
  ['ELKS_ALLOWED_IPS', '0.0.0.0/0', /entry 1/],
  ['ELKS_ALLOWED_IPS', '2001:db8::/129', /entry 1/],
  ['ELKS_ALLOWED_IPS', '192.0.2.7,', /entry 2/],
  ['TRUST_PROXY', 'true', /number of proxies/],
  ['TRUST_PROXY', '11', /over 10/],
])('%s may not be %j, and is the only one told', (name, text, message) => {
  const faults = faultsOf({ [name]: text });
  expect(Object.keys(faults)).toEqual([name]);
  expect(faults[name]).toMatch(message);
});

test('no message repeats what was given', () => {
  const secret = 'VERY secret:value';
  const reading = readConfig(Object.fromEntries([...readSampleNames()].map((name) => [name, secret])));
  const told = JSON.stringify(reading);
  expect(reading.ok).toBe(false);
  expect(told).not.toContain('VERY');
  expect(told).not.toContain('secret:value');
});

const readSampleNames = (): Set<string> => {
  const sample = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  return new Set([...sample.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name));
};

test('.env.example lists every setting, and no other', () => {
  expect([...readSampleNames()].sort()).toEqual([...SETTING_NAMES].sort());
});

test('.env.example with the required values filled in starts', () => {
  const sample = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const pairs = [...sample.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]);
  expect(readConfig({ ...Object.fromEntries(pairs), ...ENOUGH }).ok).toBe(true);
});

test.each([
  ['1', true],
  ['yes', true],
  ['0', false],
  ['off', false],
])('PARK_ON_STOP=%s is read as %s', (text, parkOnStop) => {
  expect(configOf({ PARK_ON_STOP: text })).toMatchObject({ parkOnStop });
});

test('PARK_ON_STOP that says neither is refused by name', () => {
  expect(faultsOf({ PARK_ON_STOP: 'perhaps' }).PARK_ON_STOP).toContain('neither 1 nor 0');
});
