// Acknowledgements that are to come over the WebSocket, each by its envelope.
import type { Ack } from './app-link.ts';
import { isRecord, parsedJson, recordIn, textIn } from './record.ts';

export interface SocketAcks {
  /** Resolves when it came or the time is up. */
  expect(envelopeId: string, withinMs: number): Promise<Ack>;
  hear(text: string): void;
}

const NEVER_CAME = {
  isOk: false,
  status: 0,
  body: '',
  json: undefined,
  failure: 'operation_timeout',
} as const;

export function createSocketAcks(complain: (where: string, what: string) => void): SocketAcks {
  const waiting = new Map<string, (payload: unknown) => void>();

  function expect(id: string, withinMs: number): Promise<Ack> {
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const finish = (ack: Omit<Ack, 'tookMs'>): void => {
        clearTimeout(deadline);
        waiting.delete(id);
        resolve({ ...ack, tookMs: Math.round(performance.now() - startedAt) });
      };
      const deadline = setTimeout(() => finish(NEVER_CAME), withinMs);
      waiting.set(id, (payload) => finish(acknowledged(payload)));
    });
  }

  function hear(text: string): void {
    const said = recordIn(parsedJson(text));
    const id = textIn(said.envelope_id);
    const answer = waiting.get(id);
    if (answer === undefined) complain('socket mode', `acknowledged ${id || text}, which nobody waits for`);
    answer?.(said.payload);
  }

  return { expect, hear };
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
