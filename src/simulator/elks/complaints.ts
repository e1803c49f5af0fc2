// What the app under test did that 46elks would not have taken, collected so that a test fails by it at the end.
export interface Complaints {
  readonly all: readonly string[];
  readonly add: (complaint: string) => void;
  /** The complaints so far, which are then forgotten: for tests that provoke them. */
  readonly take: () => string[];
  readonly expectNone: () => void;
}

export const createComplaints = (): Complaints => {
  const all: string[] = [];
  return {
    all,
    add: (complaint) => void all.push(complaint),
    take: () => all.splice(0),
    expectNone: () => {
      if (all.length > 0) throw new Error(`46elks would not have taken this:\n- ${all.join('\n- ')}`);
    },
  };
};
