// The pages of the two histories, calls and recordings: newest first (46elks.se/docs: call-history, get-recordings).
import { readElksTime } from './elks-time.ts';
import { type ApiAnswer, type ApiRequest, json, text } from './rest-request.ts';

export interface PageItem {
  /** Sorts as text. */
  readonly created: string;
  readonly shown: unknown;
}

const MAX_PAGE = 100;

/**
 * "Retrieve calls before `start`" and "after `end`": the names read from the newest back. `next` is the `start` of the next page.
 * @param items oldest first
 */
export const pageOf = (request: ApiRequest, items: readonly PageItem[]): ApiAnswer => {
  const { start, end, limit = String(MAX_PAGE) } = request.query;
  const bad = [start, end].find((time) => time !== undefined && readElksTime(time) === undefined);
  if (bad !== undefined || !/^\d+$/.test(limit)) return text(400, 'bad start, end or limit');
  const wanted = [...items]
    .reverse()
    .filter(
      ({ created }) => (start === undefined || created <= start) && (end === undefined || created > end),
    );
  const size = Math.min(Number(limit), MAX_PAGE);
  const next = wanted[size];
  return json({
    data: wanted.slice(0, size).map(({ shown }) => shown),
    ...(next === undefined ? {} : { next: next.created }),
  });
};
