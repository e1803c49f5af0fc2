// The prompts that ship, read once into memory, and those that teams made; all addressed by a hash of their content:
// 46elks caches addresses for good.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PromptName } from '../core/plan.ts';
import type { Language, Line } from '../core/settings.ts';

export interface Prompt {
  /** Lower-case hex of the content's SHA-256, cut to PROMPT_HASH_CHARACTERS. */
  readonly hash: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly seconds: number;
}

export interface PromptShelf {
  /** Reads every `<language>/<name>.wav` of the folder; rejects when one is no WAV, naming it. */
  load(): Promise<void>;
  find(language: Language, name: PromptName): Prompt | undefined;
  /** Puts a team's own sound on the shelf. */
  add(bytes: Uint8Array): Prompt;
  /** What callers of that line hear: its own sound, else the shipped one in its language, else in English. */
  forLine(line: Pick<Line, 'language' | 'prompts'> | undefined, name: PromptName): Prompt | undefined;
  byHash(hash: string): Prompt | undefined;
}

export const PROMPT_HASH_CHARACTERS = 32;
const CHUNK_HEADER_BYTES = 8;
const RIFF_HEADER_BYTES = 12;

interface Chunks {
  readonly bytesPerSecond: number;
  readonly dataBytes: number;
}

/** The length that a WAV's own header tells, or undefined when this is no WAV. */
export const wavSeconds = (bytes: Uint8Array): number | undefined => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.toString('latin1', 0, 4) !== 'RIFF' || view.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  const { bytesPerSecond, dataBytes } = readChunks(view);
  return bytesPerSecond > 0 && dataBytes > 0 ? dataBytes / bytesPerSecond : undefined;
};

const readChunks = (view: Buffer): Chunks => {
  let chunks: Chunks = { bytesPerSecond: 0, dataBytes: 0 };
  let at = RIFF_HEADER_BYTES;
  while (at + CHUNK_HEADER_BYTES <= view.length) {
    const name = view.toString('latin1', at, at + 4);
    const size = view.readUInt32LE(at + 4);
    const body = view.subarray(at + CHUNK_HEADER_BYTES, at + CHUNK_HEADER_BYTES + size);
    if (name === 'fmt ' && body.length >= 16) chunks = { ...chunks, bytesPerSecond: body.readUInt32LE(8) };
    if (name === 'data') chunks = { ...chunks, dataBytes: body.length };
    // Chunks start at even places.
    at += CHUNK_HEADER_BYTES + size + (size % 2);
  }
  return chunks;
};

const promptOf = (bytes: Uint8Array, name: string): Prompt => {
  const seconds = wavSeconds(bytes);
  if (seconds === undefined) throw new Error(`${name} is not a WAV file`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, PROMPT_HASH_CHARACTERS);
  return { hash, path: `/prompts/${hash}.wav`, bytes, seconds };
};

const readPrompt = async (file: string): Promise<Prompt> => promptOf(await readFile(file), file);

/** `language/name` of every sound in the folder. */
const listPrompts = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const languages = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = await Promise.all(languages.map((language) => readdir(join(folder, language))));
  return files.flatMap((names, index) =>
    names
      .filter((name) => name.endsWith('.wav'))
      .map((name) => `${languages[index]}/${name.slice(0, -'.wav'.length)}`),
  );
};

export const createPromptShelf = ({ folder }: { readonly folder: string }): PromptShelf => {
  let byName: ReadonlyMap<string, Prompt> = new Map();
  const byHash = new Map<string, Prompt>();
  const find = (language: Language, name: PromptName): Prompt | undefined =>
    byName.get(`${language}/${name}`);
  const ownOf = (line: Pick<Line, 'prompts'>, name: PromptName): Prompt | undefined =>
    Object.hasOwn(line.prompts, name) ? byHash.get(line.prompts[name]?.hash ?? '') : undefined;

  return {
    async load() {
      const keys = await listPrompts(folder);
      const prompts = await Promise.all(keys.map((key) => readPrompt(join(folder, `${key}.wav`))));
      byName = new Map(prompts.map((prompt, index) => [keys[index] ?? '', prompt]));
      for (const prompt of prompts) byHash.set(prompt.hash, prompt);
    },
    find,
    add: (bytes) => {
      const prompt = promptOf(bytes, "a team's own prompt");
      byHash.set(prompt.hash, prompt);
      return prompt;
    },
    forLine: (line, name) => (line && (ownOf(line, name) ?? find(line.language, name))) ?? find('en', name),
    byHash: (hash) => byHash.get(hash),
  };
};
