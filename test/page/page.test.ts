import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type Program } from '../crash/real-process.ts';
import { findBrowser, openBrowser, tellSkipped } from './a-browser.ts';
import { ANNA, BO, CALLER, CIA, type Visit, visitDemo } from './a-visit.ts';

const browserAt = findBrowser();
if (browserAt === undefined) tellSkipped();
const LIMIT_MS = 120_000;
const SOUND = join(import.meta.dirname, '../fixtures/closed.wav');

/** One visit from beginning to end: each test goes on where the one before it left off. */
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
  const inSlack = (name: string | RegExp) => visit.page.locator('#slack').getByRole('button', { name });
  const newestCall = () => visit.page.locator('#calls > details').first();
  const nobodyAnswers = async (): Promise<void> => {
    for (const phone of [ANNA, BO, CIA]) await visit.onPhoneOf(phone, 'Decline');
  };

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
      const picture = await newestCall().locator('.picture svg').getAttribute('aria-label');
      expect(picture).toMatch(
        /^Ring Anna, for 15 s \(taken\); busy: Ring Bo, answered, \d+ s \(taken\); no answer: Ring Cia, for 15 s;/,
      );
    },
    LIMIT_MS,
  );

  it(
    'takes a message by the microphone, and plays it in its thread',
    async () => {
      const players = visit.page.locator('#messages audio');
      const before = await players.count();
      await visit.page.getByLabel('I speak into the microphone').check();
      await visit.presses('Call');
      await nobodyAnswers();
      await visit.phoneShows('Recording: speak now');
      await visit.page.waitForTimeout(2_500);
      await visit.presses('Hang up');
      await visit.slackShows(/Voicemail, \d s/);
      await players.nth(before).waitFor();
      const seconds = await visit.page.evaluate(
        "(async (audio) => (await audio.play(), audio.duration))([...document.querySelectorAll('#messages audio')].at(-1))",
      );
      expect(seconds).toBeGreaterThan(1.5);
      expect(seconds).toBeLessThan(6);
    },
    LIMIT_MS,
  );

  it(
    'lets the card be claimed, and the caller be called back',
    async () => {
      await inSlack(/^Claim: /)
        .last()
        .click();
      await visit.slackShows(/Claimed by @anna/);
      await inSlack(/^Call back: /)
        .last()
        .click();
      await visit.onPhoneOf(ANNA, 'Answer');
      await visit.onPhoneOf(ANNA, 'Press 1');
      await visit.onPhoneOf(CALLER, 'Answer');
      await visit.onPhoneOf(CALLER, 'Hang up');
      await visit.slackShows(/Called back by @anna: answered/);
    },
    LIMIT_MS,
  );

  it(
    'completes commands, and edits the opening hours in a form',
    async () => {
      const box = visit.page.getByRole('combobox', { name: 'A slash command or a message' });
      await box.pressSequentially('/oncall hours ed');
      await visit.page.getByRole('option', { name: /hours edit/ }).waitFor();
      await visit.page.keyboard.press('Tab');
      expect(await box.inputValue()).toBe('/oncall hours edit');
      await visit.page.keyboard.press('Enter');
      const form = visit.page.locator('#form form');
      for (const day of ['Saturday', 'Sunday'])
        await form
          .getByLabel(new RegExp(`^${day}`))
          .first()
          .selectOption({ label: 'Closed' });
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('The opening hours are now').waitFor();
      await form.getByRole('button', { name: 'Close' }).click();
      await form.waitFor({ state: 'detached' });
      await visit.slackShows(/set the opening hours/);
    },
    LIMIT_MS,
  );

  it(
    'is closed on Saturday at three in the morning, and says so to the caller',
    async () => {
      await visit.presses('Saturday 03:00');
      await visit.page.locator('#now').filter({ hasText: 'Saturday' }).waitFor();
      await visit.presses('Call');
      await visit.page
        .locator('#hears')
        .filter({ hasText: /closed/i })
        .waitFor();
      await visit.presses('Hang up');
      await visit.phoneShows('You hung up');
      expect(await newestCall().locator('.picture svg').getAttribute('aria-label')).toContain(
        'closed (taken)',
      );
    },
    LIMIT_MS,
  );

  it(
    'loses nothing when Jour is killed during a call and started again',
    async () => {
      await visit.presses('Monday 09:00');
      await visit.presses('10 × faster');
      await visit.presses('Call');
      await visit.page.locator(`#phone-${ANNA.slice(1)}.ringing`).waitFor();
      await visit.presses('Kill Jour');
      await visit.page.getByText('Jour is dead').waitFor();
      await visit.onPhoneOf(BO, 'Answer');
      await visit.phoneShows('You talk with Bo');
      await visit.presses('Hang up');
      await visit.page.getByText('One report waits at 46elks').waitFor();
      await visit.presses('Start it again');
      await visit.page.getByText('Jour runs.').waitFor();
      await visit.slackShows(/Answered by @bo after/);
      await visit.page.locator('#trouble').getByText('One report waits').waitFor({ state: 'detached' });
    },
    LIMIT_MS,
  );

  it(
    'shows what came while Slack was down, and a recording that was not ready, once both are mended',
    async () => {
      const flips = (name: string) => visit.page.getByRole('switch', { name }).click();
      const cards = visit.page.locator('#messages > li');
      const players = visit.page.locator('#messages audio');
      await visit.page.getByLabel('a sample message is spoken').check();
      const [cardsBefore, playersBefore] = [await cards.count(), await players.count()];
      await flips('Slack is down');
      await flips('Recordings are not ready');
      await visit.presses('Call');
      await nobodyAnswers();
      await visit.phoneShows('You hung up');
      expect(await cards.count()).toBe(cardsBefore);
      await flips('Slack is down');
      await visit.slackShows(/Voicemail, 5 s/);
      expect(await players.count()).toBe(playersBefore);
      await flips('Recordings are not ready');
      await players.nth(playersBefore).waitFor();
    },
    LIMIT_MS,
  );

  it(
    'takes a hidden caller to a menu on the other line, and a personal voicemail for what it is',
    async () => {
      await visit.presses('Real time');
      await visit.page.locator('#to').selectOption({ index: 1 });
      await visit.page.locator('#from').selectOption('');
      await visit.presses('Call');
      await visit.page.locator('#hears').filter({ hasText: /key/ }).waitFor();
      await visit.page.locator('#phone').press('1');
      await visit.onPhoneOf(ANNA, 'Own voicemail');
      await visit.phoneShows('You talk with Anna');
      await visit.presses('Hang up');
      await visit.presses('#shop');
      await visit.slackShows(/Was that a person/);
    },
    LIMIT_MS,
  );

  it(
    'opens what a shortcut opens, and takes a sound for a prompt from a form',
    async () => {
      const form = visit.page.locator('#form form');
      await visit.page.getByLabel('Shortcuts').click();
      await visit.page.getByRole('button', { name: 'Who is on call?' }).click();
      await form.getByText('@bo').first().waitFor();
      await form.locator('[data-close]').click();
      await visit.presses('#oncall');
      await visit.types('/oncall prompt closed');
      await form.locator('input[type=file]').setInputFiles(SOUND);
      await form.locator('button[type=submit]').click();
      await form.getByText('callers now hear your own sound').waitFor();
      await form.locator('[data-close]').click();
      await form.waitFor({ state: 'detached' });
    },
    LIMIT_MS,
  );

  it('asked nothing outside this machine, and had no fault of its own', () => {
    expect(visit.faults).toEqual([]);
  });
});
