// Every implementation passes the same suites.

import { onTestFinished } from 'vitest';
import { createCallJournal } from '../../../src/store/call-journal.ts';
import { createMemoryCalls } from '../../../src/store/memory-calls.ts';
import { createMemorySettings } from '../../../src/store/memory-settings.ts';
import { createSettingsStore } from '../../../src/store/settings-store.ts';
import { aClock, aFolder, emptySettings } from '../builders.ts';
import { type CreateCalls, callsContract } from './calls-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { settingsContract } from './settings-contract.ts';

settingsContract('in memory', async () => createMemorySettings(emptySettings));
settingsContract('in a file', async () => {
  const store = createSettingsStore({ dataDir: await aFolder(), initial: emptySettings });
  await store.open();
  return store;
});

const inMemory: CreateCalls = async () => createMemoryCalls();
const inAJournal: CreateCalls = async () => {
  const journal = createCallJournal({ dataDir: await aFolder(), clock: aClock() });
  await journal.open();
  onTestFinished(() => journal.close());
  return journal;
};

callsContract('in memory', inMemory);
callsContract('in a journal', inAJournal);
outboxContract('in memory', inMemory);
outboxContract('in a journal', inAJournal);
