// Anything that could have to be put into words: every kind of message and answer, with the worst texts and many people.
import fc from 'fast-check';
import type { Change, Deed } from '../../../src/core/change.ts';
import type { FollowUpDeed } from '../../../src/core/follow-up.ts';
import type { PlainDeed } from '../../../src/core/history.ts';
import { MENU_KEYS } from '../../../src/core/menu.ts';
import type { Message } from '../../../src/core/message.ts';
import type { NotMember } from '../../../src/core/permission.ts';
import type { CheckResult } from '../../../src/core/phone-check.ts';
import type { NumberFault } from '../../../src/core/phone-number.ts';
import type { NobodyReason } from '../../../src/core/plan.ts';
import type { Problem, UnreadableWhy } from '../../../src/core/problem.ts';
import type { PromptSource, PromptTrouble, PromptView } from '../../../src/core/prompt.ts';
import type { CallOnLine, Reply, TestStep } from '../../../src/core/reply.ts';
import type { Reminders, RingStrategy } from '../../../src/core/settings.ts';
import type {
  CallerView,
  CardState,
  CardView,
  RosterPerson,
  RosterView,
  Tried,
  WorkView,
} from '../../../src/core/view.ts';
import type { Warning } from '../../../src/core/warning.ts';
import type { CallBack, Done } from '../../../src/core/work.ts';
import { anyFinding } from './any-checkup.ts';
import { anyForms } from './any-forms.ts';
import { anyHomes } from './any-home.ts';
import { anyHours } from './any-hours.ts';
import { anyReports } from './any-reports.ts';
import { anySetup } from './any-setup.ts';
import { anyShifts } from './any-shifts.ts';
import { anyTroubles } from './any-trouble.ts';
import { HOSTILE } from './given.ts';

/** Marks every text from outside, so that a test can tell where it ends up. */
export const SENTINEL = '☠';
const PEOPLE_MAX = 50;
const CALLS_MAX = 25;

/** Every member of a union, held complete by the compiler. */
const allOf = <T extends string>(all: Readonly<Record<T, true>>): fc.Arbitrary<T> =>
  fc.constantFrom(...(Object.keys(all) as T[]));

const nobodyReason = allOf<NobodyReason>({
  'roster-empty': true,
  'all-paused': true,
  'no-numbers': true,
  'paused-or-no-numbers': true,
  'not-allowed': true,
  loop: true,
  fault: true,
});
const numberFault = allOf<NumberFault>({
  unreadable: true,
  'too-short': true,
  'too-long': true,
  emergency: true,
  premium: true,
  satellite: true,
  'not-assigned': true,
  'own-line': true,
  'mobile-line-needs-swedish-mobile': true,
  foreign: true,
});
const unreadableWhy = allOf<UnreadableWhy>({
  'no-end': true,
  'bad-date': true,
  'bad-days': true,
  'no-people': true,
  'no-number': true,
  'not-a-mention': true,
  'extra-words': true,
  'bad-seconds': true,
  'bad-rounds': true,
  'bad-time': true,
  'bad-hours': true,
  'bad-weekday': true,
  'bad-period': true,
  'missing-choice': true,
  'no-name': true,
  'no-channel': true,
  'no-zone': true,
  'bad-country': true,
  'bad-code': true,
  'bad-label': true,
  'no-text': true,
  'long-text': true,
});

const promptTrouble = allOf<PromptTrouble>({
  'not-audio': true,
  m4a: true,
  broken: true,
  'too-big': true,
  'too-long': true,
  silent: true,
  'no-own-number': true,
  'not-called': true,
  'no-speech': true,
  'speech-failed': true,
  'text-too-long': true,
  'not-handed-out': true,
  'not-fetched': true,
});
const promptName = fc.stringMatching(/^[a-z][a-z0-9-]{0,29}$/);

const outsideText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constant(HOSTILE),
    fc.constant('<'.repeat(10_000)),
    fc.constant(HOSTILE.repeat(200)),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constant('`'),
  )
  .map((text) => SENTINEL + text);

const nameText = fc.oneof(
  fc.constant('Support'),
  fc.constant(HOSTILE),
  fc.constant('&'.repeat(10_000)),
  fc.string(),
);
const userId = fc.stringMatching(/^U[A-Z0-9]{1,10}$/);
const userIds = fc.array(userId, { maxLength: PEOPLE_MAX });
const seconds = fc.integer({ min: 0, max: 100_000 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const at = fc.integer({ min: 0, max: 4_102_444_800_000 });
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const hours = anyHours({ name: nameText, outside: outsideText, at, nobody: nobodyReason });

const caller: fc.Arbitrary<CallerView> = fc.oneof(
  fc.constant<CallerView>({ kind: 'number', e164: '+46701740605', national: '070-174 06 05' }),
  fc.constant<CallerView>({ kind: 'hidden' }),
  fc.record({ kind: kind('odd'), text: outsideText }),
);
const tried: fc.Arbitrary<Tried[]> = fc.array(
  fc.record({
    userId,
    how: allOf<Tried['how']>({ unanswered: true, busy: true, failed: true, voicemail: true }),
  }),
  { maxLength: PEOPLE_MAX },
);
const audio = allOf<(CardState & { kind: 'voicemail' })['audio']>({
  deleted: true,
  waiting: true,
  posted: true,
  lost: true,
});
const cardState: fc.Arbitrary<CardState> = fc.oneof(
  fc.record({ kind: kind('ringing'), users: userIds, tried }),
  fc.record({
    kind: kind('rung'),
    users: userIds,
    tried,
    next: fc.constantFrom('voicemail' as const, 'ring' as const),
  }),
  fc.record({ kind: kind('to-voicemail'), tried }),
  fc.record({
    kind: kind('to-voicemail'),
    tried: fc.constant([]),
    isMeantForNobody: fc.constant(true as const),
  }),
  fc.record({ kind: kind('hearing') }),
  fc.record({
    kind: kind('answered'),
    by: maybe(userId),
    afterSeconds: maybe(seconds),
    talkSeconds: seconds,
  }),
  fc.record({ kind: kind('missed'), tried }),
  fc.record({ kind: kind('missed'), tried, metNothing: fc.constant(true as const) }),
  fc.record({ kind: kind('abandoned'), afterSeconds: seconds, tried }),
  fc.record({ kind: kind('voicemail'), seconds, audio, tried }),
  fc.record({ kind: kind('choosing'), at: fc.constantFrom('menu' as const, 'pin' as const) }),
  fc.record({ kind: kind('closed') }),
  fc.record({ kind: kind('informed') }),
);
const mark = { by: userId, at };
const note = fc.record({ ...mark, text: outsideText });
const callBack: fc.Arbitrary<CallBack> = fc.record({
  ...mark,
  state: allOf<CallBack['state']>({
    asked: true,
    connecting: true,
    answered: true,
    unanswered: true,
    'not-taken': true,
    failed: true,
  }),
  seconds,
});
const done: fc.Arbitrary<Done> = fc.oneof(
  fc.record(mark),
  note.map(({ text, ...by }) => ({ ...by, note: text })),
);
const notes = fc.array(note, { maxLength: 12 });
const callBacks = fc.array(callBack, { maxLength: 12 });
const work: fc.Arbitrary<WorkView> = fc.oneof(
  fc.record({
    kind: kind('open'),
    claim: maybe(fc.record(mark)),
    notes,
    callBacks,
    callBack: fc.constantFrom('yes' as const, 'ask-first' as const, 'no' as const),
    isBlocked: fc.boolean(),
  }),
  fc.record({ kind: kind('done'), done, notes, callBacks }),
  fc.record({ kind: kind('doubt'), because: fc.constantFrom('short' as const, 'alike' as const) }),
  fc.record({ kind: kind('spoken'), by: userId }),
);
const card: fc.Arbitrary<CardView> = fc.record({
  callId: fc.uuid(),
  lineName: nameText,
  caller,
  startedAt: at,
  state: cardState,
  nobody: maybe(nobodyReason),
  chose: maybe(fc.constantFrom(...MENU_KEYS)),
  pinLabel: maybe(nameText),
  isClosed: fc.boolean(),
  rosterName: nameText,
  isLate: fc.boolean(),
  work: maybe(work),
});

const strategy: fc.Arbitrary<RingStrategy> = fc.oneof(
  fc.record({ kind: kind('turn'), ringSeconds: seconds, rounds: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: kind('everyone'), ringSeconds: seconds }),
);
const shows = fc.constantFrom('caller' as const, 'line' as const);
const country = fc.constantFrom('SE', 'NO', 'AX', 'XX', '001');
const person: fc.Arbitrary<RosterPerson> = fc.record(
  {
    userId,
    phone: maybe(fc.constant('070-174 06 05')),
    skipped: fc.constantFrom(null, 'paused' as const, 'no-number' as const, 'not-allowed' as const),
    pausedUntilAt: maybe(at),
    checkedAt: at,
    barred: fc.record({ fault: numberFault, country: maybe(country) }),
  },
  { requiredKeys: ['userId', 'phone', 'skipped', 'pausedUntilAt'] },
);
const peopleShown = fc.array(person, { maxLength: PEOPLE_MAX });
const roster: fc.Arbitrary<RosterView> = fc.record({
  rosterName: nameText,
  isLines: fc.boolean(),
  lineName: nameText,
  lineNumber: fc.constant('08-465 004 00'),
  shows,
  strategy,
  people: peopleShown,
  nobody: maybe(nobodyReason),
  longestWaitSeconds: seconds,
  open: maybe(fc.tuple(hours.open, hours.closedThen).map(([open, closedThen]) => ({ ...open, closedThen }))),
});

const shifts = anyShifts({ userId, name: nameText, outside: outsideText, at, nobody: nobodyReason });
const reports = anyReports({
  userId,
  name: nameText,
  outside: outsideText,
  at,
  caller,
  shift: shifts.shift,
  exception: hours.exception,
});
const setup = anySetup({ name: nameText, outside: outsideText, at, strategy, nobody: nobodyReason });

const forms = anyForms({ userId, name: nameText, strategy, hours });

const reminders: fc.Arbitrary<Reminders> = fc.record({
  afterMinutes: fc.array(fc.integer({ min: 1, max: 1_440 }), { maxLength: 5 }),
  callAfterMinutes: maybe(fc.integer({ min: 1, max: 1_440 })),
  isAlways: fc.boolean(),
  atOpening: fc.boolean(),
});
const followUp: fc.Arbitrary<FollowUpDeed> = fc.oneof(
  fc.record({ kind: kind('remind'), remind: reminders }),
  fc.record({ kind: kind('text-callers'), text: maybe(outsideText) }),
  fc.record({ kind: kind('text-members'), isOn: fc.boolean() }),
);
const keptDays = maybe(fc.integer({ min: 1, max: 3_650 }));
const keep = fc.record({ callsDays: keptDays, recordingsDays: keptDays });
const forgotten = fc.record({
  calls: fc.nat(999),
  recordings: fc.nat(999),
  wasBlocked: fc.boolean(),
});
const keeping = fc.oneof(
  fc.record({ kind: kind('keep'), keep }),
  forgotten.map((facts) => ({ kind: 'forgot' as const, ...facts })),
);
const plainDeed: fc.Arbitrary<PlainDeed> = fc.oneof(
  fc.record({ kind: kind('keeping'), done: keeping }),
  shifts.deed,
  reports.deed,
  fc.record({ kind: kind('follow-up'), done: followUp }),
  fc.record({ kind: kind('setup'), setup: setup.setup }),
  fc.record({ kind: kind('phone'), userId, phone: fc.constant('+46701740605') }),
  fc.record(
    {
      kind: kind('roster'),
      rosterName: nameText,
      members: userIds,
      verb: fc.constantFrom('set' as const, 'added' as const, 'removed' as const),
      users: userIds,
      withdrawn: fc.array(fc.nat()),
    },
    { requiredKeys: ['kind', 'rosterName', 'members', 'verb', 'users'] },
  ),
  fc.record({ kind: kind('strategy'), rosterName: nameText, strategy }),
  fc.record({ kind: kind('roster-edit'), rosterName: nameText, members: userIds, strategy }),
  fc.record({ kind: kind('pause'), userId, untilAt: maybe(at) }),
  fc.record({ kind: kind('resume'), userId }),
  fc.record({ kind: kind('line-roster'), rosterName: nameText }),
  fc.record({
    kind: kind('language'),
    lineId: nameText,
    language: fc.constantFrom('en' as const, 'sv' as const),
  }),
  fc.record({
    kind: kind('prompt'),
    lineId: nameText,
    name: promptName,
    source: allOf<PromptSource>({ upload: true, phone: true, text: true }),
    seconds,
  }),
  fc.record({ kind: kind('prompt-reset'), lineId: nameText, name: promptName }),
  fc.record({ kind: kind('opening-hours'), done: hours.deed }),
  fc.record({ kind: kind('shows'), lineId: nameText, shows }),
);
const undone = fc.record({
  kind: kind('undone'),
  seq: fc.nat(),
  by: userId,
  deed: plainDeed,
  isBack: fc.boolean(),
  codes: fc.array(outsideText, { maxLength: 3 }),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: plainDeed },
  { weight: 1, arbitrary: undone },
);
const change: fc.Arbitrary<Change> = fc.record({ seq: fc.nat(), at, by: userId, lineId: nameText, deed });

const names = fc.array(nameText, { maxLength: PEOPLE_MAX });
const problem: fc.Arbitrary<Problem> = fc.oneof(
  shifts.problem,
  setup.problem,
  fc.record({ kind: kind('unknown-command'), word: outsideText, nearest: fc.constantFrom(null, 'pause') }),
  fc.record({
    kind: kind('unreadable'),
    usage: fc.constantFrom('set', 'pause', 'ring', 'nonsense'),
    why: unreadableWhy,
    text: outsideText,
  }),
  fc.record({
    kind: kind('number'),
    fault: numberFault,
    text: outsideText,
    lineNumber: fc.constant('08-465 004 00'),
  }),
  fc.record({
    kind: kind('number'),
    fault: kind('foreign'),
    text: outsideText,
    lineNumber: fc.constant('08-465 004 00'),
    abroad: fc.record({ country: maybe(country), allowed: fc.array(country, { maxLength: 60 }) }),
  }),
  fc.record({
    kind: kind('phone-check'),
    why: fc.oneof(
      fc.record({ kind: kind('under-way'), userId }),
      fc.record({ kind: kind('too-many'), whose: maybe(userId), againAt: at }),
      fc.record({ kind: kind('over-limit') }),
      fc.record({ kind: kind('not-rung'), maybe: fc.boolean() }),
    ),
  }),
  fc.record({ kind: kind('number-taken'), userId }),
  fc.record({
    kind: kind('user-unfit'),
    userId,
    user: fc.constantFrom('bot' as const, 'deactivated' as const, 'unknown' as const),
  }),
  fc.record({
    kind: kind('history'),
    why: fc.oneof(
      fc.record({ kind: kind('nothing-to-undo') }),
      fc.record({ kind: kind('unknown-change'), first: fc.nat(), last: fc.nat() }),
      fc.record({ kind: kind('taken-back'), seq: fc.nat(), by: userId, undoneIn: fc.nat() }),
      fc.record({
        kind: kind('newer'),
        seq: fc.nat(),
        newer: maybe(fc.record({ seq: fc.nat(), by: userId })),
      }),
      fc.record({
        kind: fc.constantFrom('answered' as const, 'forgot' as const, 'not-kept' as const),
        seq: fc.nat(),
      }),
    ),
  }),
  fc.record({
    kind: kind('not-member'),
    who: allOf<NotMember>({ guest: true, stranger: true, bot: true, deactivated: true, unknown: true }),
  }),
  fc.record({
    kind: fc.constantFrom('not-admin' as const, 'admins-without-you' as const),
    admins: userIds,
  }),
  fc.record({
    kind: kind('admin-unfit'),
    userId,
    who: fc.constantFrom('guest' as const, 'stranger' as const),
  }),
  fc.record({
    kind: kind('duplicate'),
    userId,
    where: fc.constantFrom('typed-twice' as const, 'already-in' as const),
  }),
  fc.record({ kind: kind('not-in-roster'), userId }),
  fc.record({ kind: kind('not-paused'), userId }),
  fc.record({ kind: kind('time-past'), text: outsideText }),
  fc.record({ kind: kind('opening-hours'), why: hours.problem }),
  fc.record({
    kind: fc.constantFrom('unknown-roster' as const, 'unknown-line' as const),
    name: outsideText,
    known: names,
  }),
  fc.record({ kind: kind('line-gone'), known: names }),
  fc.record({ kind: kind('which-line'), usage: fc.constantFrom('show', 'nonsense'), known: names }),
  fc.record({ kind: kind('prompt'), name: promptName, why: promptTrouble }),
  fc.record({ kind: kind('form-stale'), changes: fc.array(change, { maxLength: 8 }) }),
  fc.record({ kind: kind('disk-fails'), error: outsideText }),
  fc.record({ kind: kind('disk-hangs') }),
  fc.record({ kind: kind('disk-unread') }),
  fc.record({ kind: kind('chat-limits'), seconds: fc.integer({ min: 1, max: 3_600 }) }),
  fc.record({ kind: kind('too-many-members'), most: fc.integer({ min: 1, max: 100 }) }),
);

const callSummary: fc.Arbitrary<CallOnLine> = fc.record({
  callId: fc.uuid(),
  at,
  caller,
  outcome: allOf<CallOnLine['outcome']>({
    ringing: true,
    answered: true,
    missed: true,
    abandoned: true,
    voicemail: true,
    closed: true,
    informed: true,
    untold: true,
  }),
  answeredBy: maybe(userId),
  seconds: maybe(seconds),
  lineName: maybe(nameText),
});
const testStep: fc.Arbitrary<TestStep> = fc.oneof(
  fc.record({ kind: kind('ring'), users: userIds, seconds, fromSecond: seconds }),
  fc.record({ kind: kind('voicemail'), afterSeconds: seconds, maxSeconds: seconds }),
  fc.record({ kind: kind('play'), prompt: nameText }),
  fc.record({ kind: kind('end') }),
  fc.record({ kind: kind('hangup') }),
);

const warning: fc.Arbitrary<Warning> = fc.oneof(
  fc.record({
    kind: kind('too-many-out'),
    what: fc.constantFrom('calls' as const, 'texts' as const),
    most: fc.integer({ min: 1, max: 999 }),
    to: fc.constantFrom('one' as const, 'all' as const),
    untilAt: at,
  }),
  fc.record({
    kind: kind('balance-low'),
    balance: fc.double({ min: -5, max: 100, noNaN: true }),
    currency: nameText,
  }),
  fc.record({ kind: kind('elks-refuses'), code: outsideText }),
  fc.record({ kind: kind('clock-wrong'), aheadMs: fc.integer() }),
  fc.record({
    kind: kind('caller-floods'),
    caller: fc.constant('+46701740699'),
    lineName: nameText,
    step: fc.constantFrom('voicemail' as const, 'reject' as const),
  }),
  fc.record({
    kind: kind('number-ends'),
    lineName: nameText,
    number: fc.constant('+46846500400'),
    expiresAt: at,
  }),
  fc.record({ kind: kind('disk-failing'), error: outsideText, sinceAt: at }),
  fc.record({ kind: kind('disk-well'), sinceAt: at, untilAt: at }),
  fc.record({ kind: kind('settings-healed'), keptAs: fc.option(outsideText) }),
  fc.record({ kind: kind('settings-lost'), keptAs: fc.array(outsideText, { maxLength: 9 }) }),
  fc.record({
    kind: kind('calls-damaged'),
    day: fc.constant('2026-11-25'),
    entries: fc.nat(),
    keptAs: fc.option(outsideText),
  }),
  fc.record({ kind: kind('line-elsewhere'), lineName: nameText, number: fc.constant('+46701740605') }),
  fc.record({ kind: kind('line-still-parked'), lineName: nameText, number: fc.constant('+46701740605') }),
);

const checkResult = allOf<CheckResult>({
  confirmed: true,
  unanswered: true,
  busy: true,
  'no-key': true,
  'other-key': true,
  unclear: true,
  replaced: true,
});

const direct = anyTroubles({ name: nameText, outside: outsideText, at, caller });

export const anyMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ kind: kind('direct'), what: direct.message }),
  shifts.message,
  ...reports.messages,
  fc.record({ kind: kind('card'), card }),
  fc.record({
    kind: kind('alert'),
    callId: fc.uuid(),
    caller,
    at,
    lineName: nameText,
    mention: userIds,
    nobody: maybe(nobodyReason),
    tried,
    gaveUpAfterSeconds: maybe(seconds),
    isLate: fc.boolean(),
    metNothing: fc.boolean(),
    rosterName: nameText,
    wasToldDirectly: fc.boolean(),
  }),
  fc.record({
    kind: kind('recording'),
    of: fc.constantFrom('message' as const, 'call' as const),
    callId: fc.uuid(),
    caller,
    at,
    seconds,
    mention: userIds,
  }),
  fc.record({
    kind: kind('recording-lost'),
    of: fc.constantFrom('message' as const, 'call' as const),
    callId: fc.uuid(),
    caller,
    reason: outsideText,
  }),
  fc.record({
    kind: kind('alerts'),
    calls: fc.array(fc.record({ caller, at, lineName: nameText }), { minLength: 1, maxLength: 50 }),
    mention: userIds,
  }),
  fc.record({
    kind: kind('pins-shut'),
    lineName: nameText,
    who: fc.constantFrom('caller' as const, 'line' as const),
    caller,
    untilAt: at,
  }),
  fc.record({
    kind: kind('late-calls'),
    lineName: nameText,
    calls: fc.array(fc.record({ caller, at }), { minLength: 1, maxLength: CALLS_MAX }),
    more: fc.nat(),
    mention: userIds,
  }),
  fc.record({ kind: kind('hours'), lineName: nameText, open: hours.open }),
  fc.record({
    kind: kind('reminder'),
    callId: fc.uuid(),
    caller,
    what: fc.constantFrom('missed' as const, 'voicemail' as const),
    at,
    mention: userIds,
    isOpening: fc.boolean(),
  }),
  fc.record({
    kind: kind('numbers'),
    what: fc.oneof(
      fc.record({
        kind: kind('checked'),
        result: checkResult,
        userId,
        phone: fc.constant('070-174 06 05'),
        isOwn: fc.boolean(),
      }),
      fc.record({
        kind: kind('entered'),
        by: userId,
        phone: fc.constant('070-174 06 05'),
        lineName: nameText,
        lineNumber: fc.constant('08-465 004 00'),
      }),
      fc.record({ kind: kind('owner-not-told'), userId, phone: fc.constant('…605') }),
    ),
  }),
  fc.record({ kind: kind('change'), change, roster }),
  fc.record({ kind: kind('warning'), warning }),
);

const prompt: fc.Arbitrary<PromptView> = fc.record({
  name: promptName,
  whose: allOf<PromptView['whose']>({ own: true, shipped: true, nobody: true }),
  seconds: maybe(seconds),
  address: maybe(fc.constant('https://jour.example.com/prompts/0123456789abcdef0123456789abcdef.wav')),
});

export const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  ...shifts.replies,
  ...reports.replies,
  fc.record({
    kind: kind('follow-up'),
    did: fc.oneof(followUp, fc.constantFrom(null, 'nothing' as const)),
    now: fc.record({
      lineName: nameText,
      remind: reminders,
      textCallers: maybe(outsideText),
      textMembers: fc.boolean(),
      shows,
    }),
  }),
  fc.record({
    kind: kind('log'),
    log: fc.record({
      entries: fc.array(
        fc.record({
          seq: fc.nat(),
          at,
          timeZone: fc.constantFrom('Europe/Stockholm', 'UTC'),
          by: userId,
          deed,
          takenBack: maybe(fc.record({ seq: fc.nat(), by: userId })),
        }),
        { maxLength: 50 },
      ),
      older: fc.nat(),
    }),
  }),
  fc.record({ kind: kind('undone'), deed: undone, undoneIn: fc.nat(), roster }),
  fc.record({ kind: kind('already'), deed }),
  fc.record({
    kind: kind('arranged'),
    deed: fc.record({ kind: kind('setup'), setup: setup.setup }),
    shown: maybe(setup.shown),
    notes: setup.notes,
  }),
  fc.record({ kind: kind('shown'), shown: setup.shown }),
  fc.record({
    kind: kind('form'),
    form: fc.oneof(setup.form, forms.roster, forms.hours, forms.menu, forms.pin),
  }),
  fc.record({
    kind: kind('prompts'),
    lineName: nameText,
    prompts: fc.array(prompt, { maxLength: PEOPLE_MAX }),
  }),
  fc.record({ kind: kind('prompt'), lineId: nameText, lineName: nameText, prompt }),
  fc.record({ kind: kind('recording-prompt'), name: promptName, phone: fc.constant('070-174 06 05') }),
  fc.record({ kind: kind('status'), roster }),
  fc.record({ kind: kind('status'), roster, troubles: direct.troubles }),
  fc.record({ kind: kind('status'), roster, turn: shifts.turn }),
  fc.record({ kind: kind('statuses'), rosters: fc.array(roster, { maxLength: 12 }) }),
  fc.record({ kind: kind('help'), topic: fc.oneof(fc.constantFrom(null, 'pause', 'set'), outsideText) }),
  fc.record({ kind: kind('changed'), deed, roster, person: maybe(person) }),
  fc.record({ kind: kind('changed'), deed, roster, person: maybe(person), tells: userId }),
  fc.record({
    kind: kind('checking'),
    userId,
    isOwn: fc.boolean(),
    phone: fc.constant('070-174 06 05'),
    lineNumber: fc.constant('08-465 004 00'),
  }),
  fc.record({ kind: kind('unchanged'), roster }),
  fc.record({
    kind: kind('hours'),
    about: fc.constantFrom('hours' as const, 'exceptions' as const, 'holidays' as const),
    did: fc.oneof(fc.constantFrom(null, 'nothing' as const), hours.deed),
    hours: hours.view,
  }),
  fc.record({
    kind: kind('keeping'),
    did: fc.oneof(fc.constantFrom(null, 'nothing' as const), fc.record({ kind: kind('keep'), keep })),
    keep,
  }),
  fc.record({ kind: kind('forgotten-in-part'), number: fc.constant('+46701740699') }),
  fc.record({ kind: kind('forgotten'), number: fc.constant('070-174 06 99'), forgotten }),
  fc.record({ kind: kind('checkup'), findings: fc.array(anyFinding, { maxLength: 40 }) }),
  fc.record({
    kind: kind('calls'),
    calls: fc.array(callSummary, { maxLength: CALLS_MAX }),
    missedOnly: fc.boolean(),
  }),
  fc.record({
    kind: kind('test'),
    at: maybe(at),
    caller: maybe(caller),
    steps: fc.array(testStep, { maxLength: PEOPLE_MAX }),
    skipped: peopleShown,
    nobody: maybe(nobodyReason),
    rosterName: nameText,
    shows,
  }),
  fc.record({
    kind: kind('test'),
    at: maybe(at),
    caller: maybe(caller),
    steps: fc.array(testStep, { maxLength: PEOPLE_MAX }),
    skipped: peopleShown,
    nobody: maybe(nobodyReason),
    rosterName: nameText,
    shows,
    picture: fc.constantFrom('follows' as const, 'not-installed' as const),
  }),
  fc.record({ kind: kind('problem'), problem }),
);

/** Forms that ask for what no message may hold. */
export const anyForm = setup.form;
export const anyOtherForm = forms;

export const anyProblem = problem;

const homes = anyHomes({
  userId,
  name: nameText,
  at,
  person,
  roster,
  call: callSummary,
  reply: anyReply,
  troubles: direct.troubles,
});
export const anyHome = homes.sight;
export const anyWho = homes.who;
