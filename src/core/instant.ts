// Points in time and where they are read: plain numbers in the core, clock faces only at the edges.

/** Milliseconds since 1970-01-01T00:00Z. Fields that hold one end in `At`. */
export type Instant = number;

/** IANA name such as `Europe/Stockholm`. */
export type TimeZone = string;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const MINUTES_A_DAY = 1_440;
