// Slack's request signature, docs.slack.dev/authentication/verifying-requests-from-slack.
import { createHmac } from 'node:crypto';

/** `stale` is signed rightly, but six minutes old; `wrong` with another secret. */
export type SignatureKind = 'right' | 'wrong' | 'stale' | 'none';

const STALE_SECONDS = 360;

export function signatureHeaders(
  secret: string,
  body: string,
  kind: SignatureKind,
): Readonly<Record<string, string>> {
  if (kind === 'none') return {};
  // Real time: whoever verifies compares with the real clock.
  const seconds = Math.floor(Date.now() / 1000) - (kind === 'stale' ? STALE_SECONDS : 0);
  const key = kind === 'wrong' ? `${secret}-of-somebody-else` : secret;
  const digest = createHmac('sha256', key).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}
