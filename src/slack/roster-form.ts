// The form of a roster: people in order, and how they ring. Who is picked comes last, in the order of picking.
import { z } from 'zod';
import { ROSTER_MEMBERS_MOST } from '../core/decide-roster.ts';
import type { RosterForm } from '../core/form.ts';
import { RING_SECONDS_LEAST, RING_SECONDS_MOST, ROUNDS_MOST } from '../core/parse-ring.ts';
import type { Problem } from '../core/problem.ts';
import {
  DEFAULT_EVERYONE_SECONDS,
  DEFAULT_STRATEGY,
  type RingStrategy,
  type UserId,
} from '../core/settings.ts';
import { enteredIn } from './entered.ts';
import { type Faults, formPart, type Pressed, type SentView } from './form-part.ts';
import { blockId } from './words/form-parts.ts';
import {
  isWithin,
  ROSTER_FORM,
  ROSTER_MOVE,
  ROUNDS,
  type RosterDraft,
  rosterFormView,
  rosterSent,
  SECONDS,
  TITLE,
} from './words/roster-form.ts';

const keptSchema = z.object({
  place: z.object({ lineId: z.string(), rosterName: z.string() }),
  seen: z.object({ print: z.number(), seq: z.number() }),
  round: z.number(),
  members: z.array(z.string()),
  rings: z.enum(['turn', 'everyone']),
  seconds: z.string(),
  rounds: z.string(),
});

const begin = ({ lineId, rosterName, members, strategy, seen }: RosterForm): RosterDraft => ({
  place: { lineId, rosterName },
  seen,
  round: 0,
  members,
  picked: [],
  rings: strategy.kind,
  seconds: String(strategy.ringSeconds),
  rounds: String(strategy.kind === 'turn' ? strategy.rounds : 1),
});

const read = (view: SentView): RosterDraft => {
  const kept = keptSchema.parse(JSON.parse(view.private_metadata));
  const entered = enteredIn(view);
  const at = (name: string): string => blockId(name, kept.round);
  const rings = entered.option(at('rings'));
  return {
    ...kept,
    picked: entered.users(at('people')) ?? [],
    rings: rings === 'turn' || rings === 'everyone' ? rings : kept.rings,
    seconds: entered.text(at('seconds')) ?? kept.seconds,
    rounds: entered.text(at('rounds')) ?? kept.rounds,
  };
};

const wanted = ({ members, picked }: RosterDraft): readonly UserId[] => [...new Set([...members, ...picked])];

/** What a roster cannot hold stays in the field. */
const withPicked = (draft: RosterDraft): RosterDraft => {
  const all = wanted(draft);
  return {
    ...draft,
    members: all.slice(0, ROSTER_MEMBERS_MOST),
    picked: all.slice(ROSTER_MEMBERS_MOST),
    round: draft.round + 1,
  };
};

/** Whom the row's block is of. */
const rowOf = (pressed: Pressed): UserId => pressed.blockId.split('.')[0] ?? '';

const moved = (members: readonly UserId[], userId: UserId, to: string): readonly UserId[] => {
  const at = members.indexOf(userId);
  if (at < 0) return members;
  const others = members.filter((member) => member !== userId);
  const places: Readonly<Record<string, number>> = {
    first: 0,
    up: Math.max(0, at - 1),
    down: at + 1,
    last: others.length,
  };
  const place = places[to];
  return place === undefined ? others : [...others.slice(0, place), userId, ...others.slice(place)];
};

const DEFAULT_SECONDS: Readonly<Record<RingStrategy['kind'], number>> = {
  turn: DEFAULT_STRATEGY.ringSeconds,
  everyone: DEFAULT_EVERYONE_SECONDS,
};

/** The other way to ring has other usual seconds; some that were chosen stay. */
const rung = (draft: RosterDraft): RosterDraft => {
  const other = draft.rings === 'turn' ? 'everyone' : 'turn';
  const isUsual = draft.seconds === String(DEFAULT_SECONDS[other]);
  return isUsual ? { ...draft, seconds: String(DEFAULT_SECONDS[draft.rings]) } : draft;
};

const press = (draft: RosterDraft, pressed: Pressed): RosterDraft => {
  const listed = withPicked(draft);
  if (pressed.actionId !== ROSTER_MOVE) return pressed.blockId.startsWith('rings') ? rung(listed) : listed;
  return { ...listed, members: moved(listed.members, rowOf(pressed), pressed.value) };
};

const faultsIn = ({ rings, seconds, rounds, round }: RosterDraft): Faults => ({
  ...(isWithin(seconds, SECONDS)
    ? {}
    : {
        [blockId('seconds', round)]:
          `A phone can ring for ${RING_SECONDS_LEAST} to ${RING_SECONDS_MOST} whole seconds.`,
      }),
  ...(rings === 'everyone' || isWithin(rounds, ROUNDS)
    ? {}
    : { [blockId('rounds', round)]: `There can be 1 to ${ROUNDS_MOST} rounds.` }),
});

const strategyOf = ({ rings, seconds, rounds }: RosterDraft): RingStrategy =>
  rings === 'turn'
    ? { kind: 'turn', ringSeconds: Number(seconds), rounds: Number(rounds) }
    : { kind: 'everyone', ringSeconds: Number(seconds) };

/** Fields take no mentions: who is meant is told by the place among those picked. */
const unfitFault = ({ userId, user }: Problem & { kind: 'user-unfit' }, { picked }: RosterDraft): string => {
  const who = picked.length === 1 ? 'This person' : `Number ${picked.indexOf(userId) + 1} of these`;
  switch (user) {
    case 'bot':
      return `${who} is a bot and cannot answer a phone.`;
    case 'deactivated':
      return `${who} has no active account any more.`;
    case 'unknown':
      return `${who} cannot be found in this workspace.`;
  }
};

const placed = (problem: Problem, draft: RosterDraft, text: string): Faults | null => {
  const people = blockId('people', draft.round);
  if (problem.kind === 'too-many-members') return { [people]: text };
  if (problem.kind !== 'user-unfit' || !draft.picked.includes(problem.userId)) return null;
  return { [people]: unfitFault(problem, draft) };
};

export const rosterPart = formPart<RosterForm, RosterDraft>({
  callbackId: ROSTER_FORM,
  title: TITLE,
  asks: { kind: 'edit' },
  is: (form) => form.kind === 'roster',
  begin,
  read,
  press,
  show: rosterFormView,
  order: (draft) => {
    const faults = faultsIn(draft);
    if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
    const command = {
      kind: 'roster-edit',
      users: wanted(draft),
      strategy: strategyOf(draft),
      seen: draft.seen,
    } as const;
    return { kind: 'order', command };
  },
  placed,
  words: (draft) => rosterSent(wanted(draft), strategyOf(draft)),
});
