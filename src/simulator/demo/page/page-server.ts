// The page's side of the demo's own door: its files, what it shows as it changes, and what its visitor does. For this
// machine only, and only for pages that came from here.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../../core/commands.ts';
import { bodyBytes } from '../../slack/http-body.ts';
import { parsedJson, recordIn } from '../../slack/record.ts';
import type { BesideControl } from '../control-server.ts';
import { createDeeds, type Deed } from './deeds.ts';
import { createStream } from './stream.ts';
import { choices, type Visit } from './visit.ts';

export interface PageServer {
  /** True when the request was the page's, and was answered. */
  readonly handle: BesideControl;
  /** From now on there is something to see and to do. */
  open(visit: Visit): void;
  close(): void;
}

/** The same from the sources and from what is built of them. */
const ASSETS = fileURLToPath(new URL('../../../../src/simulator/demo/page/assets/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const ASSET = /^\/assets\/([a-z-]+\.(?:css|js|svg))$/;
/** Nothing on the page comes from elsewhere or goes there. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;
/** A message of three minutes at 16 kHz is under 6 MB. */
const BODY_MAX_BYTES = 12 * 1024 * 1024;

const commands = () =>
  COMMANDS.map(({ word, usage, examples, summary }) => ({ word, usage, examples, summary }));

const isLocal = ({ headers }: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');

/** A page of somebody else's cannot send these types here without asking first, and is never answered. */
const ASKS_FIRST = /^(application\/json|audio\/wav|application\/octet-stream)$/;

const send = (
  response: ServerResponse,
  answer: { readonly status: number; readonly type: string; readonly body: string | Buffer },
): true => {
  response.writeHead(answer.status, { ...HEADERS, 'content-type': answer.type }).end(answer.body);
  return true;
};

const json = (response: ServerResponse, status: number, value: unknown): true =>
  send(response, { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) });

const plain = (response: ServerResponse, status: number, body: string): true =>
  send(response, { status, type: 'text/plain; charset=utf-8', body });

export const createPageServer = (): PageServer => {
  let visit: Visit | null = null;
  let deeds: Readonly<Record<string, Deed>> = {};
  const stream = createStream();

  const asset = async (response: ServerResponse, name: string): Promise<true> => {
    const body = name === '' ? null : await readFile(`${ASSETS}${name}`).catch(() => null);
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
    return body === null ? plain(response, 404, 'not found') : send(response, { status: 200, type, body });
  };

  const sound = (response: ServerResponse, path: string): true => {
    const body = visit?.shelf.find(path);
    return body === undefined
      ? plain(response, 404, 'not found')
      : send(response, { status: 200, type: 'audio/wav', body });
  };

  const slackFile = (response: ServerResponse, id: string): true => {
    const file = visit?.world.stage.slack.shownFile(id);
    if (file === undefined) return plain(response, 404, 'not found');
    return send(response, {
      status: 200,
      type: file.headers['content-type'] ?? '',
      body: Buffer.from(file.body),
    });
  };

  const listen = (response: ServerResponse, query: URLSearchParams): true => {
    if (visit === null)
      return plain(response, 503, 'The evening is still being told: this page wakes up right after.');
    const viewer = { as: query.get('as') ?? '', place: query.get('place') ?? '' };
    return stream.add(response, { visit, viewer, headers: HEADERS });
  };

  const sampleSound = (response: ServerResponse): true =>
    visit === null
      ? plain(response, 404, 'not found')
      : send(response, { status: 200, type: 'audio/wav', body: visit.sample() });

  /** By the first part of the path. */
  const places: Readonly<Record<string, (response: ServerResponse, url: URL) => true | Promise<true>>> = {
    '': (response) => asset(response, 'index.html'),
    assets: (response, { pathname }) => asset(response, ASSET.exec(pathname)?.[1] ?? ''),
    choices: (response) => json(response, 200, { ...choices(), commands: commands() }),
    sounds: (response, { pathname }) => sound(response, pathname),
    'sample.wav': sampleSound,
    'shown-file': (response, { pathname }) => slackFile(response, pathname.slice('/shown-file/'.length)),
    events: (response, { searchParams }) => listen(response, searchParams),
  };

  const look = async (response: ServerResponse, url: URL): Promise<boolean> => {
    const [, first = ''] = url.pathname.split('/');
    const place = Object.hasOwn(places, first) ? places[first] : undefined;
    return place === undefined ? false : place(response, url);
  };

  const doDeed = async (name: string, body: Buffer, open: Visit): Promise<unknown> => {
    if (name === 'spoken') return open.desk.say(body);
    const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
    if (deed === undefined) return 'The demo does not understand this request.';
    return deed(recordIn(parsedJson(body.toString())));
  };

  const act = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    const [, folder, name = ''] = url.pathname.split('/');
    if (folder !== 'do') return false;
    if (!ASKS_FIRST.test(request.headers['content-type'] ?? ''))
      return plain(response, 415, 'Send JSON or WAV.');
    if (visit === null) return json(response, 409, { fault: 'The evening is still being told.' });
    if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES)
      return json(response, 413, { fault: 'That is too large: 12 MB at most.' });
    const body = await bodyBytes(request);
    if (name === 'upload') return json(response, 200, { file: uploaded(visit, url.searchParams, body) });
    const fault = await doDeed(name, body, visit).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    return typeof fault === 'string' ? json(response, 422, { fault }) : json(response, 200, {});
  };

  return {
    handle: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://demo');
      const isPost = request.method === 'POST' && url.pathname.startsWith('/do/');
      if (request.method !== 'GET' && !isPost) return false;
      if (!isLocal(request)) return plain(response, 421, 'This page is for this machine only.');
      return isPost ? act(request, response, url) : look(response, url);
    },
    open: (opened) => {
      visit = opened;
      deeds = createDeeds(opened);
      opened.onChange(stream.changed);
    },
    close: stream.close,
  };
};

const uploaded = (visit: Visit, query: URLSearchParams, bytes: Buffer): string => {
  const name = query.get('name') ?? 'file';
  return visit.world.stage.slack.people.uploads(query.get('as') ?? '', { name, bytes }).id;
};
