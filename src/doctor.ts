// `npm run doctor`: touches the process for it.
import { runDoctor } from './app-doctor.ts';

process.exitCode = await runDoctor({
  env: process.env,
  now: () => Date.now(),
  fix: process.argv.includes('--fix'),
  write: (line) => process.stdout.write(`${line}\n`),
});
