// The answer to an incoming call with blanks for what is each call's own: its id, and the signatures of its addresses.
// A plan is rendered once for all the calls that meet it; filling the blanks in is the work of microseconds.
import type { Plan, PromptName } from '../core/plan.ts';
import { type Addresses, CALL_BLANK, SIGNATURE_MARK } from './addresses.ts';
import { jsonOf, renderPlan } from './render.ts';
import { SIGNATURE_LENGTH } from './signatures.ts';

/** Makes the answer's JSON for one call. */
export type Fill = (callId: string) => string;

/** What follows a call's id in an address up to the signature, and what follows the signature up to the next id. */
interface Blank {
  readonly afterId: string;
  /** The signature's number. */
  readonly index: number;
  readonly afterSignature: string;
}

const blankIn = (text: string): Blank => {
  const [afterId = '', index = '', afterSignature = ''] = text.split(SIGNATURE_MARK);
  return { afterId, index: Number(index), afterSignature };
};

export interface TemplateContext {
  readonly addresses: Addresses;
  readonly promptAddress: (name: PromptName) => string;
}

const blankedJson = (plan: Plan, { addresses, promptAddress }: TemplateContext): string =>
  jsonOf(
    renderPlan(plan, {
      callId: CALL_BLANK,
      addresses: { ...addresses, of: addresses.blank },
      promptAddress,
    }),
  );

export const fillerFor = (plan: Plan, context: TemplateContext): Fill => {
  const [start = '', ...rest] = blankedJson(plan, context).split(CALL_BLANK);
  const blanks = rest.map(blankIn);
  const { places, stream } = context.addresses.signing(blanks.map(({ index }) => index));
  const signed = blanks.map((blank, number) => ({ ...blank, place: places[number] ?? 0 }));
  return (callId) => {
    const signatures = stream(callId);
    // Added up instead of joined: it is copied once, when it is sent.
    let json = start;
    for (const { afterId, place, afterSignature } of signed)
      json += callId + afterId + signatures.slice(place, place + SIGNATURE_LENGTH) + afterSignature;
    return json;
  };
};
