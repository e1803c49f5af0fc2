// The page by keyboard, for a screen reader, on a phone's width and in the dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, type Program } from '../crash/real-process.ts';
import { findBrowser, openBrowser } from './a-browser.ts';
import { ANNA, type Visit, visitDemo } from './a-visit.ts';

const LIMIT_MS = 120_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browserAt = findBrowser();

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe.skipIf(browserAt === undefined)('the demo page for everybody', () => {
  let program: Program;
  let browser: Browser;
  let visit: Visit;
  beforeAll(async () => {
    program = await buildProgram();
    browser = await openBrowser(browserAt ?? '');
    visit = await visitDemo(program, browser);
    await visit.page.evaluate(AXE);
  }, LIMIT_MS);
  afterAll(async () => {
    await visit.end();
    await browser.close();
    await program.remove();
  });

  const violations = async (): Promise<readonly string[]> => {
    const found: { violations: readonly Violation[] } = await visit.page.evaluate('axe.run()');
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  };
  const widthOver = (): Promise<number> =>
    visit.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  it.each(['light', 'dark'] as const)(
    'has nothing that axe would complain about: %s',
    async (colorScheme) => {
      await visit.page.emulateMedia({ colorScheme });
      expect(await violations()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'can be used by keyboard alone: call, answer, hang up',
    async () => {
      const { keyboard } = visit.page;
      await visit.page.getByRole('button', { name: 'Call', exact: true }).focus();
      await keyboard.press('Enter');
      const answer = visit.page.locator(`#phone-${ANNA.slice(1)}`).getByRole('button', { name: /^Answer:/ });
      await answer.focus();
      await keyboard.press('Enter');
      await visit.phoneShows('You talk with Anna');
      expect(await violations()).toEqual([]);
      // The focus stays on that phone: its one button now hangs up.
      await keyboard.press('Enter');
      await visit.phoneShows('The other side hung up');
    },
    LIMIT_MS,
  );

  it('comes to the command box before all that is in the channel', async () => {
    const { keyboard } = visit.page;
    const focused = (): Promise<string> => visit.page.evaluate('document.activeElement.id');
    await visit.page.locator('#places button').last().focus();
    await keyboard.press('Tab');
    expect(await focused()).toBe('line');
    await visit.page.getByRole('link', { name: 'To the command box' }).focus();
    await keyboard.press('Enter');
    expect(await focused()).toBe('line');
    const [box, messages] = await Promise.all(
      ['#say', '#scroll'].map((part) => visit.page.locator(part).boundingBox()),
    );
    expect(box?.y).toBeGreaterThanOrEqual((messages?.y ?? 0) + (messages?.height ?? 0));
  });

  it(
    'has nothing to complain about in forms and on Home either, and Escape closes a form',
    async () => {
      for (const command of ['/oncall edit', '/oncall hours edit', '/oncall menu edit']) {
        await visit.types(command);
        const form = visit.page.locator('#form form');
        await form.waitFor();
        expect(await violations()).toEqual([]);
        await form.locator('h3').focus();
        await visit.page.keyboard.press('Escape');
        await form.waitFor({ state: 'detached' });
      }
      await visit.presses('Home');
      await visit.page
        .locator('#home')
        .getByText(/on call/i)
        .first()
        .waitFor();
      expect(await violations()).toEqual([]);
    },
    LIMIT_MS,
  );

  it('fits a phone’s width', async () => {
    await visit.page.setViewportSize({ width: 360, height: 740 });
    expect(await widthOver()).toBeLessThanOrEqual(0);
    await visit.presses('#oncall');
    await visit.page.locator('#messages > li').first().waitFor();
    expect(await widthOver()).toBeLessThanOrEqual(0);
  });

  it('keeps the newest message in view, also when the window has become smaller', async () => {
    await visit.page.setViewportSize({ width: 1280, height: 1000 });
    await visit.page.setViewportSize({ width: 360, height: 740 });
    await visit.types('/oncall status');
    await visit.slackShows(/Phones show the caller/);
    const hidden =
      "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.querySelector('#scroll'))";
    await expect.poll(() => visit.page.evaluate(hidden)).toBeLessThan(80);
  });

  it('tells what happens without being looked at', async () => {
    await visit.presses('Call');
    await visit.page.locator('#news[aria-live=polite]').filter({ hasText: 'phone rings' }).waitFor();
    await visit.presses('Hang up');
    await visit.phoneShows('You hung up');
    expect(visit.faults).toEqual([]);
  });
});
