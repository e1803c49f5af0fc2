// Requests sent by hand, as 46elks or a stranger would, for what the simulator is too well-bred to send.
import { request } from 'node:http';
import { expect } from 'vitest';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { CALLER, type World } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** Nothing is normalised on the way: the path goes out as it is given. */
export const send = (world: World, path: string, { method = 'GET', headers = {}, body }: Sending = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(world.publicUrl);
    const sending = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sending.once('error', reject);
    sending.end(body);
  });

export const post = (
  world: World,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
) => send(world, path, { method: 'POST', body, headers: { 'content-type': FORM, ...headers } });

export const startPath = (world: World): string => `/elks/calls?key=${world.key}`;

export const startFields = (world: World, fields: Readonly<Record<string, string>> = {}) => ({
  direction: 'incoming',
  callid: 'c00000000000000000000000000000001',
  from: CALLER,
  to: world.line,
  created: '2026-11-24T18:00:00.000000',
  result: 'newincoming',
  ...fields,
});

/** The webhook of an incoming call. */
export const startsCall = (world: World, fields: Readonly<Record<string, string>> = {}) =>
  post(world, startPath(world), new URLSearchParams(startFields(world, fields)).toString());

/** The action in an answer that 46elks would carry out; fails when it would not. */
export const actionIn = (answer: Answer): Record<string, unknown> => {
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  const action: unknown = JSON.parse(answer.text);
  expect(faultsInAction(action)).toEqual([]);
  return action as Record<string, unknown>;
};

/** Every address of that kind in an answer, as a path. */
export const pathsIn = (answer: unknown, purpose: string): readonly string[] =>
  [...JSON.stringify(answer).matchAll(new RegExp(`"https?://[^/"]+(/elks/${purpose}/[^"]+)"`, 'g'))].map(
    ([, path = '']) => path,
  );
