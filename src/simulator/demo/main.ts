// `npm run demo`: plays the evening and prints it; in a terminal it keeps running, with a page in the browser and for
// calls and commands from another terminal.
import { EVENING } from './cast.ts';
import { irregularText, tellGoodEnd, tellNext, tellStaying } from './closing.ts';
import { createControlHandlers } from './control-handlers.ts';
import { type ControlServer, createControlServer } from './control-server.ts';
import { PORT_VARIABLE, readDemoPort } from './control-words.ts';
import { createDemoClock } from './demo-clock.ts';
import { createDemoLog } from './demo-log.ts';
import { DEMO_USAGE, readDemoWish } from './demo-options.ts';
import { openDemoWorld } from './demo-world.ts';
import { playEvening } from './evening.ts';
import { openInBrowser } from './page/browser.ts';
import { openPage } from './page/opening.ts';
import { createPageServer, type PageServer } from './page/page-server.ts';
import { createPaper } from './paper.ts';
import { bearClosedPipe, complain, print, terminalLook } from './terminal.ts';

/** As a shell has it for Ctrl-C. */
const INTERRUPTED = 130;
const stopAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

interface Control {
  readonly server: ControlServer;
  readonly page: PageServer;
  readonly port: number;
  readonly opensBrowser: boolean;
}

const fail = (fault: string): number => {
  complain(fault);
  return 1;
};

/** The door is opened before the story is told: a second demo says so at once. */
const openControl = async (opensBrowser: boolean): Promise<Control | { readonly fault: string }> => {
  const reading = readDemoPort(process.env[PORT_VARIABLE]);
  if (!reading.ok) return reading;
  const page = createPageServer();
  const server = createControlServer(page.handle);
  try {
    return { server, page, port: await server.listen(reading.port), opensBrowser };
  } catch {
    const fault = `Port ${reading.port} is taken, perhaps by a demo that still runs. Stop that one, or choose another port: ${PORT_VARIABLE}=${reading.port + 1}`;
    return { fault };
  }
};

/** Plays, and with a control server stays until it is told to stop; the answer is the exit code. */
const run = async (control: Control | null): Promise<number> => {
  const stopped = stopAsked().then((): 'stopped' => 'stopped');
  const clock = createDemoClock(EVENING);
  const paper = createPaper({ write: print, ...terminalLook() });
  const log = createDemoLog(complain);
  const world = await openDemoWorld(clock, log);
  try {
    const irregular = await Promise.race([playEvening({ world, paper }), stopped]);
    if (irregular === 'stopped') return INTERRUPTED;
    if (irregular.length > 0) complain(irregularText(irregular));
    else tellGoodEnd(paper);
    if (control === null) {
      if (irregular.length === 0) tellNext(paper);
    } else {
      await openPage({ world, clock, log, page: control.page });
      control.server.serve(createControlHandlers(world, clock));
      tellStaying(paper, world, control.port);
      if (control.opensBrowser) openInBrowser(`http://127.0.0.1:${control.port}/`);
      await stopped;
      print('\nStopping.\n');
    }
    return irregular.length > 0 ? 1 : 0;
  } finally {
    clock.stopTicking();
    control?.page.close();
    await Promise.all([control?.server.close(), world.close()]);
  }
};

const main = async (args: readonly string[]): Promise<number> => {
  const wish = readDemoWish(args, process.stdin.isTTY && process.stdout.isTTY);
  if (wish.kind === 'fault') return fail(`${wish.fault}\n\n${DEMO_USAGE}`);
  if (wish.kind === 'help') {
    print(DEMO_USAGE);
    return 0;
  }
  if (!wish.stays) return run(null);
  const control = await openControl(wish.opensBrowser);
  if (!('fault' in control)) return run(control);
  if (wish.isTold) return fail(control.fault);
  complain(`${control.fault}\nSo this one has no page, and ends by itself.`);
  return run(null);
};

bearClosedPipe();
process.exit(await main(process.argv.slice(2)));
