// Brings a sound to the rate of telephones by a windowed sinc, so that nothing above the band folds back into it.
import type { Mono } from './mono.ts';

export const PHONE_SAMPLES_PER_SECOND = 8_000;

/** Zero crossings of the kernel on either side: more is sharper and slower. */
const CROSSINGS = 16;
/** Entries of the kernel's table between two crossings; the nearest is taken, 60 dB below the sound at worst. */
const STEPS = 512;
/** The band ends a little below half the rate. */
const BAND = 0.92;

/** A sinc under a Blackman window, from its middle outwards. */
const KERNEL: Float32Array = Float32Array.from({ length: CROSSINGS * STEPS + 1 }, (_, index) => {
  const t = index / STEPS;
  const angle = (Math.PI * t) / CROSSINGS;
  const window = 0.42 + 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
  const x = Math.PI * t * BAND;
  return BAND * window * (x === 0 ? 1 : Math.sin(x) / x);
});

/** One sample of the result: the sound around `centre`, weighed; `scale` stretches the kernel when the rate goes down. */
const sampleAt = (samples: Float32Array, centre: number, scale: number): number => {
  const reach = CROSSINGS / scale;
  const last = Math.min(samples.length - 1, Math.floor(centre + reach));
  let sum = 0;
  for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at += 1)
    sum += (samples[at] ?? 0) * (KERNEL[Math.round(Math.abs(at - centre) * scale * STEPS)] ?? 0);
  return sum * scale;
};

/** The same sound at 8 kHz. */
export const atPhoneRate = ({ samplesPerSecond, samples }: Mono): Float32Array => {
  if (samplesPerSecond === PHONE_SAMPLES_PER_SECOND) return samples;
  const ratio = samplesPerSecond / PHONE_SAMPLES_PER_SECOND;
  const scale = Math.min(1, 1 / ratio);
  const length = Math.floor(samples.length / ratio);
  return Float32Array.from({ length }, (_, index) => sampleAt(samples, index * ratio, scale));
};
