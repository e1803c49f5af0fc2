// Tells each open page what has changed: Server-Sent Events, one a part of the page, sent again only when it looks
// different. Changes that come in the same breath are told once.
import type { ServerResponse } from 'node:http';
import type { Viewer, Visit } from './visit.ts';

export interface Stream {
  add(
    response: ServerResponse,
    reader: {
      readonly visit: Visit;
      readonly viewer: Viewer;
      readonly headers: Readonly<Record<string, string>>;
    },
  ): true;
  readonly changed: () => void;
  readonly close: () => void;
}

interface Reader {
  readonly response: ServerResponse;
  readonly visit: Visit;
  readonly viewer: Viewer;
  readonly told: Map<string, string>;
}

const BREATH_MS = 40;

const tell = ({ response, visit, viewer, told }: Reader): void => {
  for (const [name, shown] of visit.partsFor(viewer)) {
    const data = JSON.stringify(shown);
    if (told.get(name) === data) continue;
    told.set(name, data);
    response.write(`event: ${name.startsWith('call-') ? 'call' : name}\ndata: ${data}\n\n`);
  }
};

export const createStream = (): Stream => {
  const readers = new Set<Reader>();
  let waiting: NodeJS.Timeout | undefined;

  const tellAll = (): void => {
    waiting = undefined;
    for (const reader of readers) tell(reader);
  };

  return {
    add: (response, { visit, viewer, headers }) => {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      const reader: Reader = { response, visit, viewer, told: new Map() };
      try {
        tell(reader);
      } catch {
        // Nobody of that name: the page asks again, as somebody else.
        response.end();
        return true;
      }
      readers.add(reader);
      response.once('close', () => readers.delete(reader));
      return true;
    },
    changed: () => {
      waiting ??= setTimeout(tellAll, BREATH_MS).unref();
    },
    close: () => {
      clearTimeout(waiting);
      for (const { response } of readers) response.end();
    },
  };
};
