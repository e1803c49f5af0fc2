// Who may speak to us as 46elks: the secret in the address, and, if wanted, only 46elks' own addresses.
// 46elks does not sign requests; these are the ways it documents (46elks.se/docs/ip-addresses).
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import proxyAddr from 'proxy-addr';

export interface GuardConfig {
  readonly secret: string;
  /** Addresses or CIDR ranges that may call; empty: any. */
  readonly allowedIps: readonly string[];
  /** Number of proxies in front, or their addresses: only then is `X-Forwarded-For` believed. */
  readonly trustProxy: number | readonly string[];
}

export interface Guard {
  knowsKey(key: string | null): boolean;
  allowsSender(request: IncomingMessage): boolean;
  /** Address of whoever sent it; empty when the connection is gone. */
  senderOf(request: IncomingMessage): string;
}

const blockListOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
};

/** No address: the connection was gone before it could be asked. */
const contains = (list: BlockList, address: string | undefined): boolean => {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) !== 0 && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
};

const trustOf = (trust: GuardConfig['trustProxy']): ((address: string, hop: number) => boolean) => {
  if (typeof trust === 'number') return (_address, hop) => hop < trust;
  const proxies = blockListOf(trust);
  return (address) => contains(proxies, address);
};

export const createGuard = (config: GuardConfig): Guard => {
  const expected = Buffer.from(config.secret);
  const given = Buffer.alloc(expected.length);
  const allowed = config.allowedIps.length === 0 ? null : blockListOf(config.allowedIps);
  const trust = trustOf(config.trustProxy);
  const senderOf = (request: IncomingMessage): string => proxyAddr(request, trust) ?? '';
  return {
    senderOf,
    // As long as the secret, and then compared whole: where a guess goes wrong does not show in the time taken.
    knowsKey: (key) => {
      const isLong = key !== null && Buffer.byteLength(key) === expected.length;
      if (isLong) given.write(key);
      return timingSafeEqual(given, expected) && isLong;
    },
    allowsSender: (request) => allowed === null || contains(allowed, senderOf(request)),
  };
};
