// Seconds as people say and read them: those that have passed in full, as Jour counts them.

/** Sums of fractions end a hair below the second they are meant to be. */
const wholeSeconds = (seconds: number): number => Math.floor(seconds + 0.001);

/** `0:24`, counted from the start of the call. */
export const callTime = (second: number): string => {
  const whole = wholeSeconds(second);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

/** `24 s`, `3 min`, `1 min 30 s`. */
export const howLong = (seconds: number): string => {
  const whole = wholeSeconds(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  return [minutes > 0 ? `${minutes} min` : '', rest > 0 || minutes === 0 ? `${rest} s` : '']
    .filter((part) => part !== '')
    .join(' ');
};
