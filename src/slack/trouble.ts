// Sorts what can go wrong with a request to Slack, in this one place: try later, message gone, or a person must mend it.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { ChannelFault } from '../core/chat-trouble.ts';
import type { Delivery } from '../ports/chat.ts';

/** Slack's own temporary trouble, by error code; `maybe`: it may have done what was asked all the same. */
const TEMPORARY: ReadonlyMap<string, { readonly maybe: boolean }> = new Map([
  ['internal_error', { maybe: true }],
  ['fatal_error', { maybe: true }],
  ['request_timeout', { maybe: true }],
  ['service_unavailable', { maybe: true }],
  ['ratelimited', { maybe: false }],
  ['rate_limited', { maybe: false }],
  ['message_limit_exceeded', { maybe: false }],
  ['accesslimited', { maybe: false }],
]);

/** The thing to be changed is not there any more, or may not be changed any more. */
const GONE = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'file_not_found',
  'file_deleted',
]);

/** The thread's first message was deleted, or is none that can be answered. */
const NO_THREAD = ['thread_not_found', 'cannot_reply_to_message', 'invalid_thread_ts'] as const;

/** Codes about one message; every refusal that stands nowhere else here would meet any message to that channel. */
const ABOUT_THE_MESSAGE = new Set<string>([
  ...NO_THREAD,
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'block_mismatch',
  'invalid_arguments',
  'metadata_too_large',
  'invalid_metadata_format',
  'missing_argument',
  'file_type_not_allowed',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'storage_limit_reached',
]);

/** The token is taken for nothing any more: it was revoked, or the app was removed from the workspace. */
const ABOUT_THE_TOKEN = new Set([
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'account_inactive',
]);

/** Why a channel takes nothing; any other code is its own reason. */
const CHANNEL_FAULTS: ReadonlyMap<string, ChannelFault> = new Map([
  ['is_archived', 'archived'],
  ['is_inactive', 'archived'],
  ['not_in_channel', 'not-member'],
  ['channel_not_found', 'not-found'],
]);

/** Network errors at which Slack cannot have seen the request. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const later = (reason: string, maybe: boolean, afterMs: number | null = null): Delivery<never> => ({
  kind: 'later',
  afterMs,
  maybe,
  reason,
});

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
};

/** Slack's library hands on a whole page as an error code when a proxy or a maintenance page answered. */
const CODE = /^[a-z][a-z0-9_]*$/;

const fromPlatform = (reason: string): Delivery<never> => {
  if (!CODE.test(reason)) return later('unreadable-answer', true);
  const temporary = TEMPORARY.get(reason);
  if (temporary !== undefined) return later(reason, temporary.maybe);
  if (GONE.has(reason)) return { kind: 'gone' };
  if (ABOUT_THE_MESSAGE.has(reason)) return { kind: 'refused', reason, concerns: 'message' };
  if (ABOUT_THE_TOKEN.has(reason)) return { kind: 'refused', reason, concerns: 'token' };
  return { kind: 'refused', reason, concerns: 'channel', fault: CHANNEL_FAULTS.get(reason) ?? 'refused' };
};

/** What an error thrown by Slack's client means for the delivery it happened in. */
export const deliveryFrom = (error: unknown): Delivery<never> => {
  if (error instanceof WebAPIRateLimitedError) return later('ratelimited', false, error.retryAfter * 1_000);
  if (error instanceof WebAPIPlatformError) return fromPlatform(error.data.error);
  if (error instanceof WebAPIHTTPError) return later(`http-${error.statusCode}`, error.statusCode >= 500);
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original);
    return later(code === '' ? 'no-answer' : code, !NEVER_SENT.has(code));
  }
  return later('unreadable-answer', true);
};

/** Does the work; whatever it throws becomes a delivery that did not succeed. */
export const attempt = async <T>(work: () => Promise<T>): Promise<Delivery<T>> => {
  try {
    return { kind: 'delivered', value: await work() };
  } catch (error) {
    return deliveryFrom(error);
  }
};

/** Slack's error code, or null for trouble of another kind. */
export const platformCode = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? error.data.error : null;

export const isAboutThread = (delivery: Delivery<unknown>): boolean =>
  delivery.kind === 'refused' && NO_THREAD.some((code) => code === delivery.reason);

export const isAboutBlocks = (delivery: Delivery<unknown>): boolean =>
  delivery.kind === 'refused' && /block|msg_too_long/.test(delivery.reason);
