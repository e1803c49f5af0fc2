// Any trouble with a channel or with the token, and what people are told of it one by one.
import fc from 'fast-check';
import type { ChannelFault, TroubleView } from '../../../src/core/chat-trouble.ts';
import type { DirectMessage } from '../../../src/core/direct-effect.ts';
import type { Instant } from '../../../src/core/instant.ts';
import type { CallerView } from '../../../src/core/view.ts';

interface Parts {
  readonly name: fc.Arbitrary<string>;
  readonly outside: fc.Arbitrary<string>;
  readonly at: fc.Arbitrary<Instant>;
  readonly caller: fc.Arbitrary<CallerView>;
}

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const fault = fc.constantFrom<ChannelFault>('archived', 'not-member', 'not-found', 'refused');
const channelId = fc.constantFrom('C0ONCALL', 'C0SALES');

export const anyTroubles = ({ name, outside, at, caller }: Parts) => {
  const channel = { channelId, lineNames: fc.array(name, { minLength: 1, maxLength: 20 }) };
  const trouble: fc.Arbitrary<TroubleView> = fc.oneof(
    fc.record({ kind: kind('token'), reason: outside, sinceAt: at }),
    fc.record({ kind: kind('channel'), ...channel, fault, reason: outside, sinceAt: at }),
  );
  const call = fc.record({
    callId: fc.uuid(),
    caller,
    at,
    lineName: name,
    message: fc.option(fc.nat(180), { nil: null }),
  });
  const message: fc.Arbitrary<DirectMessage> = fc.oneof(
    fc.record({ kind: kind('channel-trouble'), ...channel, fault, reason: outside }),
    fc.record({ kind: kind('channel-well'), ...channel, sinceAt: at }),
    fc.record({
      kind: kind('missed'),
      channelId,
      fault,
      calls: fc.array(call, { minLength: 1, maxLength: 20 }),
      more: fc.nat(500),
    }),
  );
  return { troubles: fc.array(trouble, { maxLength: 5 }), message };
};
