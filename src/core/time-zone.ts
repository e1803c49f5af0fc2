// Names of time zones as people type them.
import type { TimeZone } from './instant.ts';

const isKnown = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** An IANA name in its usual case; null for anything else, offsets such as +01:00 included: they know no summer time. */
export const readTimeZone = (text: string): TimeZone | null => {
  const usual = Intl.supportedValuesOf('timeZone').find((name) => name.toLowerCase() === text.toLowerCase());
  if (usual !== undefined) return usual;
  return /^[A-Za-z]/.test(text) && isKnown(text) ? text : null;
};
