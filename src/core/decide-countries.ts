// Decides where phones may be rung. Whoever is passed by from then on is named, since nobody else would notice.
import { already, arranged, type Decision, type DecisionContext } from './decision.ts';
import { allowedCountries, dialFault } from './dialable.ts';
import type { Instant } from './instant.ts';
import { nobodyReason, standingsAt } from './on-call.ts';
import type { Country, Settings, UserId } from './settings.ts';
import type { Note, Shown } from './setup.ts';

export const countriesShown = (settings: Settings): Shown => ({
  kind: 'countries',
  allowed: allowedCountries(settings),
  isDefault: settings.countries === null,
});

/** In a roster, with a number that is in none of the countries. */
const passedBy = (settings: Settings): readonly UserId[] => {
  const members = [...new Set(settings.rosters.flatMap((roster) => roster.members))];
  return members.filter((userId) => {
    const phone = settings.membersById[userId]?.phone;
    return phone !== undefined && dialFault(phone, settings) === 'foreign';
  });
};

const silentRosters = (settings: Settings, now: Instant): readonly Note[] =>
  settings.rosters.flatMap((roster): readonly Note[] => {
    const nobody = nobodyReason(standingsAt(roster, { settings, now }));
    return nobody === 'not-allowed' ? [{ kind: 'nobody-rings', rosterName: roster.name, nobody }] : [];
  });

const isSame = (one: readonly Country[] | null, other: readonly Country[] | null): boolean =>
  one === other || one?.toSorted().join() === other?.toSorted().join();

export const decideCountries = (countries: readonly Country[] | null, context: DecisionContext): Decision => {
  const { settings, now } = context;
  const after = { ...settings, countries };
  const setup = {
    kind: 'countries',
    allowed: allowedCountries(after),
    isDefault: countries === null,
  } as const;
  if (isSame(countries, settings.countries)) return already({ kind: 'setup', setup });
  const users = passedBy(after);
  const notes: readonly Note[] = [
    ...(users.length === 0 ? [] : [{ kind: 'passed-by', users } as const]),
    ...silentRosters(after, now),
  ];
  return arranged(after, { setup, shown: null, notes }, context);
};
