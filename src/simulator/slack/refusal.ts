// How Slack says no: `ok: false` and a name from the method's page.
import type { Json } from './record.ts';

export interface Refusal extends Json {
  readonly ok: false;
  readonly error: string;
}

export type Answer = Json & { readonly ok: boolean };

export function refusal(error: string, more: Json = {}): Refusal {
  return { ok: false, error, ...more };
}

export function refusalWithMessages(error: string, messages: readonly string[]): Refusal {
  return {
    ok: false,
    error,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  };
}

export function missingArgument(name: string): Refusal {
  return refusalWithMessages('invalid_arguments', [`missing required field: ${name}`]);
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'error' in value
  );
}
