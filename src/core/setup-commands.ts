// The commands about rosters, lines, menus, codes and callers: their words, how they are written, and an example of each.

import { parsed, type Token } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import { parseAdmins } from './parse-admins.ts';
import { parseBlock, parseHidden, parseParked, parseRecord, parseUnblock } from './parse-callers.ts';
import { parseCountries } from './parse-countries.ts';
import { parseChannel, parseLine, parseZone } from './parse-line.ts';
import { parseMenu } from './parse-menu.ts';
import { parsePin } from './parse-pin.ts';
import { parseRoster } from './parse-roster.ts';
import { unreadable } from './unreadable.ts';

/** In the order `help` shows them. */
export const SETUP_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'menu',
    aliases: ['keys', 'ivr'],
    takes: 'line',
    usage: [
      'menu',
      'menu edit',
      'menu KEY ring ROSTER',
      'menu KEY ring @SOMEBODY',
      'menu KEY voicemail',
      'menu KEY say PROMPT',
      'menu KEY pin',
      'menu KEY off',
      'menu otherwise ring ROSTER',
      'menu off',
    ],
    examples: [
      'menu 1 ring main',
      'menu 2 ring sales',
      'menu 3 voicemail',
      'menu 4 say info',
      'menu 9 pin',
      'menu 0 ring @anna',
      'menu 2 off',
      'menu otherwise ring main',
      'menu off',
      'menu edit',
      'menu',
    ],
    summary: 'Let callers choose by key: a roster, a person, voicemail, a message or a code',
    parse: parseMenu,
  },
  {
    word: 'pin',
    isDiscreet: true,
    aliases: ['pins', 'code', 'codes'],
    takes: 'line',
    usage: [
      'pin',
      'pin add',
      'pin add LABEL ring ROSTER',
      'pin add CODE LABEL ring ROSTER',
      'pin add CODE LABEL ring @SOMEBODY',
      'pin add CODE LABEL voicemail',
      'pin add CODE LABEL say PROMPT',
      'pin remove LABEL',
    ],
    examples: [
      'pin add acme ring sales',
      'pin add 48213 acme ring sales',
      'pin add',
      'pin remove acme',
      'pin',
    ],
    summary: 'Give a customer a code that leads past the menu; it is kept so that nobody can read it',
    parse: parsePin,
  },
  {
    word: 'record',
    aliases: [],
    takes: 'line',
    usage: ['record on', 'record off'],
    examples: ['record on', 'record off'],
    summary: 'Record whole calls, after callers have been told so',
    parse: parseRecord,
  },
  {
    word: 'block',
    aliases: ['ban'],
    usage: [
      'block NUMBER [REASON]',
      'block NUMBER for DURATION [REASON]',
      'block NUMBER until TIME [REASON]',
    ],
    examples: ['block +46701740699 for 7d sales calls', 'block 070-174 06 99'],
    summary: 'Reject calls from a number on every line',
    parse: parseBlock,
  },
  {
    word: 'unblock',
    aliases: ['unban'],
    usage: ['unblock NUMBER'],
    examples: ['unblock +46701740699'],
    summary: 'Take calls from a number again',
    parse: parseUnblock,
  },
  {
    word: 'blocked',
    aliases: [],
    usage: ['blocked'],
    examples: ['blocked'],
    summary: 'Which numbers are blocked, by whom, until when, and how often they called',
    parse: (rest: readonly Token[]) =>
      rest.length === 0 ? parsed({ kind: 'blocked' }) : unreadable('blocked', 'extra-words', rest),
  },
  {
    word: 'countries',
    aliases: ['country'],
    usage: ['countries', 'countries CODE …', 'countries default'],
    examples: ['countries SE NO', 'countries default', 'countries'],
    summary: 'Which countries’ phones may be called; at first only those of your lines',
    parse: parseCountries,
  },
  {
    word: 'hidden',
    aliases: ['anonymous'],
    takes: 'line',
    usage: ['hidden allow', 'hidden voicemail', 'hidden reject'],
    examples: ['hidden voicemail'],
    summary: 'What callers without a number meet',
    parse: parseHidden,
  },
  {
    word: 'parked',
    aliases: ['park'],
    takes: 'line',
    usage: ['parked ring', 'parked voicemail'],
    examples: ['parked voicemail'],
    summary:
      'What callers meet while Jour is stopped, if it was stopped while the line was closed: hours are not followed meanwhile',
    parse: parseParked,
  },
  {
    word: 'roster',
    aliases: ['rosters'],
    usage: ['roster', 'roster add NAME', 'roster remove NAME'],
    examples: ['roster add sales', 'roster remove sales', 'roster'],
    summary: 'Rosters besides the first one; end any roster command with "in NAME" to mean one of them',
    parse: parseRoster,
  },
  {
    word: 'line',
    aliases: ['lines'],
    usage: ['line', 'line add NUMBER NAME #CHANNEL', 'line remove NAME', 'line rename NAME to NEW NAME'],
    examples: [
      'line add +46701740699 Sales #sales',
      'line remove Sales',
      'line rename Main to Support',
      'line',
    ],
    summary:
      'Further numbers of the account; end any command about a line with "on NAME" to mean one of them',
    parse: parseLine,
  },
  {
    word: 'zone',
    aliases: ['timezone'],
    takes: 'line',
    usage: ['zone ZONE'],
    examples: ['zone Europe/Stockholm'],
    summary: 'The time zone in which a line’s hours and times are meant',
    parse: parseZone,
  },
  {
    word: 'channel',
    aliases: [],
    takes: 'line',
    usage: ['channel #CHANNEL'],
    examples: ['channel #sales'],
    summary: 'The channel that is told about a line’s calls',
    parse: parseChannel,
  },
  {
    word: 'admins',
    aliases: ['admin'],
    usage: ['admins', 'admins @SOMEBODY …', 'admins off'],
    examples: ['admins @anna @bo', 'admins off', 'admins'],
    summary:
      'Who may change things; without admins, every full member may. Your own calls you always mind yourself',
    parse: parseAdmins,
  },
];
