// A team's settings as they came about: commands typed one after another, requests answered, sounds made, time passing.
import fc from 'fast-check';
import type { DecidedCommand, Decision, DecisionContext } from '../../src/core/decide-command.ts';
import { decideCommand, isDecided } from '../../src/core/decide-command.ts';
import { decidePromptMade } from '../../src/core/decide-prompt.ts';
import { decideAnswer } from '../../src/core/decide-request.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import { placeOf } from '../../src/core/place.ts';
import type { Settings, UserId } from '../../src/core/settings.ts';
import type { RequestAnswer } from '../../src/core/shift-request.ts';
import { ANNA, BO, CIA, DAN, firstLine, given, givenSettings, NOON, typed } from './given-settings.ts';

const TEAM: readonly UserId[] = [ANNA, BO, CIA, DAN];
export const FACTS = new Map(TEAM.map((userId) => [userId, 'person' as const]));

/** Everything that changes something, often enough in each other's way. */
const TEXTS: readonly string[] = [
  ...['@anna', '@bo', '@cia', '@dan'].flatMap((who, index) => [
    `phone ${who} 070-174 06 0${index}`,
    `phone ${who} 070-174 06 1${index}`,
    `pause ${who} for 2h`,
    `pause ${who}`,
    `resume ${who}`,
    `add ${who}`,
    `remove ${who}`,
    `cover ${who} until 23:00`,
    `swap ${who} 2026-12-07`,
    `menu 0 ring ${who}`,
    `admins me ${who}`,
  ]),
  'set @anna @bo @cia',
  'set @bo',
  'set @cia @anna',
  'set @dan in sales',
  'add me in sales',
  'ring everyone',
  'ring turn 15s 2 rounds',
  'ring turn 20s',
  'ring roster sales',
  'ring roster main',
  'show line',
  'show caller',
  'language sv',
  'language en',
  'prompt closed reset',
  'record on',
  'record off',
  'rotate weekly mon 09:00',
  'rotate daily 08:00',
  'rotate off',
  'take',
  'take for 2h',
  'ask cover until 23:00',
  'remove override 1',
  'remove override 2',
  'topic on',
  'topic off',
  'hours mon-fri 08:00-17:00',
  'hours mon-fri 08:00-16:00, sat 10:00-12:00',
  'hours always',
  'closed today',
  'closed 2026-12-24 Christmas',
  'open until 23:00',
  'remove exception 1',
  'remove exception 2',
  'closed then hangup',
  'closed then voicemail',
  'closed then ring sales',
  'announce hours on',
  'remind 10m',
  'remind 10m, 30m',
  'remind off',
  'remind call 45m',
  'text callers on',
  'text members on',
  'roster add sales',
  'roster remove sales',
  'roster add night',
  'roster remove night',
  'menu 1 ring main',
  'menu 2 ring sales',
  'menu 1 off',
  'menu 2 off',
  'menu otherwise voicemail',
  'menu off',
  'pin add acme ring main',
  'pin add beta ring sales',
  'pin remove acme',
  'pin remove beta',
  'line add +46701740699 Sales #sales',
  'line remove Sales',
  'line rename Sales to Shop',
  'line rename Main to Desk',
  'zone UTC on Sales',
  'channel #other on Sales',
  'hidden reject',
  'hidden allow',
  'block +46701740690',
  'block +46701740691 for 7d pest',
  'block 070-174 06 00',
  'unblock +46701740690',
  'countries SE NO',
  'countries SE',
  'admins off',
];

export type Step =
  | { readonly kind: 'typed'; readonly by: UserId; readonly text: string; readonly after: number }
  | { readonly kind: 'answered'; readonly by: UserId; readonly answer: RequestAnswer; readonly after: number }
  | { readonly kind: 'sound'; readonly by: UserId; readonly hash: string; readonly after: number };

const after = fc.constantFrom(MINUTE_MS, HOUR_MS, 30 * HOUR_MS);
const by = fc.constantFrom(...TEAM);

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('typed' as const),
      by,
      text: fc.constantFrom(...TEXTS),
      after,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('answered' as const),
      by,
      answer: fc.constantFrom<RequestAnswer>('take', 'accept', 'decline', 'withdraw'),
      after,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('sound' as const),
      by,
      hash: fc.constantFrom('aa', 'bb'),
      after,
    }),
  },
);

/** A team that has begun: people, phones, two rosters, a rotation, a menu. */
export const BEGUN: readonly string[] = [
  'phone @anna 070-174 06 00',
  'phone @bo 070-174 06 01',
  'phone @cia 070-174 06 02',
  'set @anna @bo @cia',
  'roster add sales',
  'set @cia in sales',
  'rotate weekly mon 09:00',
  'menu 1 ring sales',
];

export interface Moment {
  readonly settings: Settings;
  readonly now: number;
}

const orderOf = (text: string, settings: Settings, asker: UserId) => {
  const read = parseCommand(typed(text), given(asker, settings));
  if (!read.ok) return null;
  const { command } = read;
  const asked = { command, scope: read.scope, channelId: firstLine(settings).channelId };
  if (command.kind === 'pin-add') {
    const { label, opens } = command;
    // Made anew each time, as codes are.
    const hash = `${label}-${settings.changes.length}`;
    const order: DecidedCommand = { kind: 'pin-keep', pin: { label, opens, salt: 's', hash } };
    return { order, asked };
  }
  if (command.kind === 'line-add') return { order: { ...command, ownNumbers: null }, asked };
  return isDecided(command) ? { order: command, asked } : null;
};

export const contextAt = ({ settings, now }: Moment, asker: UserId): DecisionContext => {
  const line = firstLine(settings);
  const { rosterName } = line;
  return { settings, line, rosterName, meant: [line], by: asker, now, facts: FACTS };
};

const decidedStep = (step: Step, moment: Moment): Decision | null => {
  const { settings } = moment;
  const context = contextAt(moment, step.by);
  switch (step.kind) {
    case 'typed': {
      const meant = orderOf(step.text, settings, step.by);
      if (meant === null) return null;
      const place = placeOf(settings, meant.asked);
      return place.ok ? decideCommand(meant.order, { ...context, ...place.value }) : null;
    }
    case 'answered': {
      const roster = settings.rosters.find(({ requests }) =>
        requests.some(({ state }) => state.kind === 'open'),
      );
      const request = roster?.requests.find(({ state }) => state.kind === 'open');
      if (roster === undefined || request === undefined) return null;
      const answered = { requestId: request.id, answer: step.answer };
      return decideAnswer(answered, { ...context, rosterName: roster.name });
    }
    case 'sound':
      return decidePromptMade(
        { name: 'closed', source: 'text', own: { hash: step.hash, seconds: 3 } },
        context,
      );
  }
};

/** What then holds; the same settings when it was refused. */
export const stepped = (moment: Moment, step: Step): Moment => {
  const later = { ...moment, now: moment.now + step.after };
  const decision = decidedStep(step, later);
  return decision?.kind === 'changed' ? { ...later, settings: decision.settings } : later;
};

export const begun = (): Moment =>
  BEGUN.reduce<Moment>(
    (moment, text) => stepped(moment, { kind: 'typed', by: ANNA, text, after: MINUTE_MS }),
    { settings: givenSettings(), now: NOON },
  );
