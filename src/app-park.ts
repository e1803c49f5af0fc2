// `npm run park`: leaves each line's plan at 46elks, or takes it back, whether Jour runs or not. Of what Jour keeps it only
// reads; what stood at 46elks before goes into a file of its own.
import { createParkParts } from './app-parking.ts';
import { createPromptAddresses, shelveOwn } from './app-prompts.ts';
import { type Config, type Environment, readConfig } from './config.ts';
import { type FirstLine, initialSettings } from './core/initial-settings.ts';
import type { Instant } from './core/instant.ts';
import type { Settings } from './core/settings.ts';
import { createAddresses } from './elks/addresses.ts';
import type { LineParked } from './flows/park.ts';
import type { Log } from './ports/log.ts';
import { lookAtSettings } from './store/look-at-settings.ts';
import { createPromptFiles } from './store/prompt-files.ts';
import { createPromptShelf } from './web/prompt-shelf.ts';

export interface ParkCommandDeps {
  readonly env: Environment;
  readonly now: () => Instant;
  /** Take it back instead. */
  readonly undo: boolean;
  readonly promptsFolder: string;
  readonly log: Log;
  /** One line each. */
  readonly write: (line: string) => void;
}

const SAID: Readonly<Record<LineParked['how'], string>> = {
  parked: 'parked: calls follow the plan of this moment, without Jour',
  'set-back': 'set back: calls come to Jour',
  'given-back': 'given back to what stood there before, which is not Jour’s address',
  elsewhere: 'left alone: it leads somewhere else than to Jour (npm run doctor -- --fix sets it)',
  'as-it-was': 'as it was: nothing was parked',
  'not-set': 'NOT SET: 46elks did not take it; try again, or set voice_start in its dashboard',
  'not-in-account': 'NOT SET: the number is not in this 46elks account',
};

const FAILED: ReadonlySet<LineParked['how']> = new Set(['not-set', 'not-in-account']);

const firstLineOf = ({ elks, slack, timeZone }: Config): FirstLine => ({
  lineNumber: elks.number,
  channelId: slack.channelId,
  timeZone,
});

const partsFor = async (config: Config, settings: Settings, deps: ParkCommandDeps) => {
  const { log, now, promptsFolder } = deps;
  const shelf = createPromptShelf({ folder: promptsFolder });
  await shelf.load();
  await shelveOwn(shelf, createPromptFiles({ dataDir: config.dataDir, log }), settings.lines);
  return createParkParts({
    config,
    settings: { current: () => settings },
    clock: { now },
    log,
    addresses: createAddresses(config.publicUrl, config.webhookSecret),
    promptAddress: createPromptAddresses(shelf, config.publicUrl).promptAddress,
  });
};

/** @returns exit status: 0 all is as asked for, 1 some line is not */
export const runPark = async (deps: ParkCommandDeps): Promise<number> => {
  const { env, write } = deps;
  const reading = readConfig(env);
  if (!reading.ok) {
    write('The environment is that of no Jour:');
    for (const { name, message } of reading.faults) write(`  ${name}: ${message}`);
    return 1;
  }
  const { config } = reading;
  const kept = await lookAtSettings(config.dataDir);
  if (kept === null && !deps.undo) {
    write('Nobody was ever put on call in DATA_DIR, so there is no plan to leave: run this where Jour runs.');
    return 1;
  }
  const { park } = await partsFor(config, kept ?? initialSettings(firstLineOf(config)), deps);
  const result = deps.undo ? await park.unpark() : await park.park('hand');
  if (result.kind === 'not-asked') {
    write('46elks does not answer, or not to these credentials. Nothing was changed.');
    return 1;
  }
  for (const { lineName, number, how } of result.lines) write(`${lineName} (${number}): ${SAID[how]}`);
  return result.lines.some(({ how }) => FAILED.has(how)) ? 1 : 0;
};
