// What the rendering of one call's plan needs to know beside it.
import type { PromptName } from '../core/plan.ts';
import type { Line } from '../core/settings.ts';
import type { Addresses } from './addresses.ts';

export interface RenderDeps {
  readonly addresses: Addresses;
  /** Without a line: the shipped prompt in English. */
  readonly promptAddress: (name: PromptName, line: Line | undefined) => string;
}

export const contextOf = (
  { addresses, promptAddress }: RenderDeps,
  callId: string,
  line: Line | undefined,
) => ({ callId, addresses, promptAddress: (name: PromptName) => promptAddress(name, line) });
