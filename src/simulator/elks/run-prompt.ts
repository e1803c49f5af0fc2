// `play` and the sound of an `ivr`: fetched once for each address, then listened to, skipped or hung up on.
import type { LiveCall, Stage } from './live-call.ts';
import { type ActionOf, callerLeft, type Outcome, onToNext } from './outcome.ts';
import type { PlayedPrompt } from './transcript.ts';

interface Hearing {
  readonly seconds: number;
  readonly how: PlayedPrompt['how'];
}

const hear = async (
  sound: string,
  seconds: number,
  { call, skippable }: { call: LiveCall; skippable: boolean },
): Promise<Hearing> => {
  if (call.leavesDuring(sound)) {
    const fromSecond = call.seconds();
    await call.pass(seconds / 2);
    call.hangUp();
    return { seconds: call.secondsSince(fromSecond), how: 'hung-up' };
  }
  const isSkipped = skippable && call.nextPress('skip') !== null;
  const fromSecond = call.seconds();
  const left = await call.pass(isSkipped ? seconds / 2 : seconds);
  const how = isSkipped ? 'skipped' : 'played';
  return { seconds: call.secondsSince(fromSecond), how: left ? 'hung-up' : how };
};

/** Plays one sound to its end; a sound that cannot be had takes no time. */
export const hearPrompt = async (
  sound: string,
  { call, stage, skippable }: { call: LiveCall; stage: Stage; skippable: boolean },
): Promise<PlayedPrompt['how']> => {
  const got = await stage.sounds.fetch(sound);
  if (!got.ok) {
    call.note(`the sound ${sound} could not be had: ${got.why}`);
    if (stage.behaviour().complainAboutSounds)
      stage.complaints.add(`call ${call.facts.id}: the sound ${sound} could not be had: ${got.why}`);
  }
  const atSecond = call.seconds();
  const heard: Hearing = got.ok
    ? await hear(sound, got.seconds, { call, skippable })
    : { seconds: 0, how: 'missing' };
  call.transcript.prompts.push({ url: sound, atSecond, ...heard, fetched: got.ok && got.fetched });
  await call.say({ kind: 'prompt-played', url: sound, ...heard });
  return heard.how;
};

export const runPlay = async (action: ActionOf<'play'>, call: LiveCall, stage: Stage): Promise<Outcome> => {
  const how = await hearPrompt(action.sound, { call, stage, skippable: action.skippable });
  const result = how === 'missing' ? 'failed' : 'success';
  call.transcript.actions.push({ play: action.sound, result });
  return how === 'hung-up' ? callerLeft('during a prompt') : onToNext(action, result);
};
