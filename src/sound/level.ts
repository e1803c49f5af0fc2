// Makes a sound about as loud as the shipped prompts, never clipped, and cuts the silence at its ends.
import { PHONE_SAMPLES_PER_SECOND } from './resample.ts';

/** Of full scale, as data/prompts/make.ts makes them. */
const LOUDNESS_DB = -20;
const PEAK_MOST_DB = -1;
/** More would mostly lift noise. */
const BOOST_MOST_DB = 30;
/** Single peaks may stand this far above the limit and are bent under it; a calmer sound stays as it is. */
const BENT_MOST_DB = 6;
/** From here on samples are bent. */
const KNEE_DB = -4;
/** What stays this far under the loudest moment is no speech but the room. */
const FLOOR_DB = -30;
const SILENCE_DB = -60;
const FRAME_SECONDS = 0.02;
const SOUND_SECONDS_LEAST = 0.2;
const MARGIN_SECONDS = 0.15;
const FADE_SECONDS = 0.01;
/** Below it there is hum and wind, which no telephone carries. */
const RUMBLE_HERTZ = 100;

const FRAME = FRAME_SECONDS * PHONE_SAMPLES_PER_SECOND;

const amplitude = (db: number): number => 10 ** (db / 20);

const rmsOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));

const peakOf = (samples: Float32Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

/** A high-pass of the first order. */
const withoutRumble = (samples: Float32Array): Float32Array => {
  const keep = 1 / (1 + (2 * Math.PI * RUMBLE_HERTZ) / PHONE_SAMPLES_PER_SECOND);
  let before = 0;
  let out = 0;
  return samples.map((sample) => {
    out = keep * (out + sample - before);
    before = sample;
    return out;
  });
};

const framesOf = (samples: Float32Array): readonly number[] =>
  Array.from({ length: Math.floor(samples.length / FRAME) }, (_, index) =>
    rmsOf(samples.subarray(index * FRAME, (index + 1) * FRAME)),
  );

/** Silence is added where the sound begins or ends at once. */
const cutOut = (samples: Float32Array, from: number, to: number): Float32Array => {
  const margin = MARGIN_SECONDS * PHONE_SAMPLES_PER_SECOND;
  const whole = new Float32Array(to - from + 2 * margin);
  const start = Math.max(0, from - margin);
  whole.set(samples.subarray(start, Math.min(samples.length, to + margin)), start - (from - margin));
  return whole;
};

/** Soft edges, so that nothing clicks. */
const faded = (samples: Float32Array): Float32Array => {
  const edge = FADE_SECONDS * PHONE_SAMPLES_PER_SECOND;
  return samples.map(
    (sample, index) => sample * Math.min(1, index / edge, (samples.length - 1 - index) / edge),
  );
};

const bent = (sample: number): number => {
  const knee = amplitude(KNEE_DB);
  const room = amplitude(PEAK_MOST_DB) - knee;
  const over = Math.abs(sample) - knee;
  return over <= 0 ? sample : Math.sign(sample) * (knee + room * Math.tanh(over / room));
};

const gainFor = (loudness: number, peak: number): number =>
  Math.min(
    amplitude(LOUDNESS_DB) / loudness,
    amplitude(BOOST_MOST_DB),
    amplitude(PEAK_MOST_DB + BENT_MOST_DB) / peak,
  );

/** At 8 kHz; null when there is nothing to be heard. */
export const levelled = (samples: Float32Array): Float32Array | null => {
  const clean = withoutRumble(samples);
  const frames = framesOf(clean);
  const loudest = frames.reduce((most, frame) => Math.max(most, frame), 0);
  const isHeard = (frame: number): boolean => frame > loudest * amplitude(FLOOR_DB);
  const heard = frames.filter(isHeard);
  if (loudest < amplitude(SILENCE_DB) || heard.length * FRAME_SECONDS < SOUND_SECONDS_LEAST) return null;
  const sound = cutOut(clean, frames.findIndex(isHeard) * FRAME, (frames.findLastIndex(isHeard) + 1) * FRAME);
  const loudness = Math.sqrt(heard.reduce((sum, frame) => sum + frame * frame, 0) / heard.length);
  const gain = gainFor(loudness, peakOf(sound));
  return faded(sound.map((sample) => bent(sample * gain)));
};
