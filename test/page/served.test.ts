// What is served beside the page's behaviour: how heavy it is, what it may load, who may use it, and that Jour itself
// never serves it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlServer } from '../../src/simulator/demo/control-server.ts';
import { createPageServer } from '../../src/simulator/demo/page/page-server.ts';
import { importsOf } from '../source-code.ts';

const ROOT = join(import.meta.dirname, '../..');
const ASSETS = join(ROOT, 'src/simulator/demo/page/assets');
/** The promise. */
const WEIGHT_MAX_BYTES = 300_000;

describe('the page as it is served', () => {
  const page = createPageServer();
  const server = createControlServer(page.handle);
  let address = '';
  beforeAll(async () => {
    address = `http://127.0.0.1:${await server.listen(0)}`;
  });
  afterAll(() => server.close());
  const get = (path: string, init?: RequestInit) => fetch(`${address}${path}`, init);
  const post = (path: string, type: string) =>
    get(path, { method: 'POST', headers: { 'content-type': type }, body: '{}' });

  it('weighs less than promised, all files and lists together', async () => {
    const names = readdirSync(ASSETS);
    const files = names.reduce((sum, name) => sum + statSync(join(ASSETS, name)).size, 0);
    const lists = (await (await get('/choices')).arrayBuffer()).byteLength;
    expect(names.length).toBeGreaterThan(5);
    expect(files + lists).toBeLessThan(WEIGHT_MAX_BYTES);
  });

  it('names nothing outside itself', () => {
    for (const name of readdirSync(ASSETS)) {
      const elsewhere =
        readFileSync(join(ASSETS, name), 'utf8').match(/(?:https?:)?\/\/[a-z][\w.-]*\.[a-z]+/g) ?? [];
      expect(
        elsewhere.filter((found) => !found.includes('www.w3.org')),
        name,
      ).toEqual([]);
    }
  });

  it.each(['/', '/assets/page.js', '/assets/page.css', '/choices', '/nowhere.js'])(
    'lets the browser load nothing from elsewhere: %s',
    async (path) => {
      const response = await get(path);
      const policy = response.headers.get('content-security-policy');
      if (response.headers.get('content-type')?.startsWith('text/plain') !== true || policy !== null)
        expect(policy).toMatch(/^default-src 'self';/);
      expect(policy ?? '').not.toMatch(/unsafe|\*|https?:/);
    },
  );

  it.each(['/assets/../page-server.ts', '/assets/..%2fpage-server.ts', '/assets/', '/assets/none.js'])(
    'serves its own files only: %s',
    async (path) => {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it('takes deeds only in types that other pages may not send, and none while the evening is told', async () => {
    expect((await post('/do/kill', 'text/plain')).status).toBe(415);
    expect((await post('/do/kill', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('/do/kill', 'application/json')).status).toBe(409);
    expect((await get('/events?as=U0ANNA&place=C0ONCALL')).status).toBe(503);
  });

  it('answers nobody who comes by another name, as a page of somebody else’s would', async () => {
    const { port } = new URL(address);
    const status = await new Promise((resolve) => {
      request({ port, path: '/', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });
});

describe('`npm start`', () => {
  /** Everything that is loaded with `main.ts`, also what is imported late. */
  const loadedFrom = (path: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const { name } of importsOf(readFileSync(join(ROOT, path), 'utf8')))
      if (name.startsWith('.')) loadedFrom(posix.join(posix.dirname(path), name), seen);
    return seen;
  };

  it('loads nothing of the simulators, and so never the page', () => {
    const loaded = [...loadedFrom('src/main.ts')];
    expect(loaded).toContain('src/app-rest.ts');
    expect(loaded.length).toBeGreaterThan(100);
    expect(loaded.filter((path) => path.startsWith('src/simulator/'))).toEqual([]);
  });
});
