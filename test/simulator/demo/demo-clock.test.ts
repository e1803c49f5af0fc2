import { describe, expect, it } from 'vitest';
import { createDemoClock } from '../../../src/simulator/demo/demo-clock.ts';

/** Real time that passes when somebody lets it: each wait is granted one by one. */
const heldTime = () => {
  const waits: { readonly ms: number; readonly grant: () => void }[] = [];
  return {
    waits,
    waitFor: (ms: number): Promise<void> => new Promise((resolve) => void waits.push({ ms, grant: resolve })),
    grant: async (): Promise<void> => {
      waits.shift()?.grant();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

describe('the demo’s clock', () => {
  it('stands still until it ticks, and jumps when told', async () => {
    const { waitFor, waits } = heldTime();
    const clock = createDemoClock(1_000_000, waitFor);
    await clock.advance(60_000);
    expect(clock.now()).toBe(1_060_000);
    expect(waits).toEqual([]);
  });

  it('then goes on by itself, as fast as it is told', async () => {
    const time = heldTime();
    const clock = createDemoClock(0, time.waitFor);
    clock.startTicking();
    await time.grant();
    expect(clock.now()).toBe(250);
    clock.setSpeed(60);
    await time.grant();
    expect(clock.now()).toBe(250 + 15_000);
    clock.stopTicking();
    await time.grant();
    expect(clock.now()).toBe(15_250);
  });

  it('lets a call wait as long as it takes, and does not tick meanwhile', async () => {
    const time = heldTime();
    const clock = createDemoClock(0, time.waitFor);
    clock.startTicking();
    const done = clock.advance(1_000);
    const [tick, call] = time.waits;
    expect(call?.ms).toBeCloseTo(1_000, -1);
    tick?.grant();
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(0);
    call?.grant();
    await done;
    expect(clock.now()).toBe(1_000);
    clock.stopTicking();
  });

  it('jumps all the same for what is told as a story', async () => {
    const time = heldTime();
    const clock = createDemoClock(0, time.waitFor);
    clock.startTicking();
    await clock.jumping(() => clock.advance(90_000));
    expect(clock.now()).toBe(90_000);
    clock.stopTicking();
  });

  it('tells listeners the time it is, until they leave', async () => {
    const clock = createDemoClock(1_000_000);
    const heard: number[] = [];
    const leave = clock.onAdvance((now) => void heard.push(now));
    await clock.advance(15);
    leave();
    await clock.advance(10);
    expect(heard).toEqual([1_000_015]);
  });
});
