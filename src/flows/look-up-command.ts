// Commands that look at more than the settings, or change them only after work of their own.
import type { Command } from '../core/command.ts';
import type { DecidedCommand } from '../core/decide-command.ts';
import { type FormCommand, formFor } from '../core/form.ts';
import type { Place } from '../core/place.ts';
import type { Reply } from '../core/reply.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { PhoneChecks } from './check-phone.ts';
import type { Checkup } from './checkup.ts';
import type { Meant } from './forbidden.ts';
import { createForget } from './forget.ts';
import { createLatestCalls } from './latest-calls.ts';
import type { Prompts } from './prompts.ts';
import type { RecordPrompt } from './record-prompt.ts';
import type { RunReport } from './report-command.ts';
import { createSetupCommand, type SetupCommandDeps } from './setup-command.ts';
import { createShiftCommand, type ShiftCommandDeps } from './shift-command.ts';
import { createTestCall, type TestCallDeps } from './test-call.ts';
import { undoOrder } from './undo-command.ts';

export interface LookUpDeps extends SetupCommandDeps, ShiftCommandDeps, TestCallDeps {
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly announce: () => Promise<void>;
  readonly checkup: Checkup;
  readonly runReport: RunReport;
  readonly prompts: Pick<Prompts, 'list' | 'show' | 'say'>;
  readonly recordPrompt: Pick<RecordPrompt, 'start'>;
  readonly phoneChecks: Pick<PhoneChecks, 'start'>;
}

/** @param carryOut decides an order that came of the work, and commits it */
export const createLookUp = (
  deps: LookUpDeps,
  carryOut: (order: DecidedCommand, meant: Meant) => Promise<Reply>,
) => {
  const latestCalls = createLatestCalls(deps);
  const testCall = createTestCall(deps);

  /** Nothing is waited for: whoever opens a form has three seconds. */
  const form = (command: FormCommand, place: Place): Reply => {
    const looked = { settings: deps.settings.current(), place, now: deps.clock.now() };
    const found = formFor(command, looked);
    return found.ok ? { kind: 'form', form: found.value } : { kind: 'problem', problem: found.problem };
  };

  const setUp = createSetupCommand(deps);
  const forget = createForget(deps);
  const prepareShifts = createShiftCommand(deps);

  return async (command: Exclude<Command, DecidedCommand>, place: Place, meant: Meant): Promise<Reply> => {
    const { line } = place;
    const { by } = meant;
    switch (command.kind) {
      case 'forget':
        return forget(command.number, place, by);
      case 'check':
        return { kind: 'checkup', findings: await deps.checkup() };
      case 'stats':
      case 'export':
        return deps.runReport(command, place, by);
      case 'calls':
        return latestCalls(command.missedOnly);
      case 'test':
        return testCall(command, place, by);
      case 'prompt-list':
        return deps.prompts.list(line);
      case 'prompt':
        return deps.prompts.show(line, command.name);
      case 'prompt-record':
        return deps.recordPrompt.start({ lineId: line.id, name: command.name, by });
      case 'phone-check':
        return deps.phoneChecks.start({ userId: command.userId ?? by, by, line });
      case 'say':
        return deps.prompts.say({ lineId: line.id, name: command.name, by }, command.text);
      case 'pin-add':
      case 'line-add':
      case 'blocked':
        return setUp(command, place, (order) => carryOut(order, meant));
      case 'undo':
        return undoOrder({ command, by, settings: deps.settings.current() }, (order) =>
          carryOut(order, meant),
        );
      case 'usergroup':
      case 'calendar':
        return prepareShifts(command, by, (order) => carryOut(order, meant));
      case 'edit':
      case 'hours-form':
      case 'menu-form':
      case 'pin-form':
        return form(command, place);
    }
  };
};
