// What the parts of a look at everything have in common.
import type { Finding } from '../../core/checkup.ts';

/** `remedy` null: there is nothing to do. */
export interface Words {
  readonly what: string;
  readonly remedy: string | null;
}

export type Of<K extends Finding['about']> = Extract<Finding, { readonly about: K }>;

export const well = (what: string): Words => ({ what, remedy: null });
