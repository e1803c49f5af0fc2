// What the channel is warned of: what is wrong, what it means for callers, what to do.
import { CALLS_MOST, RINGING_CALLS_MOST } from '../../core/caller-flood.ts';
import { SECOND_MS } from '../../core/instant.ts';
import type { Warning } from '../../core/warning.ts';
import { type Body, body, section } from './blocks.ts';
import { diskTrouble } from './disk.ts';
import { bold, code, escaped, listed, named, quoted } from './mrkdwn.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { clockTime, counted, duration, moment } from './time.ts';

interface Words {
  readonly what: string;
  readonly next: string;
}

const tooManyOut = ({ what, most, to, untilAt }: Warning & { kind: 'too-many-out' }): Words => {
  const whom = to === 'one' ? ' to one phone' : '';
  const done = what === 'calls' ? `Jour has made ${most} calls` : `Jour has sent ${most} texts`;
  const stops = what === 'calls' ? 'makes' : 'sends';
  return {
    what: `${done}${whom} in an hour, and ${stops} no more${whom} until ${clockTime(untilAt)}.`,
    next: 'Incoming calls ring as ever. No team needs that many: look on the cards who calls back so often, and sign out a Slack account that is not in the right hands.',
  };
};

const callerFloods = (
  { caller, lineName, step }: Warning & { kind: 'caller-floods' },
  commandWord: string,
): Words => {
  const { anHour, aDay } = step === 'reject' ? CALLS_MOST : RINGING_CALLS_MOST;
  const then = step === 'reject' ? 'are rejected' : 'go straight to voicemail, and no phone rings for them';
  return {
    what: `${code(caller)} has called ${named(lineName)} ${anHour} times in an hour, or ${aDay} in a day: further calls ${then} until there are fewer.`,
    next: `Everybody else gets through as ever. If it is a nuisance: ${code(`${commandWord} block ${caller} for 7d`)}. If somebody is in need: call back from a phone.`,
  };
};

const CREDENTIALS = `${code('ELKS_USERNAME')} and ${code('ELKS_PASSWORD')}`;

const NAMES_SHOWN_MOST = 5;

const keptAsWords = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : ` What was damaged is kept as ${listed(names.slice(-NAMES_SHOWN_MOST).map((name) => quoted(name)))} in that folder.`;

const settingsHealed = ({ keptAs }: Warning & { kind: 'settings-healed' }, commandWord: string): Words => ({
  what: 'The settings of Jour were damaged on disk; the last good copy holds now.',
  next:
    `What was changed last may be missing: compare ${code(commandWord)} and ${code(`${commandWord} log`)} with what you know. ` +
    `Then look at the disk that holds the folder DATA_DIR.${keptAsWords(keptAs === null ? [] : [keptAs])}`,
});

const settingsLost = ({ keptAs }: Warning & { kind: 'settings-lost' }, commandWord: string): Words => ({
  what: 'All settings of Jour are gone, damaged on disk: nobody is on call, and callers reach voicemail.',
  next:
    `Stop Jour, put ${code('settings.json')} from a backup into the folder DATA_DIR and start it again. Or set everything anew: ` +
    `everybody types ${code(`${commandWord} phone`)} with their number, and somebody ${code(`${commandWord} set @anna @bo`)}.${keptAsWords(keptAs)}`,
});

const callsDamaged = ({ day, entries, keptAs }: Warning & { kind: 'calls-damaged' }): Words => ({
  what: `${counted(entries, 'record')} about the calls of ${named(day)} ${entries === 1 ? 'was' : 'were'} damaged on disk and left out.`,
  next: `A call, or what was done about it, may be missing here: compare with 46elks' own list. Then look at the disk that holds the folder DATA_DIR.${keptAsWords(keptAs === null ? [] : [keptAs])}`,
});

const diskFailing = ({ error, sinceAt }: Warning & { kind: 'disk-failing' }): Words => {
  const { what, changes } = diskTrouble(error);
  return {
    what: `Jour cannot write to its disk since ${clockTime(sinceAt)}.`,
    next:
      `${what} Do not restart Jour meanwhile: what it knows of newer calls is in memory only. ` +
      `Calls ring and take messages as ever, but changes made in Slack ${changes}. ` +
      'Jour goes on by itself when it can write.',
  };
};

const wordsOf = (warning: Warning, { commandWord }: WordOptions): Words => {
  switch (warning.kind) {
    case 'too-many-out':
      return tooManyOut(warning);
    case 'balance-low':
      return {
        what: `The account at 46elks holds only ${warning.balance.toFixed(2)} ${named(warning.currency)}.`,
        next: 'When it is used up, calls are not connected any more. Pay in at 46elks.com, or let it be paid in by itself there.',
      };
    case 'elks-refuses':
      return {
        what: `46elks refuses our credentials (${quoted(warning.code)}).`,
        next: `Calls still ring, but voicemails cannot be fetched, and nobody can be called back or texted. Copy the API username and password from the 46elks account page into ${CREDENTIALS}, and start Jour again.`,
      };
    case 'clock-wrong':
      return {
        what: `The clock of the machine that Jour runs on is ${duration(Math.abs(warning.aheadMs) / SECOND_MS)} ${warning.aheadMs > 0 ? 'slow' : 'fast'}, compared with that of 46elks.`,
        next: 'Shifts and opening hours change at the wrong time, and when it is off by some minutes Slack and Jour refuse each other. Let it be set by the network (`timedatectl set-ntp true`).',
      };
    case 'caller-floods':
      return callerFloods(warning, commandWord);
    case 'number-ends':
      return {
        what: `The number ${code(warning.number)} (${named(warning.lineName)}) ends ${moment(warning.expiresAt)}.`,
        next: 'Prolong it at 46elks before that: afterwards nobody reaches you there, and somebody else may get it.',
      };
    case 'disk-failing':
      return diskFailing(warning);
    case 'disk-well':
      return {
        what: `Jour can write to its disk again, after ${duration((warning.untilAt - warning.sinceAt) / SECOND_MS)}.`,
        next: 'What waited is written down, nothing was lost, and there is nothing left to do.',
      };
    case 'settings-healed':
      return settingsHealed(warning, commandWord);
    case 'settings-lost':
      return settingsLost(warning, commandWord);
    case 'calls-damaged':
      return callsDamaged(warning);
    case 'line-elsewhere':
      return {
        what: `Calls to ${named(warning.lineName)} (${escaped(warning.number)}) do not come to Jour.`,
        next:
          'At 46elks its voice_start leads somewhere else, and was left so. If Jour is to answer, run ' +
          `${code('npm run doctor -- --fix')} where Jour runs, or set it in the 46elks dashboard.`,
      };
    case 'line-still-parked':
      return {
        what: `Calls to ${named(warning.lineName)} (${escaped(warning.number)}) still ring by the plan that was left at 46elks when Jour stopped.`,
        next:
          'Nobody is lost, but what was changed since does not count. 46elks does not let Jour take it back, and it is tried ' +
          `again every minute. ${code('npm run doctor')} says what is wrong with the account; ${code('npm run park -- --undo')} takes it back by hand.`,
      };
  }
};

export const warningMessage = (
  { warning }: { readonly warning: Warning },
  options: WordOptions = DEFAULT_WORD_OPTIONS,
): Body => {
  const { what, next } = wordsOf(warning, options);
  const symbol = warning.kind === 'disk-well' ? '✅' : '⚠️';
  return body(`${what} ${next}`, [section(`${symbol} ${bold(what)}\n${next}`)]);
};
