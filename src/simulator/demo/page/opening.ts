// Opens the page once the evening is told: Jour goes on in a process of its own, so that it can be killed, the team gets
// back to ringing in turn, and a second line is set up for whoever wants a menu.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ANNA, CHANNEL, SECOND_LINE, SHOP_CHANNEL, shownNumber } from '../cast.ts';
import type { DemoClock } from '../demo-clock.ts';
import type { DemoLog } from '../demo-log.ts';
import type { DemoWorld } from '../demo-world.ts';
import type { PageServer } from './page-server.ts';
import { createVisit } from './visit.ts';

export interface Opening {
  readonly world: DemoWorld;
  readonly clock: DemoClock;
  readonly log: DemoLog;
  readonly page: PageServer;
}

/** Made with `npm run prompts`' voice: who has no microphone leaves this. */
const SAMPLE = fileURLToPath(new URL('../../../../data/prompts/sample-message.wav', import.meta.url));
const READY: readonly (readonly [channel: string, line: string])[] = [
  [CHANNEL.id, '/oncall menu off'],
  [CHANNEL.id, '/oncall ring turn 15s'],
  [CHANNEL.id, `/oncall line add ${shownNumber(SECOND_LINE)} Shop #${SHOP_CHANNEL.name}`],
  [SHOP_CHANNEL.id, '/oncall menu 1 ring main'],
  [SHOP_CHANNEL.id, '/oncall menu 2 voicemail'],
];

export const openPage = async ({ world, clock, log, page }: Opening): Promise<void> => {
  const { stage } = world;
  await stage.stopApp();
  const sample = readFileSync(SAMPLE);
  const visit = createVisit({ world, clock, log, sample: () => sample });
  await visit.trouble.start();
  for (const [channel, line] of READY) {
    const { messages } = await stage.slack.types(ANNA.id, line, { channel });
    // Nobody who comes to the page has typed this.
    for (const message of messages) stage.slack.people.deletes(message);
  }
  await stage.app().settle();
  page.open(visit);
  clock.startTicking();
};
