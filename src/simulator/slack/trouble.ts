// Trouble on request: which answer the next calls get instead of the right one.
export type TroubleKind =
  | 'ok'
  | 'rate-limited'
  | 'rate-limited-without-header'
  | 'server-error'
  | 'error-after-taking'
  | 'reset-after-taking'
  | 'reset'
  | 'hang'
  /** Carried out, and then nothing ever comes. */
  | 'hang-after-taking'
  /** Carried out and answered rightly, `afterMs` later. */
  | 'slow'
  | 'html'
  | 'error';

export interface Trouble {
  /**
   * A Web API method, or `upload` (bytes to an upload_url), `download`, `response_url`; every Web API method when left out.
   */
  readonly method?: string;
  /** Only calls with this `channel` (or `channel_id`). */
  readonly channel?: string;
  readonly kind: TroubleKind;
  /** The `error` of `kind: 'error'`. */
  readonly error?: string;
  /** Seconds; 30 when left out. */
  readonly retryAfter?: number;
  /** Real milliseconds that `slow` waits before it does anything; 1000 when left out. */
  readonly afterMs?: number;
  /** How many calls it hits; all until `calm()` when left out. */
  readonly times?: number;
}

export interface Troubles {
  readonly add: (trouble: Trouble) => void;
  readonly calm: () => void;
  /** The first trouble that fits, used up by one. */
  take(method: string, channel: string | undefined): Trouble | undefined;
}

/** Places that are hit only when named. */
const BESIDE_THE_WEB_API = new Set(['upload', 'download', 'response_url']);

export function createTroubles(): Troubles {
  let waiting: { readonly trouble: Trouble; left: number }[] = [];

  function fits(trouble: Trouble, method: string, channel: string | undefined): boolean {
    if (trouble.channel !== undefined && trouble.channel !== channel) return false;
    return trouble.method === undefined ? !BESIDE_THE_WEB_API.has(method) : trouble.method === method;
  }

  return {
    add: (trouble) => waiting.push({ trouble, left: trouble.times ?? Number.POSITIVE_INFINITY }),
    calm: () => {
      waiting = [];
    },
    take(method, channel) {
      const hit = waiting.find(({ trouble }) => fits(trouble, method, channel));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) waiting = waiting.filter((it) => it !== hit);
      return hit.trouble;
    },
  };
}
