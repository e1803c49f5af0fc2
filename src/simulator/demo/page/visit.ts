// Everything behind the page: the phones, the trouble, the clock, and what each of its parts shows now.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nationalFormat } from '../../../core/phone-number.ts';
import { parsedJson, recordIn, recordsIn } from '../../slack/record.ts';
import { CALLER, CHANNEL, EVERYBODY, LINE, SECOND_LINE, whose } from '../cast.ts';
import type { DemoClock } from '../demo-clock.ts';
import type { DemoLog } from '../demo-log.ts';
import type { DemoWorld } from '../demo-world.ts';
import { type CallDesk, createCallDesk } from './call-desk.ts';
import { shownMoment } from './page-time.ts';
import { type SaidCall, saidIn } from './said.ts';
import { createSoundShelf, type SoundShelf } from './sound-shelf.ts';
import { createTroubleDesk, type TroubleDesk } from './trouble-desk.ts';

/** Whose Slack is looked at, and where. */
export interface Viewer {
  readonly as: string;
  readonly place: string;
}

/** A part of the page and what it shows. */
export type Part = readonly [name: string, shown: unknown];

export interface Visit {
  readonly world: DemoWorld;
  readonly clock: DemoClock;
  readonly desk: CallDesk;
  readonly trouble: TroubleDesk;
  readonly shelf: SoundShelf;
  readonly sample: () => Buffer;
  partsFor(viewer: Viewer): readonly Part[];
  onChange(listener: () => void): void;
}

export interface VisitNeeds {
  readonly world: DemoWorld;
  readonly clock: DemoClock;
  readonly log: DemoLog;
  readonly sample: () => Buffer;
}

/** Numbers that the visitor can call from; an empty one is hidden. */
const OWN_NUMBERS = [CALLER, '+46313900650', ''];
const CALLS_SHOWN = 12;
const LOG_LINES = 20;

const shown = (number: string): string => (number === '' ? 'hidden number' : nationalFormat(number, 'SE'));

const LINES = [
  { number: LINE, name: 'Main' },
  { number: SECOND_LINE, name: 'Shop, with a menu' },
].map((line) => ({ ...line, shown: shown(line.number) }));

export const createVisit = ({ world, clock, log, sample }: VisitNeeds): Visit => {
  const { elks, slack } = world.stage;
  const listeners: (() => void)[] = [];
  const onChange = (): void => {
    for (const listener of listeners) listener();
  };
  const shelf = createSoundShelf(world.spoken);
  const numbers = [...EVERYBODY.map(({ phone }) => phone), ...OWN_NUMBERS.filter((number) => number !== '')];
  const desk = createCallDesk({ elks, numbers, shelf, sample, onChange });
  const trouble = createTroubleDesk({ stage: world.stage, clock, log, onChange });
  // A message is spoken in real time, however fast the clock runs.
  let speedBefore: number | null = null;
  elks.onMoment(({ kind, callId }) => {
    if (callId !== desk.own()?.id) return;
    if (kind === 'beep') {
      speedBefore ??= clock.speed;
      clock.setSpeed(1);
    }
    if (kind !== 'hung-up' || speedBefore === null) return;
    clock.setSpeed(speedBefore);
    speedBefore = null;
  });
  slack.onChange(onChange);
  clock.onAdvance(onChange);

  const phones = () => {
    const own = desk.own();
    const all = desk.phones().map((phone) => ({
      ...phone,
      name: OWN_NUMBERS.includes(phone.number) ? 'You' : whose(phone.number),
      isYours: OWN_NUMBERS.includes(phone.number),
      shown: shown(phone.number),
      shows: phone.doing === 'idle' ? '' : shown(phone.shows),
    }));
    const call =
      own === null
        ? null
        : {
            ...own,
            toName: LINES.find(({ number }) => number === own.to)?.name ?? own.to,
            with: own.talksWith === null ? null : whose(own.talksWith),
          };
    return { call, ear: desk.ear(), phones: all };
  };

  const saidBefore = new Map<string, { readonly mark: string; readonly said: SaidCall }>();
  const calls = (): readonly SaidCall[] =>
    elks.transcripts.slice(-CALLS_SHOWN).map((transcript) => {
      const { id, moments, webhooks, reports } = transcript;
      const sent = reports.map(({ statuses }) => statuses.length);
      const mark = [moments.length, webhooks.length, ...sent].join();
      const before = saidBefore.get(id);
      if (before?.mark === mark) return before.said;
      const said = saidIn(transcript, world.spoken);
      saidBefore.set(id, { mark, said });
      return said;
    });

  const troubles = () => ({
    ...trouble.state(),
    complaints: [
      ...elks.complaints.map((what) => `46elks: ${what}`),
      ...slack.complaints.map(({ where, what }) => `Slack, ${where}: ${what}`),
      ...log.lines.map((line) => `Jour’s log, ${line}`),
    ].slice(-LOG_LINES),
  });

  return {
    world,
    clock,
    desk,
    trouble,
    shelf,
    sample,
    onChange: (listener) => void listeners.push(listener),
    partsFor: ({ as, place }) => {
      const said = calls();
      return [
        ['clock', { now: clock.now(), shown: shownMoment(clock.now()), speed: clock.speed }],
        ['phones', phones()],
        ['slack', { as, place, ...slack.looksAt(as, place) }],
        ['trouble', troubles()],
        ['calls', said.map(({ id, title, isOver }) => ({ id, title, isOver }))],
        ...said.map((call): Part => [`call-${call.id}`, call]),
      ];
    },
  };
};

const MANIFEST = fileURLToPath(new URL('../../../../manifest.json', import.meta.url));

/** What Slack offers in its own menu, as the app's manifest says. */
const shortcuts = () => {
  const { features } = recordIn(parsedJson(readFileSync(MANIFEST, 'utf8')));
  return recordsIn(recordIn(features).shortcuts).map(({ callback_id: id, name }) => ({ id, name }));
};

/** What the page's lists offer from the start. */
export const choices = () => ({
  lines: LINES,
  from: OWN_NUMBERS.map((number) => ({ number, shown: shown(number) })),
  people: EVERYBODY.map(({ id, name }) => ({ id, name })),
  channel: CHANNEL.id,
  shortcuts: shortcuts(),
});
