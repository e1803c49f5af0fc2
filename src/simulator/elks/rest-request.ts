// One request to the REST API and its answer, as plain data.
import type { ServerResponse } from 'node:http';
import type { Form } from './transcript.ts';

export interface ApiRequest {
  readonly at: number;
  readonly method: string;
  /** Below `/a1`, without the query: `/calls/c…`. */
  readonly path: string;
  readonly query: Form;
  readonly form: Form;
  /** False: it came without the right user name and password. */
  readonly isAuthorised: boolean;
}

/** As kept for tests to look at. */
export interface ApiRequestEntry extends ApiRequest {
  /** Null when the connection was cut or left hanging on purpose. */
  readonly status: number | null;
}

export type ApiAnswer =
  | { readonly kind: 'json'; readonly status: number; readonly json: unknown }
  | { readonly kind: 'text'; readonly status: number; readonly text: string }
  /** Written by hand: files, and everything that is broken on purpose. */
  | {
      readonly kind: 'raw';
      readonly status: number | null;
      readonly write: (response: ServerResponse) => void;
    };

export type Route = (request: ApiRequest) => ApiAnswer | undefined;

export const json = (value: unknown, status = 200): ApiAnswer => ({ kind: 'json', status, json: value });

export const text = (status: number, words: string): ApiAnswer => ({ kind: 'text', status, text: words });

/** `path` matched whole and without regard to case; its groups, or undefined. */
export const match = (
  request: ApiRequest,
  method: string,
  pattern: RegExp,
): readonly string[] | undefined => {
  if (request.method !== method) return undefined;
  const found = pattern.exec(request.path);
  return found === null ? undefined : found.slice(1).map(String);
};
