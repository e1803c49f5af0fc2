// Plans as the core makes them, and what they are rendered with.
import type { Plan, Step } from '../../src/core/plan.ts';
import { createAddresses } from '../../src/elks/addresses.ts';
import type { RenderContext } from '../../src/elks/render.ts';

export const BASE = 'https://phone.example.org';
export const SECRET = 'a-secret-for-tests-0123456789';
export const CALL_ID = 'c0123456789abcdef0123456789abcdef';

const VOICEMAIL: Step = { kind: 'voicemail', prompt: 'voicemail', maxSeconds: 180 };

export const phoneOf = (index: number): string => `+467017406${String(index).padStart(2, '0')}`;

/** Rings these numbers of people, one step after another; `ringing([1, 1])` is two people in turn. */
export const ringing = (steps: readonly number[], callerId: string | null = null): Plan => ({
  first: steps.reduceRight<Step>((otherwise, people, step) => {
    const targets = Array.from({ length: people }, (_, index) => ({
      userId: `U${step + index}`,
      phone: phoneOf(5 + step + index),
    }));
    return { kind: 'ring', targets, ringSeconds: 15, callerId, otherwise };
  }, VOICEMAIL),
});

export const nobody: Plan = { first: VOICEMAIL, nobody: 'roster-empty' };

/** Signed addresses made readable: the signature is cut out. */
export const readable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/\/[A-Za-z0-9_-]{16}(?=["./])/g, ''));

export const context: RenderContext = {
  callId: CALL_ID,
  addresses: createAddresses(BASE, SECRET),
  promptAddress: (name) => `${BASE}/prompts/${name}.wav`,
};
