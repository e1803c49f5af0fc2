// Reads one setting each: the text of an environment variable → a value, or a fault in words that never repeats the text.
import { BlockList, isIP } from 'node:net';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type Reading<T> = { readonly value: T } | { readonly fault: string };

export const WEBHOOK_SECRET_MIN_CHARACTERS = 16;
export const TRUSTED_PROXIES_MAX = 10;

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);

const urlFault = (text: string, url: URL): string | undefined => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must start with https://';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'must use https: http is for this machine alone';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or a password';
  if (/[?#]/.test(text)) return 'must not have a query (?…) or a fragment (#…)';
  if (!/^(\/[\w.~-]+)*\/?$/.test(url.pathname))
    return 'has a path that is not plain letters, digits and dashes';
  return undefined;
};

export const readUrl = (text: string): Reading<string> => {
  if (!URL.canParse(text)) return { fault: 'is not an address' };
  const url = new URL(text);
  const fault = urlFault(text, url);
  return fault === undefined ? { value: `${url.origin}${url.pathname.replace(/\/$/, '')}` } : { fault };
};

const isAddressOrRange = (entry: string): boolean => {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || !/^[1-9]\d{0,2}$/.test(prefix ?? '32')) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix ?? 32), version === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
};

export const readAddresses = (text: string): Reading<readonly string[]> => {
  const entries = text.split(',').map((entry) => entry.trim());
  const bad = entries.findIndex((entry) => !isAddressOrRange(entry));
  return bad === -1
    ? { value: entries }
    : { fault: `is wrong at entry ${bad + 1}: not an IP address or a CIDR range` };
};

export const readProxies = (text: string): Reading<number | readonly string[]> => {
  if (!/^\d+$/.test(text)) return readAddresses(text);
  return Number(text) <= TRUSTED_PROXIES_MAX
    ? { value: Number(text) }
    : { fault: `is over ${TRUSTED_PROXIES_MAX}` };
};

export const readTimeZone = (text: string): Reading<string> => {
  const fault = 'is not a time zone that is known here';
  if (!/^[A-Za-z]/.test(text)) return { fault };
  try {
    new Intl.DateTimeFormat('en', { timeZone: text }).format(0);
    return { value: text };
  } catch {
    return { fault };
  }
};

export const readPort = (text: string): Reading<number> =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? { value: Number(text) } : { fault: 'is not a port' };

export const readHost = (text: string): Reading<string> =>
  isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
    ? { value: text }
    : { fault: 'is not an address to listen on' };

export const readChannel = (text: string): Reading<string> => {
  if (/^[CG][A-Z0-9]{6,}$/.test(text)) return { value: text };
  return { fault: text.startsWith('#') ? 'is a name: the ID is needed' : 'is not a channel ID' };
};

export const readSecret = (text: string): Reading<string> => {
  if (/[^\x21-\x7e]/.test(text)) return { fault: 'has a space or an odd character' };
  return text.length < WEBHOOK_SECRET_MIN_CHARACTERS ? { fault: 'is too short' } : { value: text };
};

export const readLogLevel = (text: string): Reading<LogLevel> => {
  const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
  const level = levels.find((known) => known === text.toLowerCase());
  return level === undefined ? { fault: 'is not a level' } : { value: level };
};

export const readSwitch = (text: string): Reading<boolean> => {
  if (/^(1|yes|on|true)$/i.test(text)) return { value: true };
  return /^(0|no|off|false)$/i.test(text) ? { value: false } : { fault: 'is neither 1 nor 0' };
};
