// Reports that 46elks sends after things have happened: kept until they are answered 200-204, sent again when told to.
import type { Sender } from './sender.ts';
import type { Form } from './transcript.ts';

export type ReportKind = 'recording' | 'hangup';

export interface Report {
  readonly kind: ReportKind;
  readonly callId: string;
  readonly url: string;
  readonly form: Form;
  /** One status for each sending; null when no answer came. */
  readonly statuses: (number | null)[];
  acknowledged: boolean;
}

export interface ReportDesk {
  /** Every report there was, oldest first. */
  readonly all: readonly Report[];
  /** Kept back by `hold`, in the order they came up. */
  readonly held: readonly Report[];
  readonly hold: (on: boolean) => void;
  /** Sends now, or keeps back. */
  readonly file: (report: Report) => Promise<void>;
  readonly release: (order?: readonly (ReportKind | Report)[]) => Promise<void>;
  /** Sends again what nobody acknowledged, so many at once; held ones stay held. */
  readonly retry: (atOnce?: number) => Promise<void>;
  /** Sends once more what was acknowledged. */
  readonly repeat: (atOnce?: number) => Promise<void>;
}

export const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status <= 204;

const MAX_ANSWER_BYTES = 64 * 1024;

export const createReportDesk = (
  sender: Sender,
  sent: (report: Report, status: number | null) => Promise<void>,
): ReportDesk => {
  const all: Report[] = [];
  const held: Report[] = [];
  let holding = false;

  const send = async (report: Report): Promise<void> => {
    const answer = await sender.send({ url: report.url, form: report.form, maxBytes: MAX_ANSWER_BYTES });
    const status = answer.kind === 'answer' ? answer.status : null;
    report.statuses.push(status);
    if (isTaken(status)) report.acknowledged = true;
    await sent(report, status);
  };

  const sendEach = async (reports: readonly Report[], atOnce = 1): Promise<void> => {
    const left = [...reports];
    const sendOn = async (): Promise<void> => {
      for (let report = left.shift(); report !== undefined; report = left.shift()) await send(report);
    };
    await Promise.all(Array.from({ length: atOnce }, sendOn));
  };

  const takeHeld = (wanted: ReportKind | Report): Report[] => {
    const index = held.findIndex((report) => report === wanted || report.kind === wanted);
    if (index < 0)
      throw new Error(`no such report is held: ${typeof wanted === 'string' ? wanted : wanted.kind}`);
    return held.splice(index, 1);
  };

  return {
    all,
    held,
    hold: (on) => {
      holding = on;
    },
    file: async (report) => {
      all.push(report);
      if (holding) held.push(report);
      else await send(report);
    },
    release: async (order) => sendEach(order === undefined ? held.splice(0) : order.flatMap(takeHeld)),
    retry: (atOnce) =>
      sendEach(
        all.filter((report) => !report.acknowledged && !held.includes(report)),
        atOnce,
      ),
    repeat: (atOnce) =>
      sendEach(
        all.filter((report) => report.acknowledged),
        atOnce,
      ),
  };
};
