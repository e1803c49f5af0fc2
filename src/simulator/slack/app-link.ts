// Slack's way to the app: one envelope by signed HTTP or over the WebSocket, and what came back within three seconds.
import { type Json, parsedJson, textIn } from './record.ts';
import { type SignatureKind, signatureHeaders } from './signing.ts';
import type { SocketMode } from './socket-mode.ts';

export interface Envelope {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Json;
  readonly retry?: { readonly num: number; readonly reason: string };
}

export interface Ack {
  /** A 2xx within three seconds. */
  readonly isOk: boolean;
  /** 0 when nothing came back. */
  readonly status: number;
  readonly body: string;
  /** The body when it is JSON. */
  readonly json: unknown;
  readonly tookMs: number;
  /** What Slack shows to the person when it went wrong. */
  readonly failure?: 'operation_timeout' | 'dispatch_failed';
}

export interface AppLink {
  deliver(envelope: Envelope, signature?: SignatureKind): Promise<Ack>;
  /** Every envelope delivered so far. */
  sent(): readonly Envelope[];
  readonly setAppUrl: (url: string) => void;
}

/** docs.slack.dev/interactivity/handling-user-interaction. Real time, whatever clock the simulator has. */
const ACK_WITHIN_MS = 3000;

export function createAppLink(deps: {
  readonly signingSecret: string;
  readonly appUrl: string | undefined;
  readonly socket: SocketMode;
  /** Real time; Slack's three seconds when left out. */
  readonly ackWithinMs: number | undefined;
  readonly complain: (where: string, what: string) => void;
}): AppLink {
  const sent: Envelope[] = [];
  let appUrl = deps.appUrl;
  const withinMs = deps.ackWithinMs ?? ACK_WITHIN_MS;

  async function deliver(envelope: Envelope, signature: SignatureKind = 'right'): Promise<Ack> {
    sent.push(envelope);
    const viaSocket = signature === 'right' && deps.socket.isConnected();
    const ack = viaSocket ? await deps.socket.deliver(envelope, withinMs) : await byHttp(envelope, signature);
    const isWanted = ack.isOk || signature !== 'right';
    if (!isWanted)
      deps.complain(nameOf(envelope), `${ack.failure ?? 'refused'}: ${ack.status} after ${ack.tookMs} ms`);
    return ack;
  }

  async function byHttp(envelope: Envelope, signature: SignatureKind): Promise<Ack> {
    if (appUrl === undefined && deps.socket.wasConnected()) return NOBODY_CONNECTED;
    if (appUrl === undefined)
      throw new Error('Slack knows no address of the app: call appLivesAt, or connect by Socket Mode');
    const { body, type } = httpBody(envelope);
    const headers = {
      'content-type': type,
      ...retryHeaders(envelope),
      ...signatureHeaders(deps.signingSecret, body, signature),
    };
    return post(`${appUrl}/slack/events`, { body, headers, withinMs });
  }

  return { deliver, sent: () => sent, setAppUrl: (url) => (appUrl = url) };
}

/** An app in Socket Mode that is away: Slack tells the person so. */
const NOBODY_CONNECTED: Ack = {
  isOk: false,
  status: 0,
  body: '',
  json: undefined,
  tookMs: 0,
  failure: 'dispatch_failed',
};

/** A form without charset: Bolt takes anything else for JSON. */
const FORM = 'application/x-www-form-urlencoded';

function httpBody(envelope: Envelope): { readonly body: string; readonly type: string } {
  switch (envelope.kind) {
    case 'events_api':
      return { body: JSON.stringify(envelope.payload), type: 'application/json' };
    case 'interactive':
      return {
        body: new URLSearchParams({ payload: JSON.stringify(envelope.payload) }).toString(),
        type: FORM,
      };
    case 'slash_commands': {
      const fields = Object.entries(envelope.payload).map(
        ([name, value]) => [name, String(value)] as [string, string],
      );
      return { body: new URLSearchParams(fields).toString(), type: FORM };
    }
  }
}

function retryHeaders({ retry }: Envelope): Readonly<Record<string, string>> {
  return retry === undefined
    ? {}
    : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason };
}

async function post(
  url: string,
  {
    withinMs,
    ...message
  }: { readonly body: string; readonly headers: Readonly<Record<string, string>>; readonly withinMs: number },
): Promise<Ack> {
  const startedAt = performance.now();
  const took = (): number => Math.round(performance.now() - startedAt);
  try {
    const signal = AbortSignal.timeout(withinMs);
    const response = await fetch(url, { method: 'POST', ...message, signal, redirect: 'manual' });
    const body = await response.text();
    const ack = { status: response.status, body, json: parsedJson(body), tookMs: took() };
    return response.ok ? { isOk: true, ...ack } : { isOk: false, ...ack, failure: 'dispatch_failed' };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const failure = isLate ? 'operation_timeout' : 'dispatch_failed';
    return { isOk: false, status: 0, body: '', json: undefined, tookMs: took(), failure };
  }
}

/** For people reading complaints. */
export function nameOf({ kind, payload }: Envelope): string {
  const detail = payload.command ?? payload.callback_id ?? payload.type;
  return `${kind} ${textIn(detail)}`.trim();
}
