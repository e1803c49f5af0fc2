// `ivr`: plays its sound and waits for keys, again and again until enough are pressed.
import type { LiveCall, Stage } from './live-call.ts';
import type { LiveCaller } from './live-people.ts';
import { type ActionOf, callerLeft, type Outcome, onToNext } from './outcome.ts';
import { hearPrompt } from './run-prompt.ts';

const SECONDS_A_KEY = 1;

/** What counts of the keys pressed in one round; undefined when they are not enough. `#` ends a longer input. */
export const inputOf = (pressed: string, digits: number): string | undefined => {
  if (digits === 1) return pressed === '' ? undefined : pressed.slice(0, 1);
  const [before = ''] = pressed.split('#');
  if (before.length >= digits) return before.slice(0, digits);
  return pressed.includes('#') && before !== '' ? before : undefined;
};

/** Keys as they are pressed, until they are enough or none comes in time. */
const liveInput = async (
  action: ActionOf<'ivr'>,
  live: LiveCaller,
  call: LiveCall,
): Promise<{ readonly typed: string } | 'left'> => {
  let pressed = '';
  while (inputOf(pressed, action.digits) === undefined) {
    if (await call.passUntil(action.timeoutSeconds, () => live.hasKey())) return 'left';
    const key = live.takeKey();
    if (key === undefined) break;
    pressed += key;
  }
  return { typed: pressed };
};

/** One round: the digits, `nothing`, or `left`. */
const playRound = async (
  action: ActionOf<'ivr'>,
  call: LiveCall,
  stage: Stage,
): Promise<{ digits: string } | 'nothing' | 'left'> => {
  const how = await hearPrompt(action.sound, { call, stage, endsAt: 'own keys' });
  if (how === 'hung-up') return 'left';
  const { live } = call.facts.caller;
  if (live !== undefined) {
    const input = await liveInput(action, live, call);
    if (input === 'left') return 'left';
    const { typed } = input;
    if (typed !== '') await call.say({ kind: 'keys-pressed', keys: typed });
    const enough = inputOf(typed, action.digits);
    return enough === undefined ? 'nothing' : { digits: enough };
  }
  const pressed = call.nextPress('keys') ?? '';
  const digits = inputOf(pressed, action.digits);
  const waits =
    digits === undefined
      ? action.timeoutSeconds
      : Math.min(pressed.length * SECONDS_A_KEY, action.timeoutSeconds);
  if (await call.pass(waits)) return 'left';
  if (pressed !== '') await call.say({ kind: 'keys-pressed', keys: pressed });
  return digits === undefined ? 'nothing' : { digits };
};

const wayOn = (action: ActionOf<'ivr'>, digits: string): Outcome => {
  const branch = action.keys.get(digits);
  return branch === undefined
    ? onToNext(action, digits)
    : { kind: 'done', result: digits, asked: `key ${digits}`, branch };
};

export const runIvr = async (action: ActionOf<'ivr'>, call: LiveCall, stage: Stage): Promise<Outcome> => {
  const write = (keys: string, result: string): void => {
    call.transcript.inputs.push({ atSecond: call.seconds(), keys });
    call.transcript.actions.push({ ivr: action.sound, result });
  };
  for (let round = 0; round < action.repeat; round += 1) {
    const end = await playRound(action, call, stage);
    if (end === 'left') return callerLeft('in a menu');
    if (end === 'nothing') continue;
    write(end.digits, end.digits);
    return wayOn(action, end.digits);
  }
  write('noinput', 'failed');
  return onToNext(action, 'failed', 'noinput');
};
