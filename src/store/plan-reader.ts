// Gives calls that were read back the plans that other lines of their segment hold.
import type { Plan } from '../core/plan.ts';
import type { OpenFile } from './file-ops.ts';
import { type JournalLine, parseLine } from './journal-line.ts';
import { lineAt } from './segment-lines.ts';

/** Of lines that stand near one another; a plan of fifty members is some 6 KB on disk. */
const PLANS_MOST = 100;

/** The line, with the plan of its call in it. A call whose plan is damaged comes without. */
export type WithPlan = (line: JournalLine, offset: number) => JournalLine | Promise<JournalLine>;

export const createPlanReader = (file: OpenFile): WithPlan => {
  const plans = new Map<number, Plan | undefined>();

  const planAt = async (offset: number): Promise<Plan | undefined> => {
    const reading = parseLine((offset < 0 ? undefined : await lineAt(file, offset)) ?? '');
    const plan = reading.kind === 'line' ? reading.line.call?.plan : undefined;
    const [oldest] = plans.keys();
    if (plans.size >= PLANS_MOST && oldest !== undefined) plans.delete(oldest);
    plans.set(offset, plan);
    return plan;
  };

  const completed = ({ planBack: _held, call, ...rest }: JournalLine, plan: Plan | undefined): JournalLine =>
    call === undefined || plan === undefined
      ? { ...rest, ...(call && { call }) }
      : { ...rest, call: { ...call, plan } };

  return (line, offset) => {
    if (line.planBack === undefined) return line;
    const heldAt = offset - line.planBack;
    return plans.has(heldAt)
      ? completed(line, plans.get(heldAt))
      : planAt(heldAt).then((plan) => completed(line, plan));
  };
};
