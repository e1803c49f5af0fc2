import { expect, it } from 'vitest';
import { newCall } from '../../src/core/call-facts.ts';
import type { Pin } from '../../src/core/menu.ts';
import { createPinEntry } from '../../src/flows/pin-entry.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { withLine } from '../core/any-settings.ts';
import { firstLine, givenSettings, NOON } from '../core/given-settings.ts';

const GUESSES = 40;
const WRONG_CODES_MOST = 10;
const ACME: Pin = { label: 'acme', salt: '', hash: '', opens: { kind: 'voicemail' } };

it('codes typed in many calls of one caller at once are no more tries than one after another', async () => {
  const settings = withLine(givenSettings(), { pins: [ACME] });
  const { calls, outbox } = createMemoryCalls();
  const line = firstLine(settings);
  const caller = { kind: 'number', number: '+46701740699' } as const;
  for (let guess = 0; guess < GUESSES; guess += 1) {
    const call = newCall({ callId: `c${guess}`, lineId: line.id, to: line.number, caller, startedAt: NOON });
    await calls.update(call.id, () => ({ call }));
  }
  let check = (): void => undefined;
  const allTyped = new Promise<void>((resolve) => {
    check = resolve;
  });
  const enter = createPinEntry({
    settings: { current: () => settings, update: async () => settings },
    calls,
    outbox,
    clock: { now: () => NOON },
    codes: {
      hash: () => Promise.reject(new Error('nothing is added here')),
      verify: async (code) => allTyped.then(() => (code === 'right' ? ACME : null)),
    },
    log: createLog('silent'),
    kick: () => undefined,
  });
  const typed = Array.from({ length: GUESSES }, (_, guess) =>
    enter(`c${guess}`, guess < GUESSES - 1 ? 'wrong' : 'right'),
  );
  await new Promise((resolve) => setImmediate(resolve));
  check();
  const results = await Promise.all(typed);
  expect(results.at(-1)).toEqual({ label: null, isShut: true });
  expect(results.filter(({ isShut }) => !isShut)).toHaveLength(WRONG_CODES_MOST - 1);
});

it.each([
  ['is full', () => Promise.reject(new Error('ENOSPC'))],
  ['takes its time', () => new Promise<never>(() => undefined)],
])(
  'the right code opens its door while the disk %s',
  async (_name, update) => {
    const settings = withLine(givenSettings(), { pins: [ACME] });
    const { calls, outbox } = createMemoryCalls();
    const line = firstLine(settings);
    const caller = { kind: 'hidden' } as const;
    const call = newCall({ callId: 'c1', lineId: line.id, to: line.number, caller, startedAt: NOON });
    const enter = createPinEntry({
      settings: { current: () => settings, update: async () => settings },
      calls: { ...calls, find: async () => call, update },
      outbox,
      clock: { now: () => NOON },
      codes: {
        hash: () => Promise.reject(new Error('nothing is added here')),
        verify: async () => ACME,
      },
      log: createLog('silent'),
      kick: () => undefined,
    });
    expect(await enter('c1', '4711')).toEqual({ label: 'acme', isShut: false });
  },
  2_000,
);
