// Decides about asking for cover and for swaps, and about what is answered to either: the first answer counts.

import { nextOverrideId, spanFrom, unreachable, withOverride } from './decide-override.ts';
import { type Decision, type DecisionContext, declined, unfit } from './decision.ts';
import type { Instant } from './instant.ts';
import type { Override } from './override.ts';
import { rosterNow } from './roster-now.ts';
import type { Roster, UserId } from './settings.ts';
import type { ShiftCommand } from './shift-command.ts';
import { calendarOf, changedShifts, shiftsDeclined, weeksAhead } from './shift-decision.ts';
import {
  type CoverRequest,
  isCalledIn,
  type RequestAnswer,
  type RequestState,
  requestEndsAt,
  type ShiftRequest,
  type SwapRequest,
} from './shift-request.ts';
import { areStillTheirs, swapShifts } from './swap-shifts.ts';

type Of<K extends ShiftCommand['kind']> = Extract<ShiftCommand, { readonly kind: K }>;

export const REQUESTS_MOST = 50;

const nextChange = ({ settings }: DecisionContext): number => (settings.changes.at(-1)?.seq ?? 0) + 1;

const deedOnly = (context: DecisionContext) => ({ about: 'deed', span: weeksAhead(context.now, 1) }) as const;

/** Of one that is over no more need be known than that; null: all of them wait for an answer. */
const withRoom = (requests: readonly ShiftRequest[], now: Instant): readonly ShiftRequest[] | null => {
  if (requests.length < REQUESTS_MOST) return requests;
  const over = requests.find((request) => request.state.kind !== 'open' || now >= requestEndsAt(request));
  return over === undefined ? null : requests.filter((request) => request !== over);
};

const withRequest = (roster: Roster, request: ShiftRequest, context: DecisionContext): Decision => {
  const requests = withRoom(roster.requests, context.now);
  if (requests === null) return shiftsDeclined({ kind: 'too-many', what: 'requests', most: REQUESTS_MOST });
  const done = { kind: 'asked', requestId: request.id, what: request.kind } as const;
  const after = { ...roster, requests: [...requests, request] };
  return changedShifts(after, { done, showing: deedOnly(context) }, context);
};

const newRequest = (context: DecisionContext) => ({
  id: nextChange(context),
  by: context.by,
  at: context.now,
  state: { kind: 'open' } as const,
  message: null,
});

export const decideAskCover = ({ span, reason }: Of<'ask-cover'>, context: DecisionContext): Decision => {
  const { by } = context;
  const roster = rosterNow(context);
  if (!isCalledIn(roster, by)) return declined({ kind: 'not-in-roster', userId: by });
  const found = spanFrom(span, context);
  if (!found.ok) return declined(found.problem);
  const request: CoverRequest = { ...newRequest(context), kind: 'cover', span: found.value, reason };
  return withRequest(roster, request, context);
};

export const decideSwap = ({ userId: of, date }: Of<'swap'>, context: DecisionContext): Decision => {
  const { by, now } = context;
  if (of === by) return shiftsDeclined({ kind: 'myself', what: 'swap' });
  const roster = rosterNow(context);
  const stranger = [by, of].find((userId) => !roster.members.includes(userId));
  if (stranger !== undefined) return declined({ kind: 'not-in-roster', userId: stranger });
  const problem = unfit(of, context);
  if (problem !== null) return declined(problem);
  const spans = swapShifts({ by, of, date }, now, { roster, calendar: calendarOf(context) });
  if (!spans.ok) return declined(spans.problem);
  const request: SwapRequest = { ...newRequest(context), kind: 'swap', of, ...spans.value };
  return withRequest(roster, request, context);
};

const settled = (roster: Roster, request: ShiftRequest, state: RequestState): Roster => ({
  ...roster,
  requests: roster.requests.map((known) => (known.id === request.id ? { ...known, state } : known)),
});

const refuse = (
  request: ShiftRequest,
  how: 'declined' | 'withdrawn',
  { roster, context }: Within,
): Decision => {
  const { id, kind, by } = request;
  const done = { kind: 'refused', requestId: id, what: kind, how, asker: by } as const;
  const after = settled(roster, request, { kind: how });
  return changedShifts(after, { done, showing: deedOnly(context) }, context);
};

const overrideFor = (request: ShiftRequest, { roster, context }: Within): Override => {
  const { by, now } = context;
  const base = { id: nextOverrideId(roster), by, at: now };
  if (request.kind === 'swap')
    return {
      ...base,
      kind: 'swap',
      userId: request.by,
      insteadOf: request.of,
      spans: [request.gives, request.gets].sort((one, other) => one.fromAt - other.fromAt),
    };
  const span = { ...request.span, fromAt: Math.max(now, request.span.fromAt) };
  return { ...base, kind: 'cover', userId: by, insteadOf: request.by, spans: [span] };
};

interface Within {
  readonly roster: Roster;
  readonly context: DecisionContext;
}

const agree = (request: ShiftRequest, within: Within): Decision => {
  const { roster, context } = within;
  const { by } = context;
  if (request.kind === 'cover' && request.by === by) return shiftsDeclined({ kind: 'own-request' });
  if (!isCalledIn(roster, request.by)) return shiftsDeclined({ kind: 'request-over', why: 'not-called' });
  const trouble = unreachable(context);
  if (trouble !== null) return trouble;
  if (request.kind === 'swap' && !areStillTheirs(request, { roster, calendar: calendarOf(context) }))
    return shiftsDeclined({ kind: 'request-over', why: 'moved' });
  const after = settled(roster, request, { kind: 'agreed', by });
  return withOverride(after, overrideFor(request, within), { requestId: request.id, context });
};

/** Why it cannot be answered any more, if so. */
const overBecause = (request: ShiftRequest, now: Instant): Decision | null => {
  const { state } = request;
  if (state.kind === 'agreed') return shiftsDeclined({ kind: 'request-agreed', by: state.by });
  if (state.kind !== 'open') return shiftsDeclined({ kind: 'request-over', why: state.kind });
  return now >= requestEndsAt(request) ? shiftsDeclined({ kind: 'request-over', why: 'past' }) : null;
};

/** Who alone can give that answer; null: everybody. */
const answerer = (request: ShiftRequest, answer: RequestAnswer): UserId | null => {
  if (answer === 'withdraw') return request.by;
  return request.kind === 'swap' ? request.of : null;
};

export interface Answered {
  readonly requestId: number;
  readonly answer: RequestAnswer;
}

/** `context.by` pressed a button; `rosterName` names the roster that the request belongs to. */
export const decideAnswer = ({ requestId, answer }: Answered, context: DecisionContext): Decision => {
  const roster = rosterNow(context);
  const request = roster.requests.find(({ id }) => id === requestId);
  if (request === undefined) return shiftsDeclined({ kind: 'request-over', why: 'gone' });
  const only = answerer(request, answer);
  if (only !== null && only !== context.by) return shiftsDeclined({ kind: 'not-asked', userId: only });
  const over = overBecause(request, context.now);
  if (over !== null) return over;
  const within = { roster, context };
  switch (answer) {
    case 'take':
    case 'accept':
      return agree(request, within);
    case 'decline':
      return refuse(request, 'declined', within);
    case 'withdraw':
      return refuse(request, 'withdrawn', within);
  }
};
