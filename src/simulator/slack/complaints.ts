// Everything irregular the app did, kept until a test asks; a real Slack would have shrugged at some of it.
export interface Complaint {
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly at: number;
  /** The Web API method or interaction it happened in. */
  readonly where: string;
  readonly what: string;
}

export interface Complaints {
  readonly all: () => readonly Complaint[];
  readonly add: (where: string, what: string) => void;
  readonly clear: () => void;
  /** Throws with every complaint when there is one. */
  readonly expectNone: () => void;
}

export function createComplaints(deps: { clock: { now(): number }; onChange: () => void }): Complaints {
  const kept: Complaint[] = [];
  return {
    all: () => [...kept],
    add(where, what) {
      kept.push({ at: deps.clock.now(), where, what });
      deps.onChange();
    },
    clear: () => {
      kept.length = 0;
    },
    expectNone() {
      if (kept.length === 0) return;
      throw new Error(`Slack complains:\n${kept.map((it) => `- ${it.where}: ${it.what}`).join('\n')}`);
    },
  };
}
