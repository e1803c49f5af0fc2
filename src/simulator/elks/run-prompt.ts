// `play` and the sound of an `ivr`: fetched once for each address, then listened to, skipped or hung up on.
import type { LiveCall, Stage } from './live-call.ts';
import type { LiveCaller } from './live-people.ts';
import { type ActionOf, callerLeft, type Outcome, onToNext } from './outcome.ts';
import type { PlayedPrompt } from './transcript.ts';

interface Hearing {
  readonly seconds: number;
  readonly how: PlayedPrompt['how'];
}

/** What ends a sound early: any key, which is used up by that, or a menu's own, which is kept for it. */
type EndsAt = 'no key' | 'any key' | 'own keys';

interface Listening {
  readonly call: LiveCall;
  readonly endsAt: EndsAt;
}

const hearLive = async (seconds: number, live: LiveCaller, { call, endsAt }: Listening): Promise<Hearing> => {
  const isCut = (): boolean => endsAt !== 'no key' && live.hasKey();
  const fromSecond = call.seconds();
  const left = await call.passUntil(seconds, isCut);
  const how = !left && isCut() ? 'skipped' : 'played';
  if (how === 'skipped' && endsAt === 'any key') live.takeKey();
  return { seconds: call.secondsSince(fromSecond), how: left ? 'hung-up' : how };
};

const hear = async (
  sound: string,
  { seconds, bytes }: { seconds: number; bytes: Buffer },
  { call, endsAt }: Listening,
): Promise<Hearing> => {
  const { live } = call.facts.caller;
  live?.hears(sound, bytes);
  if (live !== undefined) return hearLive(seconds, live, { call, endsAt });
  if (call.leavesDuring(sound)) {
    const fromSecond = call.seconds();
    await call.pass(seconds / 2);
    call.hangUp();
    return { seconds: call.secondsSince(fromSecond), how: 'hung-up' };
  }
  const isSkipped = endsAt === 'any key' && call.nextPress('skip') !== null;
  const fromSecond = call.seconds();
  const left = await call.pass(isSkipped ? seconds / 2 : seconds);
  const how = isSkipped ? 'skipped' : 'played';
  return { seconds: call.secondsSince(fromSecond), how: left ? 'hung-up' : how };
};

/** Plays one sound to its end; a sound that cannot be had takes no time. */
export const hearPrompt = async (
  sound: string,
  { call, stage, endsAt }: Listening & { stage: Stage },
): Promise<PlayedPrompt['how']> => {
  const got = await stage.sounds.fetch(sound);
  if (!got.ok) {
    call.note(`the sound ${sound} could not be had: ${got.why}`);
    if (stage.behaviour().complainAboutSounds)
      stage.complaints.add(`call ${call.facts.id}: the sound ${sound} could not be had: ${got.why}`);
  }
  const atSecond = call.seconds();
  const heard: Hearing = got.ok ? await hear(sound, got, { call, endsAt }) : { seconds: 0, how: 'missing' };
  call.transcript.prompts.push({ url: sound, atSecond, ...heard, fetched: got.ok && got.fetched });
  await call.say({ kind: 'prompt-played', url: sound, ...heard });
  return heard.how;
};

export const runPlay = async (action: ActionOf<'play'>, call: LiveCall, stage: Stage): Promise<Outcome> => {
  const endsAt = action.skippable ? 'any key' : 'no key';
  const how = await hearPrompt(action.sound, { call, stage, endsAt });
  const result = how === 'missing' ? 'failed' : 'success';
  call.transcript.actions.push({ play: action.sound, result });
  return how === 'hung-up' ? callerLeft('during a prompt') : onToNext(action, result);
};
