// `npm run park`: touches the process for it.
import { fileURLToPath } from 'node:url';
import { runPark } from './app-park.ts';
import { createLog } from './log.ts';

process.umask(0o077);
process.exitCode = await runPark({
  env: process.env,
  now: () => Date.now(),
  undo: process.argv.includes('--undo'),
  promptsFolder: fileURLToPath(new URL('../data/prompts/', import.meta.url)),
  log: createLog('silent'),
  write: (line) => process.stdout.write(`${line}\n`),
});
