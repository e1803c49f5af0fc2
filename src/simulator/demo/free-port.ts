// Ports for servers that have to know their address before they listen.
import { createServer, type Server } from 'node:net';

const LOOPBACK = '127.0.0.1';
/** Below the ports that systems give out by themselves. */
const PORTS_FROM = 12_000;
/** The first of them is the claim. */
const PORTS_EACH = 100;
const PROCESSES_APART = 200;

/** Undefined when somebody else has the port. */
const listenAt = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, LOOPBACK, () => resolve(server));
  });

const isFree = async (port: number): Promise<boolean> => {
  const probe = await listenAt(port);
  if (probe === undefined) return false;
  return new Promise((resolve) => probe.close(() => resolve(true)));
};

/**
 * Listened at for as long as the process lives: another that comes upon it goes on to the next, so that a port found
 * free is not given to two. `processId` says where to begin.
 */
const claimPorts = async (processId: number): Promise<number> => {
  for (let further = 0; further < PROCESSES_APART; further += 1) {
    const claim = PORTS_FROM + ((processId + further) % PROCESSES_APART) * PORTS_EACH;
    const server = await listenAt(claim);
    if (server === undefined) continue;
    server.unref();
    return claim;
  }
  throw new Error(`other processes have all ports from ${PORTS_FROM} on`);
};

/** Gives ports that are free, each a long while apart from the same one again. */
export const createFreePorts = (processId: number): (() => Promise<number>) => {
  let claimed: Promise<number> | undefined;
  let given = 0;
  return async () => {
    claimed ??= claimPorts(processId);
    const claim = await claimed;
    for (let tries = 1; tries < PORTS_EACH; tries += 1) {
      const port = claim + 1 + (given % (PORTS_EACH - 1));
      given += 1;
      if (await isFree(port)) return port;
    }
    throw new Error(`no free port from ${claim} on`);
  };
};

export const freePort = createFreePorts(process.pid);
