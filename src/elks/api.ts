// Requests to 46elks' REST API (46elks.se/docs/overview): with our credentials, to its own host only, within a time limit.
import type { Instant } from '../core/instant.ts';
import type { ElksClientConfig } from './client.ts';

const ANSWER_LIMIT_MS = 10_000;

export type ApiAnswer =
  /** `at`: what their clock says; null: nothing readable. */
  | { readonly kind: 'json'; readonly json: unknown; readonly at: Instant | null }
  /** It answered, but not with what was asked for. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'no-answer'; readonly reason: string };

export interface ApiQuestion {
  /** Below the API's address, such as `/calls`. */
  readonly path: string;
  /** Given: a POST of these fields. */
  readonly form?: Readonly<Record<string, string>>;
  /** Real time. */
  readonly limitMs?: number;
}

export type AskApi = (question: ApiQuestion) => Promise<ApiAnswer>;

/** To the second (RFC 9110, 6.6.1). */
const dateOf = (response: Response): Instant | null => {
  const at = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
};

export const createAskApi = ({ apiUrl, username, password }: ElksClientConfig): AskApi => {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return async ({ path, form, limitMs = ANSWER_LIMIT_MS }) => {
    try {
      const response = await fetch(`${apiUrl}${path}`, {
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
        headers: { authorization },
        redirect: 'error',
        signal: AbortSignal.timeout(limitMs),
      });
      if (response.ok) return { kind: 'json', json: await response.json(), at: dateOf(response) };
      await response.body?.cancel();
      return { kind: 'status', status: response.status };
    } catch (error) {
      return { kind: 'no-answer', reason: error instanceof Error ? error.name : 'network' };
    }
  };
};
