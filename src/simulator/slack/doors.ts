// Which of Slack's doors a request knocks at, and what is done behind it.
import type { IncomingMessage } from 'node:http';
import type { Args } from './args.ts';
import type { Downloads } from './downloads.ts';
import { argsFrom, tokenFrom, uploadedBytes } from './http-body.ts';
import { refusal } from './refusal.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { WebApi } from './web-api.ts';
import { jsonAnswer, textAnswer, type WireAnswer } from './wire.ts';
import type { World } from './world.ts';

export interface Asked {
  /** A Web API method, or `upload`, `download`, `response_url`. */
  readonly method: string;
  readonly args: Args;
  readonly carryOut: () => WireAnswer | Promise<WireAnswer>;
}

export type Doors = (path: string, request: IncomingMessage, body: Buffer) => Asked;

export function createDoors(deps: {
  readonly world: World;
  readonly api: WebApi;
  readonly urls: ResponseUrls;
  readonly downloads: Downloads;
}): Doors {
  const { world } = deps;

  function askedFor(path: string, request: IncomingMessage, body: Buffer): Asked {
    if (path.startsWith('/api/')) return apiCall(path.slice(5), request, body);
    if (path.startsWith('/upload/'))
      return {
        method: 'upload',
        args: { path, bytes: body.length },
        carryOut: () => receive(path, request, body),
      };
    if (path.startsWith('/files-pri/'))
      return {
        method: 'download',
        args: { path },
        carryOut: () => deps.downloads.serve(path, tokenFrom(request, {})),
      };
    if (path.startsWith('/response/')) return responseUrlCall(path, argsFrom(request, body));
    world.complaints.add(`${request.method ?? ''} ${path}`, 'asked for, but Slack has nothing there');
    return { method: path, args: {}, carryOut: () => textAnswer(404, 'not found') };
  }

  function apiCall(method: string, request: IncomingMessage, body: Buffer): Asked {
    const args = argsFrom(request, body);
    const { token: _secret, ...shown } = args;
    const headers = { 'x-oauth-scopes': [...world.scopes].join(',') };
    const carryOut = (): WireAnswer =>
      jsonAnswer(deps.api.call({ method, args, token: tokenFrom(request, args) }), 200, headers);
    return { method, args: shown, carryOut };
  }

  function responseUrlCall(path: string, args: Args): Asked {
    const url = deps.urls.find(path);
    const carryOut = (): WireAnswer => {
      const answer = url === undefined ? refusal('invalid_url') : deps.urls.use(url, args);
      if (answer.ok) return textAnswer(200, 'ok');
      // What is wrong with blocks was complained about when they were looked at.
      if (answer.error !== 'invalid_blocks')
        world.complaints.add('response_url', `refused: ${String(answer.error)}`);
      return jsonAnswer(answer, String(answer.error).endsWith('_url') ? 404 : 400);
    };
    return { method: 'response_url', args, carryOut };
  }

  async function receive(path: string, request: IncomingMessage, body: Buffer): Promise<WireAnswer> {
    const file = world.files.find(path.split('/').at(-1) ?? '');
    if (file === undefined || file.isComplete) return textAnswer(404, 'no such upload');
    const bytes = await uploadedBytes(request, body);
    if (bytes.length !== file.length)
      return textAnswer(400, `expected ${file.length} bytes, got ${bytes.length}`);
    world.files.receive(file, bytes);
    return textAnswer(200, `OK - ${bytes.length}`);
  }

  return askedFor;
}
