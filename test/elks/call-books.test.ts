import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createCallBooks } from '../../src/elks/call-books.ts';
import { createLog } from '../../src/log.ts';

const NOW = Date.UTC(2026, 10, 24, 18, 0);
const SINCE = NOW - 3_600_000;

let server: Server | undefined;
afterEach(() => server?.close());

/** What each path answers, and the paths that were asked for. */
const books = async (answers: (path: string) => unknown) => {
  const asked: string[] = [];
  const made = createServer((request, response) => {
    const path = request.url?.replace('/a1', '') ?? '';
    asked.push(path);
    const answer = answers(path);
    if (typeof answer === 'number') response.writeHead(answer).end('no');
    else response.end(JSON.stringify(answer));
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  const config = { apiUrl: `http://127.0.0.1:${port}/a1`, username: 'u', password: 'p' };
  return { asked, config, ...createCallBooks({ config, now: () => NOW, log: createLog('silent') }) };
};

const call = (id: string, change: Readonly<Record<string, unknown>> = {}) => ({
  id,
  direction: 'incoming',
  from: '+46701740699',
  to: '+46701740600',
  created: '2026-11-24T17:30:00.123456',
  start: '2026-11-24T17:30:05.000000',
  state: 'success',
  duration: 30,
  actions: [{ connect: '+46701740605', result: 'success' }],
  legs: [{ from: '+46701740699', to: '+46701740605', state: 'success', duration: 17 }],
  ...change,
});

describe('the history of calls', () => {
  it('is read page by page from the older border on, and told oldest first', async () => {
    const { asked, ...history } = await books((path) => {
      if (path.startsWith('/recordings')) return { data: [] };
      return path.includes('start=')
        ? { data: [call('c1')] }
        : { data: [call('c3'), call('c2')], next: '2026-11-24T17:29:00.000000' };
    });
    expect((await history.since(SINCE))?.calls.map(({ callId }) => callId)).toEqual(['c1', 'c2', 'c3']);
    expect(asked).toEqual([
      '/calls?end=2026-11-24T17%3A00%3A00.000000&limit=100',
      '/calls?end=2026-11-24T17%3A00%3A00.000000&limit=100&start=2026-11-24T17%3A29%3A00.000000',
      '/recordings?end=2026-11-24T17%3A00%3A00.000000&limit=100',
    ]);
  });

  it('is not known while any page of it is missing', async () => {
    const lacking = [
      (path: string) => (path.startsWith('/recordings') ? 503 : { data: [] }),
      (path: string) => (path.includes('start=') ? 500 : { data: [], next: '2026-11-24T17:29:00.000000' }),
      () => ({ calls: [] }),
      () => 401,
    ];
    for (const answers of lacking) {
      expect(await (await books(answers)).since(SINCE)).toBeNull();
      server?.close();
    }
  });

  it('ends where a page names itself as the next', async () => {
    const history = await books(() => ({ data: [], next: '2026-11-24T17:29:00.000000' }));
    expect(await history.since(SINCE)).toEqual({ calls: [], recordings: [] });
  });

  it('says how a call ended, and that one which goes on has not', async () => {
    const data = [
      call('c4', { created: '2026-11-23T17:00:00.000000', state: 'odd' }),
      call('c3', { state: 'odd' }),
      call('c2', { state: 'ongoing', duration: undefined }),
      call('c1'),
    ];
    const history = await books((path) => ({ data: path.startsWith('/calls') ? data : [] }));
    const [first, second, third, fourth] = (await history.since(SINCE))?.calls ?? [];
    expect(first).toEqual({
      callId: 'c1',
      isIncoming: true,
      to: '+46701740600',
      caller: { kind: 'number', number: '+46701740699' },
      createdAt: Date.UTC(2026, 10, 24, 17, 30, 0, 123),
      end: {
        endedAt: Date.UTC(2026, 10, 24, 17, 30, 35),
        totalSeconds: 30,
        legs: [{ to: '+46701740605', state: 'success', seconds: 17 }],
        actions: [{ verb: 'connect', value: '+46701740605', result: 'success' }],
      },
    });
    expect([second?.end, third?.end]).toEqual([null, null]);
    expect(fourth?.end).not.toBeNull();
  });

  it('passes over what it cannot read, and over recordings whose call cannot be told', async () => {
    const { config, ...history } = await books((path) =>
      path.startsWith('/calls')
        ? { data: [{}, call('c/1'), call('c2', { created: 'soon' }), call('c1', { from: null, legs: 'x' })] }
        : {
            data: [
              { id: 'c1-r0', duration: 3, created: '2026-11-24T17:31:00.000000' },
              { id: '../../me', duration: 3, created: '2026-11-24T17:31:00.000000' },
              { id: 'c1-r1', duration: 3 },
            ],
          },
    );
    const found = await history.since(SINCE);
    expect(found?.calls).toMatchObject([{ callId: 'c1', caller: { kind: 'hidden' }, end: { legs: [] } }]);
    expect(found?.recordings).toEqual([
      {
        callId: 'c1',
        recording: {
          id: 'c1-r0',
          url: `${config.apiUrl}/Recordings/c1-r0.wav`,
          seconds: 3,
          reportedAt: Date.UTC(2026, 10, 24, 17, 31),
          state: 'waiting',
        },
      },
    ]);
  });
});

describe('one call', () => {
  it.each<[string, unknown, string]>([
    ['that is there is found', call('c1'), 'found'],
    ['that is not there is unknown', 404, 'unknown'],
    ['that is gone is unknown', 410, 'unknown'],
    ['whose id is none of theirs is unknown', 400, 'unknown'],
    ['is not asked for when there were too many questions', 429, 'not-asked'],
    ['is not asked for when the credentials are refused', 401, 'not-asked'],
    ['is not asked for when there is trouble', 503, 'not-asked'],
    ['is not asked for when the answer is about another', call('c2'), 'not-asked'],
    ['is not asked for when the answer is none', [], 'not-asked'],
  ])('%s', async (_name, answer, kind) => {
    const { asked, ...history } = await books(() => answer);
    expect((await history.find('c1')).kind).toBe(kind);
    expect(asked).toEqual(['/calls/c1']);
  });
});
