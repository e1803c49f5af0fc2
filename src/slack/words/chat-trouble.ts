// What is said of a channel that takes nothing, and of a token that is not taken: in status, on Home, in direct messages.
import type { Refused, TroubleView } from '../../core/chat-trouble.ts';
import { bold, channelLink, code, listed, named, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { moment } from './time.ts';

const COMMAND_SHOWN_MAX = 120;

type Channel = Refused & { readonly channelId: string; readonly lineNames: readonly string[] };

const whyNot = ({ fault, reason }: Refused): string => {
  switch (fault) {
    case 'archived':
      return 'it was archived';
    case 'not-member':
      return 'Jour is not in it any more';
    case 'not-found':
      return 'it is not there any more, or Jour may not see it';
    case 'refused':
      return `Slack refuses to post there (${quoted(reason)})`;
  }
};

/** One sentence. */
export const troubleWords = (channel: Channel): string =>
  `Cards of ${listed(channel.lineNames.map(named))} are not arriving in ${channelLink(channel.channelId)}: ${whyNot(channel)}.`;

const otherChannel = ({ lineNames }: Channel, { commandWord }: WordOptions): string =>
  `give the line another channel: ${quoted(`${commandWord} channel #NAME on ${lineNames[0] ?? ''}`, COMMAND_SHOWN_MAX)}, or ${code('SLACK_CHANNEL')} for the first line`;

/** What puts it right, in one sentence or two. */
export const remedyWords = (channel: Channel, options: WordOptions): string => {
  switch (channel.fault) {
    case 'archived':
      return `Unarchive it, or ${otherChannel(channel, options)}.`;
    case 'not-member':
      return `Write ${code('/invite @jour')} in it.`;
    case 'not-found':
      return `If it is private, write ${code('/invite @jour')} in it. Otherwise ${otherChannel(channel, options)}.`;
    case 'refused':
      return `Look who may post in it, and whether the app still has its scopes (${code(`${options.commandWord} check`)}); or ${otherChannel(channel, options)}.`;
  }
};

const tokenWords = (reason: string): string =>
  `${bold(`Slack refuses our token (${quoted(reason)})`)}: no card, no missed call and no voicemail is told. Install the app again if it was removed, put its “Bot User OAuth Token” into ${code('SLACK_BOT_TOKEN')} and start Jour again.`;

/** For whoever looks at how the phone is: loud, since cards are what people would look at instead. */
export const troubleLines = (troubles: readonly TroubleView[], options: WordOptions): readonly string[] =>
  troubles.map((trouble) =>
    trouble.kind === 'token'
      ? `⚠️ ${tokenWords(trouble.reason)}`
      : `⚠️ ${bold(troubleWords(trouble))} It has been so since ${moment(trouble.sinceAt)}. ${remedyWords(trouble, options)} What waits is posted then.`,
  );
