// The part of the composition that makes, keeps and serves what callers hear.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config.ts';
import { lineById } from './core/on-call.ts';
import type { Line } from './core/settings.ts';
import { createElksClient } from './elks/client.ts';
import type { Guard } from './elks/guard.ts';
import type { Strangers } from './elks/strangers.ts';
import { createTakeAddresses } from './elks/take-addresses.ts';
import { createTakeRoutes } from './elks/take-routes.ts';
import { createPrompts, type ShelfSound } from './flows/prompts.ts';
import { createRecordPrompt } from './flows/record-prompt.ts';
import type { Log } from './ports/log.ts';
import type { Dial } from './ports/phone.ts';
import type { KeepPrompt } from './ports/sound.ts';
import type { SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import { createPhoneAudio } from './sound/phone-audio.ts';
import { createSpeech } from './sound/speech.ts';
import type { FileOps } from './store/file-ops.ts';
import { createPromptFiles, type PromptFiles } from './store/prompt-files.ts';
import type { PromptShelf } from './web/prompt-shelf.ts';

export interface PromptPartsDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly shelf: PromptShelf;
  readonly guard: Guard;
  readonly strangers: Strangers;
  readonly dial: Dial;
  readonly announce: () => Promise<void>;
  readonly files: FileOps;
}

const TAKE_ID_BYTES = 9;

export const createPromptAddresses = (shelf: PromptShelf, publicUrl: string) => {
  const addressOf = (name: string, line: Line | undefined): string | undefined => {
    const prompt = shelf.forLine(line, name);
    return prompt && `${publicUrl}${prompt.path}`;
  };
  return {
    addressOf,
    /** Built in at 46elks: whatever is missing here, a caller hears a beep and can speak. */
    promptAddress: (name: string, line: Line | undefined): string => addressOf(name, line) ?? 'sound/beep',
  };
};

/** Puts every sound that a line has of its own on the shelf. */
export const shelveOwn = async (
  shelf: PromptShelf,
  files: PromptFiles,
  lines: readonly Line[],
): Promise<void> => {
  const own = lines.flatMap((line) => Object.values(line.prompts));
  const kept = await files.load(own.map(({ hash }) => hash));
  for (const bytes of kept.values()) shelf.add(bytes);
};

export const createPromptParts = ({ config, log, settings, shelf, ...deps }: PromptPartsDeps) => {
  const files = createPromptFiles({ dataDir: config.dataDir, log, files: deps.files });
  const makeSound = createPhoneAudio();

  const keepPrompt: KeepPrompt = async ({ bytes, seconds }) => {
    const hash = await files.keep(bytes);
    shelf.add(bytes);
    return { hash, seconds };
  };

  const { addressOf, promptAddress } = createPromptAddresses(shelf, config.publicUrl);

  const soundOf = (line: Line, name: string): ShelfSound | undefined => {
    const prompt = shelf.forLine(line, name);
    const address = addressOf(name, line);
    if (prompt === undefined || address === undefined) return undefined;
    const { bytes, seconds, hash } = prompt;
    return { address, bytes, seconds, isOwn: line.prompts[name]?.hash === hash };
  };

  const prompts = createPrompts({
    ...deps,
    settings,
    log,
    soundOf,
    makeSound,
    keepPrompt,
    speech: createSpeech({ command: config.ttsCommand, log }),
  });
  const addresses = createTakeAddresses(config.publicUrl, config.webhookSecret);
  const recordPrompt = createRecordPrompt({
    settings,
    log,
    makeSound,
    prompts,
    dial: deps.dial,
    phone: createElksClient(config.elks, log),
    startAddress: (order) => addresses.of({ step: 'start', order, number: 0 }),
    newId: () => randomBytes(TAKE_ID_BYTES).toString('base64url'),
    pause: (ms) => pause(ms),
  });

  return {
    prompts,
    recordPrompt,
    promptAddress,
    /** Answers the calls in which people record prompts. */
    takes: createTakeRoutes({
      guard: deps.guard,
      strangers: deps.strangers,
      addresses,
      log,
      promptAddress: (name, lineId) => promptAddress(name, lineById(settings.current(), lineId)),
      onTake: recordPrompt,
    }),
    /** Puts every sound that a line uses on the shelf; after the settings are open. */
    load: async (): Promise<void> => {
      await shelveOwn(shelf, files, settings.current().lines);
    },
  };
};
