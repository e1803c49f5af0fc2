// The terminal the demo and its commands write to.
import type { ControlAnswer } from './control-words.ts';

export interface Look {
  readonly colours: boolean;
  readonly columns: number;
}

const COLUMNS = 100;

export const terminalLook = (): Look => ({
  colours: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '',
  columns: process.stdout.isTTY ? process.stdout.columns : COLUMNS,
});

export const print = (text: string): void => void process.stdout.write(text);

export const complain = (text: string): void =>
  void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);

/** A reader that goes away early, as in `npm run demo | head`, is no fault: all goes on, and is tidied up at the end. */
export const bearClosedPipe = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
};

/** Prints what the demo answered; a fault goes to standard error and fails. */
export const printAnswer = ({ ok, text }: ControlAnswer): void => {
  if (ok) print(text);
  else {
    complain(text);
    process.exitCode = 1;
  }
};
