import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, decideCommand } from '../../src/core/decide-command.ts';
import { takenBack } from '../../src/core/history.ts';
import { isAsMade } from '../../src/core/restored.ts';
import type { Settings, UserId } from '../../src/core/settings.ts';
import { newFault } from '../../src/core/still-right.ts';
import { parseSettings, renderSettings } from '../../src/store/settings-text.ts';
import { anyStep, begun, contextAt, type Moment, type Step, stepped } from './any-history.ts';
import { ANNA } from './given-settings.ts';

const RUNS = 300;
const many = fc.array(anyStep, { maxLength: 12 });

const lived = (steps: readonly Step[]): Moment => steps.reduce(stepped, begun());

const seqOf = ({ settings }: Moment): number => settings.changes.at(-1)?.seq ?? 0;

/** An admin of the workspace takes it back: rights have their own tests. */
const undo = (moment: Moment, seq: number, by: UserId = ANNA): Decision =>
  decideCommand({ kind: 'undo-change', seq }, { ...contextAt(moment, by), isWorkspaceAdmin: true });

/**
 * All but the log, and what was asked of others: that stays, withdrawn; and numbers that were given stay given. A member of
 * whom nothing is known is none.
 */
const held = ({ changes: _log, ...settings }: Settings) => ({
  ...settings,
  lines: settings.lines.map(({ lastExceptionId: _given, ...line }) => line),
  rosters: settings.rosters.map(({ requests: _asked, lastOverrideId: _given, ...roster }) => roster),
  membersById: Object.fromEntries(
    Object.entries(settings.membersById).filter(([, member]) => Object.keys(member).length > 0),
  ),
});

/** Whether it was refused for a reason that holds: answers are not unsaid, and some things are not right any more. */
const isRightlyRefused = (decision: Decision, before: Settings, moment: Moment): boolean => {
  if (decision.reply.kind !== 'problem') return false;
  const { problem } = decision.reply;
  if (problem.kind === 'history') return problem.why.kind === 'answered';
  return newFault(moment.settings, before, moment.now) !== null;
};

describe('taking a change back', () => {
  it('makes everything what it was', () => {
    let undone = 0;
    fc.assert(
      fc.property(many, anyStep, (steps, last) => {
        const before = lived(steps);
        const moment = stepped(before, last);
        if (seqOf(moment) === seqOf(before)) return;
        const decision = undo(moment, seqOf(moment));
        if (decision.kind !== 'changed') {
          expect(isRightlyRefused(decision, before.settings, moment)).toBe(true);
          return;
        }
        undone += 1;
        expect(held(decision.settings)).toEqual(held(before.settings));
        const deed = decision.settings.changes.at(-1)?.deed;
        expect(deed).toMatchObject({ kind: 'undone', seq: seqOf(moment), isBack: false });
      }),
      { numRuns: RUNS },
    );
    expect(undone).toBeGreaterThan(RUNS / 5);
  });

  it('and then the taking back makes everything what it had become', () => {
    let redone = 0;
    fc.assert(
      fc.property(many, anyStep, (steps, last) => {
        const moment = stepped(lived(steps), last);
        const decision = undo(moment, seqOf(moment));
        if (decision.kind !== 'changed') return;
        const taken = { ...moment, settings: decision.settings };
        const again = undo(taken, seqOf(taken));
        if (again.kind !== 'changed') {
          expect(isRightlyRefused(again, moment.settings, taken)).toBe(true);
          return;
        }
        redone += 1;
        expect(held(again.settings)).toEqual(held(moment.settings));
        expect(again.settings.changes.at(-1)?.deed).toMatchObject({ kind: 'undone', isBack: true });
      }),
      { numRuns: RUNS },
    );
    expect(redone).toBeGreaterThan(RUNS / 5);
  });

  it('an older one loses nothing of what newer ones did', () => {
    let undone = 0;
    fc.assert(
      fc.property(many, fc.nat(), (steps, pick) => {
        const moment = lived(steps);
        const { changes } = moment.settings;
        const change = changes[pick % Math.max(1, changes.length)];
        if (change === undefined || change === changes.at(-1)) return;
        const decision = undo(moment, change.seq);
        if (decision.kind !== 'changed') return;
        undone += 1;
        expect([...takenBack(decision.settings.changes).keys()]).toContain(change.seq);
        const gone = takenBack(changes);
        const newer = changes.filter(
          ({ seq, deed }) => seq > change.seq && !gone.has(seq) && deed.kind !== 'undone',
        );
        const made = newer
          .flatMap(({ undo: parts = [] }) => parts)
          .filter((part) => isAsMade(moment.settings, part));
        // All that newer ones made is still as they made it.
        expect(made.filter((part) => !isAsMade(decision.settings, part))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(undone).toBeGreaterThan(RUNS / 10);
  });

  it('works on settings that have been written and read', () => {
    fc.assert(
      fc.property(many, anyStep, (steps, last) => {
        const moment = stepped(lived(steps), last);
        const read = parseSettings(renderSettings(moment.settings));
        if (read.kind !== 'good') throw new Error(`cannot be read again: ${JSON.stringify(read)}`);
        expect(read.settings).toEqual(moment.settings);
        const seq = seqOf(moment);
        const [one, other] = [undo(moment, seq), undo({ ...moment, settings: read.settings }, seq)];
        expect(other).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });
});
