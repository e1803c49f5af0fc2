// Looks at everything Jour stands on, all at once, and says what it found.
import { type ChannelStanding, checkupFindings, type Finding, peopleInRosters } from '../core/checkup.ts';
import type { Settings } from '../core/settings.ts';
import type { Surroundings } from '../ports/checkup.ts';
import type { Clock } from '../ports/time.ts';

export interface CheckupDeps {
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly surroundings: Surroundings;
}

export const createCheckup = ({ settings, clock, surroundings }: CheckupDeps) => {
  const channelsOf = async ({ lines }: Settings): Promise<ReadonlyMap<string, ChannelStanding>> => {
    const standings = lines.map(
      async ({ id, channelId }) => [id, await surroundings.channel(channelId)] as const,
    );
    return new Map(await Promise.all(standings));
  };

  return async (): Promise<readonly Finding[]> => {
    const now = settings.current();
    const [slack, channels, people, account, numbers, address, disk, outbox] = await Promise.all([
      surroundings.slack(),
      channelsOf(now),
      surroundings.people(peopleInRosters(now)),
      surroundings.account(),
      surroundings.numbers(),
      surroundings.address(),
      surroundings.disk(),
      surroundings.outbox(),
    ]);
    const facts = { slack, channels, people, account, numbers, address, disk, outbox };
    return checkupFindings(facts, now, clock.now());
  };
};

export type Checkup = ReturnType<typeof createCheckup>;
