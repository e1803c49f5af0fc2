// The process in which strangers' sound files are read: it gets one on standard input, answers, and goes. Its one argument
// says whether the sound is to end in a beep.
import { buffer } from 'node:stream/consumers';
import { convertSound } from './convert.ts';

process.once('disconnect', () => process.exit(0));
const endsInBeep = process.argv[2] === 'true';
const sound = await convertSound(await buffer(process.stdin), { endsInBeep });
process.send?.(sound, () => process.exit(0));
