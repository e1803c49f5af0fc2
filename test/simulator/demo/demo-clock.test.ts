import { describe, expect, it } from 'vitest';
import { createDemoClock } from '../../../src/simulator/demo/demo-clock.ts';

describe('the demo’s clock', () => {
  it('stands still until it ticks, and moves when told', async () => {
    let real = 500;
    const clock = createDemoClock(1_000_000, () => real);
    real += 9_000;
    expect(clock.now()).toBe(1_000_000);
    await clock.advance(60_000);
    expect(clock.now()).toBe(1_060_000);
  });

  it('then goes on with real time, and with jumps on top', async () => {
    let real = 500;
    const clock = createDemoClock(1_000_000, () => real);
    clock.startTicking();
    real += 2_000.7;
    expect(clock.now()).toBe(1_002_000);
    await clock.advance(30_000);
    real += 1_000;
    expect(clock.now()).toBe(1_033_000);
    await clock.set(5_000_000);
    expect(clock.now()).toBe(5_000_000);
  });

  it('tells listeners the time it is, until they leave', async () => {
    let real = 0;
    const clock = createDemoClock(1_000_000, () => real);
    const heard: number[] = [];
    const leave = clock.onAdvance((now) => void heard.push(now));
    clock.startTicking();
    real += 5;
    await clock.advance(10);
    leave();
    await clock.advance(10);
    expect(heard).toEqual([1_000_015]);
  });
});
