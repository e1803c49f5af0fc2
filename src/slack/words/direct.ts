// What people are told one by one because the channel takes nothing: what is wrong, what it means, what puts it right.
import type { DirectMessage, MissedDirectly } from '../../core/direct-effect.ts';
import { type Body, body, context, section } from './blocks.ts';
import { callerLink } from './caller.ts';
import { remedyWords, troubleWords } from './chat-trouble.ts';
import { bold, channelLink, listed, named } from './mrkdwn.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { counted, duration, moment } from './time.ts';

type Of<K extends DirectMessage['kind']> = Extract<DirectMessage, { readonly kind: K }>;

const WHY_YOU =
  'You get this because you look after the phone, changed something about it last, or are on call: where cards should be, nobody would see it.';

const troubleBody = (told: Of<'channel-trouble'>, options: WordOptions): Body => {
  const what = troubleWords(told);
  const next = `Calls are answered as ever. ${remedyWords(told, options)} Cards and voicemails wait and are posted by themselves then. Meanwhile those on call get missed calls as direct messages.`;
  return body(`${what} ${next}`, [section(`⚠️ ${bold(what)}\n${next}`), context([WHY_YOU])]);
};

const wellBody = ({ channelId, lineNames, sinceAt }: Of<'channel-well'>): Body => {
  const what = `Cards of ${listed(lineNames.map(named))} arrive in ${channelLink(channelId)} again.`;
  const next = `What waited since ${moment(sinceAt)} is posted there now, so you may read of a call twice. There is nothing left to do.`;
  return body(`${what} ${next}`, [section(`✅ ${bold(what)}\n${next}`)]);
};

const callRow = ({ caller, at, lineName, message }: MissedDirectly): string => {
  const left = message === null ? '' : `, left a voicemail of ${duration(message)}`;
  return `${callerLink(caller)} to ${named(lineName)}, ${moment(at)}${left}`;
};

const FAULTS: Readonly<Record<Of<'missed'>['fault'], string>> = {
  archived: 'it is archived',
  'not-member': 'Jour is not in it',
  'not-found': 'it is not there any more',
  refused: 'Slack refuses to post there',
};

const whatIsMissed = (calls: readonly MissedDirectly[], more: number): string => {
  const all = calls.length + more;
  if (all > 1) return `${counted(all, 'call')} reached nobody.`;
  return calls[0]?.message == null ? 'Missed call: it reached nobody.' : 'A voicemail was left.';
};

const missedBody = ({ channelId, fault, calls, more }: Of<'missed'>): Body => {
  const what = whatIsMissed(calls, more);
  const why = `Told to you directly, since nothing arrives in ${channelLink(channelId)}: ${FAULTS[fault]}.`;
  const next =
    'Please call back, and tell the others that you do: there is no card to claim now. It is posted, voicemails too, once that is mended.';
  const rows = calls.map((call) => `• ${callRow(call)}`);
  const rest = more === 0 ? [] : [`• and ${more} more`];
  const [only] = calls;
  const brief = only !== undefined && calls.length + more === 1 ? ` From ${callRow(only)}.` : '';
  return body(`${what}${brief} ${next}`, [
    section(`🔴 ${bold(what)}\n${[...rows, ...rest].join('\n')}\n${next}`),
    context([why]),
  ]);
};

export const directMessage = (
  { what }: { readonly what: DirectMessage },
  options: WordOptions = DEFAULT_WORD_OPTIONS,
): Body => {
  switch (what.kind) {
    case 'channel-trouble':
      return troubleBody(what, options);
    case 'channel-well':
      return wellBody(what);
    case 'missed':
      return missedBody(what);
  }
};
