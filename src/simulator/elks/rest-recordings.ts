// Recordings over the REST API, and the ways in which fetching one can go wrong.
import type { ServerResponse } from 'node:http';
import type { Recordings, StoredRecording } from './recordings.ts';
import { pageOf } from './rest-pages.ts';
import { type ApiAnswer, json, match, type Route, text } from './rest-request.ts';

type FaultKind =
  /** 404, as right after the report. */
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'server-error'; readonly status?: number }
  | { readonly kind: 'unauthorised' }
  /** An HTML page with status 200. */
  | { readonly kind: 'html' }
  | { readonly kind: 'empty' }
  /** The connection ends half-way. */
  | { readonly kind: 'cut' }
  /** All is sent that was announced, but the WAV header promises more. */
  | { readonly kind: 'wrong-length' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Audio that never ends. */
  | { readonly kind: 'endless' };

export type RecordingFault = FaultKind & {
  /** How many fetches it hits; default all, until it is mended. */
  readonly times?: number;
};

const sendWav = (wav: Buffer): ApiAnswer => ({
  kind: 'raw',
  status: 200,
  write: (response) =>
    void response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': wav.length }).end(wav),
});

const cut = (wav: Buffer): ApiAnswer => ({
  kind: 'raw',
  status: 200,
  write: (response) => {
    response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': wav.length });
    response.write(wav.subarray(0, Math.floor(wav.length / 2)), () => response.destroy());
  },
});

const ENDLESS_PART = Buffer.alloc(64 * 1024, 0x55);

const pour = (response: ServerResponse): void => {
  const more = (): void => {
    while (!response.destroyed && response.write(ENDLESS_PART));
  };
  response.on('drain', more);
  more();
};

const endless = (wav: Buffer): ApiAnswer => ({
  kind: 'raw',
  status: 200,
  write: (response) => {
    response.writeHead(200, { 'content-type': 'audio/x-wav' });
    response.write(wav);
    pour(response);
  },
});

const redirect = (to: string): ApiAnswer => ({
  kind: 'raw',
  status: 302,
  write: (response) => void response.writeHead(302, { location: to }).end(),
});

const html: ApiAnswer = {
  kind: 'raw',
  status: 200,
  write: (response) =>
    void response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Maintenance</title><p>Back soon.'),
};

const broken = (fault: FaultKind, wav: Buffer): ApiAnswer => {
  switch (fault.kind) {
    case 'not-ready':
      return text(404, 'not found');
    case 'server-error':
      return text(fault.status ?? 500, 'server error');
    case 'unauthorised':
      return text(401, 'unauthorised');
    case 'html':
      return html;
    case 'empty':
      return sendWav(Buffer.alloc(0));
    case 'cut':
      return cut(wav);
    case 'wrong-length':
      return sendWav(wav.subarray(0, Math.floor(wav.length / 2)));
    case 'redirect':
      return redirect(fault.to);
    case 'endless':
      return endless(wav);
  }
};

export interface RecordingRoutes {
  readonly routes: readonly Route[];
  /** From now on fetches go wrong like this; undefined mends it. */
  readonly breakFetching: (fault: RecordingFault | undefined) => void;
}

const described = ({ id, callId, seconds, facts }: StoredRecording, url: string): unknown => ({
  ...facts,
  id,
  callid: callId,
  duration: Math.floor(seconds),
  wav: `${url}/Recordings/${id}.wav`,
});

/** No more than this is promised in the list (46elks.se/docs/get-recordings). */
const listed = ({ id, seconds, facts }: StoredRecording): unknown => ({
  id,
  duration: Math.floor(seconds),
  created: facts.created,
});

export const createRecordingRoutes = (
  recordings: Recordings,
  { now, url }: { now: () => number; url: () => string },
): RecordingRoutes => {
  let fault: RecordingFault | undefined;
  let left = 0;

  const fetchWav = (wav: Buffer): ApiAnswer => {
    if (fault === undefined || left <= 0) return sendWav(wav);
    left -= 1;
    return broken(fault, wav);
  };

  return {
    breakFetching: (next) => {
      fault = next;
      left = next?.times ?? Number.POSITIVE_INFINITY;
    },
    routes: [
      (request) =>
        match(request, 'GET', /^\/recordings$/i) === undefined
          ? undefined
          : pageOf(
              request,
              recordings.kept(now()).map((one) => ({ created: one.facts.created ?? '', shown: listed(one) })),
            ),
      (request) => {
        const found = match(request, 'GET', /^\/recordings\/([\w-]+)(\.wav)?$/i);
        if (found === undefined) return undefined;
        const [id = '', ending] = found;
        const recording = recordings.find(id, now());
        if (recording === undefined) return text(404, 'not found');
        return ending === '.wav' ? fetchWav(recording.wav) : json(described(recording, url()));
      },
    ],
  };
};
