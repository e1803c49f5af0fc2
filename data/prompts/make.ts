// Speaks texts.json with espeak-ng and makes it telephone sound: `npm run prompts`. Needs espeak-ng and sox, as Debian has
// them (made with 1.51 and 14.4.2); the same versions write the same bytes. Only the WAV files are used at run time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLES_PER_SECOND = 8000;
const SPEECH_RMS_DB = -20;
const PEAK_MAX_DB = -1;
const LENGTH_MAX_SECONDS = 12;
const SILENCE_SECONDS = 0.15;
const CHIME_GAP_SECONDS = 0.1;
/** After the beep a caller speaks at once, so nothing is to delay the recording. */
const AFTER_BEEP_SECONDS = 0.04;
/** What is quieter than this at either end is cut. */
const SILENCE_DB = -50;
const FADE_SECONDS = 0.01;

/** Words a minute and pitch were chosen for a telephone: slow enough to be taken in at first hearing. */
const VOICES = {
  en: ['-v', 'en-gb-x-rp', '-s', '156', '-p', '42'],
  sv: ['-v', 'sv', '-s', '154', '-p', '42'],
} as const;

/** Where espeak-ng reads Swedish wrongly: a lost r in "jour-", a long vowel in "dröj", a break inside "för att". */
const PRONOUNCED: readonly (readonly [RegExp, string])[] = [
  [/jourtelefon/gi, "[[sx'u:RtElE-f,o:n]]"],
  [/joursamtal/gi, "[[sx'u:Rsamt,A:l]]"],
  [/\bdröj\b/gi, "[[dR'Wj]]"],
  [/\bför att\b/gi, '[[fY:R at]]'],
];

interface Tone {
  readonly hertz: number;
  readonly seconds: number;
  readonly rmsDb: number;
}

/** Prompts that end in a beep: 46elks makes none before it records. */
const BEEP_AFTER = new Set(['voicemail', 'record-prompt']);
const BEEP: Tone = { hertz: 1000, seconds: 0.35, rmsDb: -20 };
/** A soft sign that the call goes on, unlike any network's tones. */
const CHIME_BEFORE = new Set(['hold']);
const CHIME: Tone = { hertz: 620, seconds: 0.15, rmsDb: -30 };

type Language = keyof typeof VOICES;
type Samples = readonly number[];

const amplitude = (db: number): number => 10 ** (db / 20);
const decibels = (ratio: number): number => 20 * Math.log10(ratio);
const seconds = (samples: Samples): number => samples.length / SAMPLES_PER_SECOND;
const rmsOf = (samples: Samples): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const peakOf = (samples: Samples): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
const silence = (length: number): Samples =>
  new Array<number>(Math.round(length * SAMPLES_PER_SECOND)).fill(0);

const run = (program: string, options: readonly string[], input: string | Buffer): Buffer => {
  const done = spawnSync(program, options, { input, maxBuffer: 64 * 1024 * 1024 });
  if (done.error)
    throw new Error(
      `${program} cannot be run (${done.error.message}). On Debian: apt-get install espeak-ng sox`,
    );
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr.toString('utf8')}`);
  return done.stdout;
};

const pronounced = (text: string): string =>
  PRONOUNCED.reduce((spoken, [written, sounds]) => spoken.replace(written, sounds), text);

/** Draws loud and soft sounds together: without the low voice, espeak-ng's peaks stand 20 dB over the mean. */
const COMPRESSION = ['compand', '0.002,0.06', '6:-60,-50,-35,-22,-20,-14,0,-9', '0', '-90', '0.004'];
/** The telephone band in hertz. */
const BAND = ['sinc', '-n', '1001', '300-3400'];

/** Speech as a telephone carries it. `-D`: dither is noise from a random source. */
const speak = (text: string, language: Language): Samples => {
  const spoken = language === 'sv' ? pronounced(text) : text;
  const wav = run('espeak-ng', [...VOICES[language], '-b', '1', '--stdin', '--stdout'], spoken);
  const from = ['-D', '-V1', '--ignore-length', '-t', 'wav', '-'];
  const to = [
    '-t',
    'raw',
    '-e',
    'signed-integer',
    '-b',
    '16',
    '-c',
    '1',
    '-r',
    String(SAMPLES_PER_SECOND),
    '-',
  ];
  const raw = run('sox', [...from, ...to, 'gain', '-6', ...BAND, ...COMPRESSION, 'rate', '-v'], wav);
  return Array.from({ length: raw.length >> 1 }, (_, index) => raw.readInt16LE(index * 2) / 32_768);
};

const trimmed = (samples: Samples): Samples => {
  const threshold = peakOf(samples) * amplitude(SILENCE_DB);
  const isLoud = (sample: number): boolean => Math.abs(sample) > threshold;
  return samples.slice(samples.findIndex(isLoud), samples.findLastIndex(isLoud) + 1);
};

/** Soft edges, so that nothing clicks. */
const faded = (samples: Samples): Samples => {
  const edge = FADE_SECONDS * SAMPLES_PER_SECOND;
  return samples.map(
    (sample, index) => sample * Math.min(1, index / edge, (samples.length - 1 - index) / edge),
  );
};

const atLevel = (samples: Samples, rmsDb: number): Samples => {
  const gain = amplitude(rmsDb) / rmsOf(samples);
  return samples.map((sample) => sample * gain);
};

const toneOf = ({ hertz, seconds: length, rmsDb }: Tone): Samples => {
  const wave = silence(length).map((_, index) =>
    Math.sin((2 * Math.PI * hertz * index) / SAMPLES_PER_SECOND),
  );
  return faded(atLevel(wave, rmsDb));
};

const arranged = (name: string, speech: Samples): Samples => [
  ...silence(SILENCE_SECONDS),
  ...(CHIME_BEFORE.has(name) ? [...toneOf(CHIME), ...silence(CHIME_GAP_SECONDS)] : []),
  ...speech,
  ...silence(SILENCE_SECONDS),
  ...(BEEP_AFTER.has(name) ? [...toneOf(BEEP), ...silence(AFTER_BEEP_SECONDS)] : []),
];

const wavOf = (samples: Samples): Buffer => {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  bytes.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => {
    bytes.writeInt16LE(Math.round(sample * 32_767), 44 + index * 2);
  });
  return bytes;
};

const make = (name: string, text: string, language: Language): Samples => {
  const samples = arranged(name, faded(atLevel(trimmed(speak(text, language)), SPEECH_RMS_DB)));
  const peakDb = decibels(peakOf(samples));
  const facts = `${language}/${name}: ${seconds(samples).toFixed(2)} s, peak ${peakDb.toFixed(1)} dB, RMS ${decibels(rmsOf(samples)).toFixed(1)} dB`;
  console.log(facts);
  if (peakDb > PEAK_MAX_DB || seconds(samples) > LENGTH_MAX_SECONDS)
    throw new Error(`too loud or too long: ${facts}`);
  return samples;
};

const makeLanguage = (language: Language, texts: Readonly<Record<string, string>>): void => {
  const folder = join(import.meta.dirname, language);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder))
    if (!(file.replace(/\.wav$/, '') in texts)) rmSync(join(folder, file));
  for (const [name, text] of Object.entries(texts))
    writeFileSync(join(folder, `${name}.wav`), wavOf(make(name, text, language)));
};

const texts: Record<Language, Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'texts.json'), 'utf8'),
);
makeLanguage('en', texts.en);
makeLanguage('sv', texts.sv);
