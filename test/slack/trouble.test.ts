import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { deliveryFrom } from '../../src/slack/trouble.ts';

const platform = (error: string): Error => new WebAPIPlatformError({ ok: false, error });
const http = (statusCode: number): Error =>
  new WebAPIHTTPError(statusCode, 'Status', { 'content-type': 'text/html' }, 'body');
const network = (code: string): Error =>
  new WebAPIRequestError(Object.assign(new Error('fetch failed'), { code }));
/** As `fetch` of Node does it: the code is one level down. */
const wrapped = (code: string): Error =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
const timedOut = (): Error =>
  new WebAPIRequestError(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));

describe('what Slack may have done all the same', () => {
  it.each([
    ['status 500', http(500), 'http-500'],
    ['status 503', http(503), 'http-503'],
    ['a lost answer', network('ECONNRESET'), 'ECONNRESET'],
    ['a lost answer, wrapped', wrapped('UND_ERR_SOCKET'), 'UND_ERR_SOCKET'],
    ['no answer in time', timedOut(), 'no-answer'],
    ['an error of Slack itself', platform('internal_error'), 'internal_error'],
    ['a page instead of an answer', platform('<!DOCTYPE html><html>down</html>'), 'unreadable-answer'],
    ['an empty answer', platform(''), 'unreadable-answer'],
    ['something unheard of', new SyntaxError('Unexpected token'), 'unreadable-answer'],
  ])('%s', (_name, error, reason) => {
    expect(deliveryFrom(error)).toEqual({ kind: 'later', afterMs: null, maybe: true, reason });
  });
});

describe('what Slack cannot have done, and will do later', () => {
  it.each([
    ['a refused connection', wrapped('ECONNREFUSED'), 'ECONNREFUSED'],
    ['no such host', network('ENOTFOUND'), 'ENOTFOUND'],
    ['a limit without a time', http(429), 'http-429'],
    ['a limit as a code', platform('ratelimited'), 'ratelimited'],
    ['a proxy that wants a login', http(407), 'http-407'],
  ])('%s', (_name, error, reason) => {
    expect(deliveryFrom(error)).toEqual({ kind: 'later', afterMs: null, maybe: false, reason });
  });

  it('a limit with a time, after that time', () => {
    const delivery = deliveryFrom(new WebAPIRateLimitedError(30));
    expect(delivery).toEqual({ kind: 'later', afterMs: 30_000, maybe: false, reason: 'ratelimited' });
  });
});

describe('what is not there any more', () => {
  it.each([
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'file_not_found',
    'file_deleted',
  ])('%s', (code) => expect(deliveryFrom(platform(code))).toEqual({ kind: 'gone' }));
});

describe('what a person has to mend', () => {
  it.each(['invalid_blocks', 'msg_too_long', 'thread_not_found', 'storage_limit_reached'])(
    '%s concerns the message alone',
    (reason) => {
      expect(deliveryFrom(platform(reason))).toEqual({ kind: 'refused', reason, concerns: 'message' });
    },
  );

  it.each([
    ['is_archived', 'archived'],
    ['is_inactive', 'archived'],
    ['not_in_channel', 'not-member'],
    ['channel_not_found', 'not-found'],
    ['restricted_action', 'refused'],
    ['missing_scope', 'refused'],
    ['a_code_of_tomorrow', 'refused'],
  ])('%s concerns the channel: %s', (reason, fault) => {
    expect(deliveryFrom(platform(reason))).toEqual({ kind: 'refused', reason, concerns: 'channel', fault });
  });

  it.each(['token_revoked', 'account_inactive', 'invalid_auth', 'not_authed', 'token_expired'])(
    '%s concerns everything: the token is not taken',
    (reason) => {
      expect(deliveryFrom(platform(reason))).toEqual({ kind: 'refused', reason, concerns: 'token' });
    },
  );
});
