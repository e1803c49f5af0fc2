// `npm run park`: touches the process for it.
import { fileURLToPath } from 'node:url';
import { runPark } from './app-park.ts';
import { createLog } from './log.ts';

const UNDO = '--undo';
const USAGE = `npm run park            leaves each line's plan of this moment at 46elks
npm run park -- ${UNDO}  takes it back
`;

process.umask(0o077);
const args = process.argv.slice(2);
// Somebody who only asks for help changes nothing.
if (args.some((arg) => arg !== UNDO)) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  process.exitCode = await runPark({
    env: process.env,
    now: () => Date.now(),
    undo: args.includes(UNDO),
    promptsFolder: fileURLToPath(new URL('../data/prompts/', import.meta.url)),
    log: createLog('silent'),
    write: (line) => process.stdout.write(`${line}\n`),
  });
}
