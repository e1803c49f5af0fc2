// Whatever a form shows and whatever is pressed in it, Slack takes it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS_MOST } from '../../src/core/decide-hours.ts';
import type { Form, HoursForm } from '../../src/core/form.ts';
import { faultsInView } from '../../src/simulator/slack/block-kit-view.ts';
import { formValues } from '../../src/simulator/slack/form-state.ts';
import { recordsIn } from '../../src/simulator/slack/record.ts';
import type { BoundPart, Pressed, SentView } from '../../src/slack/form-part.ts';
import { hoursPart } from '../../src/slack/hours-form.ts';
import { menuPart } from '../../src/slack/menu-form.ts';
import { pinPart } from '../../src/slack/pin-form.ts';
import { rosterPart } from '../../src/slack/roster-form.ts';
import { ADDED_MOST, EXCEPTION_ADD } from '../../src/slack/words/hours-form-exceptions.ts';
import { anyOtherForm, anyProblem } from './words/anything.ts';

const options = { commandWord: '/oncall', timeZone: 'Europe/Stockholm' };

/** As Slack sends back what it was given, untouched. */
const sentBack = (view: object): SentView => {
  const { blocks, private_metadata } = view as { blocks: unknown; private_metadata?: string };
  return { private_metadata: private_metadata ?? '', state: { values: formValues(recordsIn(blocks), {}) } };
};

interface Element {
  readonly action_id?: string;
  readonly options?: readonly { readonly value: string }[];
  readonly value?: string;
}

/** Everything in the view that tells the app when it is pressed. */
const pressable = (view: object): readonly Pressed[] => {
  const { blocks } = view as {
    blocks: readonly {
      block_id?: string;
      element?: Element;
      accessory?: Element;
      elements?: readonly Element[];
    }[];
  };
  return blocks.flatMap(({ block_id: blockId = '', element, accessory, elements = [] }) =>
    [element, accessory, ...elements].flatMap((it) => {
      if (it?.action_id?.startsWith('jour-form-') !== true) return [];
      const values = it.options?.map(({ value }) => value) ?? [it.value ?? ''];
      return values.map((value) => ({ actionId: it.action_id ?? '', blockId, value }));
    }),
  );
};

const expectTaken = (view: object): void => expect(faultsInView(view)).toEqual([]);

const parts: readonly (readonly [string, BoundPart, fc.Arbitrary<Form>])[] = [
  ['a roster', rosterPart, anyOtherForm.roster],
  ['opening hours', hoursPart, anyOtherForm.hours],
  ['a menu', menuPart, anyOtherForm.menu],
  ['a new code', pinPart, anyOtherForm.pin],
];

describe.each(parts)('the form of %s', (_, part, anyForm) => {
  it('is one that Slack takes, at first, after every press, and refused', () => {
    fc.assert(
      fc.property(anyForm, fc.array(fc.nat(), { maxLength: 6 }), anyProblem, (form, presses, problem) => {
        let view = part.open(form, options);
        expectTaken(view);
        for (const press of presses) {
          const all = pressable(view);
          const pressed = all[press % Math.max(1, all.length)];
          if (pressed === undefined) continue;
          view = part.redrawn(sentBack(view), pressed, { form, options });
          expectTaken(view);
        }
        expectTaken(part.warned(sentBack(view), 'No.', { form, options }));
        expectTaken(part.begunAnew(sentBack(view), problem, { form, options }));
        const faults = part.faultsOf(sentBack(view), problem, options) ?? {};
        const ids = view.blocks.map((block) => ('block_id' in block ? block.block_id : undefined));
        expect(Object.keys(faults).filter((id) => !ids.includes(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

const hoursForm: HoursForm = {
  kind: 'hours',
  lineId: 'l'.repeat(36),
  lineName: 'Main',
  timeZone: 'Europe/Stockholm',
  hours: { kind: 'week', ranges: [] },
  exceptions: [],
  closedThen: { kind: 'ring', rosterName: 'r'.repeat(24) },
  rosterNames: ['r'.repeat(24)],
  seen: { print: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER },
};

describe('the form of opening hours', () => {
  it('is drawn anew for a line that has as many exceptions as it may, with one more', () => {
    const [from, to] = ['2027-01-01T00:00', '2027-01-02T00:00'];
    const exceptions = Array.from({ length: EXCEPTIONS_MOST }, (_, index) => ({
      id: index + 1,
      kind: 'closed' as const,
      from,
      to,
      reason: 'r'.repeat(60),
    }));
    const form = { ...hoursForm, exceptions };
    const opened = hoursPart.open(form, options);
    expectTaken(opened);
    const { state, ...rest } = sentBack(opened);
    const first = { date: { selected_date: '2026-12-24' } };
    const values = { ...(state.values as Record<string, unknown>), 'except-first-0.0': first };
    const pressed = { actionId: EXCEPTION_ADD, blockId: 'except-add-0.0', value: '' };
    const view = hoursPart.redrawn({ ...rest, state: { values } }, pressed, { form, options });
    expectTaken(view);
    expect(JSON.stringify(view.blocks)).toContain('New: closed 2026-12-24');
  });
});

describe('the memory of the form of opening hours', () => {
  it('holds as many new exceptions as may be put into the list, whatever their reasons', () => {
    const reason = fc.string({ unit: 'binary', minLength: 60, maxLength: 200 });
    const form = hoursForm;
    fc.assert(
      fc.property(fc.array(reason, { minLength: 9, maxLength: 9 }), (reasons) => {
        let view = hoursPart.open(form, options);
        for (const [index, text] of reasons.entries()) {
          const { state, ...rest } = sentBack(view);
          const values = { ...(state.values as Record<string, unknown>) };
          const added = Math.min(index, ADDED_MOST);
          values[`except-first-${added}.0`] = { date: { selected_date: '2026-12-24' } };
          values[`except-reason-${added}.0`] = { reason: { value: text } };
          const pressed = { actionId: EXCEPTION_ADD, blockId: `except-add-${added}.0`, value: '' };
          view = hoursPart.redrawn({ ...rest, state: { values } }, pressed, { form, options });
          expectTaken(view);
        }
        expect(JSON.stringify(view.blocks)).toContain('Save these 6 first');
      }),
    );
  });
});
