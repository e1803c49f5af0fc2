// Many missed calls at once, after Jour was away: one alert for all, since each has its card to be worked on.
import type { Message } from '../../core/message.ts';
import { type Body, body, section } from './blocks.ts';
import { callerLink } from './caller.ts';
import { bold, named, people } from './mrkdwn.ts';
import { moment } from './time.ts';

type LateCalls = Message & { kind: 'late-calls' };

export const lateCallsMessage = ({ lineName, calls, more, mention }: LateCalls): Body => {
  const what = `${calls.length + more} calls to ${named(lineName)} reached nobody while Jour was away.`;
  // Nobody to mention means nobody would notice: then the whole channel is called.
  const who = mention.length === 0 ? '<!channel>' : people(mention);
  const next = `${who}: each has a card of its own; claim it there, then call back.`;
  const rows = calls.map(({ caller, at }) => `• ${callerLink(caller)}, ${moment(at)}`);
  const rest = more === 0 ? [] : [`• and ${more} more`];
  return body(`${what} ${next}`, [
    section(`🔴 ${bold(what)}\n${next}`),
    section([...rows, ...rest].join('\n')),
  ]);
};
