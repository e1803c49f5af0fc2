// A headless Chromium, where there is one, with a made-up microphone.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

export const findBrowser = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));

export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: FLAGS, headless: true });

/** The visible line where the page cannot be tested. */
export const tellSkipped = (): void =>
  void process.stderr.write(
    'The demo page is not tested: no Chromium was found. Install it (apt-get install chromium) or set CHROMIUM.\n',
  );
