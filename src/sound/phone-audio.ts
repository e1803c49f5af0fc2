// Turns sound files into telephone sound in a process of its own: a decoder that crashes, hangs or is broken into by a
// stranger's file meets neither callers nor secrets there, and reading a minute of sound holds up no call.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MakePhoneSound, PhoneSound, PhoneSoundOptions } from '../ports/sound.ts';

/** A minute of sound takes about a second. */
const CONVERT_LIMIT_MS = 30_000;
const MEMORY_MOST_MB = 256;

/** Run from source, as in tests, it needs what reads TypeScript. */
const isSource = import.meta.url.endsWith('.ts');
const CHILD = fileURLToPath(new URL(`./convert-child.${isSource ? 'ts' : 'js'}`, import.meta.url));
const NODE_OPTIONS = [
  `--max-old-space-size=${MEMORY_MOST_MB}`,
  ...(isSource ? ['--import', import.meta.resolve('tsx')] : []),
];

const BROKEN: PhoneSound = { kind: 'unfit', fault: 'broken' };

const convertInChild = (bytes: Uint8Array, { endsInBeep }: PhoneSoundOptions): Promise<PhoneSound> =>
  new Promise((resolve, reject) => {
    const child = fork(CHILD, [String(endsInBeep)], {
      execArgv: NODE_OPTIONS,
      env: {},
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      timeout: CONVERT_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    child.once('message', (sound) => resolve(sound as PhoneSound));
    child.once('error', reject);
    // Died without a word: of the file, as nothing else goes in.
    child.once('close', () => resolve(BROKEN));
    // By a pipe, which takes it bit by bit: as a message, 10 MB would hold up everything else.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });

/** One at a time, so that memory is bounded. */
export const createPhoneAudio = (): MakePhoneSound => {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, options) => {
    const turn = (): Promise<PhoneSound> => convertInChild(bytes, options);
    const converting = last.then(turn, turn);
    last = converting;
    return converting;
  };
};
