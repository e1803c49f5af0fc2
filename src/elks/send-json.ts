// An answer to 46elks.
import type { ServerResponse } from 'node:http';
import { type Action, jsonOf } from './render.ts';

/**
 * @param bytes of JSON
 * @returns whether nobody reads them any more, since the operating system has all of them or they go nowhere; else they
 * must stay as they are
 */
export const sendBytes = (response: ServerResponse, bytes: Buffer): boolean => {
  response.writeHead(200, ['content-type', 'application/json', 'content-length', String(bytes.length)]);
  response.end(bytes);
  return response.writableLength === 0;
};

export const sendJson = (response: ServerResponse, action: Action): void =>
  void sendBytes(response, Buffer.from(jsonOf(action)));
