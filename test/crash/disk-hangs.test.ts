// The real process on a disk that hangs: a pipe that nobody reads stands where the settings are to be written, so that what
// was asked of the system never comes back, and neither would the end of the process.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ANNA,
  BO,
  buildProgram,
  CHANNEL,
  createScene,
  LINE,
  type Program,
  type Running,
  type Scene,
} from './real-process.ts';

const LIMIT_MS = 60_000;
const PATIENCE_MS = 25_000;
/** As systemd and Docker are told to wait at most. */
const STOP_LIMIT_MS = 9_000;
const silent = { kind: 'silent' } as const;

let program: Program;
let scene: Scene;
let jour: Running;
let pipe: string;

const types = async (text: string): Promise<string> =>
  (await scene.slack.types(ANNA.id, `/oncall ${text}`)).text;
const telling = (words: string): readonly string[] =>
  scene.slack
    .channel(CHANNEL)
    .messages.map(({ text }) => text)
    .filter((text) => text.includes(words));
const until = (what: string, check: () => boolean): Promise<unknown> =>
  scene.slack.until(what, check, PATIENCE_MS);
const aMissedCall = (from: string) =>
  scene.elks.call({
    from,
    to: LINE,
    phones: { [ANNA.phone]: silent, [BO.phone]: silent },
    caller: { saysNothing: true },
  });

beforeAll(async () => {
  program = await buildProgram();
}, LIMIT_MS);
afterAll(() => program.remove());
const beginScene = async (): Promise<void> => {
  jour = await scene.start();
  await jour.says('Slack answers');
  for (const person of [ANNA, BO]) await types(`phone @${person.name} ${person.phone}`);
  await types('set @anna @bo');
  pipe = join(scene.dataDir, 'settings.json.tmp');
  await promisify(execFile)('mkfifo', [pipe]);
};
beforeEach(async () => {
  scene = await createScene(program);
});
afterEach(() => scene.end());

describe('on a disk that hangs', () => {
  it('people are told, calls go on, and all is well when it answers', { timeout: LIMIT_MS }, async () => {
    await beginScene();
    expect(await types('pause @bo')).toContain('does not answer');
    await until('the warning', () => telling('cannot write to its disk').length > 0);
    const call = await aMissedCall('+46701740691');
    expect(call.reports.at(-1)?.statuses).toEqual([500]);
    await until('the card', () => telling('070-174 06 91').length > 0);
    void readFile(pipe).catch(() => undefined);
    await until('the all-clear', () => telling('can write to its disk again').length > 0);
    await scene.elks.retryReports();
    expect(scene.elks.unacknowledged).toEqual([]);
    for (const words of ['cannot write to its disk', '070-174 06 91'])
      expect(telling(words), words).toHaveLength(1);
    expect(await jour.kill('SIGTERM')).toBe(0);
  });

  it('a stop ends in time, and says what was wrong', { timeout: LIMIT_MS }, async () => {
    await beginScene();
    await types('pause @bo');
    const before = Date.now();
    expect(await jour.kill('SIGTERM')).not.toBe(0);
    expect(Date.now() - before).toBeLessThan(STOP_LIMIT_MS);
    expect(jour.output()).toContain('not everything was written down');
    expect(jour.output()).toContain('the disk does not answer');
  });

  it('a start that has to write ends, and says what is wrong', { timeout: LIMIT_MS }, async () => {
    await beginScene();
    await jour.kill();
    await promisify(execFile)('mkfifo', [join(scene.dataDir, 'settings.last-good.json.tmp')]);
    await expect(scene.start({ TIMEZONE: 'Europe/Oslo' })).rejects.toThrow(
      'cannot start: the disk that DATA_DIR is on does not answer',
    );
  });
});
