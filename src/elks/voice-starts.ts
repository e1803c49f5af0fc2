// Where the account's numbers send their calls: read, and set to our address or to a parked plan.
import type { Instant } from '../core/instant.ts';
import { parkedPlans } from '../core/parked-plan.ts';
import type { PromptName } from '../core/plan.ts';
import type { Line, Settings } from '../core/settings.ts';
import type { VoiceStarts } from '../ports/phone.ts';
import type { Addresses } from './addresses.ts';
import type { ElksClientConfig } from './client.ts';
import { createAccountNumbers, NOT_AS_GIVEN } from './numbers.ts';
import { renderParkedPlans } from './render-parked.ts';
import { leadsTo, webhookAddress } from './surroundings.ts';

export interface VoiceStartsDeps {
  readonly config: ElksClientConfig;
  readonly publicUrl: string;
  readonly webhookSecret: string;
  readonly settings: { current(): Settings };
  readonly addresses: Addresses;
  readonly promptAddress: (name: PromptName, line: Line) => string;
}

/** Of those only the value can be to blame, and a smaller one may do; the others pass, or concern every value. */
const REFUSES_VALUE: ReadonlySet<string> = new Set([
  ...[400, 403, 413, 414, 422].map((status) => `http-${status}`),
  NOT_AS_GIVEN,
]);

export const createVoiceStarts = (deps: VoiceStartsDeps): VoiceStarts => {
  const numbers = createAccountNumbers(deps.config);
  return {
    list: async () => {
      const answer = await numbers.list();
      if (answer.kind === 'not-known') return null;
      return answer.numbers.map(({ id, number, voiceStart }) => ({
        id,
        number,
        voiceStart,
        leadsTo: leadsTo(voiceStart, deps),
      }));
    },
    set: async (id, voiceStart) => {
      const fault = await numbers.setVoiceStart(id, voiceStart);
      if (fault === null) return 'set';
      return REFUSES_VALUE.has(fault) ? 'refused' : 'no-answer';
    },
    webhook: webhookAddress(deps),
    parked: (line, now: Instant) =>
      renderParkedPlans(parkedPlans({ settings: deps.settings.current(), line, now }), {
        lineId: line.id,
        addresses: deps.addresses,
        promptAddress: (name) => deps.promptAddress(name, line),
      }),
    leadsTo: (voiceStart) => leadsTo(voiceStart, deps),
  };
};
