// The port to codes that open doors, owned by src/store.
import type { Pin } from '../core/menu.ts';

/** Codes that open doors, kept so that they cannot be read back. */
export interface Codes {
  /** @param others the codes the new one will stand beside */
  hash(code: string, others: readonly Pin[]): Promise<Pick<Pin, 'salt' | 'hash'>>;
  /** Whose code it is; takes as long for a wrong one as for a right one. */
  verify(code: string, pins: readonly Pin[]): Promise<Pin | null>;
}
