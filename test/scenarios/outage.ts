// Jour away for an hour, and what 46elks makes of calls meanwhile.
import type { IncomingCall } from '../../src/simulator/elks/simulator.ts';
import type { CallTranscript } from '../../src/simulator/elks/transcript.ts';
import { CALLER, type World } from './world.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** A call while nobody answers the webhook: 46elks ends it, and the simulator complains. */
export const callsInVain = async (
  world: World,
  script: Partial<IncomingCall> = {},
): Promise<CallTranscript> => {
  const call = await world.elks.call({ from: CALLER, to: world.line, ...script });
  world.elks.takeComplaints();
  return call;
};

/** Everything is up, what the start has found is filed, and what waits a little before it is told is told. */
export const comesBack = async (world: World): Promise<void> => {
  await world.startApp();
  await world.settle();
  await world.pass(MINUTE_MS);
};
