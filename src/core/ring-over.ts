// When the phones that a caller came to last ring no more. Nothing reports that: neither that somebody answered, nor that the
// sound before voicemail is played, which 46elks keeps by its address and fetches no more. But a ringing has its end.
import type { Call } from './call.ts';
import { wayOf } from './call-progress.ts';
import { type Instant, SECOND_MS } from './instant.ts';
import type { PromptName } from './plan.ts';
import type { Line } from './settings.ts';
import type { CardState } from './view.ts';

/** The sounds that ship and may come before a ringing are shorter: all but the one that asks for a message. */
export const SHIPPED_SECONDS_MOST = 9;
export const SHIPPED_HOLD_SECONDS = 3;
/** What the provider may need to begin and end a ringing, and clocks may differ. */
const LEEWAY_SECONDS = 5;

const secondsOf = (prompt: PromptName, line: Line | undefined): number =>
  line?.prompts[prompt]?.seconds ?? (prompt === 'hold' ? SHIPPED_HOLD_SECONDS : SHIPPED_SECONDS_MOST);

/** From then on they surely ring no more; null: the caller is at no ringing. */
export const ringsUntilAt = (call: Call, line: Line | undefined): Instant | null => {
  const way = wayOf(call);
  const step = way.at(-1)?.step;
  if (step?.kind !== 'ring') return null;
  const last = call.reached.toSorted((a, b) => a.at - b.at || a.step - b.step).at(-1);
  const prompts = way.flatMap((one): PromptName[] =>
    one.step.kind === 'play' && one.number >= (last?.step ?? 0) ? [one.step.prompt] : [],
  );
  const sounds = last?.because === 'unanswered' ? ['hold', ...prompts] : prompts;
  const before = sounds.reduce((sum, prompt) => sum + secondsOf(prompt, line), 0);
  return (last?.at ?? call.startedAt) + (before + step.ringSeconds + LEEWAY_SECONDS) * SECOND_MS;
};

/** A call that was ringing, as it is once that must be over. */
export const withRingOver = (
  state: CardState,
  call: Call,
  { line, now }: { readonly line: Line | undefined; readonly now: Instant },
): CardState => {
  const step = wayOf(call).at(-1)?.step;
  const untilAt = ringsUntilAt(call, line);
  if (state.kind !== 'ringing' || step?.kind !== 'ring' || untilAt === null || now < untilAt) return state;
  const next = step.otherwise.kind === 'voicemail' ? 'voicemail' : 'ring';
  return { kind: 'rung', users: state.users, tried: state.tried, next };
};
