// Run by `kill.test.ts`: changes calls and settings as fast as it can, says what was acknowledged, until it is killed.
import { argv, stdout } from 'node:process';
import { MINUTE_MS } from '../../src/core/instant.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { aCall, aClock, aFinishedCall, anEntry, emptySettings, NOON, withMember } from './builders.ts';

const [, , dataDir = '', round = ''] = argv;
/** A new segment every 144 calls. */
const MINUTES_BETWEEN_CALLS = 10;
const CALLERS = 6;

const clock = aClock(NOON + Number(round) * 1_000 * MINUTES_BETWEEN_CALLS * MINUTE_MS);
const store = createFileStore({ dataDir, initial: emptySettings, clock });
const say = (text: string): void => void stdout.write(`${text}\n`);

const ring = async (id: string): Promise<void> => {
  clock.at += MINUTES_BETWEEN_CALLS * MINUTE_MS;
  const startedAt = clock.at;
  await store.calls.update(id, () => ({ call: aCall(id, { startedAt }), enqueue: [anEntry(`card:${id}`)] }));
  say(`started ${id}`);
  const card = await store.outbox.find(`card:${id}`);
  await store.calls.update(id, () => ({
    call: aFinishedCall(id, { startedAt }),
    settle: card === undefined ? [] : [card],
  }));
  say(`ended ${id}`);
};

const keepCalling = async (caller: number): Promise<void> => {
  for (let n = 0; ; n += 1) await ring(`r${round}-${caller}-${n}`);
};

const keepChanging = async (): Promise<void> => {
  for (let n = 0; ; n += 1) {
    await store.settings.update((settings) => withMember(settings, `U${round}-${n}`));
    say(`member U${round}-${n}`);
  }
};

await store.start();
await Promise.all([keepChanging(), ...Array.from({ length: CALLERS }, (_, caller) => keepCalling(caller))]);
