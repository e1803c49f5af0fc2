// Decides about the codes of a line. Only their hashes come here; two codes are the same when salt and hash are.
import { notesOn, problemWithChoice } from './decide-opens.ts';
import { arranged, type Decision, type DecisionContext, declined, withLine } from './decision.ts';
import type { Opens, Pin } from './menu.ts';
import type { Problem } from './problem.ts';
import type { Note } from './setup.ts';
import { pinsShown } from './setup-view.ts';

export const PINS_MOST = 50;

/** What speaks against a new code, whatever its digits. */
export const problemWithPin = (
  { label, opens }: { readonly label: string; readonly opens: Opens },
  context: Pick<DecisionContext, 'settings' | 'line'>,
): Problem | null => {
  const { pins } = context.line;
  if (pins.some((pin) => pin.label === label)) return { kind: 'label-taken', label };
  if (pins.length >= PINS_MOST) return { kind: 'too-many', what: 'codes', most: PINS_MOST };
  return problemWithChoice(opens, context);
};

const hasPinKey = ({ line: { menu } }: DecisionContext): boolean =>
  Object.values(menu?.choices ?? {}).some((choice) => choice.kind === 'pin');

export const decidePinKeep = (pin: Pin, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const problem = problemWithPin(pin, context);
  if (problem !== null) return declined(problem);
  const isTaken = line.pins.some(({ salt, hash }) => salt === pin.salt && hash === pin.hash);
  if (isTaken) return declined({ kind: 'code-taken', label: pin.label });
  const after = { ...line, pins: [...line.pins, pin] };
  const { label, opens } = pin;
  const setup = { kind: 'pin-added', label, opens } as const;
  const notes: readonly Note[] = hasPinKey(context) ? [] : [{ kind: 'no-pin-key' }];
  return arranged(
    withLine(settings, after),
    { setup, shown: pinsShown(after), notes: [...notes, ...notesOn(opens, context)] },
    context,
  );
};

export const decidePinRemove = (label: string, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const pins = line.pins.filter((pin) => pin.label !== label);
  if (pins.length === line.pins.length)
    return declined({ kind: 'unknown-label', known: pins.map((pin) => pin.label) });
  const after = { ...line, pins };
  const notes: readonly Note[] = pins.length === 0 && hasPinKey(context) ? [{ kind: 'no-pins' }] : [];
  const setup = { kind: 'pin-removed', label } as const;
  return arranged(withLine(settings, after), { setup, shown: pinsShown(after), notes }, context);
};
