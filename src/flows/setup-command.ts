// Commands about the setup that need something from outside first: a hash of a code, the account's numbers, counts of
// rejected calls. A code is here for as long as it takes to hash it, and goes nowhere else.
import type { DecidedCommand } from '../core/decide-command.ts';
import { problemWithPin } from '../core/decide-pin.ts';
import type { Place } from '../core/place.ts';
import type { Reply } from '../core/reply.ts';
import type { SetupCommand } from '../core/setup.ts';
import { blockedViews } from '../core/setup-view.ts';
import type { Codes } from '../ports/codes.ts';
import type { OwnNumbers } from '../ports/phone.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { blockedMark } from './incoming-call.ts';

export interface SetupCommandDeps {
  readonly settings: SettingsStore;
  readonly outbox: Pick<Outbox, 'mark'>;
  readonly clock: Clock;
  readonly codes: Pick<Codes, 'hash'>;
  readonly ownNumbers: OwnNumbers;
}

export type AskingCommand = Extract<SetupCommand, { readonly kind: 'pin-add' | 'line-add' | 'blocked' }>;

/** Decides and commits what was found out. */
export type CarryOut = (command: DecidedCommand) => Promise<Reply>;

type PinAdd = Extract<SetupCommand, { readonly kind: 'pin-add' }>;

export const createSetupCommand = (deps: SetupCommandDeps) => {
  const blocked = async ({ line }: Place): Promise<Reply> => {
    const seen = { now: deps.clock.now(), country: line.country };
    const views = blockedViews(deps.settings.current(), seen);
    const counted = views.map(async (view) => ({
      ...view,
      rejected: (await deps.outbox.mark(blockedMark(view.number))) ?? 0,
    }));
    return { kind: 'shown', shown: { kind: 'blocked', blocked: await Promise.all(counted) } };
  };

  /** What is wrong already is said before anybody is asked for digits. */
  const askForCode = ({ label, opens }: PinAdd, { line }: Place): Reply => {
    const problem = problemWithPin({ label, opens }, { settings: deps.settings.current(), line });
    return problem === null
      ? { kind: 'form', form: { kind: 'code', label, opens, lineName: line.name } }
      : { kind: 'problem', problem };
  };

  const addPin = async (command: PinAdd, place: Place, carryOut: CarryOut): Promise<Reply> => {
    const { code, label, opens } = command;
    if (code === null) return askForCode(command, place);
    const kept = await deps.codes.hash(code, place.line.pins);
    return carryOut({ kind: 'pin-keep', pin: { ...kept, label, opens } });
  };

  return async (command: AskingCommand, place: Place, carryOut: CarryOut): Promise<Reply> => {
    switch (command.kind) {
      case 'pin-add':
        return addPin(command, place, carryOut);
      case 'line-add':
        return carryOut({ ...command, ownNumbers: await deps.ownNumbers() });
      case 'blocked':
        return blocked(place);
    }
  };
};

export type SetupCommands = ReturnType<typeof createSetupCommand>;
