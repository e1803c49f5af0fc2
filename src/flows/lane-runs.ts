// The lanes that are being emptied, each on its own, since one may wait long for Slack: never the same one twice at once.

export interface LaneRuns {
  /** Empties the lane, or lets who is at it already look once more. */
  readonly run: (lane: string) => Promise<void>;
  readonly isUnderWay: (lane: string) => boolean;
  readonly isAny: () => boolean;
  /** Resolves when all that are under way now are over, however they end. */
  readonly over: () => Promise<unknown>;
}

/** One pass over a lane; true when it is to be passed over again. `hasMore`: whether it was asked for since the pass began. */
export type PassLane = (lane: string, hasMore: () => boolean) => Promise<boolean>;

export const createLaneRuns = (pass: PassLane): LaneRuns => {
  const underWay = new Map<string, Promise<void>>();
  /** To be looked at once more before they rest. */
  const wanted = new Set<string>();

  const empty = async (lane: string): Promise<void> => {
    try {
      let isAgain = true;
      while (isAgain || wanted.has(lane)) {
        wanted.delete(lane);
        isAgain = await pass(lane, () => wanted.has(lane));
      }
    } finally {
      underWay.delete(lane);
    }
  };

  return {
    run: (lane) => {
      wanted.add(lane);
      const running = underWay.get(lane) ?? empty(lane);
      underWay.set(lane, running);
      return running;
    },
    isUnderWay: (lane) => underWay.has(lane),
    isAny: () => underWay.size > 0,
    over: () => Promise.allSettled(underWay.values()),
  };
};
