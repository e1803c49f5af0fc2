import { expect, it } from 'vitest';
import { createTestCall } from '../../src/flows/test-call.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { ANNA, firstLine, givenSettings, NOON, PHONE_OF_ANNA } from '../core/given-settings.ts';

it('says so when what draws pictures is not installed, and tells the rest all the same', async () => {
  const settings = givenSettings({ members: [ANNA], membersById: { [ANNA]: { phone: PHONE_OF_ANNA } } });
  const { outbox } = createMemoryCalls();
  const test = createTestCall({
    settings: createMemorySettings(settings),
    clock: { now: () => NOON },
    outbox,
    pictures: { canDraw: async () => false },
    kick: () => expect.unreachable('there is nothing to send'),
    log: createLog('silent'),
  });
  const line = firstLine(settings);
  const place = { line, rosterName: line.rosterName, meant: [line] };
  const command = { kind: 'test', at: null, from: null, picture: true } as const;
  expect(await test(command, place, ANNA)).toMatchObject({
    kind: 'test',
    picture: 'not-installed',
    steps: [{ kind: 'ring', users: [ANNA] }, { kind: 'voicemail' }],
  });
  expect(await outbox.pending()).toEqual([]);
});
