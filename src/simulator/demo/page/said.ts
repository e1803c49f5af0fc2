// What was said in one call, for the page: each question and answer, the reports, what was heard, and the picture.
import { pictureSvg } from '../../../core/picture-svg.ts';
import type { CallTranscript } from '../../elks/transcript.ts';
import { actionLines, shortAddress } from '../action-json.ts';
import { dayAndTime, shownNumber } from '../cast.ts';
import { hearingLines } from '../hearing.ts';
import type { CodeLine } from '../paper.ts';
import { ringLines } from '../ringing.ts';
import type { SpokenPrompts } from '../spoken-prompts.ts';
import { callTime } from '../spoken-time.ts';
import { pictureOfCall } from './action-picture.ts';

export interface SaidCall {
  readonly id: string;
  readonly title: string;
  readonly isOver: boolean;
  readonly picture: string | null;
  readonly questions: readonly {
    readonly at: string;
    readonly asked: string;
    readonly form: readonly (readonly [string, string])[];
    readonly status: string;
    readonly answer: readonly CodeLine[];
  }[];
  readonly reports: readonly { readonly what: string; readonly to: string; readonly how: string }[];
  readonly heard: readonly string[];
  readonly rang: readonly string[];
}

const REPORTS = { hangup: 'The call is over', recording: 'There is a recording' } as const;
const FIELD_MAX = 40;

const shownField = (value: string): string =>
  value.length > FIELD_MAX ? `${value.slice(0, FIELD_MAX)}…` : value;

const howReported = (statuses: readonly (number | null)[]): string =>
  statuses.map((status) => (status === null ? 'no answer' : `answered ${status}`)).join(', then ') ||
  'not sent yet';

export const saidIn = (transcript: CallTranscript, spoken: SpokenPrompts): SaidCall => {
  const { id, direction, from, to, startedAt, webhooks, reports, ended } = transcript;
  const picture = pictureOfCall(transcript);
  const arrow = direction === 'incoming' ? 'calls' : 'is used to call';
  return {
    id,
    title: `${dayAndTime(startedAt)}  ${shownNumber(from)} ${arrow} ${shownNumber(to)}`,
    isOver: ended !== null,
    picture: picture === null ? null : pictureSvg(picture),
    questions: webhooks.map(({ atSecond, asked, url, form, status, answer, trouble }) => ({
      at: callTime(atSecond),
      asked: `${asked === 'voice_start' ? 'A call: what to do?' : `What now, after ${asked}?`} POST ${shortAddress(url)}`,
      form: Object.entries(form).map(([name, value]): [string, string] => [name, shownField(value)]),
      status: trouble ?? `answered ${status ?? 'nothing'}`,
      answer: answer === undefined ? [] : actionLines(answer),
    })),
    reports: reports.map(({ kind, url, statuses }) => ({
      what: REPORTS[kind],
      to: `POST ${shortAddress(url)}`,
      how: howReported(statuses),
    })),
    heard: hearingLines(transcript, spoken),
    rang: ringLines(transcript),
  };
};
