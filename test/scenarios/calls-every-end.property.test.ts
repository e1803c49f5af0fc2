// Settings typed at random, callers and phones at random, over HTTP: nobody is ever left in nothing.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PhoneScript, Press } from '../../src/simulator/elks/scripts.ts';
import type { CallTranscript } from '../../src/simulator/elks/transcript.ts';
import { presses, teamSets } from './meets.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CALLER,
  CIA,
  declines,
  silent,
  startWorld,
  unreachable,
  type World,
  withThreeOnCall,
} from './world.ts';

const RUNS = 40;
const TIME_LIMIT_MS = 100_000;
const SEED = 20_261_122;
const BLOCKED = '+46701740698';
const HIDDEN = '';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await teamSets(
    world,
    'roster add sales',
    'set @bo @anna in sales',
    'roster add empty',
    `block ${BLOCKED}`,
    'pin add 48213 acme ring sales',
    'pin add 1357 bolt say info',
  );
});
afterEach(() => world.end());

const AS_NEW = [
  'menu off',
  'record off',
  'hidden allow',
  'closed then voicemail',
  'hours always',
  'resume @bo',
];

const opens = fc.constantFrom('ring main', 'ring sales', 'ring empty', 'ring @cia', 'voicemail', 'say info');
const someCommands = fc.tuple(
  fc.constantFrom('hours always', 'hours always', 'hours never', 'hours mon-fri 08:00-17:00'),
  fc.constantFrom('closed then voicemail', 'closed then hangup', 'closed then ring sales'),
  fc.constantFrom('record on', 'record off'),
  fc.constantFrom('hidden allow', 'hidden voicemail', 'hidden reject'),
  fc.constantFrom('ring everyone', 'ring turn 15s', 'ring turn 10s 2 rounds', 'ring everyone in sales'),
  fc.constantFrom('pause @bo for 1h', 'show line', 'show caller'),
);
const aMenu = fc.tuple(
  opens.map((what) => `menu 1 ${what}`),
  opens.map((what) => `menu # ${what}`),
  fc.constant('menu 9 pin'),
  opens.map((what) => `menu otherwise ${what}`),
);
const settings = fc
  .tuple(someCommands, fc.option(aMenu, { nil: [], freq: 3 }))
  .map(([some, menu]) => [...some, ...menu]);

const phone = fc.constantFrom<PhoneScript>(
  silent,
  busy,
  unreachable,
  declines(2),
  answers(3, 5, 'callee'),
  answers(8, 5),
);
const phones = fc
  .tuple(phone, phone, phone)
  .map(([anna, bo, cia]) => ({ [ANNA.phone]: anna, [BO.phone]: bo, [CIA.phone]: cia }));
const key = fc.constantFrom<Press>('1', '#', '9', '9', '5', null, '48213#', '1357#', '99999#');
const caller = fc
  .tuple(fc.array(key, { maxLength: 7 }), fc.boolean())
  .map(([keys, speaks]) => (speaks ? { presses: keys, leavesVoicemail: { seconds: 4 } } : presses(...keys)));
const calls = fc.record({
  from: fc.constantFrom(CALLER, CALLER, CALLER, HIDDEN, BLOCKED, 'Unknown'),
  phones,
  caller,
  ringOutIs: fc.constantFrom('failed' as const, 'busy' as const),
});

type End = 'answered' | 'voicemail' | 'said' | 'refused' | 'nothing';

const endOf = ({ ended, answeredBy, actions, prompts }: CallTranscript): End => {
  if (ended === null || ended.by === 'elks') return 'nothing';
  if (answeredBy !== null) return 'answered';
  if (actions.some((action) => 'record' in action)) return 'voicemail';
  if (ended.when === 'hangup reject') return 'refused';
  return ended.when === 'after play' && prompts.at(-1)?.how === 'played' ? 'said' : 'nothing';
};

it(`every call ends answered, in voicemail, in something said or refused: ${RUNS} teams and callers`, async () => {
  const seen = new Set<End>();
  await fc.assert(
    fc.asyncProperty(settings, calls, async (commands, { ringOutIs, ...call }) => {
      for (const command of AS_NEW) await world.types(ANNA, `/oncall ${command}`);
      await teamSets(world, ...commands);
      world.elks.behave({ ringOutIs });
      const end = endOf(await world.call(call));
      seen.add(end);
      expect(end).not.toBe('nothing');
      expect([...world.elks.complaints, ...world.slack.complaints]).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true, interruptAfterTimeLimit: TIME_LIMIT_MS },
  );
  expect([...seen].toSorted()).toEqual(['answered', 'refused', 'said', 'voicemail']);
}, 180_000);
