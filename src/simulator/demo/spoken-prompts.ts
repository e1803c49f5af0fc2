// What the prompts that ship say, found by the hash in their address, so that the story can tell what a caller hears.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordIn, textIn } from '../slack/record.ts';

/** The words of the sound at this address; undefined when it is none of those that ship. */
export type SpokenPrompts = (address: string) => string | undefined;

const PROMPTS_FOLDER = fileURLToPath(new URL('../../../data/prompts/', import.meta.url));
/** The sound between two ringings has an address of its own for every call, and so no hash in it. */
const PROGRESS = '/progress/';
const LANGUAGE = 'en';

export const readSpokenPrompts = async (): Promise<SpokenPrompts> => {
  const texts: unknown = JSON.parse(await readFile(join(PROMPTS_FOLDER, 'texts.json'), 'utf8'));
  const wordsOf = recordIn(recordIn(texts)[LANGUAGE]);
  const files = (await readdir(join(PROMPTS_FOLDER, LANGUAGE))).filter((name) => name.endsWith('.wav'));
  const known = await Promise.all(
    files.map(async (name) => {
      const bytes = await readFile(join(PROMPTS_FOLDER, LANGUAGE, name));
      const hash = createHash('sha256').update(bytes).digest('hex');
      return { hash, words: textIn(wordsOf[name.slice(0, -'.wav'.length)]) };
    }),
  );
  return (address) => {
    if (address.includes(PROGRESS)) return textIn(wordsOf.hold);
    const name = /\/prompts\/([0-9a-f]{16,64})\.wav$/.exec(address)?.[1];
    return name === undefined ? undefined : known.find(({ hash }) => hash.startsWith(name))?.words;
  };
};

const shipped: ReadonlyMap<string, string> = new Map(
  readdirSync(join(PROMPTS_FOLDER, LANGUAGE))
    .filter((name) => name.endsWith('.wav'))
    .map((name) => {
      const bytes = readFileSync(join(PROMPTS_FOLDER, LANGUAGE, name));
      return [createHash('sha256').update(bytes).digest('hex'), name.slice(0, -'.wav'.length)];
    }),
);

/** The name of the prompt that ships whose hash begins like this. */
export const shippedPromptAt = (hashStart: string): string | undefined =>
  [...shipped].find(([hash]) => hash.startsWith(hashStart))?.[1];
