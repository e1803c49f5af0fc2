// Calls as they really are: each is answered, then its end is reported, and a Slack that answers takes its card.
import { createServer } from 'node:http';
import { callForm, LINE, type Running } from './servers.ts';

const AT_ONCE = 10;

/** Takes every message at once, as no real Slack would: what is measured is ours. */
export const startTakingSlack = async (): Promise<{ url: string; stop: () => void }> => {
  let messages = 0;
  const server = createServer((request, response) => {
    request.resume();
    messages += 1;
    const ts = `1763800000.${String(messages).padStart(6, '0')}`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ts, channel: 'C0BENCH', user_id: 'U0JOUR', bot_id: 'B0JOUR' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/api/`, stop: () => server.close().closeAllConnections() };
};

const post = async (url: string, body: string): Promise<Response> => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
};

const endForm = (callId: string): string =>
  new URLSearchParams({
    id: callId,
    direction: 'incoming',
    from: '+46701740699',
    to: LINE,
    created: '2026-11-24T18:00:00.000000',
    start: '2026-11-24T18:00:05.000000',
    duration: '60',
    state: 'success',
    legs: JSON.stringify([{ from: '+46701740699', to: '+46701740605', state: 'success', duration: 50 }]),
    actions: JSON.stringify([{ connect: '+46701740605', result: 'success' }]),
  }).toString();

const oneCall = async (jour: Running, callId: string): Promise<void> => {
  const answer = (await (await post(jour.url, callForm(callId))).json()) as { whenhangup: string };
  await post(new URL(new URL(answer.whenhangup).pathname, jour.url).href, endForm(callId));
};

let calls = 0;

/** So many calls with their ends, AT_ONCE at a time; resolves to how many a second. */
export const endCalls = async (jour: Running, count: number): Promise<number> => {
  const startedAt = performance.now();
  const last = calls + count;
  const caller = async (): Promise<void> => {
    while (calls < last) {
      calls += 1;
      await oneCall(jour, `cended${calls}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  return (count * 1_000) / (performance.now() - startedAt);
};
