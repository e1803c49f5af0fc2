// Told when too many wrong codes were typed: somebody may be guessing, or a customer has an old code.
import type { Message } from '../../core/message.ts';
import { type Body, body, section } from './blocks.ts';
import { callerLink } from './caller.ts';
import { bold, named } from './mrkdwn.ts';
import { clockTime } from './time.ts';

export const pinsShutMessage = (message: Message & { kind: 'pins-shut' }): Body => {
  const whom =
    message.who === 'line'
      ? `for everybody on ${named(message.lineName)}: 50 wrong codes in an hour`
      : `for ${callerLink(message.caller)}: 10 wrong codes in an hour`;
  const what = `Code entry is shut until ${clockTime(message.untilAt)} ${whom}`;
  const next =
    'Callers are led on as if they had typed no code. Somebody may be guessing, or uses an old code.';
  return body(`${what}. ${next}`, [section(`⚠️ ${bold(`${what}.`)}\n${next}`)]);
};
