// The real process on a disk that fills up: calls go on from memory, people are told, nothing acknowledged is lost.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingCall } from '../../src/simulator/elks/simulator.ts';
import {
  ANNA,
  BO,
  buildProgram,
  CHANNEL,
  createScene,
  LINE,
  type Program,
  type Scene,
} from './real-process.ts';
import { createSmallDisk, type SmallDisk } from './small-disk.ts';

const LIMIT_MS = 60_000;
const PATIENCE_MS = 25_000;
const busy = { kind: 'busy' } as const;

const probe = await createSmallDisk();
await probe?.remove();
const canMount = probe !== null;

let program: Program;
let disk: SmallDisk;
let scene: Scene;

const setUp = async (): Promise<void> => {
  const made = await createSmallDisk();
  if (made === null) throw new Error('mounting was allowed a moment ago');
  disk = made;
  scene = await createScene(program, { dataDir: disk.path });
};

const types = async (text: string): Promise<string> =>
  (await scene.slack.types(ANNA.id, `/oncall ${text}`)).text;

const callFrom = (from: string): IncomingCall => ({
  from,
  to: LINE,
  phones: { [ANNA.phone]: busy, [BO.phone]: busy },
  caller: { leavesVoicemail: { seconds: 2 } },
});

const texts = (): readonly string[] => scene.slack.channel(CHANNEL).messages.map(({ text }) => text);
const telling = (words: string): readonly string[] => texts().filter((text) => text.includes(words));

const until = (what: string, check: () => boolean): Promise<unknown> =>
  scene.slack.until(what, check, PATIENCE_MS);

const readiness = async (): Promise<number> => (await fetch(`${scene.publicUrl}/readyz`)).status;

describe.skipIf(!canMount)('on a disk that fills up (skipped where mounting is not allowed)', () => {
  beforeAll(async () => {
    program = await buildProgram();
  }, LIMIT_MS);
  afterAll(() => program.remove());
  beforeEach(setUp);
  afterEach(async () => {
    await scene.end();
    await disk.remove();
  });

  it('calls ring and take messages, people are told once, and all goes on when there is room', {
    timeout: LIMIT_MS,
  }, async () => {
    const jour = await scene.start();
    await jour.says('Slack answers');
    for (const person of [ANNA, BO]) await types(`phone @${person.name} ${person.phone}`);
    await types('set @anna @bo');
    await scene.elks.call(callFrom('+46701740690'));

    await disk.fill();
    // The last page of the journal may still have room for a report.
    await scene.elks.call(callFrom('+46701740693'));
    const during = await scene.elks.call(callFrom('+46701740691'));
    expect(during.webhooks.map(({ status }) => status)).toEqual(during.webhooks.map(() => 200));
    expect(during.rings.map(({ number }) => number)).toEqual([ANNA.phone, BO.phone]);
    expect(during.recordings).toHaveLength(1);
    // What is not kept is not acknowledged: 46elks brings it again.
    expect(during.reports.at(-1)?.statuses).toEqual([500]);
    await until('the warning', () => telling('cannot write to its disk').length > 0);
    expect(telling('cannot write to its disk')[0]).toContain('The disk is full: make room on it.');
    expect(telling('070-174 06 91')).toEqual([expect.stringContaining('Voicemail')]);
    expect(await readiness()).toBe(503);
    expect(await types('pause @bo')).not.toContain('✅');
    await scene.elks.retryReports();
    expect(scene.elks.unacknowledged.length).toBeGreaterThan(0);

    await disk.makeRoom();
    await until('the all-clear', () => telling('can write to its disk again').length > 0);
    await scene.elks.retryReports();
    expect(scene.elks.unacknowledged).toEqual([]);
    expect(await readiness()).toBe(200);

    await jour.kill('SIGKILL');
    const next = await scene.start();
    await next.says('Slack answers');
    await scene.elks.repeatReports();
    expect(await types('calls')).toContain('070-174 06 91');
    for (const words of [
      'cannot write to its disk',
      'can write to its disk',
      '070-174 06 90',
      '070-174 06 91',
    ])
      expect(telling(words), words).toHaveLength(1);
  });

  it('a process killed meanwhile starts again and answers calls', { timeout: LIMIT_MS }, async () => {
    const jour = await scene.start();
    await jour.says('Slack answers');
    for (const person of [ANNA, BO]) await types(`phone @${person.name} ${person.phone}`);
    await types('set @anna @bo');
    await disk.fill();
    await jour.kill('SIGKILL');

    await scene.start();
    const call = await scene.elks.call(callFrom('+46701740692'));
    expect(call.rings.map(({ number }) => number)).toEqual([ANNA.phone, BO.phone]);
    await until('the warning', () => telling('cannot write to its disk').length > 0);
    await disk.makeRoom();
    await until('the all-clear', () => telling('can write to its disk again').length > 0);
    await scene.elks.retryReports();
    expect(scene.elks.unacknowledged).toEqual([]);
    const second = program.run({ ...scene.env, PORT: '0' });
    expect(await second.exited).toBe(1);
  });

  it('a process that is stopped meanwhile ends, and does not say that all is well', {
    timeout: LIMIT_MS,
  }, async () => {
    const jour = await scene.start();
    await jour.says('Slack answers');
    await disk.fill();
    for (const from of ['+46701740694', '+46701740695', '+46701740696'])
      await scene.elks.call(callFrom(from));
    await until('the warning', () => telling('cannot write to its disk').length > 0);
    expect(await jour.kill('SIGTERM')).toBe(1);
    expect(jour.output()).toContain('not everything was written down');
    await disk.makeRoom();
    await scene.start();
    await scene.elks.retryReports();
    expect(scene.elks.unacknowledged).toEqual([]);
  });

  it('a start on a disk that is mounted read-only is refused, with what to do', async () => {
    await disk.makeReadOnly(true);
    const jour = scene.run();
    expect(await jour.exited).toBe(1);
    expect(jour.output()).toContain('mounted read-only: mount it writable');
    expect(jour.output()).not.toMatch(/\n\s+at /);
  });
});
