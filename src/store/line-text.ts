// Writes a line of the journal. What every new call brings is put together piece by piece, in half the time that JSON.stringify
// takes; a test holds both to the same.
import type { Call, Caller } from '../core/call.ts';
import type { Effect, OutboxEntry } from '../core/effect.ts';
import type { Plan } from '../core/plan.ts';
import { type JournalLine, LINE_VERSION } from './journal-line.ts';
import { createNewCallLines, isNew, isPlain } from './new-call-line.ts';

/** A line, with its newline, in two pieces: what is its own, and bytes that many lines end with. */
export interface LineText {
  /** Bytes are good until the next line is made. */
  readonly head: string | Uint8Array;
  readonly tail: Uint8Array;
  /** The tail is a plan, which the next lines need not hold once more. */
  readonly hasPlan: boolean;
}

/** In a run of lines that are written together: where those begin that hold the plans of others, by their tails. */
export type PlansHeld = Map<Uint8Array, number>;

const LINE_END = Buffer.from('\n');

const newCallLine = createNewCallLines();

/** Many calls meet one plan, which is most of a line. */
const planTails = new WeakMap<Plan, Uint8Array>();

const planTail = (plan: Plan): Uint8Array => {
  const known = planTails.get(plan);
  if (known !== undefined) return known;
  const tail = Buffer.from(`,"plan":${JSON.stringify(plan)}}}\n`);
  planTails.set(plan, tail);
  return tail;
};

const textOf = (text: string): string => (isPlain(text) ? `"${text}"` : JSON.stringify(text));

const callerText = (caller: Caller): string =>
  caller.kind === 'number' ? `{"kind":"number","number":${textOf(caller.number)}}` : JSON.stringify(caller);

type MoreOfCall = {
  readonly [Name in Exclude<keyof Call, 'id' | 'lineId' | 'to' | 'caller' | 'startedAt' | 'plan'>]-?:
    | Call[Name]
    | undefined;
};

/** Named one by one, which is much quicker than to copy a call without its plan. */
const moreText = (call: Call): string => {
  if (isNew(call)) return '"reached":[],"recordings":[]';
  const more: MoreOfCall = {
    reached: call.reached,
    end: call.end,
    recordings: call.recordings,
    pinLabel: call.pinLabel,
    card: call.card,
    told: call.told,
    alertDueAt: call.alertDueAt,
    work: call.work,
    heardLateAt: call.heardLateAt,
  };
  return JSON.stringify(more).slice(1, -1);
};

/** Without its plan and its end. */
const callText = (call: Call): string =>
  `{"id":${textOf(call.id)},"lineId":${textOf(call.lineId)},"to":${textOf(call.to)},` +
  `"caller":${callerText(call.caller)},"startedAt":${call.startedAt},${moreText(call)}`;

const effectText = (effect: Effect): string =>
  effect.kind === 'card' ? `{"kind":"card","callId":${textOf(effect.callId)}}` : JSON.stringify(effect);

const entryText = (entry: OutboxEntry): string =>
  `{"key":${textOf(entry.key)},"channelId":${textOf(entry.channelId)},"place":${entry.place},` +
  `"revision":${entry.revision},"effect":${effectText(entry.effect)},"createdAt":${entry.createdAt},` +
  `"nextAt":${entry.nextAt},"attempts":${entry.attempts},"maybeSent":${entry.maybeSent}}`;

const field = (name: keyof JournalLine, value: unknown): string =>
  value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`;

const list = <T>(
  name: keyof JournalLine,
  items: readonly T[] | undefined,
  text: (item: T) => string,
): string => (items === undefined || items.length === 0 ? '' : `,"${name}":[${items.map(text).join(',')}]`);

/** The call comes last, and its plan last in it. Lists without anything in them are left out. */
export const lineText = (line: Omit<JournalLine, 'v'>): LineText => {
  const { call } = line;
  const newCall = call?.plan && newCallLine(line);
  if (newCall && call?.plan) return { head: newCall, tail: planTail(call.plan), hasPlan: true };
  const head =
    `{"v":${LINE_VERSION}${field('start', line.start)}${list('settled', line.settled, JSON.stringify)}` +
    `${list('postponed', line.postponed, entryText)}${list('put', line.put, entryText)}${field('marks', line.marks)}`;
  if (call === undefined) return { head: `${head}}`, tail: LINE_END, hasPlan: false };
  return call.plan === undefined
    ? { head: `${head},"call":${callText(call)}}}`, tail: LINE_END, hasPlan: false }
    : { head: `${head},"call":${callText(call)}`, tail: planTail(call.plan), hasPlan: true };
};

/** How the line that begins at `at` ends: with its tail, unless a line before it in the run holds that plan already. */
export const endOf = ({ tail, hasPlan }: LineText, at: number, held: PlansHeld): string | Uint8Array => {
  if (!hasPlan) return tail;
  const heldAt = held.get(tail);
  if (heldAt !== undefined) return `},"planBack":${at - heldAt}}\n`;
  held.set(tail, at);
  return tail;
};

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text) : text;

/** A plan is held again after so much, so that who reads the run never has far to go back for it. */
const RUN_BYTES = 64 * 1024;

/** Makes the lines of a segment that is written anew, each with its newline, as it is to stand at `at`. */
export const createLineRun = (): ((line: Omit<JournalLine, 'v'>, at: number) => Buffer) => {
  const held: PlansHeld = new Map();
  /** Of plans that say the same, since each that is read back is one more object. */
  const tails = new Map<string, Uint8Array>();
  let beganAt = 0;

  const firstOf = (tail: Uint8Array): Uint8Array => {
    const text = Buffer.from(tail.buffer, tail.byteOffset, tail.length).toString('latin1');
    const first = tails.get(text) ?? tail;
    tails.set(text, first);
    return first;
  };

  return (line, at) => {
    if (at - beganAt > RUN_BYTES) {
      held.clear();
      tails.clear();
      beganAt = at;
    }
    const text = lineText(line);
    const end = endOf(text.hasPlan ? { ...text, tail: firstOf(text.tail) } : text, at, held);
    return Buffer.concat([bytesOf(text.head), bytesOf(end)]);
  };
};

/** One line with its newline, which stands for itself. */
export const renderLine = (line: Omit<JournalLine, 'v'>): Buffer => createLineRun()(line, 0);
