// What a look at everything found: each line says what is so, and where something is wrong, what exactly puts it right.
import type { ChannelFault } from '../../core/chat-trouble.ts';
import type { Access, Finding, FindingState, VoiceStart } from '../../core/checkup.ts';
import { SECOND_MS } from '../../core/instant.ts';
import { type Body, linesBody } from './blocks.ts';
import { remedyWords } from './chat-trouble.ts';
import { bold, channelLink, code, listed, mention, named, people, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { counted, duration, moment } from './time.ts';

/** `remedy` null: there is nothing to do. */
interface Words {
  readonly what: string;
  readonly remedy: string | null;
}

type Of<K extends Finding['about']> = Extract<Finding, { readonly about: K }>;

const PEOPLE_SHOWN_MAX = 20;
const BYTES_A_MEGABYTE = 1024 * 1024;

const well = (what: string): Words => ({ what, remedy: null });

const TOKEN_REMEDY = `Copy the “Bot User OAuth Token” from the app's page “OAuth &amp; Permissions” into ${code('SLACK_BOT_TOKEN')} and start Jour again. If the app was removed from the workspace, install it again first.`;

const slackWords = ({ access }: Of<'slack'>): Words => {
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

const scopeWords = ({ missing, declined }: Of<'scopes'>): Words => {
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

const channelWords = ({ lineName, channelId, standing }: Of<'channel'>, options: WordOptions): Words => {
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
        what: `Whether ${channel} can be posted to is not known: Slack does not answer.`,
        remedy: null,
      };
    default:
      return {
        what: FAULTS[standing](`the channel ${channelLink(channelId)} of ${named(lineName)}`),
        remedy: remedyWords({ channelId, lineNames: [lineName], fault: standing, reason: standing }, options),
      };
  }
};

const elksWords = ({ access }: { readonly access: Access }): Words => {
  switch (access.kind) {
    case 'granted':
      return well('46elks takes our credentials.');
    case 'refused':
      return {
        what: `46elks refuses our credentials (${quoted(access.code)}): voicemails cannot be fetched, nobody can be called back.`,
        remedy: `Copy the API username and password from the 46elks account page into ${code('ELKS_USERNAME')} and ${code('ELKS_PASSWORD')}, and start Jour again.`,
      };
    case 'no-answer':
      return {
        what: `46elks' API does not answer (${quoted(access.code)}).`,
        remedy:
          'Look whether this machine reaches api.46elks.com. Incoming calls come another way and may well work.',
      };
  }
};

const balanceWords = ({ state, balance, currency }: Of<'balance'>): Words => {
  const what = `The account at 46elks holds ${balance.toFixed(2)} ${named(currency)}.`;
  if (state === 'ok') return well(what);
  return {
    what: `${what} ${state === 'bad' ? 'Calls are not connected any more.' : 'That is soon used up, and then calls are not connected any more.'}`,
    remedy: 'Pay in at 46elks.com, or let it be paid in by itself there.',
  };
};

const SET_IT = `run ${code('npm run doctor -- --fix')}, or set it by hand at 46elks to the address in the README`;

const WRONG_VOICE_START: Readonly<Record<Exclude<VoiceStart, 'ours'>, string>> = {
  parked: 'rings by the plan that was left at 46elks when Jour stopped, so changes made since do not count',
  empty: 'has no voice_start at 46elks: callers hear nothing of us',
  'other-key': 'calls us with a key that is not WEBHOOK_SECRET: every call is refused',
  elsewhere: 'sends its calls somewhere else',
};

const numberWords = ({ lineName, number, voiceStart }: Of<'number'>): Words => {
  const which = `${code(number)} (${named(lineName)})`;
  switch (voiceStart) {
    case 'ours':
      return well(`${which} sends its calls to Jour.`);
    case 'missing':
      return {
        what: `${which} is not a number of this 46elks account.`,
        remedy: 'Use the credentials of the account that it belongs to, or remove the line.',
      };
    case 'inactive':
      return {
        what: `${which} is switched off at 46elks.`,
        remedy: 'Get it back at 46elks, or remove the line.',
      };
    default:
      return { what: `${which} ${WRONG_VOICE_START[voiceStart]}.`, remedy: `To set it right: ${SET_IT}.` };
  }
};

const expiryWords = ({ lineName, number, expiresAt }: Of<'expiry'>): Words => ({
  what: `${code(number)} (${named(lineName)}) ends ${moment(expiresAt)}.`,
  remedy: 'Prolong it at 46elks before that: afterwards somebody else may get it.',
});

const addressWords = ({ standing }: Of<'address'>): Words => {
  switch (standing.kind) {
    case 'ours':
      return well('Our public address leads to Jour.');
    case 'not-allowed':
      return well(
        `Our public address leads to Jour, which lets in only the addresses of ${code('ELKS_ALLOWED_IPS')}.`,
      );
    case 'status':
      return {
        what: `At our public address something else answers, with status ${standing.status}.`,
        remedy: `Let ${code('PUBLIC_URL')} lead to this machine's ${code('PORT')}, with path and query as they are (look at the proxy in between).`,
      };
    case 'no-answer':
      return {
        what: `Our public address cannot be reached from this machine (${quoted(standing.code)}).`,
        remedy: `If 46elks reaches it all the same, that is how some networks are. Else look at ${code('PUBLIC_URL')}, its certificate and the proxy.`,
      };
  }
};

const clockWords = ({ state, aheadMs }: Of<'clock'>): Words => {
  const seconds = Math.abs(aheadMs) / SECOND_MS;
  if (state === 'ok') return well('The clock of this machine is right.');
  return {
    what: `The clock of this machine is ${duration(seconds)} ${aheadMs > 0 ? 'slow' : 'fast'}: shifts and opening hours change at the wrong time.`,
    remedy: `Let it be set by the network (${code('timedatectl set-ntp true')}).`,
  };
};

const diskWords = ({ state, fault, freeBytes }: Of<'disk'>): Words => {
  const free = freeBytes === null ? '' : ` ${Math.floor(freeBytes / BYTES_A_MEGABYTE)} MB are free.`;
  if (fault !== null)
    return {
      what: `What is to be kept cannot be written (${quoted(fault)}).${free}`,
      remedy: `Make room, or make ${code('DATA_DIR')} writable for the user who runs Jour. Calls are answered meanwhile, and what waits is written then by itself.`,
    };
  const what = `The disk can be written.${free}`;
  if (state === 'ok') return well(what);
  return { what, remedy: 'Make room: when it is full, nothing can be kept any more.' };
};

const outboxWords = ({ state, waiting, oldestSeconds }: Of<'outbox'>): Words => {
  if (waiting === null)
    return well('Jour does not run on this machine just now, so what waits to be posted is not known.');
  if (waiting === 0) return well('Nothing waits to be posted.');
  const what = `${counted(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'} to be posted, the oldest for ${duration(oldestSeconds)}.`;
  if (state === 'ok') return well(what);
  return { what, remedy: 'Mend what stands above about Slack; they leave by themselves then, oldest first.' };
};

const UNFIT = {
  bot: 'is a bot',
  deactivated: 'is deactivated in Slack',
  unknown: 'is not known in Slack',
  guest: 'is a guest in Slack',
} as const;

const peopleWords = ({ state, withoutNumber, unfit }: Of<'people'>, { commandWord }: WordOptions): Words => {
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

const wordsOf = (finding: Finding, options: WordOptions): Words => {
  switch (finding.about) {
    case 'slack':
      return slackWords(finding);
    case 'scopes':
      return scopeWords(finding);
    case 'channel':
      return channelWords(finding, options);
    case 'elks':
      return elksWords(finding);
    case 'balance':
      return balanceWords(finding);
    case 'number':
      return numberWords(finding);
    case 'expiry':
      return expiryWords(finding);
    case 'address':
      return addressWords(finding);
    case 'clock':
      return clockWords(finding);
    case 'disk':
      return diskWords(finding);
    case 'outbox':
      return outboxWords(finding);
    case 'people':
      return peopleWords(finding, options);
  }
};

const MARK: Readonly<Record<FindingState, string>> = {
  ok: '✅ OK:',
  warning: '⚠️ Look at this:',
  bad: '❌ Wrong:',
  unknown: '❔ Not known:',
};

/** One line a finding, and one below it where there is something to do. */
export const findingLines = (finding: Finding, options: WordOptions): readonly string[] => {
  const { what, remedy } = wordsOf(finding, options);
  return [`${MARK[finding.state]} ${what}`, ...(remedy === null ? [] : [`      → ${remedy}`])];
};

const summary = (findings: readonly Finding[]): string => {
  const bad = findings.filter(({ state }) => state === 'bad').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  if (bad === 0 && warnings === 0) return 'All is well.';
  const parts = [
    ...(bad === 0 ? [] : [`${counted(bad, 'thing')} ${bad === 1 ? 'is' : 'are'} wrong`]),
    ...(warnings === 0 ? [] : [`${counted(warnings, 'thing')} to look at`]),
  ];
  return `${listed(parts)}.`;
};

export const checkupLines = (findings: readonly Finding[], options: WordOptions): readonly string[] => [
  bold(summary(findings)),
  ...findings.flatMap((finding) => findingLines(finding, options)),
];

export const checkupBody = (
  { findings }: { readonly findings: readonly Finding[] },
  options: WordOptions,
): Body => linesBody(checkupLines(findings, options));
