import { describe, expect, it } from 'vitest';
import type { Warning } from '../../src/core/warning.ts';
import { createDiskWatch, type DiskHealth } from '../../src/flows/disk-watch.ts';
import { createManualClock } from '../../src/simulator/manual-clock.ts';

const FULL: DiskHealth = { writable: false, error: 'ENOSPC: no space left on device, write' };
const WELL: DiskHealth = { writable: true };

const given = () => {
  const clock = createManualClock(1_000_000);
  const warnings: Warning[] = [];
  const disk = { health: WELL, isMended: false, tries: 0 };
  const look = createDiskWatch({
    health: () => disk.health,
    retry: async () => {
      disk.tries += 1;
      if (disk.isMended) disk.health = WELL;
    },
    warn: async (warning) => void warnings.push(warning),
    clock,
  });
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      await clock.advance(1_000);
      await look();
    }
  };
  return { clock, disk, warnings, pass };
};

describe('a disk that fails', () => {
  it('is told once, however long it lasts, and once more when it is over', async () => {
    const { disk, warnings, pass } = given();
    await pass(3);
    disk.health = FULL;
    await pass(600);
    expect(warnings).toEqual([{ kind: 'disk-failing', error: FULL.error, sinceAt: 1_004_000 }]);
    disk.isMended = true;
    await pass(10);
    expect(warnings.slice(1)).toMatchObject([{ kind: 'disk-well', sinceAt: 1_004_000 }]);
    await pass(600);
    expect(warnings).toHaveLength(2);
  });

  it('is tried again every few seconds', async () => {
    const { disk, pass } = given();
    disk.health = FULL;
    await pass(61);
    expect(disk.tries).toBe(12);
  });

  it('for a moment only is told to nobody', async () => {
    const { disk, warnings, pass } = given();
    disk.health = FULL;
    await pass(2);
    disk.health = WELL;
    await pass(60);
    expect(warnings).toEqual([]);
  });

  it('a second time is told a second time', async () => {
    const { disk, warnings, pass } = given();
    for (const _time of [1, 2]) {
      disk.isMended = false;
      disk.health = FULL;
      await pass(20);
      disk.isMended = true;
      await pass(20);
    }
    expect(warnings.map(({ kind }) => kind)).toEqual([
      'disk-failing',
      'disk-well',
      'disk-failing',
      'disk-well',
    ]);
  });

  it('is tried again although the clock was put back', async () => {
    const { clock, disk, pass } = given();
    disk.health = FULL;
    await pass(7);
    const before = disk.tries;
    await clock.set(clock.now() - 3_600_000);
    await pass(3);
    expect(disk.tries).toBeGreaterThan(before);
  });
});
