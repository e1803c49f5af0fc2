// The way of `npm run call` and `npm run slack`: read what was typed, ask the running demo, print its answer.
import { askDemo } from './control-client.ts';
import { readDemoPort } from './control-words.ts';
import { bearClosedPipe, complain, print, printAnswer, terminalLook } from './terminal.ts';

export interface DemoCommand {
  /** `call` or `slack`: the npm script, and where the demo takes it. */
  readonly name: 'call' | 'slack';
  readonly help: string;
  /** What is wrong with what was typed, if anything; the demo reads it again. */
  readonly check: (args: readonly string[]) => { readonly kind: string; readonly fault?: string };
}

const fail = (text: string): void => {
  complain(text);
  process.exitCode = 1;
};

export const runDemoCommand = async ({ name, help, check }: DemoCommand): Promise<void> => {
  bearClosedPipe();
  const args = process.argv.slice(2);
  const { kind, fault } = check(args);
  if (kind === 'help') return print(help);
  if (fault !== undefined) return fail(`${fault}\nSee: npm run ${name} -- --help`);
  const demo = readDemoPort(process.env.JOUR_DEMO_PORT);
  if (!demo.ok) return fail(demo.fault);
  printAnswer(await askDemo(demo.port, `/${name}`, { args, ...terminalLook() }));
};
