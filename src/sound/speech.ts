// Speaks a text by a program of this machine: the one that was named, else espeak-ng where it is installed. The text goes in
// on standard input, so that no shell and no option parser ever sees it.
import { spawn } from 'node:child_process';
import type { Language } from '../core/settings.ts';
import { SOUND_BYTES_MOST } from '../core/sound.ts';
import type { Log } from '../ports/log.ts';
import type { Speech, Spoken } from '../ports/sound.ts';

export const SPEAK_LIMIT_MS = 20_000;
const MISSING = new Set(['ENOENT', 'EACCES', 'ENOTDIR']);
/** All that the program is told of our surroundings: none of our secrets. */
const SURROUNDINGS = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin',
  LANG: 'C.UTF-8',
};

interface Program {
  readonly command: string;
  readonly options: readonly string[];
}

const ESPEAK = 'espeak-ng';
/** As in data/prompts/make.ts; slow enough to be taken in at first hearing. */
const ESPEAK_OPTIONS: Readonly<Record<Language, readonly string[]>> = {
  en: ['-v', 'en-gb', '-s', '156', '-p', '42', '-b', '1', '--stdin', '--stdout'],
  sv: ['-v', 'sv', '-s', '154', '-p', '42', '-b', '1', '--stdin', '--stdout'],
};

/** Everything the program writes, or why there is nothing. */
const run = ({ command, options }: Program, text: string): Promise<Spoken> =>
  new Promise((resolve) => {
    const child = spawn(command, options, {
      env: SURROUNDINGS,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const parts: Buffer[] = [];
    let size = 0;
    const give = (spoken: Spoken): void => {
      clearTimeout(timer);
      // Whatever the program started besides may hold the pipe open.
      child.stdout.destroy();
      child.kill('SIGKILL');
      resolve(spoken);
    };
    const timer = setTimeout(() => give({ kind: 'failed', reason: 'late' }), SPEAK_LIMIT_MS);
    child.once('error', ({ code = '' }: NodeJS.ErrnoException) =>
      give(MISSING.has(code) ? { kind: 'no-program' } : { kind: 'failed', reason: code }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > SOUND_BYTES_MOST) give({ kind: 'failed', reason: 'endless' });
      else parts.push(part);
    });
    child.once('close', (status, signal) => {
      if (status === 0 && size > 0) give({ kind: 'audio', bytes: Buffer.concat(parts) });
      else give({ kind: 'failed', reason: signal ?? `exit ${status}` });
    });
  });

/** @param command a program's path or name; null: espeak-ng, if there is one */
export const createSpeech = ({
  command,
  log,
}: {
  readonly command: string | null;
  readonly log: Log;
}): Speech => {
  const programFor = (language: Language): Program =>
    command === null
      ? { command: ESPEAK, options: ESPEAK_OPTIONS[language] }
      : { command, options: [language] };

  return async (text, language) => {
    const spoken = await run(programFor(language), text);
    if (spoken.kind !== 'audio')
      log.warn('text was not spoken', { ...spoken, isOwnProgram: command !== null });
    return spoken;
  };
};
