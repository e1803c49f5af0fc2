// What somebody asked of the others, with buttons to answer while it can be answered.
import type { CoverRequest, RequestAnswer, ShiftRequest, SwapRequest } from '../../core/shift-request.ts';
import { actions, type Body, body, button, context, section } from './blocks.ts';
import { bold, mention, quoted } from './mrkdwn.ts';
import { spanWords } from './shifts.ts';

/** What the buttons are called in payloads. */
export const ANSWER_ACTIONS: Readonly<Record<RequestAnswer, string>> = {
  take: 'jour-shift-take',
  accept: 'jour-shift-accept',
  decline: 'jour-shift-decline',
  withdraw: 'jour-shift-withdraw',
};

const LABELS: Readonly<Record<RequestAnswer, string>> = {
  take: 'Take',
  accept: 'Accept',
  decline: 'Decline',
  withdraw: 'Withdraw',
};

/** `main 12`: which request of which roster. */
const buttonValue = (rosterName: string, requestId: number): string => `${rosterName} ${requestId}`;

const VALUE = /^(\S+) (\d{1,15})$/;

/** Null when it is none of ours. */
export const readValue = (value: string) => {
  const [, rosterName, id] = VALUE.exec(value) ?? [];
  return rosterName === undefined ? null : { rosterName, requestId: Number(id) };
};

const reasonWords = ({ reason }: CoverRequest): string =>
  reason === null ? '' : ` Reason: ${quoted(reason)}.`;

const coverWords = (request: CoverRequest): string =>
  `${mention(request.by)} asks for cover ${spanWords(request.span)}.${reasonWords(request)}`;

const swapWords = ({ by, of, gives, gets }: SwapRequest): string =>
  `${mention(of)}: ${mention(by)} asks to swap. You would be on call ${spanWords(gives)}, and ${mention(by)} ${spanWords(gets)}.`;

export const requestWords = (request: ShiftRequest): string =>
  request.kind === 'cover' ? coverWords(request) : swapWords(request);

/** What came of it; empty while it is open. */
const stateWords = ({ state, kind }: ShiftRequest): string => {
  switch (state.kind) {
    case 'open':
      return '';
    case 'agreed':
      return kind === 'cover' ? `Taken by ${mention(state.by)}.` : 'Accepted.';
    case 'declined':
      return 'Declined.';
    case 'withdrawn':
      return 'Withdrawn.';
  }
};

const answersTo = ({ kind }: ShiftRequest): readonly RequestAnswer[] =>
  kind === 'cover' ? ['take', 'withdraw'] : ['accept', 'decline', 'withdraw'];

const note = (request: ShiftRequest): string =>
  request.kind === 'cover'
    ? 'The first to press Take stands in.'
    : `Only ${mention(request.of)} can accept or decline.`;

export const requestBody = (request: ShiftRequest, rosterName: string): Body => {
  const words = requestWords(request);
  const state = stateWords(request);
  if (state !== '') return body(`${state} ${words}`, [section(`${bold(state)} ${words}`, 'request-what')]);
  const value = buttonValue(rosterName, request.id);
  const buttons = answersTo(request).map((answer) =>
    button(LABELS[answer], ANSWER_ACTIONS[answer], { value }),
  );
  return body(words, [
    section(words, 'request-what'),
    actions(buttons, 'request-answers'),
    context([note(request)], 'request-note'),
  ]);
};
