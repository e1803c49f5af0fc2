// What callers hear: shown, and changed by a sound that somebody handed in, recorded or let a program speak.

import { decidePromptMade, type NewPrompt } from '../core/decide-prompt.ts';
import { type Decision, declined } from '../core/decision.ts';
import { lineById } from '../core/on-call.ts';
import { lineGone } from '../core/place.ts';
import {
  endsInBeep,
  type PromptSource,
  type PromptTrouble,
  type PromptView,
  promptNamesOf,
  SAID_MOST_CHARACTERS,
} from '../core/prompt.ts';
import type { Reply } from '../core/reply.ts';
import type { Line, UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { KeepPrompt, MakePhoneSound, Speech } from '../ports/sound.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { heldAtLeast } from './held.ts';

/** A sound that is ready for callers. */
export interface ShelfSound {
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly seconds: number;
  readonly isOwn: boolean;
}

export interface PromptDeps {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: () => Promise<void>;
  readonly soundOf: (line: Line, name: string) => ShelfSound | undefined;
  readonly makeSound: MakePhoneSound;
  readonly keepPrompt: KeepPrompt;
  readonly speech: Speech;
}

/** Whose prompt, and who changes it. */
export interface PromptPlace {
  readonly lineId: string;
  readonly name: string;
  readonly by: UserId;
}

export const promptTrouble = (name: string, why: PromptTrouble): Reply => ({
  kind: 'problem',
  problem: { kind: 'prompt', name, why },
});

export const createPrompts = (deps: PromptDeps) => {
  const viewOf = (line: Line, name: string): PromptView => {
    const sound = deps.soundOf(line, name);
    if (sound === undefined) return { name, whose: 'nobody', seconds: null, address: null };
    const { seconds, address, isOwn } = sound;
    return { name, whose: isOwn ? 'own' : 'shipped', seconds, address };
  };

  const list = (line: Line): Reply => ({
    kind: 'prompts',
    lineName: line.name,
    prompts: promptNamesOf(line).map((name) => viewOf(line, name)),
  });

  const show = (line: Line, name: string): Reply & { kind: 'prompt' } => ({
    kind: 'prompt',
    lineId: line.id,
    lineName: line.name,
    prompt: viewOf(line, name),
  });

  /** The line may have been removed meanwhile: then there is nothing to change. */
  const decide =
    (place: PromptPlace, made: NewPrompt): ((settings: ReturnType<SettingsStore['current']>) => Decision) =>
    (settings) => {
      const line = lineById(settings, place.lineId);
      if (line === undefined) return declined(lineGone(settings));
      const { rosterName } = line;
      const context = { settings, line, rosterName, meant: [line], by: place.by, now: deps.clock.now() };
      return decidePromptMade(made, { ...context, facts: new Map() });
    };

  const commit = async (place: PromptPlace, made: NewPrompt): Promise<Reply> => {
    let reply: Reply | undefined;
    await deps.settings.update((settings) => {
      const decision = decide(place, made)(settings);
      reply = decision.reply;
      return decision.kind === 'changed' ? decision.settings : settings;
    });
    if (reply === undefined) throw new Error('prompt was not decided');
    await heldAtLeast(deps.announce(), () => true, deps.log);
    return reply;
  };

  /** Keeps a sound that is telephone sound already. */
  const keep = async (
    place: PromptPlace,
    sound: Parameters<KeepPrompt>[0] & { readonly source: PromptSource },
  ): Promise<Reply> => {
    const own = await deps.keepPrompt(sound);
    return commit(place, { name: place.name, source: sound.source, own });
  };

  /** Any sound file, as somebody gave it. */
  const take = async (place: PromptPlace, bytes: Uint8Array, source: PromptSource): Promise<Reply> => {
    const made = await deps.makeSound(bytes, { endsInBeep: endsInBeep(place.name) });
    if (made.kind === 'unfit') return promptTrouble(place.name, made.fault);
    return keep(place, { ...made, source });
  };

  /** A program that writes no sound has failed, whatever is wrong with what it wrote. */
  const takeSpoken = async (place: PromptPlace, bytes: Uint8Array): Promise<Reply> => {
    const reply = await take(place, bytes, 'text');
    const isUnfit =
      reply.kind === 'problem' && reply.problem.kind === 'prompt' && reply.problem.why !== 'too-long';
    return isUnfit ? promptTrouble(place.name, 'speech-failed') : reply;
  };

  const say = async (place: PromptPlace, text: string): Promise<Reply> => {
    if (text.length > SAID_MOST_CHARACTERS) return promptTrouble(place.name, 'text-too-long');
    const language = lineById(deps.settings.current(), place.lineId)?.language ?? 'en';
    const spoken = await deps.speech(text, language);
    switch (spoken.kind) {
      case 'audio':
        return takeSpoken(place, spoken.bytes);
      case 'no-program':
        return promptTrouble(place.name, 'no-speech');
      case 'failed':
        return promptTrouble(place.name, 'speech-failed');
    }
  };

  /** For who knows the line by its id only; null when it is gone. */
  const shown = ({ lineId, name }: Omit<PromptPlace, 'by'>): (Reply & { kind: 'prompt' }) | null => {
    const line = lineById(deps.settings.current(), lineId);
    return line === undefined ? null : show(line, name);
  };

  const sound = ({ lineId, name }: Omit<PromptPlace, 'by'>): Uint8Array | null => {
    const line = lineById(deps.settings.current(), lineId);
    return (line && deps.soundOf(line, name)?.bytes) ?? null;
  };

  return { list, show, shown, sound, say, take, keep };
};

export type Prompts = ReturnType<typeof createPrompts>;
