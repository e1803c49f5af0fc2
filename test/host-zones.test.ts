// What depends on clocks gives the same under any zone of the host: the same tests, in processes that live elsewhere.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
/** Quick ones that read, keep or show times. */
const FILES = [
  'test/elks/parse.test.ts',
  'test/core/until.test.ts',
  'test/core/hours-state.test.ts',
  'test/core/override.test.ts',
  'test/core/digest.test.ts',
  'test/core/calls-csv.test.ts',
  'test/core/rotation-members.test.ts',
  'test/core/parse-exception.test.ts',
  'test/core/parse-hours.test.ts',
  'test/core/parse-shifts.test.ts',
  'test/core/parse-report.test.ts',
  'test/slack/words/time.test.ts',
  'test/slack/words/shifts.test.ts',
  'test/scenarios/times-of-webhooks.test.ts',
  'test/scenarios/hours-calls.test.ts',
];
const TESTS_LEAST = 300;
const LIMIT_MS = 120_000;

/** Nothing of the run that this one is part of. */
const environment = (timeZone: string): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('VITEST'))),
  TZ: timeZone,
  NO_COLOR: '1',
});

const runIn = async (timeZone: string): Promise<{ readonly code: number; readonly output: string }> => {
  const options = ['run', '--maxWorkers=1', '--reporter=default'];
  const child = spawn(execPath, [VITEST, ...options, ...FILES], { cwd: ROOT, env: environment(timeZone) });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => void parts.push(part));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output: parts.join('') };
};

it.each(['UTC', 'Europe/Stockholm', 'Asia/Tokyo', 'America/New_York'])(
  'a host in %s',
  { timeout: LIMIT_MS },
  async (timeZone) => {
    const { code, output } = await runIn(timeZone);
    expect(code, output).toBe(0);
    expect(Number(/Tests +(\d+) passed/.exec(output)?.[1])).toBeGreaterThan(TESTS_LEAST);
  },
);
