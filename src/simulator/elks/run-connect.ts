// `connect`: rings phones as their scripts say, until one answers, none can any more, or the caller has had enough.
import type { LiveCall, Stage } from './live-call.ts';
import type { Reaction } from './live-people.ts';
import { type ActionOf, callerLeft, type Outcome, onToNext } from './outcome.ts';
import type { PhoneScript } from './scripts.ts';
import type { RingEnd } from './transcript.ts';

export interface Leg {
  readonly number: string;
  readonly how: RingEnd;
  /** Seconds after the ringing began. */
  readonly endsAfter: number;
  readonly script: PhoneScript;
}

const UNREACHABLE: PhoneScript = { kind: 'unreachable' };
const SWEDISH_MOBILE = /^\+467[02369]\d{7}$/;

const scriptEnd = (script: PhoneScript): { readonly how: RingEnd; readonly endsAfter: number } => {
  switch (script.kind) {
    case 'answers':
    case 'voicemail':
      return { how: 'answered', endsAfter: script.afterSeconds };
    case 'busy':
      return { how: 'busy', endsAfter: script.afterSeconds ?? 0 };
    case 'declines':
      return { how: 'declined', endsAfter: script.afterSeconds };
    case 'unreachable':
      return { how: 'unreachable', endsAfter: 0 };
    case 'silent':
    case 'live':
      return { how: 'rung-out', endsAfter: Number.POSITIVE_INFINITY };
  }
};

const REACTION_ENDS: Readonly<Record<Reaction, RingEnd>> = {
  answers: 'answered',
  voicemail: 'answered',
  declines: 'declined',
  busy: 'busy',
};

/** The leg as its owner just ended it, if anybody did. */
const endedByOwner = (legs: readonly Leg[]): Leg | undefined => {
  for (const leg of legs) {
    const reaction = leg.script.kind === 'live' ? leg.script.phone.reaction() : undefined;
    if (reaction !== undefined) return { ...leg, how: REACTION_ENDS[reaction] };
  }
  return undefined;
};

/** How a phone would end its ringing if nothing else happened. */
export const legOf = (number: string, script: PhoneScript, timeoutSeconds: number): Leg => {
  const end = scriptEnd(script);
  if (end.endsAfter <= timeoutSeconds) return { number, script, ...end };
  return { number, script, how: 'rung-out', endsAfter: timeoutSeconds };
};

const scriptFor = (number: string, call: LiveCall, stage: Stage): PhoneScript => {
  if (stage.engaged.has(number)) return { kind: 'busy' };
  const script = call.facts.phones[number];
  if (script !== undefined) return script;
  const what = stage.ownNumbers().includes(number)
    ? 'one of the own numbers'
    : 'a phone nobody gave a script';
  stage.complaints.add(`call ${call.facts.id} rang ${number}, ${what}`);
  return UNREACHABLE;
};

const legFor = (
  number: string,
  action: ActionOf<'connect'>,
  { call, stage }: { call: LiveCall; stage: Stage },
): Leg => {
  if (stage.isSwedishMobileLine(call.facts.line) && !SWEDISH_MOBILE.test(number)) {
    call.note(`${call.facts.line} is a Swedish mobile number and cannot connect to ${number}`);
    return { number, how: 'not-allowed', endsAfter: 0, script: UNREACHABLE };
  }
  return legOf(number, scriptFor(number, call, stage), action.timeoutSeconds);
};

/** Rings that have begun, each ended once. */
const createRinging = (call: LiveCall, shows: string) => {
  const fromSecond = call.seconds();
  const open = new Set<string>();
  return {
    start: async (number: string): Promise<void> => {
      open.add(number);
      await call.say({ kind: 'ring-started', number });
    },
    end: async (number: string, how: RingEnd): Promise<void> => {
      if (!open.delete(number)) return;
      const seconds = call.secondsSince(fromSecond);
      call.transcript.rings.push({ number, fromSecond, seconds, how, shows });
      if (how !== 'answered') {
        const state = how === 'busy' || how === 'declined' ? 'busy' : 'failed';
        call.transcript.legs.push({ from: shows, to: number, state, duration: 0 });
      }
      await call.say({ kind: 'ring-ended', number, how, seconds });
    },
  };
};

const passToEnd = (seconds: number, open: readonly Leg[], call: LiveCall): Promise<boolean> =>
  open.some(({ script }) => script.kind === 'live')
    ? call.passUntil(seconds, () => endedByOwner(open) !== undefined)
    : call.pass(seconds);

/** Rings all legs; the answer is the one that answered, `nobody`, or `left` when the caller hung up. */
export const ring = async (
  call: LiveCall,
  legs: readonly Leg[],
  shows: string,
): Promise<Leg | 'nobody' | 'left'> => {
  const ringing = createRinging(call, shows);
  const fromSecond = call.seconds();
  for (const { number, script } of legs) {
    if (script.kind === 'live') script.phone.rings();
    await ringing.start(number);
  }
  const endAll = async (how: RingEnd): Promise<void> => {
    for (const leg of legs) await ringing.end(leg.number, how);
  };
  const open = [...legs].sort((one, other) => one.endsAfter - other.endsAfter);
  for (let next = open[0]; next !== undefined; next = open[0]) {
    if (await passToEnd(next.endsAfter - call.secondsSince(fromSecond), open, call)) {
      await endAll('caller-hung-up');
      return 'left';
    }
    const leg = endedByOwner(open) ?? next;
    open.splice(
      open.findIndex(({ number }) => number === leg.number),
      1,
    );
    await ringing.end(leg.number, leg.how);
    if (leg.how === 'answered') {
      await endAll('answered-elsewhere');
      return leg;
    }
  }
  return 'nobody';
};

/** How long the personal voicemail of a live phone talks. */
const LIVE_VOICEMAIL_SECONDS = 20;

const talkOf = (script: PhoneScript): { readonly seconds: number; readonly by: 'caller' | 'callee' } => {
  if (script.kind === 'live') {
    const isMachine = script.phone.reaction() === 'voicemail';
    return { seconds: isMachine ? LIVE_VOICEMAIL_SECONDS : Number.POSITIVE_INFINITY, by: 'callee' };
  }
  if (script.kind === 'answers') return { seconds: script.talksSeconds, by: script.hangsUpFirst };
  return { seconds: script.kind === 'voicemail' ? script.talksSeconds : 0, by: 'callee' };
};

const talk = async (call: LiveCall, leg: Leg, stage: Stage): Promise<'caller' | 'callee'> => {
  const { seconds, by } = talkOf(leg.script);
  const fromSecond = call.seconds();
  call.transcript.answeredBy = leg.number;
  stage.engaged.add(leg.number);
  await call.say({ kind: 'answered', number: leg.number });
  const { script } = leg;
  const left =
    script.kind === 'live'
      ? await call.passUntil(seconds, () => script.phone.hasHungUp(), 'patient')
      : await call.pass(seconds, 'patient');
  stage.engaged.delete(leg.number);
  const talked = call.secondsSince(fromSecond);
  call.transcript.talkSeconds += talked;
  const ender = left ? 'caller' : by;
  await call.say({ kind: 'talk-ended', number: leg.number, seconds: talked, by: ender });
  return ender;
};

const unansweredResult = (ends: readonly RingEnd[], ringOutIs: 'failed' | 'busy'): 'failed' | 'busy' => {
  if (ends.every((how) => how === 'busy' || how === 'declined')) return 'busy';
  return ends.includes('rung-out') ? ringOutIs : 'failed';
};

const unanswered = (action: ActionOf<'connect'>, result: 'failed' | 'busy'): Outcome => {
  const branch = action[result];
  return branch === undefined ? onToNext(action, result) : { kind: 'done', result, asked: result, branch };
};

export const runConnect = async (
  action: ActionOf<'connect'>,
  call: LiveCall,
  stage: Stage,
): Promise<Outcome> => {
  const shows = action.callerId ?? call.transcript.from;
  const legs = action.numbers.map((number) => legFor(number, action, { call, stage }));
  const connect = action.numbers.join(',');
  const rungBefore = call.transcript.rings.length;
  const winner = await ring(call, legs, shows);
  if (winner === 'left' || winner === 'nobody') {
    const ends = call.transcript.rings.slice(rungBefore).map(({ how }) => how);
    const result = winner === 'left' ? 'failed' : unansweredResult(ends, stage.behaviour().ringOutIs);
    call.transcript.actions.push({ connect, result });
    return winner === 'left' ? callerLeft('while it rang') : unanswered(action, result);
  }
  const talkedFrom = call.transcript.talkSeconds;
  const ender = await talk(call, winner, stage);
  const duration = Math.floor(call.transcript.talkSeconds - talkedFrom);
  call.transcript.legs.push({ from: shows, to: winner.number, state: 'success', duration });
  call.transcript.actions.push({ connect, result: 'success' });
  const when = `after talking with ${winner.number}`;
  if (ender === 'caller') return callerLeft(when);
  return action.next === undefined
    ? { kind: 'ended', ending: { by: 'callee', when } }
    : onToNext(action, 'success');
};
