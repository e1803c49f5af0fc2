// What people press while the disk does not answer: it holds in memory at once, and nobody waits with a phone at their ear.
import { expect, it } from 'vitest';
import { createCallBack, createCallBackReports } from '../../src/flows/call-back.ts';
import { createCardWork } from '../../src/flows/card-work.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { aCall, anEnd } from '../core/given-call.ts';
import { ANNA, givenSettings, NOON, PHONE_OF_ANNA } from '../core/given-settings.ts';

const ANSWER_WITHIN_MS = 1_500;
const never = new Promise<never>(() => undefined);

const onAHangingDisk = async () => {
  const { calls } = createMemoryCalls();
  const call = aCall({ caller: { kind: 'number', number: '+46701740699' }, end: anEnd() });
  await calls.update(call.id, () => ({ call }));
  const placed: string[] = [];
  const deps = {
    settings: createMemorySettings(
      givenSettings({ members: [ANNA], membersById: { [ANNA]: { phone: PHONE_OF_ANNA } } }),
    ),
    calls: {
      ...calls,
      update: async (...asked: Parameters<typeof calls.update>) => calls.update(...asked).then(() => never),
    },
    clock: { now: () => NOON },
    log: createLog('silent'),
    kick: () => undefined,
    whoMay: async () => null,
    onVerdict: async () => undefined,
    place: async ({ why }: { why: string }) => {
      placed.push(why);
      return { kind: 'dialled' } as const;
    },
  };
  return { deps, order: { callId: call.id, by: ANNA }, placed };
};

it('calling back rings the phone, and its key connects', { timeout: 2 * ANSWER_WITHIN_MS }, async () => {
  const { deps, order, placed } = await onAHangingDisk();
  expect(await createCallBack(deps)(order)).toMatchObject({ kind: 'ringing-you' });
  expect(placed).toEqual(['call-back']);
  expect(await createCallBackReports(deps).connects(order.callId, 0)).toMatchObject({
    number: '+46701740699',
  });
});

it('a claim is answered as held, not written down yet', { timeout: ANSWER_WITHIN_MS }, async () => {
  const { deps, order } = await onAHangingDisk();
  expect(await createCardWork(deps).claim(order)).toEqual({ kind: 'held' });
});
