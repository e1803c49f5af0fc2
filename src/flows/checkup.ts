// Looks at everything Jour stands on, all at once, and says what it found.
import type { ChannelFault } from '../core/chat-trouble.ts';
import { checkupFindings, type Finding, peopleInRosters } from '../core/checkup.ts';
import type { ChannelStanding } from '../core/checkup-facts.ts';
import type { Settings } from '../core/settings.ts';
import type { Surroundings } from '../ports/checkup.ts';
import type { Clock } from '../ports/time.ts';

export interface CheckupDeps {
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  /** What is known of a channel from what it refused. */
  readonly faultOf: (channelId: string) => ChannelFault | null;
}

export const createCheckup = ({ settings, clock, surroundings, faultOf }: CheckupDeps) => {
  /** What Slack says is wrong counts; that all is well does not, where posts are refused: members may read what is archived. */
  const standingOf = async (channelId: string): Promise<ChannelStanding> => {
    const asked = await surroundings.channel(channelId);
    const fault = faultOf(channelId);
    return fault !== null && (asked === 'not-asked' || asked === 'member') ? fault : asked;
  };

  const channelsOf = async ({ lines }: Settings): Promise<ReadonlyMap<string, ChannelStanding>> => {
    const standings = lines.map(async ({ id, channelId }) => [id, await standingOf(channelId)] as const);
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
