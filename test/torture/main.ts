// `npm run torture -- --seconds 1800 --seed 7 --calls 300`: prints the counts; fails with the seed and the history of
// every call that went wrong. With `--soak` nothing dies, and what memory and open files do is printed too.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildProgram } from '../crash/real-process.ts';
import type { Sample } from './lives.ts';
import { torture } from './torture.ts';

const HISTORIES = '.tmp/torture';
const FAULTS_SHOWN = 20;
/** At a message a second for each channel, and an alert that waits two minutes for a message. */
const CALM_SECONDS = 3_600;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    calls: { type: 'string', default: '200' },
    soak: { type: 'boolean', default: false },
  },
});
const [seconds, seed, calls] = [Number(values.seconds), Number(values.seed), Number(values.calls)];
if (![seconds, seed, calls].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  process.stderr.write('--seconds, --seed and --calls take whole numbers\n');
  process.exit(2);
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const table = (counts: Readonly<Record<string, number>>): void => {
  for (const [what, count] of Object.entries(counts)) print(`  ${String(count).padStart(7)}  ${what}`);
};

print(`torture: ${seconds} s, seed ${seed}, ${calls} calls at once`);
const program = await buildProgram();
const startedAt = performance.now();
const report = await torture(program, {
  seconds,
  seed,
  calls,
  calmSeconds: CALM_SECONDS,
  isSoak: values.soak,
  tell: (line) =>
    print(`${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(5)} s  ${line}`),
}).finally(() => program.remove());

const mean = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length));

/** The first quarter warms up; from then on nothing should grow. */
const growth = (samples: readonly Sample[]): string => {
  const quarter = Math.floor(samples.length / 4);
  const [second, last] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  const of = (what: keyof Sample): string =>
    `${mean(second.map((sample) => sample[what]))} → ${mean(last.map((sample) => sample[what]))}`;
  return `from the second quarter to the last: RSS ${of('rssMiB')} MiB, open files ${of('handles')}`;
};

if (values.soak) print(`\n${growth(report.samples)}`);
print('\nthe process');
table({ ...report.lives });
print('Slack');
table(report.weather);
print('told');
table(report.counts);
print(`everything was told ${report.toldAfterSeconds} s after all was well again`);

await mkdir(HISTORIES, { recursive: true });
for (const { callId, what } of report.faults.slice(0, FAULTS_SHOWN)) {
  print(`FAULT ${callId} ${what}`);
  if (callId !== '') await writeFile(join(HISTORIES, `${seed}-${callId}.json`), report.historyOf(callId));
}
print(
  report.faults.length === 0
    ? 'nothing lost, nothing told twice'
    : `${report.faults.length} faults with seed ${seed}; histories are in ${HISTORIES}`,
);
process.exit(report.faults.length === 0 ? 0 : 1);
