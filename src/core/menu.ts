// What callers can choose by key, and the codes that open doors.
import type { UserId } from './settings.ts';

export const MENU_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;
export type MenuKey = (typeof MENU_KEYS)[number];

/** Where a key or a code leads. */
export type Opens =
  | { readonly kind: 'ring'; readonly rosterName: string }
  | { readonly kind: 'ring-member'; readonly userId: UserId }
  | { readonly kind: 'voicemail' }
  | { readonly kind: 'say'; readonly prompt: string };

export type Choice = Opens | { readonly kind: 'pin' };

export interface Menu {
  readonly choices: Readonly<Partial<Record<MenuKey, Choice>>>;
  /** After three wrong or missing keys, and after three wrong codes. */
  readonly otherwise: Opens;
}

/** A code, kept only as its hash. */
export interface Pin {
  /** Says who it is for; shown on the card when used. */
  readonly label: string;
  /** Base64. */
  readonly salt: string;
  /** Base64 of scrypt's output. */
  readonly hash: string;
  readonly opens: Opens;
}

export const MENU_TRIES = 3;
export const PIN_TRIES = 3;
export const PIN_DIGITS = { least: 4, most: 10 } as const;
