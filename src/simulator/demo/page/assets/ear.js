// What is in the caller's ear: the ring tone, prompts as they are served, the beep, the tone of a key.
let context = null;
let volume = null;
let stopNow = () => undefined;
let isOn = true;

/** Sweden's ring tone: 425 Hz, one second on, four off. */
const RING = { hertz: 425, onSeconds: 1, everySeconds: 5 };
const KEY_TONES = {
  rows: {
    1: 697,
    2: 697,
    3: 697,
    4: 770,
    5: 770,
    6: 770,
    7: 852,
    8: 852,
    9: 852,
    '*': 941,
    0: 941,
    '#': 941,
  },
  columns: {
    1: 1209,
    4: 1209,
    7: 1209,
    '*': 1209,
    2: 1336,
    5: 1336,
    8: 1336,
    0: 1336,
    3: 1477,
    6: 1477,
    9: 1477,
    '#': 1477,
  },
};

/** Browsers let pages sound only once somebody has pressed something. */
export const wake = () => {
  context ??= new AudioContext();
  if (volume === null) {
    volume = context.createGain();
    volume.connect(context.destination);
  }
  void context.resume();
};

export const setSound = (on) => {
  isOn = on;
  if (!on) stopNow();
};

const tone = (hertz, seconds, atSecond = 0) => {
  const from = context.currentTime + atSecond;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.12, from);
  gain.connect(volume);
  const oscillator = context.createOscillator();
  oscillator.frequency.value = hertz;
  oscillator.connect(gain);
  oscillator.start(from);
  oscillator.stop(from + seconds);
  return oscillator;
};

const ring = () => {
  let current = tone(RING.hertz, RING.onSeconds);
  const again = setInterval(() => {
    current = tone(RING.hertz, RING.onSeconds);
  }, RING.everySeconds * 1_000);
  return () => {
    clearInterval(again);
    current.stop();
  };
};

const play = (src) => {
  const audio = new Audio(src);
  void audio.play().catch(() => undefined);
  return () => audio.pause();
};

export const pressTone = (key) => {
  if (context === null || !isOn) return;
  tone(KEY_TONES.rows[key], 0.15);
  tone(KEY_TONES.columns[key], 0.15);
};

export const playSample = () => {
  if (isOn) stopNow = play('/sample.wav');
};

let heardSeq = 0;

/** From now on this and nothing else. */
export const hear = ({ seq, kind, src }) => {
  if (seq === heardSeq) return;
  heardSeq = seq;
  stopNow();
  stopNow = () => undefined;
  if (context === null || !isOn) return;
  if (kind === 'tone') stopNow = ring();
  if (kind === 'sound') stopNow = play(src);
  if (kind === 'beep') tone(1_000, 0.4);
};
