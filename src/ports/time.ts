// The port to the time of day.
import type { Instant } from '../core/instant.ts';

export interface Clock {
  now(): Instant;
}
