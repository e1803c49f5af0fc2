// The pictures of the README, made anew: `npm run screenshots`. Needs Chromium, and a font with emoji to look like Slack
// (Debian: chromium fonts-noto-color-emoji).
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProgram } from '../crash/real-process.ts';
import { findBrowser, openBrowser, tellSkipped } from './a-browser.ts';
import { ANNA, BO, CIA, type Visit, visitDemo } from './a-visit.ts';

const FOLDER = join(import.meta.dirname, '../../data/screenshots');
const BYTES_MAX = 200_000;
const WIDTH = 1_280;
/** More of it is not needed to see what it is. */
const HEIGHT_MAX = 860;
const SOMETHING_HEARD_MS = 1_500;
const SOMETHING_SAID_MS = 6_000;

const shoot = async (visit: Visit, name: string, selector?: string): Promise<void> => {
  const path = join(FOLDER, `${name}.png`);
  // The keys' focus is nobody's on a picture.
  await visit.page.evaluate('document.activeElement?.blur()');
  if (selector === undefined) await visit.page.screenshot({ path, animations: 'disabled' });
  else {
    const place = visit.page.locator(selector).first();
    await visit.page.evaluate(`document.querySelector('${selector}').scrollIntoView()`);
    const box = await place.boundingBox();
    if (box === null) throw new Error(`${selector} is not shown`);
    const clip = { ...box, height: Math.min(box.height, HEIGHT_MAX) };
    await visit.page.screenshot({ path, clip, animations: 'disabled' });
  }
  const { size } = await stat(path);
  if (size > BYTES_MAX) throw new Error(`${path} has ${size} bytes, and more than ${BYTES_MAX} are too many`);
  process.stdout.write(`${path}  ${Math.round(size / 1_000)} kB\n`);
};

/** Somebody calls, and Bo's phone rings after Anna's. */
const ringing = async (visit: Visit): Promise<void> => {
  await visit.page.setViewportSize({ width: WIDTH, height: 960 });
  await visit.presses('Call');
  await visit.onPhoneOf(ANNA, 'Decline');
  await visit.slackShows(/Ringing @bo/);
  await shoot(visit, 'a-call-rings');
  await visit.onPhoneOf(BO, 'Decline');
};

/** Nobody answered: the message is in the card's thread, and Anna has taken the call on. */
const voicemail = async (visit: Visit): Promise<void> => {
  await visit.onPhoneOf(CIA, 'Decline');
  await visit.slackShows(/Voicemail, \d s/);
  const inSlack = visit.page.locator('#slack');
  await inSlack
    .getByRole('button', { name: /^Claim: / })
    .last()
    .click();
  await visit.slackShows(/Claimed by @anna/);
  await visit.page.emulateMedia({ colorScheme: 'dark' });
  await visit.page.locator('#messages audio').last().scrollIntoViewIfNeeded();
  await visit.page.evaluate("document.querySelector('#scroll').scrollTop = 1e6");
  await shoot(visit, 'a-voicemail-is-claimed', '#slack');
};

/** A call with a menu, drawn with the way that it took. */
const said = async (visit: Visit): Promise<void> => {
  await visit.page.emulateMedia({ colorScheme: 'light' });
  await visit.page.locator('#to').selectOption({ index: 1 });
  await visit.presses('Call');
  await visit.page.locator('#hears').filter({ hasText: /./ }).waitFor();
  await visit.page.waitForTimeout(SOMETHING_HEARD_MS);
  await visit.presses('Key 1');
  await visit.onPhoneOf(ANNA, 'Decline');
  await visit.onPhoneOf(BO, 'Answer');
  await visit.phoneShows('You talk with Bo');
  await visit.page.waitForTimeout(SOMETHING_SAID_MS);
  await visit.presses('Hang up');
  await visit.phoneShows('You hung up');
  await visit.page.locator('#calls > details > .said-body').first().waitFor();
  await shoot(visit, 'what-was-said', '#calls > details');
};

const browserAt = findBrowser();
if (browserAt === undefined) {
  tellSkipped();
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const program = await buildProgram();
const browser = await openBrowser(browserAt);
const visit = await visitDemo(program, browser);
try {
  await ringing(visit);
  await voicemail(visit);
  await said(visit);
} finally {
  await visit.end();
  await browser.close();
  await program.remove();
}
