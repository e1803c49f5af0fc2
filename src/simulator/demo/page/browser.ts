// Opens an address in the browser that whoever runs the demo has.
import { spawn } from 'node:child_process';

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

export const openInBrowser = (address: string): void => {
  const [program = '', ...options] = OPENERS[process.platform] ?? ['xdg-open'];
  const opened = spawn(program, [...options, address], { stdio: 'ignore', detached: true });
  // Without one the address is printed all the same.
  opened.on('error', () => undefined);
  opened.unref();
};
