// Connections that are opened and then send a byte a second, as an attack that costs the sender nothing.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface SlowSenders {
  /** How long each connection lasted, in milliseconds, once the server has cut it. */
  readonly lasted: Promise<readonly number[]>;
  stop(): void;
}

const BYTE_EVERY_MS = 1_000;

/** The first half is slow in its headers, the second, which knows the address, in its body. */
const openingOf = (index: number, count: number, { pathname, search }: URL): string => {
  if (index < count / 2) return 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ';
  const type = 'Content-Type: application/x-www-form-urlencoded';
  return `POST ${pathname}${search} HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: 5000\r\n\r\n`;
};

export const startSlowSenders = async (address: string, count: number): Promise<SlowSenders> => {
  const url = new URL(address);
  const open = async (index: number): Promise<{ socket: Socket; lasted: Promise<number> }> => {
    const socket = connect(Number(url.port), url.hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const openedAt = performance.now();
    socket.resume().write(openingOf(index, count, url));
    const drip = setInterval(() => socket.writable && socket.write('x'), BYTE_EVERY_MS);
    const lasted = once(socket, 'close').then(() => {
      clearInterval(drip);
      return performance.now() - openedAt;
    });
    return { socket, lasted };
  };
  const all = await Promise.all(Array.from({ length: count }, (_one, index) => open(index)));
  return {
    lasted: Promise.all(all.map(({ lasted }) => lasted)),
    stop: () => {
      for (const { socket } of all) socket.destroy();
    },
  };
};
