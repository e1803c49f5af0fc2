import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathsIn, send, startsCall } from './webhooks.ts';
import { startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const BANNERS = ['x-powered-by', 'server', 'etag', 'via'];

const keptSeconds = (header: unknown): number => Number(/timeout=(\d+)/.exec(String(header))?.[1]);

describe('the server', () => {
  it('says that it is alive, and whether it can do its work', async () => {
    expect(await send(world, '/healthz')).toMatchObject({ status: 200, text: 'ok\n' });
    const ready = await send(world, '/readyz');
    expect(ready.status).toBe(200);
    expect(JSON.parse(ready.text)).toMatchObject({ ready: true, store: 'writable', slack: 'reachable' });
  });

  it('counts the answers it gave and the requests it refused', async () => {
    await startsCall(world);
    await send(world, '/elks/calls?key=wrong');
    const { text } = await send(world, '/metrics');
    expect(text).toMatch(/^jour_call_answer_seconds_count\{how="plan"\} 1$/m);
    expect(text).toMatch(/^jour_webhook_refusals_total\{status="403"\} 1$/m);
    expect(text).toMatch(/^jour_outbox_depth \d+$/m);
  });

  it('keeps a connection longer than any proxy does, so that no call meets one just closed', async () => {
    const kept = { headers: { connection: 'keep-alive' } };
    expect(keptSeconds((await send(world, '/healthz', kept)).headers['keep-alive'])).toBeGreaterThanOrEqual(
      65,
    );
    const [path = ''] = pathsIn(JSON.parse((await startsCall(world)).text), 'progress');
    const answer = await send(world, path, kept);
    expect(keptSeconds(answer.headers['keep-alive'])).toBeGreaterThanOrEqual(65);
  });

  it.each([
    '/',
    '/elks',
    '/elks/',
    '/elks/resume/c1/1/x',
    '/prompts/',
    '/prompts/..%2f..%2fpackage.json',
    '/prompts/en/voicemail.wav',
    '/nowhere',
    '/.env',
    '/slack',
    '/healthz/x',
    '/%00',
    '/%ZZ',
    `/${'x'.repeat(5_000)}`,
  ])('knows nothing at %s, and tells nothing about itself', async (path) => {
    const answer = await send(world, path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).toBe('');
    for (const banner of BANNERS) expect(answer.headers).not.toHaveProperty(banner);
  });

  it('tells nothing about itself in a right answer either', async () => {
    const answers = [await startsCall(world), await send(world, '/healthz'), await send(world, '/readyz')];
    for (const { headers } of answers)
      for (const banner of BANNERS) expect(headers).not.toHaveProperty(banner);
  });
});
