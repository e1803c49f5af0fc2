// The form of a line's opening hours: the week, what departs from it, and what callers meet when it is closed.
import { z } from 'zod';
import { rangesOf } from '../core/decide-hours-edit.ts';
import type { HoursForm } from '../core/form.ts';
import type { ClosedThen, Weekday } from '../core/hours.ts';
import type { HoursEdit } from '../core/hours-command.ts';
import type { Problem } from '../core/problem.ts';
import { enteredIn } from './entered.ts';
import { type Faults, formPart, type Order, type Pressed, type SentView } from './form-part.ts';
import {
  exceptionDraftSchema,
  exceptionFaults,
  isEmpty,
  NO_EXCEPTION,
  placedFaults,
  readException,
  saidOf,
} from './hours-exception-draft.ts';
import {
  chosenMode,
  type DayDraft,
  dayDraft,
  dayDraftSchema,
  fieldsOf,
  groupsOf,
  readDay,
  wishOf,
} from './hours-week-draft.ts';
import { dayFaults } from './hours-week-faults.ts';
import { blockId } from './words/form-parts.ts';
import {
  HOURS_FORM,
  type HoursDraft,
  hoursFormView,
  hoursSent,
  pastMidnight,
  TITLE,
} from './words/hours-form.ts';
import { ADDED_MOST, EXCEPTION_ADD, exceptionBlock } from './words/hours-form-exceptions.ts';
import type { WordOptions } from './words/options.ts';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = 5;

const keptSchema = z.object({
  place: z.object({ lineId: z.string() }),
  seen: z.object({ print: z.number(), seq: z.number() }),
  round: z.number(),
  isAlike: z.boolean(),
  days: z.array(dayDraftSchema),
  added: z.array(exceptionDraftSchema),
  whenClosed: z.string(),
});

const thenText = (closedThen: ClosedThen): string =>
  closedThen.kind === 'ring' ? `ring:${closedThen.rosterName}` : closedThen.kind;

const thenOf = (text: string): ClosedThen => {
  if (text.startsWith('ring:')) return { kind: 'ring', rosterName: text.slice(5) };
  return { kind: text === 'hangup' ? 'hangup' : 'voicemail' };
};

const begin = ({ lineId, hours, closedThen, seen }: HoursForm): HoursDraft => {
  const days = WEEKDAYS.map((day) => dayDraft(rangesOf(hours, day)));
  const texts = WEEKDAYS.slice(0, WORKDAYS).map((day) =>
    JSON.stringify(rangesOf(hours, day).map(({ fromMinute, toMinute }) => [fromMinute, toMinute])),
  );
  return {
    place: { lineId },
    seen,
    round: 0,
    isAlike: new Set(texts).size === 1,
    days,
    added: [],
    fresh: NO_EXCEPTION,
    removed: [],
    whenClosed: thenText(closedThen),
    problem: null,
    unseen: [],
  };
};

const dayAt = (days: readonly DayDraft[], index: number): DayDraft => days[index] ?? dayDraft([]);

const read = (view: SentView): HoursDraft => {
  const kept = keptSchema.parse(JSON.parse(view.private_metadata));
  const entered = enteredIn(view);
  const at = (name: string): string => blockId(name, kept.round);
  const days = [...kept.days];
  const groups = groupsOf(kept.isAlike);
  for (const group of groups) {
    const day = readDay(dayAt(days, group.first), group, { entered, at });
    days.fill(day, group.first, group.first + group.count);
  }
  const alike = entered.option(at('alike')) || (kept.isAlike ? 'alike' : 'each');
  const changed = groups.filter((group) => {
    const mode = chosenMode(group, { entered, at });
    return mode !== null && mode !== kept.days[group.first]?.mode && fieldsOf(mode).length > 0;
  });
  const unseen = changed.map(({ name }) => `day-${name}`);
  return {
    ...kept,
    days,
    fresh: readException(entered, (name) => exceptionBlock(name, kept)),
    removed: entered.options(at('remove')) ?? [],
    whenClosed: entered.option(at('when-closed')) || kept.whenClosed,
    problem: null,
    unseen: (alike === 'alike') === kept.isAlike ? unseen : ['alike', ...unseen],
  };
};

/** Into the list; what is wrong with it is said, and it stays where it is. */
const withFresh = (draft: HoursDraft, options: WordOptions): HoursDraft => {
  const [fault] = Object.values(exceptionFaults(draft.fresh, pastMidnight(options)));
  if (fault !== undefined) return { ...draft, problem: fault };
  if (isEmpty(draft.fresh)) return { ...draft, problem: 'Fill in an exception first.' };
  if (draft.added.length >= ADDED_MOST)
    return { ...draft, problem: `Save these ${ADDED_MOST} first, then open the form again.` };
  return { ...draft, added: [...draft.added, draft.fresh], fresh: NO_EXCEPTION };
};

const press = (
  draft: HoursDraft,
  { actionId, blockId: id, value }: Pressed,
  options: WordOptions,
): HoursDraft => {
  if (actionId === EXCEPTION_ADD) return withFresh(draft, options);
  return id.startsWith('alike') ? { ...draft, isAlike: value === 'alike' } : draft;
};

const UNSEEN = 'This has only just been chosen. Look at the times that go with it, then save.';

const faultsIn = (draft: HoursDraft, options: WordOptions): Faults => {
  const at = (name: string): string => blockId(name, draft.round);
  const days = groupsOf(draft.isAlike).map((group) => dayFaults(dayAt(draft.days, group.first), group, at));
  const fresh = placedFaults(draft.fresh, pastMidnight(options), (name) => exceptionBlock(name, draft));
  const unseen = draft.unseen.map((name) => [at(name), UNSEEN] as const);
  return { ...Object.assign({}, ...days), ...fresh, ...Object.fromEntries(unseen) };
};

const commandOf = (draft: HoursDraft): HoursEdit => {
  const listed = draft.added.filter((_, index) => !draft.removed.includes(`new-${index}`));
  const all = isEmpty(draft.fresh) ? listed : [...listed, draft.fresh];
  return {
    kind: 'hours-edit',
    week: draft.days.map(wishOf),
    closedThen: thenOf(draft.whenClosed),
    remove: draft.removed.filter((id) => /^\d+$/.test(id)).map(Number),
    add: all.map(saidOf),
    seen: draft.seen,
  };
};

const order = (draft: HoursDraft, _form: HoursForm, options: WordOptions): Order => {
  const faults = faultsIn(draft, options);
  return Object.keys(faults).length > 0
    ? { kind: 'faults', faults }
    : { kind: 'order', command: commandOf(draft) };
};

const placed = (problem: Problem, draft: HoursDraft, text: string): Faults | null => {
  if (problem.kind === 'unknown-roster') return { [blockId('when-closed', draft.round)]: text };
  const isPast = problem.kind === 'time-past' && !isEmpty(draft.fresh);
  const isFull = problem.kind === 'opening-hours' && problem.why.kind === 'too-many-exceptions';
  if (isPast) return { [exceptionBlock('first', draft)]: 'This is in the past. Choose a day to come.' };
  return isFull ? { [exceptionBlock('first', draft)]: text } : null;
};

export const hoursPart = formPart<HoursForm, HoursDraft>({
  callbackId: HOURS_FORM,
  title: TITLE,
  asks: { kind: 'hours-form' },
  is: (form) => form.kind === 'hours',
  begin,
  read,
  press,
  show: hoursFormView,
  order,
  placed,
  words: (draft) => hoursSent(draft, commandOf(draft)),
});
