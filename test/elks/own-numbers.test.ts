import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createOwnNumbers } from '../../src/elks/own-numbers.ts';
import { createLog } from '../../src/log.ts';

let server: Server | undefined;
afterEach(() => server?.close());

const seen: string[] = [];

const asked = async (answer: (response: ServerResponse) => void): Promise<readonly string[] | null> => {
  const made = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    answer(response);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/a1`;
  return createOwnNumbers({ apiUrl, username: 'u', password: 'p' }, createLog('silent'))();
};

const json = (value: unknown) => (response: ServerResponse) => response.end(JSON.stringify(value));

describe('the numbers of the account', () => {
  it('are asked for with our name and password, those given back left out', async () => {
    const data = [
      { id: 'n1', number: '+46701740600', active: 'yes' },
      { id: 'n2', number: '+46701740601', active: 'no' },
      { id: 'n3', number: '+46701740602' },
    ];
    expect(await asked(json({ data }))).toEqual(['+46701740600', '+46701740602']);
    expect(seen.at(-1)).toBe(`GET /a1/numbers Basic ${Buffer.from('u:p').toString('base64')}`);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['there are more than fit a page', json({ data: [], next: '2026-01-01' })],
    ['it is refused', (response) => response.writeHead(403).end('Forbidden')],
    ['it is something else', json({ numbers: [] })],
    ['it is no JSON', (response) => response.end('<html>')],
    ['it leads elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['it breaks off', (response) => response.destroy()],
  ])('are not known when %s', async (_, answer) => {
    expect(await asked(answer)).toBeNull();
  });
});
