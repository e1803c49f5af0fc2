// The name of a recording's file, made from our own facts only: a caller cannot write any part of it.
import { Temporal } from 'temporal-polyfill';
import type { Instant, TimeZone } from '../../core/instant.ts';
import type { CallerView } from '../../core/view.ts';

/** What every file system and every reader of a list takes. */
const UNSAFE = /[^0-9 +-]+/g;
const NUMBER_MAX = 30;

const callerName = (caller: CallerView): string => {
  switch (caller.kind) {
    case 'number':
      return caller.national.replace(UNSAFE, ' ').slice(0, NUMBER_MAX).trim() || 'unknown number';
    case 'hidden':
      return 'hidden number';
    case 'odd':
      return 'unknown number';
  }
};

const two = (value: number): string => String(value).padStart(2, '0');

/** `voicemail 2026-11-22 03.14 070-174 06 05.wav`, in the zone of the line; a whole call's begins with `call`. */
export const recordingFileName = (recording: {
  readonly of: 'message' | 'call';
  readonly at: Instant;
  readonly timeZone: TimeZone;
  readonly caller: CallerView;
  readonly extension: 'wav' | 'mp3';
}): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(recording.at).toZonedDateTimeISO(recording.timeZone);
  const time = `${two(local.hour)}.${two(local.minute)}`;
  return `${recording.of === 'call' ? 'call' : 'voicemail'} ${local.toPlainDate().toString()} ${time} ${callerName(recording.caller)}.${recording.extension}`;
};
