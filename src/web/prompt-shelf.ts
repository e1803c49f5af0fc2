// The prompts that ship, read once into memory and addressed by a hash of their content: 46elks caches addresses for good.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PromptName } from '../core/plan.ts';
import type { Language } from '../core/settings.ts';

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

const readPrompt = async (file: string): Promise<Prompt> => {
  const bytes = await readFile(file);
  const seconds = wavSeconds(bytes);
  if (seconds === undefined) throw new Error(`${file} is not a WAV file`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, PROMPT_HASH_CHARACTERS);
  return { hash, path: `/prompts/${hash}.wav`, bytes, seconds };
};

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
  let byHash: ReadonlyMap<string, Prompt> = new Map();
  return {
    async load() {
      const keys = await listPrompts(folder);
      const prompts = await Promise.all(keys.map((key) => readPrompt(join(folder, `${key}.wav`))));
      byName = new Map(prompts.map((prompt, index) => [keys[index] ?? '', prompt]));
      byHash = new Map(prompts.map((prompt) => [prompt.hash, prompt]));
    },
    find: (language, name) => byName.get(`${language}/${name}`),
    byHash: (hash) => byHash.get(hash),
  };
};
