import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type Program } from '../crash/real-process.ts';
import { findBrowser, openBrowser, tellSkipped } from './a-browser.ts';
import { ANNA, BO, type Visit, visitDemo } from './a-visit.ts';

const browserAt = findBrowser();
if (browserAt === undefined) tellSkipped();
const LIMIT_MS = 120_000;

describe.skipIf(browserAt === undefined)('the demo page', () => {
  let program: Program;
  let browser: Browser;
  let visit: Visit;
  beforeAll(async () => {
    program = await buildProgram();
    browser = await openBrowser(browserAt ?? '');
    visit = await visitDemo(program, browser);
  }, LIMIT_MS);
  afterAll(async () => {
    await visit.end();
    await browser.close();
    await program.remove();
  });

  it(
    'lets a call be placed, declined by the first and answered by the second',
    async () => {
      await visit.presses('Call');
      await visit.onPhoneOf(ANNA, 'Decline');
      await visit.onPhoneOf(BO, 'Answer');
      await visit.phoneShows('You talk with Bo');
      await visit.onPhoneOf(BO, 'Hang up');
      await visit.phoneShows('The other side hung up');
      await visit.slackShows(/Answered by @bo/);
      expect(visit.faults).toEqual([]);
    },
    LIMIT_MS,
  );
});
