// Facts that the tests put into words.
import type {
  CallerView,
  CardState,
  CardView,
  RosterPerson,
  RosterView,
  Tried,
} from '../../../src/core/view.ts';

/** 2026-11-22 03:14 in Stockholm. */
export const NIGHT = Date.UTC(2026, 10, 22, 2, 14);

export const CALLER: CallerView = { kind: 'number', e164: '+46701740605', national: '070-174 06 05' };
export const HOSTILE = '<!channel> <@U1> <http://x|y> *b* `code` _i_ ~s~ &amp;\n> quote';

export const TRIED: readonly Tried[] = [
  { userId: 'UANNA', how: 'unanswered' },
  { userId: 'UBO', how: 'busy' },
];

export const aCard = (state: CardState, more: Partial<CardView> = {}): CardView => ({
  callId: 'c0ffee',
  lineName: 'Support',
  caller: CALLER,
  startedAt: NIGHT,
  state,
  nobody: null,
  chose: null,
  pinLabel: null,
  isClosed: false,
  rosterName: 'main',
  isLate: false,
  work: null,
  ...more,
});

export const anna: RosterPerson = {
  userId: 'UANNA',
  phone: '070-174 06 10',
  skipped: null,
  pausedUntilAt: null,
  checkedAt: NIGHT,
};
export const bo: RosterPerson = {
  userId: 'UBO',
  phone: '070-174 06 11',
  skipped: null,
  pausedUntilAt: null,
  checkedAt: NIGHT,
};
export const pausedBo: RosterPerson = { ...bo, skipped: 'paused', pausedUntilAt: NIGHT };
export const cecilia: RosterPerson = {
  userId: 'UCECILIA',
  phone: null,
  skipped: 'no-number',
  pausedUntilAt: null,
};

export const aRoster = (more: Partial<RosterView> = {}): RosterView => ({
  rosterName: 'main',
  isLines: true,
  lineName: 'Support',
  lineNumber: '08-465 004 00',
  shows: 'caller',
  strategy: { kind: 'turn', ringSeconds: 15, rounds: 1 },
  people: [anna, bo],
  nobody: null,
  open: null,
  longestWaitSeconds: 30,
  ...more,
});
