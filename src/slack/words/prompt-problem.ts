// Why a sound did not become a prompt, and what to do instead.
import type { Problem } from '../../core/problem.ts';
import { SAID_MOST_CHARACTERS } from '../../core/prompt.ts';
import { SOUND_BYTES_MOST, SOUND_SECONDS_MOST } from '../../core/sound.ts';
import { code } from './mrkdwn.ts';

const MEGABYTE = 1024 * 1024;

export const promptProblemWords = (problem: Problem & { kind: 'prompt' }, commandWord: string): string => {
  const byPhone = `Or speak it by phone: ${code(`${commandWord} prompt ${problem.name} record`)}`;
  switch (problem.why) {
    case 'not-audio':
      return `That file is no sound that I can read. Give a WAV, MP3 or OGG file. ${byPhone}`;
    case 'm4a':
      return `That file is an M4A or MP4, which I cannot read. Save it as WAV or MP3. ${byPhone}`;
    case 'broken':
      return `That file begins like a sound, but the rest of it cannot be read. Save it once more as WAV or MP3. ${byPhone}`;
    case 'too-big':
      return `A sound may be ${SOUND_BYTES_MOST / MEGABYTE} MB at most, and that file is bigger. Save it as MP3, or cut it. ${byPhone}`;
    case 'too-long':
      return `A sound may be ${SOUND_SECONDS_MOST} s at most, and that one is longer. Callers do not wait so long: make it shorter.`;
    case 'silent':
      return `Nothing can be heard in that sound. Speak louder, or closer to the microphone. ${byPhone}`;
    case 'no-own-number':
      return `I do not know your phone number, so I cannot ring you. Give it first: ${code(`${commandWord} phone 070-174 06 05`)}`;
    case 'not-called':
      return `46elks did not place the call to your phone. Check that the account has credit, and try once more. Or upload a sound: ${code(`${commandWord} prompt ${problem.name}`)}`;
    case 'no-speech':
      return `There is no program here that speaks text. Whoever runs Jour can install espeak-ng or set TTS_COMMAND. ${byPhone}`;
    case 'speech-failed':
      return `The program that speaks text failed. ${byPhone}. Or upload a sound: ${code(`${commandWord} prompt ${problem.name}`)}`;
    case 'text-too-long':
      return `A text may have ${SAID_MOST_CHARACTERS} characters at most: make it shorter.`;
    case 'not-handed-out':
      return `Slack did not hand the file out to me: the app needs the scope ${code('files:read')}. ${byPhone}`;
    case 'not-fetched':
      return `I could not fetch the file from Slack just now. Try once more. ${byPhone}`;
  }
};
