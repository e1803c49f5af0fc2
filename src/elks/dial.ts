// Rings a phone by 46elks' API (46elks.se/docs/make-call).
import type { Log } from '../ports/log.ts';
import type { Dial } from '../ports/phone.ts';
import type { ElksClientConfig } from './client.ts';

const DIAL_LIMIT_MS = 10_000;
/** Seconds the phone rings: short of most voicemail boxes. */
const RING_SECONDS = 30;

export const createDial = (config: ElksClientConfig, log: Log): Dial => {
  const authorization = `Basic ${Buffer.from(`${config.username}:${config.password}`).toString('base64')}`;
  return async ({ from, to, voiceStart, whenHangup }) => {
    const body = new URLSearchParams({ from, to, voice_start: voiceStart, timeout: String(RING_SECONDS) });
    if (whenHangup !== undefined) body.set('whenhangup', whenHangup);
    try {
      const answer = await fetch(`${config.apiUrl}/calls`, {
        method: 'POST',
        headers: { authorization },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(DIAL_LIMIT_MS),
      });
      await answer.body?.cancel();
      return answer.ok ? { kind: 'dialled' } : { kind: 'refused', reason: `http-${answer.status}` };
    } catch (error) {
      log.warn('call not placed', { error });
      return { kind: 'refused', reason: 'no-answer' };
    }
  };
};
