// Every request the app made to Slack, in order.
import type { Args } from './args.ts';
import type { TroubleKind } from './trouble.ts';

export interface RecordedRequest {
  /** A Web API method, or `upload`, `download`, `response_url`. */
  readonly method: string;
  readonly args: Args;
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly at: number;
  /** HTTP status; 0 when the answer was lost or never came. */
  readonly status: number;
  /** Parsed when it was JSON. */
  readonly answer: unknown;
  readonly trouble: TroubleKind | null;
  /** Whether Slack carried it out, whatever the app was told. */
  readonly wasTaken: boolean;
  /** Whether the app was still there to hear the answer, and got the true one. */
  readonly wasHeard: boolean;
}
