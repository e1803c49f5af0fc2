// Looking back at many calls: numbers at any time, a digest by itself, a file to take away.
import type { DigestTimes } from './digest.ts';
import type { Period } from './period.ts';

export type DigestCommand = {
  readonly kind: 'digest';
  readonly wish:
    | { readonly kind: 'show' }
    | { readonly kind: 'off' }
    | ({ readonly kind: 'at' } & DigestTimes);
};

export type ReportCommand =
  | DigestCommand
  | { readonly kind: 'stats'; readonly period: Period }
  | { readonly kind: 'export'; readonly period: Period };
