// What callers hear is checked as it ships: from the files' own bytes, without any program that made them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHIPPED_HOLD_SECONDS, SHIPPED_SECONDS_MOST } from '../../src/core/ring-over.ts';

const FOLDER = join(import.meta.dirname, '../../data/prompts');
const LANGUAGES = ['en', 'sv'] as const;
const NAMES = [
  'welcome',
  'hold',
  'voicemail',
  'closed',
  'menu',
  'pin',
  'wrong-pin',
  'consent',
  'info',
  'goodbye',
];
const LATER = ['callback', 'check', 'checked', 'claim', 'record-prompt', 'keep'];
const LENGTH_MAX_SECONDS = 12;
const PEAK_MAX = 10 ** (-1 / 20);
const SAME_LOUDNESS_DB = 3;

interface Sound {
  readonly key: string;
  readonly name: string;
  readonly header: Record<string, string | number>;
  readonly bytes: number;
  readonly samples: readonly number[];
}

const EXPECTED_HEADER = {
  riff: 'RIFF',
  wave: 'WAVEfmt ',
  pcm: 1,
  channels: 1,
  rate: 8000,
  perSecond: 16_000,
  align: 2,
  bits: 16,
  data: 'data',
};

const headerOf = (bytes: Buffer): Record<string, string | number> => ({
  riff: bytes.toString('latin1', 0, 4),
  wave: bytes.toString('latin1', 8, 16),
  pcm: bytes.readUInt16LE(20),
  channels: bytes.readUInt16LE(22),
  rate: bytes.readUInt32LE(24),
  perSecond: bytes.readUInt32LE(28),
  align: bytes.readUInt16LE(32),
  bits: bytes.readUInt16LE(34),
  data: bytes.toString('latin1', 36, 40),
});

const soundOf = (language: string, file: string): Sound => {
  const bytes = readFileSync(join(FOLDER, language, file));
  const count = bytes.readUInt32LE(40) / 2;
  const samples = Array.from({ length: count }, (_, index) => bytes.readInt16LE(44 + index * 2) / 32_768);
  return {
    key: `${language}/${file}`,
    name: file.replace(/\.wav$/, ''),
    header: headerOf(bytes),
    bytes: bytes.length,
    samples,
  };
};

const texts: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(join(FOLDER, 'texts.json'), 'utf8'),
);
const filesOf = (language: string): readonly string[] => readdirSync(join(FOLDER, language)).sort();
const sounds = LANGUAGES.flatMap((language) => filesOf(language).map((file) => soundOf(language, file)));

const decibels = (ratio: number): number => 20 * Math.log10(ratio);
const peakOf = (samples: readonly number[]): number => Math.max(...samples.map(Math.abs));
const loudnessOf = (samples: readonly number[]): number =>
  decibels(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
const secondsOf = (sound: Sound): number => sound.samples.length / 8000;
/** The part of a sound's power that lies at one frequency: Goertzel's sum, 1 for a pure tone. */
const shareOf = (samples: readonly number[], hertz: number): number => {
  const turn = (2 * Math.PI * hertz) / 8000;
  const real = samples.reduce((sum, sample, index) => sum + sample * Math.cos(turn * index), 0);
  const imaginary = samples.reduce((sum, sample, index) => sum + sample * Math.sin(turn * index), 0);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0);
  return (2 * (real * real + imaginary * imaginary)) / (samples.length * power);
};

test('both languages have every prompt, as text and as sound, and nothing more', () => {
  const expected = [...NAMES, ...LATER].sort();
  expect(Object.keys(texts).sort()).toEqual([...LANGUAGES]);
  for (const language of LANGUAGES) {
    expect(Object.keys(texts[language] ?? {}).sort()).toEqual(expected);
    expect(filesOf(language)).toEqual(expected.map((name) => `${name}.wav`).sort());
  }
});

test.each(sounds)('$key is 8 kHz 16-bit mono and whole', ({ header, bytes, samples }) => {
  expect(header).toEqual(EXPECTED_HEADER);
  expect(bytes).toBe(44 + samples.length * 2);
});

test.each(sounds)('$key is short', (sound) => {
  expect(secondsOf(sound)).toBeGreaterThan(1);
  expect(secondsOf(sound)).toBeLessThanOrEqual(LENGTH_MAX_SECONDS);
});

test.each(sounds.filter(({ name }) => name !== 'voicemail'))(
  '$key is not longer than the card takes it to be before it says that a ringing is over',
  (sound) => {
    const most = sound.name === 'hold' ? SHIPPED_HOLD_SECONDS : SHIPPED_SECONDS_MOST;
    expect(secondsOf(sound)).toBeLessThanOrEqual(most);
  },
);

test.each(sounds)('$key starts and ends in silence and never clips', ({ samples }) => {
  expect(peakOf(samples)).toBeLessThan(PEAK_MAX);
  expect(peakOf(samples.slice(0, 1000))).toBeLessThan(0.01);
  expect(peakOf(samples.slice(-200))).toBeLessThan(0.01);
});

test('all are about equally loud', () => {
  const levels = sounds.map(({ samples }) => loudnessOf(samples));
  const middle = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const odd = sounds.filter((_, index) => Math.abs((levels[index] ?? 0) - middle) > SAME_LOUDNESS_DB);
  expect(odd.map(({ key }) => key)).toEqual([]);
});

test('the prompts before a recording, and only they, end in a 1 kHz beep', () => {
  // The last 0.3 s but for the fade and the little silence behind the beep.
  const beeping = sounds.filter(({ samples }) => shareOf(samples.slice(-2400, -500), 1000) > 0.9);
  expect(beeping.map(({ key }) => key).sort()).toEqual(
    ['en/record-prompt.wav', 'en/voicemail.wav', 'sv/record-prompt.wav', 'sv/voicemail.wav'].sort(),
  );
});

test('no two prompts say the same', () => {
  const said = sounds.map(({ samples }) => samples.join());
  expect(new Set(said).size).toBe(said.length);
});
