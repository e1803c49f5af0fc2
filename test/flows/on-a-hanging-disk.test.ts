// What people press while the disk does not answer: it holds in memory at once, and nobody waits with a phone at their ear.
import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/instant.ts';
import type { Settings } from '../../src/core/settings.ts';
import { createCallBack, createCallBackReports } from '../../src/flows/call-back.ts';
import { createCardWork } from '../../src/flows/card-work.ts';
import { createDelivery } from '../../src/flows/deliver.ts';
import { alertEntry, cardEntry } from '../../src/flows/effects.ts';
import { heldStores } from '../../src/flows/held-stores.ts';
import { createPrompts } from '../../src/flows/prompts.ts';
import { createRemind } from '../../src/flows/remind.ts';
import { createSend, type SendDeps } from '../../src/flows/send.ts';
import { createShiftTick } from '../../src/flows/shift-tick.ts';
import { createWake } from '../../src/flows/wake.ts';
import { createLog } from '../../src/log.ts';
import type { Chat } from '../../src/ports/chat.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { withLine } from '../core/any-settings.ts';
import { aCall, anEnd } from '../core/given-call.ts';
import { ANNA, BO, givenSettings, NOON, PHONE_OF_ANNA, PHONE_OF_BO } from '../core/given-settings.ts';
import { CHANNEL } from './given-outbox.ts';

const ANSWER_WITHIN_MS = 1_500;
const never = new Promise<never>(() => undefined);
/** Done in memory, and never on disk. */
const hangs = (work: Promise<unknown>): Promise<never> => work.then(() => never);

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

it('a handoff that is to be told holds up no command', { timeout: ANSWER_WITHIN_MS }, async () => {
  const { outbox } = createMemoryCalls();
  const settings = givenSettings({ members: [ANNA, BO] });
  const taken = { id: 1, kind: 'take', by: BO, at: NOON, userId: BO, spans: [{ fromAt: 0, untilAt: NOON }] };
  const rosters = settings.rosters.map((roster) => ({ ...roster, overrides: [taken] }));
  const clock = { at: NOON - 1 };
  const tick = createShiftTick({
    settings: createMemorySettings({ ...settings, rosters } as Settings),
    outbox: { ...outbox, put: (...what) => outbox.put(...what).then(() => never) },
    chat: { users: async () => [] },
    clock: { now: () => clock.at },
    log: createLog('silent'),
  });
  await tick('before-command');
  expect(await outbox.mark('first:main')).toBeDefined();
});

it('a sound for callers that holds already is answered before the channel is told', {
  timeout: ANSWER_WITHIN_MS,
}, async () => {
  const settings = createMemorySettings(givenSettings({ members: [ANNA] }));
  const prompts = createPrompts({
    settings,
    clock: { now: () => NOON },
    log: createLog('silent'),
    announce: () => never,
    soundOf: () => undefined,
    keepPrompt: async () => ({ hash: 'a'.repeat(32), seconds: 2 }),
    makeSound: () => never,
    speech: () => never,
  });
  const place = { lineId: settings.current().lines[0]?.id ?? '', name: 'voicemail', by: ANNA };
  const sound = { bytes: new Uint8Array(2), seconds: 2, source: 'phone' } as const;
  expect((await prompts.keep(place, sound)).kind).not.toBe('problem');
});

it('what calls have to tell leaves one after another', { timeout: 10 * ANSWER_WITHIN_MS }, async () => {
  const { calls, outbox } = createMemoryCalls();
  const log = createLog('silent');
  const settings = createMemorySettings(givenSettings({ members: [ANNA] }));
  const clock = { now: () => NOON };
  const onHangingDisk = {
    calls: { ...calls, update: (...asked: Parameters<typeof calls.update>) => hangs(calls.update(...asked)) },
    outbox: {
      ...outbox,
      put: (...asked: Parameters<typeof outbox.put>) => hangs(outbox.put(...asked)),
      settle: (...asked: Parameters<typeof outbox.settle>) => hangs(outbox.settle(...asked)),
    },
  };
  const call = aCall({ end: anEnd() });
  const alert = alertEntry(call, CHANNEL, { now: NOON, dueAt: NOON });
  await calls.update(call.id, () => ({ call, enqueue: [cardEntry(call, CHANNEL, NOON), alert] }));
  const posted: string[] = [];
  const post: Chat['post'] = async (_message, { key }) => {
    posted.push(key);
    return { kind: 'delivered', value: { channelId: CHANNEL, messageId: key } };
  };
  const held = heldStores({ ...onHangingDisk, log });
  const send = createSend({ ...held, settings, clock, chat: { post } } as Partial<SendDeps> as SendDeps);
  const { outbox: waiting } = held;
  const gather = async (): Promise<boolean> => false;
  await createDelivery({ outbox: waiting, clock, log, send, gather, onTrouble: () => undefined }).run();
  expect(posted).toEqual(['card:c1', 'alert:c1']);
});

it('those on call are rung about every call that waits', { timeout: 10 * ANSWER_WITHIN_MS }, async () => {
  const { calls, outbox } = createMemoryCalls();
  const remind = { afterMinutes: [1], atOpening: false, callAfterMinutes: 1, isAlways: true };
  const membersById = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
  const settings = givenSettings({ members: [ANNA, BO], membersById });
  const placed: string[] = [];
  const deps = {
    settings: createMemorySettings(withLine(settings, { remind })),
    calls: { ...calls, update: (...asked: Parameters<typeof calls.update>) => hangs(calls.update(...asked)) },
    clock: { now: () => NOON + 5 * MINUTE_MS },
    log: createLog('silent'),
    kick: () => undefined,
    place: async ({ callId, phone }: { callId: string; phone: string }) => {
      placed.push(`${callId} ${phone}`);
      return { kind: 'dialled' } as const;
    },
  };
  for (const id of ['one', 'two'])
    await calls.update(id, () => ({ call: aCall({ id, end: anEnd({ legs: [] }), alertDueAt: NOON }) }));
  const { ringNext } = createWake(deps);
  const look = createRemind({ ...deps, ringNext });
  await look();
  await look();
  expect(placed).toEqual([`one ${PHONE_OF_ANNA}`]);
  expect(await outbox.pending()).toHaveLength(2);
});
