// What a look at everything found of Slack: its token, scopes and channels, and the people in the rosters.
import type { ChannelFault } from '../../core/chat-trouble.ts';
import { remedyWords } from './chat-trouble.ts';
import { type Of, type Words, well } from './checkup-part.ts';
import { channelLink, code, listed, mention, named, people, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

const TOKEN_REMEDY = `Copy the “Bot User OAuth Token” from the app's page “OAuth &amp; Permissions” into ${code('SLACK_BOT_TOKEN')} and start Jour again. If the app was removed from the workspace, install it again first.`;

export const slackWords = ({ access }: Of<'slack'>): Words => {
  switch (access.kind) {
    case 'granted':
      return well('Slack takes our token.');
    case 'refused':
      return { what: `Slack refuses our token (${quoted(access.code)}).`, remedy: TOKEN_REMEDY };
    case 'no-answer':
      return {
        what: `Slack does not answer (${quoted(access.code)}).`,
        remedy:
          'Look whether this machine reaches slack.com, and status.slack.com. Calls are answered all the same; what is to be posted waits.',
      };
  }
};

const codes = (texts: readonly string[]): string => listed(texts.map(code));

export const scopeWords = ({ missing, declined }: Of<'scopes'>): Words => {
  const without =
    declined.length === 0 ? '' : ` Without the optional ${codes(declined)} some things are left out.`;
  return missing.length === 0
    ? well(`The app has the scopes that it needs.${without}`)
    : {
        what: `The app lacks the ${missing.length === 1 ? 'scope' : 'scopes'} ${codes(missing)}.`,
        remedy: 'Add them on the app’s page “OAuth &amp; Permissions” and install the app again.',
      };
};

const FAULTS: Readonly<Record<ChannelFault, (channel: string) => string>> = {
  archived: (channel) => `Nothing arrives in ${channel}: it is archived.`,
  'not-member': (channel) => `Nothing arrives in ${channel}: Jour is not in it.`,
  'not-found': (channel) => `Nothing arrives in ${channel}: it is not there, or Jour may not see it.`,
  refused: (channel) => `Slack refuses to post in ${channel}.`,
};

export const channelWords = (
  { lineName, channelId, standing }: Of<'channel'>,
  options: WordOptions,
): Words => {
  const channel = `${channelLink(channelId)}, the channel of ${named(lineName)},`;
  switch (standing) {
    case 'member':
      return well(`The channel ${channelLink(channelId)} of ${named(lineName)} can be posted to.`);
    case 'not-asked':
      return {
        what: `Whether Jour is in ${channel} cannot be asked: the app was not given ${code('channels:read')} and ${code('groups:read')}.`,
        remedy: null,
      };
    case 'no-answer':
      return {
        what: `Whether ${channel} can be posted to is not known: Slack could not be asked.`,
        remedy: null,
      };
    default:
      return {
        what: FAULTS[standing](`the channel ${channelLink(channelId)} of ${named(lineName)}`),
        remedy: remedyWords({ channelId, lineNames: [lineName], fault: standing, reason: standing }, options),
      };
  }
};

const PEOPLE_SHOWN_MAX = 20;

const UNFIT = {
  bot: 'is a bot',
  deactivated: 'is deactivated in Slack',
  unknown: 'is not known in Slack',
  guest: 'is a guest in Slack',
} as const;

export const peopleWords = (
  { state, withoutNumber, unfit }: Of<'people'>,
  { commandWord }: WordOptions,
): Words => {
  const numberless =
    withoutNumber.length === 0
      ? []
      : [
          `${people(withoutNumber, PEOPLE_SHOWN_MAX)} ${withoutNumber.length === 1 ? 'has' : 'have'} no number and ${withoutNumber.length === 1 ? 'is' : 'are'} passed by`,
        ];
  const odd = unfit
    .slice(0, PEOPLE_SHOWN_MAX)
    .flatMap(({ userId, standing }) =>
      standing === 'person' ? [] : [`${mention(userId)} ${UNFIT[standing]}`],
    );
  if (state === 'ok') return well('Everybody in the rosters can be rung.');
  if (state === 'unknown')
    return well('Everybody in the rosters has a number. Who they are in Slack could not be asked.');
  return {
    what: `In the rosters: ${[...numberless, ...odd].join('; ')}.`,
    remedy: `Give a number: ${code(`${commandWord} phone @anna 070-174 06 05`)}. Take somebody out: ${code(`${commandWord} remove @anna`)}`,
  };
};
