// The answer to an incoming call with blanks for what is each call's own: its id, and the signatures of its addresses.
// A plan is rendered once for all the calls that meet it; filling the blanks in is the work of microseconds.
import type { Plan, PromptName } from '../core/plan.ts';
import { type Addresses, CALL_BLANK, SIGNATURE_MARK } from './addresses.ts';
import { renderPlan } from './render.ts';

/** An address in an answer: the call's id, `afterId`, the signature of address number `index`, `afterSignature`. */
interface Blank {
  readonly afterId: string;
  readonly index: number;
  readonly afterSignature: string;
}

export interface AnswerTemplate {
  readonly start: string;
  readonly blanks: readonly Blank[];
}

const blankIn = (text: string): Blank => {
  const [afterId = '', index = '', afterSignature = ''] = text.split(SIGNATURE_MARK);
  return { afterId, index: Number(index), afterSignature };
};

export interface TemplateContext {
  readonly addresses: Addresses;
  readonly promptAddress: (name: PromptName) => string;
}

export const templateOf = (plan: Plan, { addresses, promptAddress }: TemplateContext): AnswerTemplate => {
  const action = renderPlan(plan, {
    callId: CALL_BLANK,
    addresses: { ...addresses, of: addresses.blank },
    promptAddress,
  });
  const [start = '', ...rest] = JSON.stringify(action).split(CALL_BLANK);
  return { start, blanks: rest.map(blankIn) };
};

/** The answer's JSON for one call. */
export const fillTemplate = (
  { start, blanks }: AnswerTemplate,
  callId: string,
  addresses: Pick<Addresses, 'signature'>,
): string => {
  let json = start;
  for (const { afterId, index, afterSignature } of blanks)
    json += callId + afterId + addresses.signature(callId, index) + afterSignature;
  return json;
};
