// Socket Mode: the app calls in, Slack sends envelopes over that connection and waits for their acknowledgement.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Ack, Envelope } from './app-link.ts';
import { isRecord, parsedJson, recordIn, textIn } from './record.ts';

export interface SocketMode {
  isConnected(): boolean;
  /** A path that lets one connection in. */
  newTicket(): string;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  deliver(envelope: Envelope, withinMs: number): Promise<Ack>;
  /** As Slack does every few hours: asks the app to connect anew. */
  refresh(): void;
  /** Breaks every connection without a word. */
  breakAll(): void;
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
  const waiting = new Map<string, (payload: unknown) => void>();
  const open = (): WebSocket[] =>
    [...server.clients].filter((client) => client.readyState === WebSocket.OPEN);

  function welcome(client: WebSocket): void {
    const info = { app_id: deps.appId };
    client.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open().length,
        debug_info: {},
        connection_info: info,
      }),
    );
    client.on('message', (data) => hear(textOf(data)));
    client.on('close', deps.onChange);
    deps.onChange();
  }

  function hear(text: string): void {
    const said = recordIn(parsedJson(text));
    const id = textIn(said.envelope_id);
    const answer = waiting.get(id);
    if (answer === undefined)
      deps.complain('socket mode', `acknowledged ${id || text}, which nobody waits for`);
    answer?.(said.payload);
  }

  function deliver(envelope: Envelope, withinMs: number): Promise<Ack> {
    const id = randomUUID();
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const finish = (ack: Omit<Ack, 'tookMs'>): void => {
        clearTimeout(deadline);
        waiting.delete(id);
        resolve({ ...ack, tookMs: Math.round(performance.now() - startedAt) });
      };
      const late = {
        isOk: false,
        status: 0,
        body: '',
        json: undefined,
        failure: 'operation_timeout',
      } as const;
      const deadline = setTimeout(() => finish(late), withinMs);
      waiting.set(id, (payload) => finish(acknowledged(payload)));
      open()
        .at(-1)
        ?.send(JSON.stringify(socketEnvelope(id, envelope)));
    });
  }

  return {
    isConnected: () => open().length > 0,
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

/** The answer travels as `payload`, a plain text as its `text`. */
function acknowledged(payload: unknown): Omit<Ack, 'tookMs'> {
  const isEmpty = !isRecord(payload) || Object.keys(payload).length === 0;
  return {
    isOk: true,
    status: 200,
    body: isEmpty ? '' : JSON.stringify(payload),
    json: isEmpty ? undefined : payload,
  };
}
