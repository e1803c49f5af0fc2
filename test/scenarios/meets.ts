// What a caller met, in field words: the team's settings as commands, the prompts heard by name, where the call led.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Press } from '../../src/simulator/elks/scripts.ts';
import type { CallTranscript } from '../../src/simulator/elks/transcript.ts';
import { hashOf } from './sounds.ts';
import { ANNA, type World } from './world.ts';

const SHIPPED = fileURLToPath(new URL('../../data/prompts/', import.meta.url));

const namesByHash: ReadonlyMap<string, string> = new Map(
  ['en', 'sv'].flatMap((language) => {
    const folder = join(SHIPPED, language);
    return readdirSync(folder).map((file): readonly [string, string] => {
      const name = basename(file, '.wav');
      return [hashOf(readFileSync(join(folder, file))), language === 'en' ? name : `${name} in ${language}`];
    });
  }),
);

/** Part of the address of a shipped prompt, as `hangsUpDuringPrompt` takes it. */
export const soundOf = (name: string): string => {
  const [hash] = [...namesByHash].find(([, known]) => known === name) ?? [];
  if (hash === undefined) throw new Error(`no prompt ${name}`);
  return hash;
};

/** What was played, by name; the short sound before a phone rings is left out. */
export const heard = ({ prompts }: CallTranscript): readonly string[] =>
  prompts
    .filter(({ url }) => !url.includes('/elks/progress/'))
    .map(({ url }) => namesByHash.get(basename(url, '.wav')) ?? url);

export const rung = ({ rings }: CallTranscript): readonly string[] => rings.map(({ number }) => number);

/** Commands that Anna types one after another. Throws when one changes nothing. */
export const teamSets = async (world: World, ...commands: readonly string[]): Promise<void> => {
  for (const command of commands) {
    const answer = await world.types(ANNA, `/oncall ${command}`);
    if (answer.includes('Nothing was changed')) throw new Error(`/oncall ${command}: ${answer}`);
  }
};

/** A caller who presses these keys, one after another, and says nothing. */
export const presses = (...keys: readonly Press[]) => ({ presses: keys, saysNothing: true as const });
