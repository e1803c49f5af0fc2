// Until when a lane of the outbox rests: because it was told to, or because as much has left as Slack takes in a while.
import { type Instant, MINUTE_MS } from '../core/instant.ts';
import { fullPace, type Pace, type PaceRule, paceAt, spent } from '../core/pace.ts';
import type { Clock } from '../ports/time.ts';

/** A message a second for each channel, and short bursts: docs.slack.dev/apis/web-api/rate-limits */
export const LANE_PACE: PaceRule = { atOnce: 20, aMinute: 60 };

interface Pause {
  readonly fromAt: Instant;
  readonly untilAt: Instant;
}

export const createLanePauses = (clock: Clock) => {
  const pauses = new Map<string, Pause>();
  const paces = new Map<string, Pace>();

  const pause = (lane: string, untilAt: Instant): void =>
    void pauses.set(lane, { fromAt: clock.now(), untilAt });

  return {
    pause,
    end: (lane: string): void => void pauses.delete(lane),
    /** Before its beginning a pause is over: the clock was put back, and it might last for hours. */
    isPaused: (lane: string): boolean => {
      const pause = pauses.get(lane);
      const now = clock.now();
      return pause !== undefined && pause.fromAt <= now && now < pause.untilAt;
    },
    /** Whether one more may leave now; takes the turn when it may, and else lets the lane rest until one may. */
    takeTurn: (lane: string): boolean => {
      const now = clock.now();
      const pace = paceAt(paces.get(lane) ?? fullPace(LANE_PACE, now), LANE_PACE, now);
      const mayLeave = pace.left >= 1;
      paces.set(lane, mayLeave ? spent(pace) : pace);
      if (!mayLeave) pause(lane, now + Math.ceil(((1 - pace.left) * MINUTE_MS) / LANE_PACE.aMinute));
      return mayLeave;
    },
  };
};
