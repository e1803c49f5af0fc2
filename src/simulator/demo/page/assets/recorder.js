// Speaks into the microphone after the beep; what comes out is what a phone would record: WAV, 8 kHz, 16 bits, one channel.
const RATE = 8_000;
const HEADER = 44;

const wavOf = (samples) => {
  const view = new DataView(new ArrayBuffer(HEADER + samples.length * 2));
  const text = (at, letters) => {
    for (const [index, letter] of Array.from(letters).entries())
      view.setUint8(at + index, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (const [index, sample] of samples.entries())
    view.setInt16(HEADER + index * 2, Math.max(-1, Math.min(1, sample)) * 32_767, true);
  return view.buffer;
};

const asPhone = async (blob) => {
  const context = new AudioContext();
  const sound = await context.decodeAudioData(await blob.arrayBuffer());
  void context.close();
  const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE);
  const source = offline.createBufferSource();
  source.buffer = sound;
  source.connect(offline.destination);
  source.start();
  return wavOf((await offline.startRendering()).getChannelData(0));
};

let stream = null;
let recorder = null;

/** Asks for the microphone; false when there is none, or it may not be used. */
export const openMicrophone = async () => {
  try {
    stream ??= await navigator.mediaDevices.getUserMedia({ audio: true });
    return true;
  } catch {
    return false;
  }
};

export const startRecording = () => {
  if (stream === null) return;
  const parts = [];
  const running = new MediaRecorder(stream);
  running.ondataavailable = ({ data }) => parts.push(data);
  running.start();
  recorder = { running, parts };
};

export const isRecording = () => recorder !== null;

/** The WAV; null when nothing was recorded. */
export const stopRecording = async () => {
  if (recorder === null) return null;
  const { running, parts } = recorder;
  recorder = null;
  await new Promise((resolve) => {
    running.onstop = resolve;
    running.stop();
  });
  for (const track of stream.getTracks()) track.stop();
  stream = null;
  return asPhone(new Blob(parts, { type: running.mimeType })).catch(() => null);
};
