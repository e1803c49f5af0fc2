// A change of the setup, in words: for the channel who did what, for the person who asked what now holds.
import type { Line } from '../../core/settings.ts';
import type { MenuStep, Setup } from '../../core/setup.ts';
import { capital } from './capital.ts';
import { inCountries } from './countries.ts';
import { channelLink, code, escaped, named, people, quoted } from './mrkdwn.ts';
import { opensWords } from './opens.ts';
import { moment } from './time.ts';

interface Phrases {
  /** Follows a name: "@anna changed the menu". */
  readonly did: string;
  /** What now holds, without capital and full stop. */
  readonly now: string;
}

/** Follows "callers without a number". */
export const hiddenWords = (hidden: Line['hidden']): string => {
  switch (hidden) {
    case 'allow':
      return 'are put through like all others';
    case 'voicemail':
      return 'are led to voicemail';
    case 'reject':
      return 'are rejected';
  }
};

/** Follows "a plan that". */
export const parkedWords = (parked: Line['parked']): string =>
  parked === 'ring' ? 'rings all the same' : 'takes messages';

const blockedNow = ({ number, untilAt, reason }: Setup & { kind: 'blocked' }): string => {
  const until = untilAt === null ? 'until somebody unblocks it' : `until ${moment(untilAt)}`;
  const why = reason === null ? '' : `; reason given: ${quoted(reason)}`;
  return `calls from ${quoted(number)} are rejected on every line ${until}${why}`;
};

const rosterPhrases = ({ verb, name }: Setup & { kind: 'roster' }): Phrases =>
  verb === 'added'
    ? { did: 'added a roster', now: `there is a roster ${named(name)}` }
    : { did: 'removed a roster', now: `the roster ${named(name)} is gone` };

const menuPhrases = (setup: MenuStep | (Setup & { kind: 'menu-several' })): Phrases => {
  switch (setup.kind) {
    case 'menu-key': {
      const does = setup.choice === null ? 'does nothing' : opensWords(setup.choice);
      return { did: 'changed the menu', now: `key ${code(setup.key)} ${does}` };
    }
    case 'menu-off':
      return { did: 'switched the menu off', now: 'callers are rung for at once' };
    case 'menu-otherwise':
      return {
        did: 'changed the menu',
        now: `a caller who chooses nothing, three times, meets this: it ${opensWords(setup.opens)}`,
      };
    case 'menu-several': {
      const steps = setup.steps.map((step) => menuPhrases(step).now);
      return {
        did: 'changed the menu',
        now: steps.length === 0 ? 'its keys do what they did' : steps.join('; '),
      };
    }
  }
};

const linePhrases = (setup: Setup & { kind: 'line-added' | 'line-removed' | 'line-renamed' }): Phrases => {
  switch (setup.kind) {
    case 'line-added':
      return {
        did: 'added a line',
        now: `calls to ${named(setup.name)} (${escaped(setup.number)}) are told in ${channelLink(setup.channelId)}`,
      };
    case 'line-removed':
      return {
        did: 'removed a line',
        now: `calls to ${named(setup.name)} (${escaped(setup.number)}) are not answered any more`,
      };
    case 'line-renamed':
      return {
        did: 'renamed a line',
        now: `${named(setup.name)} is called ${named(setup.newName)}`,
      };
  }
};

const recordsPhrases = (records: boolean): Phrases =>
  records
    ? { did: 'switched recording on', now: 'whole calls are recorded, once callers have been told so' }
    : { did: 'switched recording off', now: 'calls are not recorded' };

const mayEdit = (admins: readonly string[]): string =>
  admins.length === 0
    ? 'every full member of this workspace may change things'
    : `only ${people(admins)} and the admins of this workspace may change things; their own calls all mind themselves`;

const setupPhrases = (setup: Setup): Phrases => {
  switch (setup.kind) {
    case 'roster':
      return rosterPhrases(setup);
    case 'menu-key':
    case 'menu-off':
    case 'menu-otherwise':
    case 'menu-several':
      return menuPhrases(setup);
    case 'pin-added':
      return { did: 'added a code', now: `the code of ${quoted(setup.label)} ${opensWords(setup.opens)}` };
    case 'pin-removed':
      return { did: 'removed a code', now: `the code of ${quoted(setup.label)} opens nothing` };
    case 'line-added':
    case 'line-removed':
    case 'line-renamed':
      return linePhrases(setup);
    case 'zone':
      return {
        did: 'changed the time zone',
        now: `times on this line are those of ${quoted(setup.timeZone)}`,
      };
    case 'channel':
      return {
        did: 'changed the channel',
        now: `calls to this line are told in ${channelLink(setup.channelId)}`,
      };
    case 'records':
      return recordsPhrases(setup.records);
    case 'hidden':
      return {
        did: 'changed what callers without a number meet',
        now: `callers without a number ${hiddenWords(setup.hidden)}`,
      };
    case 'parked':
      return {
        did: 'changed what callers meet while Jour is stopped',
        now: `stopped while the line is closed, Jour leaves a plan that ${parkedWords(setup.parked)}; stopped while it is open, one that rings`,
      };
    case 'blocked':
      return { did: 'blocked a number', now: blockedNow(setup) };
    case 'countries':
      return {
        did: 'changed which countries may be called',
        now: `phones ${inCountries(setup.allowed)} may be called${setup.isDefault ? ', where the lines are' : ''}, and no others`,
      };
    case 'unblocked':
      return { did: 'unblocked a number', now: `calls from ${quoted(setup.number)} are taken again` };
    case 'admins':
      return { did: 'changed who may edit', now: mayEdit(setup.admins) };
  }
};

/** Follows the name of who did it. */
export const setupTold = (setup: Setup): string => {
  const { did, now } = setupPhrases(setup);
  return `${did}: ${now}`;
};

export const setupDone = (setup: Setup): string => capital(setupPhrases(setup).now);

const ABOUT_ALL: ReadonlySet<Setup['kind']> = new Set([
  'roster',
  'line-added',
  'line-removed',
  'line-renamed',
  'blocked',
  'unblocked',
  'countries',
  'admins',
] as const);

/** What the line in the message's footer has to do with it. */
export const isAboutLine = ({ kind }: Setup): boolean => !ABOUT_ALL.has(kind);
