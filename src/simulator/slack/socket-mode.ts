// Socket Mode: the app calls in, Slack sends envelopes over that connection and waits for their acknowledgement.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Ack, Envelope } from './app-link.ts';
import { createSocketAcks } from './socket-acks.ts';

export interface SocketMode {
  readonly isConnected: () => boolean;
  /** Whether an app ever came by this way. */
  readonly wasConnected: () => boolean;
  /** A path that lets one connection in. */
  newTicket(): string;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  deliver(envelope: Envelope, withinMs: number): Promise<Ack>;
  /** As Slack does every few hours: asks the app to connect anew. */
  readonly refresh: () => void;
  /** Breaks every connection without a word. */
  readonly breakAll: () => void;
  close(): void;
}

const LINK = '/link/';

export function createSocketMode(deps: {
  readonly appId: string;
  readonly onChange: () => void;
  readonly complain: (where: string, what: string) => void;
}): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const acks = createSocketAcks(deps.complain);
  const open = (): WebSocket[] =>
    [...server.clients].filter((client) => client.readyState === WebSocket.OPEN);

  let hasWelcomed = false;

  function welcome(client: WebSocket): void {
    hasWelcomed = true;
    const info = { app_id: deps.appId };
    const hello = { type: 'hello', num_connections: open().length, debug_info: {}, connection_info: info };
    client.send(JSON.stringify(hello));
    client.on('message', (data) => acks.hear(textOf(data)));
    client.on('close', deps.onChange);
    deps.onChange();
  }

  function deliver(envelope: Envelope, withinMs: number): Promise<Ack> {
    const id = randomUUID();
    const ack = acks.expect(id, withinMs);
    open()
      .at(-1)
      ?.send(JSON.stringify(socketEnvelope(id, envelope)));
    return ack;
  }

  return {
    isConnected: () => open().length > 0,
    wasConnected: () => hasWelcomed,
    newTicket() {
      const path = LINK + randomUUID();
      tickets.add(path);
      return path;
    },
    handleUpgrade(request, socket, head) {
      if (!tickets.delete(request.url ?? '')) return void socket.destroy();
      server.handleUpgrade(request, socket, head, welcome);
    },
    deliver,
    refresh: () => {
      for (const client of open())
        client.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    breakAll: () => {
      for (const client of server.clients) client.terminate();
    },
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function textOf(data: RawData): string {
  const chunks = Array.isArray(data) ? data : [data instanceof ArrayBuffer ? Buffer.from(data) : data];
  return Buffer.concat(chunks).toString();
}

function socketEnvelope(id: string, { kind, payload, retry }: Envelope): unknown {
  const again = retry === undefined ? {} : { retry_attempt: retry.num, retry_reason: retry.reason };
  return { type: kind, envelope_id: id, payload, accepts_response_payload: kind !== 'events_api', ...again };
}
