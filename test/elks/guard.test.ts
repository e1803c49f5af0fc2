import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGuard, type GuardConfig } from '../../src/elks/guard.ts';

/** 46elks.se/docs/ip-addresses, and an address range of a proxy. */
const ELKS = ['176.10.154.199', '85.24.146.132', '185.39.146.243', '2001:9b0:2:902::199'];
const SECRET = 'a-secret-for-tests-0123456789';

const guard = (config: Partial<GuardConfig> = {}) =>
  createGuard({ secret: SECRET, allowedIps: ELKS, trustProxy: 0, ...config });

const from = (remoteAddress: string | undefined, forwarded?: string): IncomingMessage =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage;

describe('the key', () => {
  it.each([null, '', SECRET.slice(1), `${SECRET} `, SECRET.toUpperCase(), `${SECRET}${SECRET}`])(
    'is not %j',
    (key) => expect(guard().knowsKey(key)).toBe(false),
  );

  it('is the secret itself', () => {
    expect(guard().knowsKey(SECRET)).toBe(true);
  });

  it('is not what comes after it', () => {
    const one = guard();
    const keys = ['', SECRET, '', `${SECRET} `, null, SECRET];
    expect(keys.map((key) => one.knowsKey(key))).toEqual([false, true, false, false, false, true]);
  });
});

describe('the allow-list', () => {
  it.each([...ELKS, '::ffff:176.10.154.199', '::FFFF:85.24.146.132', '2001:09b0:0002:0902:0:0:0:0199'])(
    'lets %s in',
    (address) => expect(guard().allowsSender(from(address))).toBe(true),
  );

  it.each(['176.10.154.198', '127.0.0.1', '::1', '2001:9b0:2:902::198', '', 'localhost', undefined])(
    'keeps %j out',
    (address) => expect(guard().allowsSender(from(address))).toBe(false),
  );

  it('lets everybody in when it is empty', () => {
    expect(guard({ allowedIps: [] }).allowsSender(from('203.0.113.9'))).toBe(true);
  });

  it('takes ranges', () => {
    const ranged = guard({ allowedIps: ['176.10.154.0/24', '2001:9b0::/32'] });
    expect(ranged.allowsSender(from('176.10.154.7'))).toBe(true);
    expect(ranged.allowsSender(from('2001:9b0:ffff::1'))).toBe(true);
    expect(ranged.allowsSender(from('176.10.155.7'))).toBe(false);
  });
});

describe('behind a proxy', () => {
  const PROXY = '10.0.0.1';
  const ELK = '85.24.146.132';

  it('does not believe a forwarded address when no proxy is trusted', () => {
    expect(guard().allowsSender(from('203.0.113.9', ELK))).toBe(false);
  });

  it.each([
    ['a count', 1],
    ['an address', [PROXY]],
    ['a range', ['10.0.0.0/8']],
  ] as const)('believes what the proxy says, trusted by %s', (_name, trustProxy) => {
    expect(guard({ trustProxy }).allowsSender(from(PROXY, ELK))).toBe(true);
    expect(guard({ trustProxy }).allowsSender(from(PROXY, '203.0.113.9'))).toBe(false);
  });

  it('believes only the last address: those before it were sent by the stranger', () => {
    expect(guard({ trustProxy: 1 }).allowsSender(from(PROXY, `${ELK}, 203.0.113.9`))).toBe(false);
    expect(guard({ trustProxy: [PROXY] }).allowsSender(from(PROXY, `${ELK}, 203.0.113.9`))).toBe(false);
  });

  it('does not believe a stranger who is no proxy', () => {
    expect(guard({ trustProxy: [PROXY] }).allowsSender(from('203.0.113.9', ELK))).toBe(false);
  });

  it.each(['', ',', 'unknown', `${ELK}:443`, `[${ELK}]`, '<script>'])(
    'keeps an unreadable address out: %j',
    (forwarded) => expect(guard({ trustProxy: 1 }).allowsSender(from(PROXY, forwarded))).toBe(false),
  );
});
