// What 46elks and Jour say to each other after the first answer.
import type { Moment } from '../elks/moment.ts';
import type { CallTranscript } from '../elks/transcript.ts';
import { shortAddress } from './action-json.ts';
import { HEARD_SECONDS } from './hearing.ts';
import { callTime } from './spoken-time.ts';

const REPORTS = {
  hangup: 'The call is over',
  recording: 'There is a recording',
} as const;

const answered = (status: number | null): string =>
  status === null ? 'no answer: it will come again' : `answered ${status}`;

const toldBy = ({ seconds }: { readonly seconds: number }): string =>
  seconds < HEARD_SECONDS
    ? '“This key was pressed” (it fetches a silence)'
    : '“Nobody answered so far” (it fetches the sound)';

const exchangeAt = (moment: Moment, transcript: CallTranscript): string | undefined => {
  switch (moment.kind) {
    case 'prompt-played':
      return moment.url.includes('/progress/')
        ? `${callTime(moment.atSecond - moment.seconds)}  GET ${shortAddress(moment.url)}  ${toldBy(moment)}`
        : undefined;
    case 'asked':
      return moment.what === 'voice_start'
        ? undefined
        : `${callTime(moment.atSecond)}  “What now, after ${moment.what}?”  ${answered(moment.status)} with the rest of the plan`;
    case 'report-sent': {
      const { url = '' } = transcript.reports.find((report) => report.kind === moment.report) ?? {};
      return `${callTime(moment.atSecond)}  POST ${shortAddress(url)}  “${REPORTS[moment.report]}”, ${answered(moment.status)}`;
    }
    default:
      return undefined;
  }
};

export const exchangeLines = (transcript: CallTranscript): readonly string[] =>
  transcript.moments.flatMap((moment) => exchangeAt(moment, transcript) ?? []);
