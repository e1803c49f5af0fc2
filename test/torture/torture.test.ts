// The short form of `npm run torture`: half a minute of what the long form does for half an hour.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram, type Program } from '../crash/real-process.ts';
import { torture } from './torture.ts';

const SEED = 11;
const LIMIT_MS = 120_000;

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
}, LIMIT_MS);
afterAll(() => program.remove());

it('calls at a process that dies again and again, with a Slack that fails: nothing is lost or told twice', {
  timeout: LIMIT_MS,
}, async () => {
  const report = await torture(program, { seconds: 10, seed: SEED, calls: 25, calmSeconds: 60 });
  const first = report.faults[0];
  expect(report.faults, `seed ${SEED}; ${report.historyOf(first?.callId ?? '')}`).toEqual([]);
  // That something was put to the test at all.
  expect(report.lives.starts).toBeGreaterThanOrEqual(4);
  expect(report.counts.cards).toBeGreaterThan(20);
  expect(report.counts.recordings).toBeGreaterThan(5);
  expect(report.counts['reports that had to come again']).toBeGreaterThan(0);
});
