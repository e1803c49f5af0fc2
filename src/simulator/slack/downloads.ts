// Private downloads: bytes for whoever holds the token and the scope, a sign-in page with status 200 for all others.
import type { StoredFile } from './files.ts';
import { textAnswer, type WireAnswer } from './wire.ts';
import type { World } from './world.ts';

export interface Downloads {
  serve(path: string, token: string | undefined): WireAnswer;
}

const SIGN_IN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in to Slack</body></html>';

export function createDownloads(deps: { readonly world: World; readonly botToken: string }): Downloads {
  const { world } = deps;
  return {
    serve(path, token) {
      const id = /^\/files-pri\/[^/]+-(F\w+)\//.exec(path)?.[1] ?? '';
      const file = world.files.find(id);
      const mayRead = token === deps.botToken && world.scopes.has('files:read');
      if (!mayRead) return textAnswer(200, SIGN_IN_PAGE, 'text/html; charset=utf-8');
      return file === undefined ? textAnswer(404, 'not found') : bytesAnswer(file);
    },
  };
}

export function bytesAnswer(file: StoredFile): WireAnswer {
  return { status: 200, headers: { 'content-type': file.mimetype }, body: file.bytes ?? Buffer.alloc(0) };
}
