// The demo's world, and paper that can be read afterwards.

import { EVENING } from '../../../src/simulator/demo/cast.ts';
import { createDemoClock, type DemoClock } from '../../../src/simulator/demo/demo-clock.ts';
import { createDemoLog } from '../../../src/simulator/demo/demo-log.ts';
import { type DemoWorld, openDemoWorld } from '../../../src/simulator/demo/demo-world.ts';
import { createPaper, type Paper } from '../../../src/simulator/demo/paper.ts';

export const openPaper = (
  columns = 100,
  colours = false,
): { readonly paper: Paper; readonly text: () => string } => {
  const parts: string[] = [];
  const paper = createPaper({ columns, colours, write: (text) => void parts.push(text) });
  return { paper, text: () => parts.join('') };
};

export const openWorld = async (): Promise<DemoWorld & { readonly clock: DemoClock }> => {
  const clock = createDemoClock(EVENING);
  const world = await openDemoWorld(
    clock,
    createDemoLog(() => undefined),
  );
  return { ...world, clock };
};
