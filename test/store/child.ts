// Other processes for tests: a TypeScript file run by tsx, and its first line.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const runChild = (script: string, ...args: readonly string[]): ChildProcessWithoutNullStreams => {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(execPath, ['--import', 'tsx', path, ...args]);
};

export const firstLine = async (child: ChildProcessWithoutNullStreams): Promise<string> => {
  for await (const line of createInterface(child.stdout)) return line;
  return '';
};

export const killed = async (child: ChildProcessWithoutNullStreams): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};
