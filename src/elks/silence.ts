// A moment of silence as a sound file: fetched by 46elks before a phone rings, it tells us where a caller got to
// without keeping them waiting.

const RATE = 8_000;
const BYTES_PER_SAMPLE = 2;

/** 8 kHz 16-bit mono WAV (RIFF header of 44 bytes, then samples of 0). */
const silentWav = (milliseconds: number): Buffer => {
  const dataBytes = ((RATE * milliseconds) / 1_000) * BYTES_PER_SAMPLE;
  const wav = Buffer.alloc(44 + dataBytes);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + dataBytes, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * BYTES_PER_SAMPLE, 28);
  wav.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  wav.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(dataBytes, 40);
  return wav;
};

export const SHORT_SILENCE: Uint8Array = silentWav(100);
