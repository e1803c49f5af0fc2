// The history of calls and recordings at 46elks (46elks.se/docs: call-history, show-call-id, get-recordings), for what no
// report told us. Both lists are newest first, a hundred a page; `end` is the older border, `next` the next page's `start`.
import { z } from 'zod';
import { DAY_MS, type Instant } from '../core/instant.ts';
import type { PastCall, PastRecording } from '../core/past-call.ts';
import type { Log } from '../ports/log.ts';
import type { CallBooks } from '../ports/phone.ts';
import { type ApiAnswer, type AskApi, createAskApi } from './api.ts';
import type { ElksClientConfig } from './client.ts';
import type { Form } from './form.ts';
import { incomingFrom } from './incoming.ts';
import { parseCallEnd, parseCallWords, parseElksTime, parseRecording } from './parse.ts';

const PAGE = 100;
/** Ten thousand calls: beyond any team's week. */
const PAGES_MOST = 100;

const pageSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  next: z.string().optional(),
});

type Fields = Readonly<Record<string, unknown>>;

/** As a report would bring the same facts: there lists are JSON inside a field. */
const formOf = (fields: Fields): Form =>
  new Map(
    Object.entries(fields).flatMap(([name, value]): [string, string][] => {
      if (value === null || value === undefined) return [];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    }),
  );

/** What else there is, besides `ongoing`, is not documented. */
const OVER: ReadonlySet<string> = new Set(['success', 'failed', 'busy']);
/** Whatever its state is called, no call lasts longer. */
const CALL_LASTS_MS = DAY_MS;

const pastCall = (fields: Fields, now: Instant): PastCall | null => {
  const form = formOf(fields);
  const words = parseCallWords(form);
  if (words.callId === null || words.createdAt === null) return null;
  const { callId, to, caller } = incomingFrom(words);
  const isOver = OVER.has(form.get('state') ?? '') || now - words.createdAt > CALL_LASTS_MS;
  return {
    callId,
    isIncoming: form.get('direction') === 'incoming',
    to,
    caller,
    createdAt: words.createdAt,
    end: isOver ? parseCallEnd(form, now) : null,
  };
};

/** `<call id>-r<number>` */
const RECORDING_ID = /^([A-Za-z0-9_-]{1,64})-r\d{1,3}$/;

const pastRecording = (fields: Fields, apiUrl: string): PastRecording | null => {
  const form = formOf(fields);
  const id = form.get('id') ?? '';
  const callId = RECORDING_ID.exec(id)?.[1];
  const createdAt = parseElksTime(form.get('created') ?? null);
  if (callId === undefined || createdAt === null) return null;
  const { seconds } = parseRecording(form);
  const state = seconds > 0 ? 'waiting' : 'lost';
  return {
    callId,
    recording: { id, url: `${apiUrl}/Recordings/${id}.wav`, seconds, reportedAt: createdAt, state },
  };
};

/** 46elks' way to write times: UTC without a zone, with microseconds. */
export const elksTime = (at: Instant): string => new Date(at).toISOString().replace('Z', '000');

const isPresent = <T>(value: T | null): value is T => value !== null;

const troubleOf = (answer: ApiAnswer): string => {
  if (answer.kind === 'json') return 'an answer about something else';
  return answer.kind === 'status' ? `http-${answer.status}` : answer.reason;
};

/** The whole list since then, oldest first; why not, when a page was not to be had. */
const readList = async (ask: AskApi, list: string, since: Instant): Promise<readonly Fields[] | string> => {
  const found: Fields[] = [];
  let start: string | undefined;
  for (let page = 0; page < PAGES_MOST; page += 1) {
    const query = new URLSearchParams({ end: elksTime(since), limit: String(PAGE), ...(start && { start }) });
    const answer = await ask({ path: `${list}?${query.toString()}` });
    const read = answer.kind === 'json' ? pageSchema.safeParse(answer.json).data : undefined;
    if (read === undefined) return troubleOf(answer);
    found.push(...read.data);
    if (read.next === undefined || read.next === start) return found.reverse();
    start = read.next;
  }
  return 'too many pages';
};

/** Which of them is said of an id that no call of theirs can have is not documented; one may have been made up. */
const NOT_THERE: ReadonlySet<number> = new Set([400, 404, 410, 422]);

export interface CallBooksDeps {
  readonly config: ElksClientConfig;
  readonly now: () => Instant;
  readonly log: Log;
}

export const createCallBooks = ({ config, now, log }: CallBooksDeps): CallBooks => {
  const ask = createAskApi(config);

  return {
    since: async (at) => {
      const calls = await readList(ask, '/calls', at);
      const recordings = typeof calls === 'string' ? calls : await readList(ask, '/recordings', at);
      if (typeof calls === 'string' || typeof recordings === 'string') {
        log.warn('the history of calls cannot be read now', { reason: recordings });
        return null;
      }
      return {
        calls: calls.map((fields) => pastCall(fields, now())).filter(isPresent),
        recordings: recordings.map((fields) => pastRecording(fields, config.apiUrl)).filter(isPresent),
      };
    },
    find: async (callId) => {
      const answer = await ask({ path: `/calls/${encodeURIComponent(callId)}` });
      if (answer.kind === 'status' && NOT_THERE.has(answer.status)) return { kind: 'unknown' };
      if (answer.kind !== 'json') return { kind: 'not-asked', reason: troubleOf(answer) };
      const fields = z.record(z.string(), z.unknown()).safeParse(answer.json).data;
      const call = fields === undefined ? null : pastCall(fields, now());
      return call?.callId === callId
        ? { kind: 'found', call }
        : { kind: 'not-asked', reason: troubleOf(answer) };
    },
  };
};
