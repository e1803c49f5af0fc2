import { describe, expect, it } from 'vitest';
import { type Address, createAddresses } from '../../src/elks/addresses.ts';
import { BASE, CALL_ID, SECRET } from './given-plan.ts';

const addresses = createAddresses(BASE, SECRET);
const pathOf = (address: Address): string => addresses.of(address).slice(BASE.length);

const EACH: readonly Address[] = [
  { purpose: 'resume', callId: CALL_ID, step: 1 },
  { purpose: 'progress', callId: CALL_ID, step: 12 },
  { purpose: 'hangup', callId: CALL_ID, step: 0 },
  { purpose: 'recording', callId: CALL_ID, step: 0 },
];

describe('a webhook address', () => {
  it.each(EACH)('is read back as what it was made for: $purpose', (address) => {
    expect(addresses.read(pathOf(address))).toEqual(address);
  });

  it.each(EACH)('opens nothing when any one character is another: $purpose', (address) => {
    const path = pathOf(address);
    for (const index of path.split('').keys())
      for (const other of ['0', '1', 'A', 'b', '/', '.', '%', '\0']) {
        const forged = path.slice(0, index) + other + path.slice(index + 1);
        if (forged !== path) expect(addresses.read(forged), forged).toBeNull();
      }
  });

  it('opens nothing when a character is missing or added', () => {
    const path = pathOf({ purpose: 'progress', callId: CALL_ID, step: 1 });
    for (const index of path.split('').keys()) {
      expect(addresses.read(path.slice(0, index) + path.slice(index + 1))).toBeNull();
      expect(addresses.read(`${path.slice(0, index)}0${path.slice(index)}`)).toBeNull();
    }
    expect(addresses.read(`${path}/`)).toBeNull();
  });

  it('opens nothing with the signature of another call, step or purpose', () => {
    const mine = pathOf({ purpose: 'resume', callId: CALL_ID, step: 1 });
    const others: readonly Address[] = [
      { purpose: 'resume', callId: `${CALL_ID}0`, step: 1 },
      { purpose: 'resume', callId: CALL_ID, step: 2 },
      { purpose: 'hangup', callId: CALL_ID, step: 1 },
    ];
    for (const other of others) {
      const signature = pathOf(other).split('/').at(-1) ?? '';
      expect(addresses.read(mine.replace(/[^/]+$/, signature))).toBeNull();
    }
  });

  it('has a signature that no other address of the call has', () => {
    const purposes = ['resume', 'progress', 'hangup', 'recording', 'menu', 'pin', 'whole-call'] as const;
    const turns = [undefined, 0, 1, 2, 3, 4, 5, 6];
    const signatures = purposes.flatMap((purpose) =>
      Array.from({ length: 100 }, (_, step) =>
        turns.map((turn) => {
          const path = pathOf({ purpose, callId: CALL_ID, step, ...(turn === undefined ? {} : { turn }) });
          return path.replace('.wav', '').split('/').at(-1);
        }),
      ).flat(),
    );
    expect(new Set(signatures).size).toBe(signatures.length);
    expect(signatures[0]).toMatch(/^[A-Za-z0-9_-]{16}$/);
  });

  it('opens nothing that was signed with another secret', () => {
    const foreign = createAddresses(BASE, `${SECRET}x`);
    for (const address of EACH) expect(addresses.read(foreign.of(address).slice(BASE.length))).toBeNull();
  });

  it.each(['/elks/resume/c1/01/', '/elks/resume/c1/1e0/', '/elks/resume/c1/-1/', '/elks/resume/c1/99999/'])(
    'writes a step in one way only: %s',
    (start) => expect(addresses.read(`${start}${'A'.repeat(22)}`)).toBeNull(),
  );
});
