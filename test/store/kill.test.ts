// Killed at any moment: what was acknowledged is there, and nothing is damaged.
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { createFileStore } from '../../src/store/file-store.ts';
import { aClock, aFolder, emptySettings } from './builders.ts';
import { killed, runChild } from './child.ts';

/** After how many acknowledgements the process is killed; it goes on while the signal is under way. */
const KILLED_AFTER = [1, 20, 111, 333, 500, 700];

/** Runs the child, kills it and resolves to everything it acknowledged. */
const runAndKill = async (dataDir: string, round: number, after: number): Promise<readonly string[]> => {
  const child = runChild('./kill-child.ts', dataDir, String(round));
  const said: string[] = [];
  let gone: Promise<void> | undefined;
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (said.length >= after) gone ??= killed(child);
  }
  await gone;
  return said;
};

it('nothing that was acknowledged is lost, whenever the process is killed', async () => {
  const dataDir = await aFolder();
  const said: string[] = [];
  for (const [round, after] of KILLED_AFTER.entries()) {
    const heard = await runAndKill(dataDir, round, after);
    expect(heard.length).toBeGreaterThanOrEqual(after);
    said.push(...heard);

    const store = createFileStore({ dataDir, initial: emptySettings, clock: aClock() });
    const found = await store.start();
    expect(found.settings.kind).toMatch(/^(loaded|first)$/);
    expect(found.journal.damaged).toEqual([]);
    const calls = new Map((await store.calls.latest({ limit: 100_000 })).map((call) => [call.id, call]));
    const members = store.settings.current().membersById;
    const pending = new Set((await store.outbox.pending()).map(({ key }) => key));
    await store.close();

    for (const [what = '', id = ''] of said.map((line) => line.split(' '))) {
      if (what === 'member') expect(members).toHaveProperty(id);
      else expect(calls.has(id), `${what} ${id}`).toBe(true);
      if (what !== 'ended') continue;
      expect(calls.get(id)?.end, id).toBeDefined();
      expect(pending.has(`card:${id}`), id).toBe(false);
    }
    // Begun and neither settled nor lost: its entry is there to be sent.
    for (const { id, end } of calls.values()) if (end === undefined) expect(pending).toContain(`card:${id}`);
  }
}, 60_000);
