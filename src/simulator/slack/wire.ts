// Sending an answer, or what trouble makes of it.
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { refusal } from './refusal.ts';
import type { Trouble, TroubleKind } from './trouble.ts';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const RETRY_AFTER_SECONDS = 30;
const SLOW_MS = 1_000;
/** Carried out whatever the app is told. */
const AFTER_TAKING = new Set<TroubleKind>(['error-after-taking', 'reset-after-taking', 'hang-after-taking']);
const MAINTENANCE_PAGE = '<!DOCTYPE html><html><body><h1>Slack is down for maintenance</h1></body></html>';

export function jsonAnswer(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): WireAnswer {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

export function textAnswer(status: number, body: string, type = 'text/plain; charset=utf-8'): WireAnswer {
  return { status, headers: { 'content-type': type }, body };
}

/** `lost`: the connection breaks. `hung`: nothing ever comes. */
export type Outcome = WireAnswer | 'lost' | 'hung';

export interface Served {
  readonly outcome: Outcome;
  /** Whether the call was carried out. */
  readonly wasTaken: boolean;
}

export async function serveWith(
  trouble: Trouble | undefined,
  carryOut: () => WireAnswer | Promise<WireAnswer>,
): Promise<Served> {
  const kind = trouble?.kind ?? 'ok';
  if (kind === 'ok') return { outcome: await carryOut(), wasTaken: true };
  if (kind === 'slow') {
    await wait(trouble?.afterMs ?? SLOW_MS);
    return { outcome: await carryOut(), wasTaken: true };
  }
  const isTaken = AFTER_TAKING.has(kind);
  if (isTaken) await carryOut();
  return { outcome: troubledOutcome({ ...trouble, kind }), wasTaken: isTaken };
}

function troubledOutcome(trouble: Trouble): Outcome {
  const retryAfter = String(trouble.retryAfter ?? RETRY_AFTER_SECONDS);
  switch (trouble.kind) {
    case 'rate-limited':
      return jsonAnswer(refusal('ratelimited'), 429, { 'retry-after': retryAfter });
    case 'rate-limited-without-header':
      return jsonAnswer(refusal('ratelimited'), 429);
    case 'server-error':
    case 'error-after-taking':
      return textAnswer(500, 'Internal Server Error');
    case 'html':
      return textAnswer(200, MAINTENANCE_PAGE, 'text/html; charset=utf-8');
    case 'error':
      return jsonAnswer(refusal(trouble.error ?? 'internal_error'));
    case 'hang':
    case 'hang-after-taking':
      return 'hung';
    case 'reset':
    case 'reset-after-taking':
    case 'slow':
    case 'ok':
      return 'lost';
  }
}

export function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'hung') return;
  if (outcome === 'lost') {
    response.destroy();
    return;
  }
  response.writeHead(outcome.status, outcome.headers);
  response.end(outcome.body);
}
