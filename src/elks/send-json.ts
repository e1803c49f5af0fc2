// An answer to 46elks.
import type { ServerResponse } from 'node:http';
import { type Action, jsonOf } from './render.ts';

/** @param json ASCII, as `jsonOf` makes it */
export const sendText = (response: ServerResponse, json: string): void => {
  response.writeHead(200, ['content-type', 'application/json', 'content-length', String(json.length)]);
  response.end(json, 'latin1');
};

export const sendJson = (response: ServerResponse, action: Action): void =>
  sendText(response, jsonOf(action));
