// Asks 46elks for recordings. Our credentials go to the API's own origin and nowhere else: a webhook could name any
// address, and following it blindly would give the account away.
import type { Log } from '../ports/log.ts';
import type { FetchedRecording, Phone } from '../ports/phone.ts';

export interface ElksClientConfig {
  /** Without a trailing slash, e.g. `https://api.46elks.com/a1`. */
  readonly apiUrl: string;
  readonly username: string;
  readonly password: string;
}

export const RECORDING_MAX_BYTES = 50 * 1024 * 1024;
const RECORDING_LIMIT_MS = 60_000;

const later = (reason: string): FetchedRecording => ({ kind: 'later', reason });
const refused = (reason: string): FetchedRecording => ({ kind: 'refused', reason });

/** Below the API's address; nothing in it can be decoded into a way up. */
const RECORDING_PATH = /^recordings\/[\w-]+\.wav$/i;

/** True for the address of a recording's sound in that API and nowhere else: same scheme, host and port, no user part. */
export const isRecordingAt = (apiUrl: string, address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const base = new URL(`${apiUrl}/`);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isPlain || url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return false;
  return RECORDING_PATH.test(url.pathname.slice(base.pathname.length));
};

/** Reads at most `RECORDING_MAX_BYTES`; null when there is more. What says so itself is not begun. */
const readCapped = async (response: Response): Promise<Buffer | null> => {
  if (Number(response.headers.get('content-length')) > RECORDING_MAX_BYTES) {
    await response.body?.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > RECORDING_MAX_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const arrivedWhole = (response: Response, bytes: Buffer): boolean => {
  const promised = response.headers.get('content-length');
  return promised === null || Number(promised) === bytes.length;
};

const RIFF_HEADER_BYTES = 8;
/** What writers put as the length of a sound that they do not know yet. */
const LENGTH_UNKNOWN = 0x7f_ff_ff_ff;

const isRiff = (bytes: Buffer): boolean =>
  bytes.length > RIFF_HEADER_BYTES && bytes.toString('latin1', 0, 4) === 'RIFF';

const isAsLongAsItSays = (bytes: Buffer): boolean => {
  const promised = bytes.readUInt32LE(4);
  return promised >= LENGTH_UNKNOWN || promised + RIFF_HEADER_BYTES <= bytes.length;
};

const read = async (response: Response): Promise<FetchedRecording> => {
  if (response.status >= 300 && response.status < 400) return refused('redirect');
  // Right after the report it may not be there yet; credentials and servers get mended: all worth another try.
  if (!response.ok) return later(`http-${response.status}`);
  const bytes = await readCapped(response);
  if (bytes === null) return refused('too-large');
  if (!arrivedWhole(response, bytes)) return later('cut-off');
  return isRiff(bytes) ? { kind: 'audio', bytes, isWhole: isAsLongAsItSays(bytes) } : later('not-a-wav');
};

export const createElksClient = (config: ElksClientConfig, log: Log): Phone => {
  const authorization = `Basic ${Buffer.from(`${config.username}:${config.password}`).toString('base64')}`;
  return {
    fetchRecording: async (address) => {
      if (!isRecordingAt(config.apiUrl, address)) {
        log.error('recording address is not the API’s own; not fetched');
        return refused('foreign-address');
      }
      try {
        const signal = AbortSignal.timeout(RECORDING_LIMIT_MS);
        return await read(await fetch(address, { headers: { authorization }, redirect: 'manual', signal }));
      } catch (error) {
        return later(error instanceof Error ? error.name : 'network');
      }
    },
  };
};
