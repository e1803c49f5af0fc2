// The callers of a torture: each has a number of its own, so that an alert that lists many can be told apart.
import type { CallerScript, PhoneScript } from '../../src/simulator/elks/scripts.ts';
import type { IncomingCall } from '../../src/simulator/elks/simulator.ts';
import { ANNA, BO } from '../crash/real-process.ts';
import type { Seeded } from './seeded.ts';

type Story = Pick<IncomingCall, 'caller'> & { readonly anna: PhoneScript; readonly bo: PhoneScript };

const silent: PhoneScript = { kind: 'silent' };
const busy: PhoneScript = { kind: 'busy' };
const unreachable: PhoneScript = { kind: 'unreachable' };

const answers = (random: Seeded): PhoneScript => ({
  kind: 'answers',
  afterSeconds: random.between(1, 12),
  talksSeconds: random.between(1, 90),
  hangsUpFirst: random.pick(['caller', 'callee']),
});

const anyMiss = (random: Seeded): PhoneScript => random.pick([silent, busy, unreachable]);

const message = (random: Seeded): CallerScript => ({ leavesVoicemail: { seconds: random.between(1, 6) } });

const STORIES: readonly ((random: Seeded) => Story)[] = [
  (random) => ({ anna: answers(random), bo: silent }),
  (random) => ({ anna: anyMiss(random), bo: answers(random) }),
  (random) => ({ anna: anyMiss(random), bo: anyMiss(random), caller: message(random) }),
  (random) => ({ anna: busy, bo: busy, caller: message(random) }),
  (random) => ({ anna: anyMiss(random), bo: anyMiss(random), caller: { saysNothing: true } }),
  (random) => ({ anna: silent, bo: silent, caller: { givesUpAfterSeconds: random.between(2, 25) } }),
];

export const callerNumber = (index: number): string => `+46702${String(index).padStart(6, '0')}`;

export const anyCall = (random: Seeded, index: number, lines: readonly string[]): IncomingCall => {
  const { anna, bo, caller } = random.pick(STORIES)(random);
  return {
    from: callerNumber(index),
    to: random.pick(lines),
    phones: { [ANNA.phone]: anna, [BO.phone]: bo },
    ...(caller === undefined ? {} : { caller }),
  };
};
