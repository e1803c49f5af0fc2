// Fetches a file that somebody handed in with a form. Our token goes to Slack's own hosts and nowhere else, whatever address a
// payload names.
import type { WebClient } from '@slack/web-api';
import { SOUND_BYTES_MOST } from '../core/sound.ts';
import type { Log } from '../ports/log.ts';

const FILES_HOST = 'https://files.slack.com';
const FETCH_LIMIT_MS = 20_000;

export interface UploadedFile {
  readonly id: string;
  /** Missing for a file of another workspace: Slack has to be asked. */
  readonly url?: string | undefined;
  readonly size?: number | undefined;
}

export type FetchedUpload =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: 'too-big' | 'not-handed-out' | 'not-fetched' };

export interface FetchUploadDeps {
  readonly client: WebClient;
  readonly botToken: string;
  /** With a slash at the end. */
  readonly apiUrl: string;
  readonly log: Log;
}

const refused = (why: (FetchedUpload & { kind: 'refused' })['why']): FetchedUpload => ({
  kind: 'refused',
  why,
});

/** Null when there is more than a sound may have. */
const readCapped = async (response: Response): Promise<Uint8Array | null> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > SOUND_BYTES_MOST) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Without the scope Slack answers 200 with a page to sign in at. */
const isSignInPage = (response: Response): boolean =>
  /^text\/html\b/i.test(response.headers.get('content-type') ?? '');

const read = async (response: Response): Promise<FetchedUpload> => {
  const isRedirect = response.status >= 300 && response.status < 400;
  if (isRedirect || response.status === 401 || response.status === 403) return refused('not-handed-out');
  if (!response.ok) return refused('not-fetched');
  if (isSignInPage(response)) return refused('not-handed-out');
  const bytes = await readCapped(response);
  return bytes === null ? refused('too-big') : { kind: 'file', bytes };
};

export const createFetchUpload = ({ client, botToken, apiUrl, log }: FetchUploadDeps) => {
  const hosts = new Set([FILES_HOST, new URL(apiUrl).origin]);

  const isOurs = (address: string): boolean => {
    const url = URL.canParse(address) ? new URL(address) : null;
    return url !== null && hosts.has(url.origin) && url.username === '' && url.password === '';
  };

  const addressOf = async ({ id, url }: UploadedFile): Promise<string> =>
    url ?? (await client.files.info({ file: id })).file?.url_private_download ?? '';

  return async (upload: UploadedFile): Promise<FetchedUpload> => {
    if ((upload.size ?? 0) > SOUND_BYTES_MOST) return refused('too-big');
    try {
      const address = await addressOf(upload);
      if (!isOurs(address)) {
        log.error('address of an upload is not Slack’s own; not fetched');
        return refused('not-handed-out');
      }
      const headers = { authorization: `Bearer ${botToken}` };
      const signal = AbortSignal.timeout(FETCH_LIMIT_MS);
      return await read(await fetch(address, { headers, redirect: 'manual', signal }));
    } catch (error) {
      log.warn('upload not fetched', { error });
      return refused('not-fetched');
    }
  };
};

export type FetchUpload = ReturnType<typeof createFetchUpload>;
