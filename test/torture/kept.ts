// What lies on disk at the end: it can be read, nothing in it is damaged, nothing waits, and every call ended.
import type { Report } from '../../src/simulator/elks/report.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { emptySettings } from '../store/builders.ts';

/** Empty when all is well. */
export const faultsOnDisk = async (
  dataDir: string,
  reports: readonly Report[],
): Promise<readonly { readonly callId: string; readonly what: string }[]> => {
  const store = createFileStore({ dataDir, initial: emptySettings, clock: { now: () => Date.now() } });
  const { settings, journal } = await store.start();
  const faults: { callId: string; what: string }[] = [];
  const fault = (what: string, callId = ''): void => void faults.push({ callId, what });
  if (settings.kind !== 'loaded') fault(`the settings were ${settings.kind}`);
  if (journal.torn !== null) fault(`a line of ${journal.torn.bytes} bytes is torn after a stop in order`);
  if (journal.damaged.length > 0) fault(`the journal is damaged: ${JSON.stringify(journal.damaged)}`);
  for (const entry of await store.outbox.pending()) fault(`still to be sent: ${entry.key}`);
  for (const { callId, kind } of reports.filter(({ acknowledged }) => acknowledged)) {
    const call = await store.calls.find(callId);
    if (call === undefined) fault('the call is not kept', callId);
    else if (kind === 'hangup' && call.end === undefined) fault('the end of the call is not kept', callId);
  }
  await store.close();
  return faults;
};
