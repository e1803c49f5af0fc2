// Many missed calls in one message: whom it calls upon, who called and when, each number to be tapped.
import type { Message } from '../../core/message.ts';
import { type Body, body, section, sections } from './blocks.ts';
import { callerLink } from './caller.ts';
import { bold, named, people } from './mrkdwn.ts';
import { moment } from './time.ts';

export const alertsMessage = ({ calls, mention }: Message & { kind: 'alerts' }): Body => {
  const what = calls.length === 1 ? '1 call reached nobody.' : `${calls.length} calls reached nobody.`;
  // Nobody to mention means nobody would notice: then the whole channel is called.
  const who = mention.length === 0 ? '<!channel>' : people(mention);
  const next = `${who}: please call back. Each has a card of its own in this channel, now or soon: claim it there, so that nobody else calls too.`;
  const rows = calls.map(
    ({ caller, at, lineName }) => `• ${moment(at)}: ${callerLink(caller)} to ${named(lineName)}`,
  );
  return body(`${what} ${next}`, [section(`🔴 ${bold(what)}\n${next}`), ...sections(rows)]);
};
