// The demo as a process of its own and its page in a browser, told in the words of somebody who plays with it.
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../src/simulator/demo/free-port.ts';
import type { Program, Running } from '../crash/real-process.ts';

export const ANNA = '+46701740605';
export const BO = '+46701740606';
export const CIA = '+46701740607';
export const CALLER = '+46701740650';
/** A start of Jour in its own process takes its time on a busy machine. */
const PATIENCE_MS = 40_000;

export interface Visit {
  readonly page: Page;
  readonly address: string;
  readonly demo: Running;
  /** Everything that went wrong in the browser, and every address outside the demo that it asked for. */
  readonly faults: readonly string[];
  presses(name: string): Promise<void>;
  /** A button on somebody's phone, as soon as it is there. */
  onPhoneOf(number: string, button: string): Promise<void>;
  types(line: string): Promise<void>;
  /** Until this is to be read in Slack. */
  slackShows(text: string | RegExp): Promise<void>;
  phoneShows(text: string | RegExp): Promise<void>;
  end(): Promise<void>;
}

export const startDemo = async (program: Program): Promise<{ demo: Running; address: string }> => {
  const port = await freePort();
  const demo = program.demo({ PATH: process.env.PATH ?? '', JOUR_DEMO_PORT: String(port) });
  await demo.says('Ctrl-C stops it');
  return { demo, address: `http://127.0.0.1:${port}` };
};

export const visitDemo = async (program: Program, browser: Browser): Promise<Visit> => {
  const { demo, address } = await startDemo(program);
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(error.stack ?? error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(`${address}/`) || request.url().startsWith('blob:');
    if (!isOurs) faults.push(`asked for ${request.url()}`);
  });
  await page.goto(`${address}/`);
  await page.locator('#messages > li').first().waitFor();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    page,
    address,
    demo,
    faults,
    presses: (name) => button(name).click(),
    onPhoneOf: (number, name) =>
      page
        .locator(`#phone-${number.slice(1)}`)
        .getByRole('button', { name: new RegExp(`^${name}:`) })
        .click(),
    types: async (line) => {
      await page.getByRole('combobox', { name: 'A slash command or a message' }).fill(line);
      await page.keyboard.press('Escape');
      await button('Send').click();
    },
    slackShows: (text) => page.locator('#slack').getByText(text).last().waitFor(),
    phoneShows: (text) => page.locator('#doing').filter({ hasText: text }).waitFor(),
    end: async () => {
      await page.close();
      await demo.kill('SIGTERM');
    },
  };
};
