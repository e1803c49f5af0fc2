// A recording is taken whole or not at all, whatever the other side sends.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createElksClient, RECORDING_MAX_BYTES } from '../../src/elks/client.ts';
import { createLog } from '../../src/log.ts';
import type { Phone } from '../../src/ports/phone.ts';
import { makeWav } from '../../src/simulator/elks/wav.ts';

const PATH = '/a1/recordings/c0123-r0.wav';
const MEGABYTE = 1024 * 1024;
const LIMIT_MS = 60_000;

let server: Server;
let phone: Phone;
let address: string;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a1`;
  address = apiUrl.replace('/a1', PATH);
  phone = createElksClient({ apiUrl, username: 'u', password: 'p' }, createLog('silent'));
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
);

const wav = makeWav(2);

describe('a connection that ends at any byte', () => {
  it.each(['announced', 'not announced'] as const)(
    'gives no recording that passes for whole: length %s',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: wav.length - 1 }), async (end) => {
          answer = (response) => {
            const length = how === 'announced' ? { 'content-length': wav.length } : {};
            response.writeHead(200, { 'content-type': 'audio/x-wav', ...length });
            response.flushHeaders();
            if (end === 0) response.destroy();
            else response.write(wav.subarray(0, end), () => response.destroy());
          };
          const fetched = await phone.fetchRecording(address);
          expect(fetched.kind).toBe('later');
        }),
        { numRuns: 60 },
      );
    },
  );

  it('one that does not, gives it byte for byte', async () => {
    answer = (response) => void response.end(wav);
    const fetched = await phone.fetchRecording(address);
    expect(fetched).toMatchObject({ kind: 'audio', isWhole: true });
    expect(fetched.kind === 'audio' && Buffer.from(fetched.bytes).equals(wav)).toBe(true);
  });
});

describe('a recording that is too large', () => {
  it('is not even begun when it says so', async () => {
    let sent = 0;
    answer = (response) => {
      response.writeHead(200, { 'content-length': 100 * MEGABYTE });
      response.write(Buffer.alloc(16), () => (sent += 16));
    };
    expect(await phone.fetchRecording(address)).toEqual({ kind: 'refused', reason: 'too-large' });
    expect(sent).toBeLessThanOrEqual(16);
  });

  it('is cut off at the cap when it does not', { timeout: LIMIT_MS }, async () => {
    let sent = 0;
    answer = (response) => {
      const pour = (): void => {
        if (response.destroyed) return;
        response.write(Buffer.alloc(MEGABYTE), () => {
          sent += MEGABYTE;
          setImmediate(pour);
        });
      };
      pour();
    };
    expect(await phone.fetchRecording(address)).toEqual({ kind: 'refused', reason: 'too-large' });
    expect(sent).toBeLessThan(RECORDING_MAX_BYTES + 16 * MEGABYTE);
  });

  it('and one that is empty is asked for again', async () => {
    answer = (response) => void response.end();
    expect(await phone.fetchRecording(address)).toEqual({ kind: 'later', reason: 'not-a-wav' });
  });
});
