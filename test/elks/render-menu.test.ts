import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../src/core/initial-settings.ts';
import { type Choice, MENU_KEYS, type MenuKey } from '../../src/core/menu.ts';
import type { Plan } from '../../src/core/plan.ts';
import { planCall } from '../../src/core/plan-call.ts';
import { emptyRoster, type Line, type Settings } from '../../src/core/settings.ts';
import { renderAfterCode, renderMenuAgain, renderPlan } from '../../src/elks/render.ts';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { context, phoneOf, readable } from './given-plan.ts';

const NOW = Date.UTC(2026, 10, 24, 18);
const FIRST = { lineNumber: '+46846500400', channelId: 'C0ONCALL', timeZone: 'Europe/Stockholm' };

/** A line with this menu, and rosters of so many members each named r1, r2 … */
const withMenu = (
  choices: Partial<Record<MenuKey, Choice>>,
  rosters: readonly number[],
  line: Partial<Line> = {},
): Settings => {
  const made = initialSettings(FIRST);
  const people = rosters.map((size, roster) =>
    Array.from({ length: size }, (_, index) => `U${roster}X${index}`),
  );
  const ids = people.flat();
  return {
    ...made,
    lines: made.lines.map((one) => ({
      ...one,
      menu: { choices, otherwise: { kind: 'ring', rosterName: 'r1' } },
      ...line,
    })),
    rosters: people.map((members, index) => ({ ...emptyRoster(`r${index + 1}`), members })),
    membersById: Object.fromEntries(ids.map((id, index) => [id, { phone: phoneOf(5 + (index % 90)) }])),
  };
};

const planFor = (settings: Settings): Plan => {
  const [line] = settings.lines;
  if (line === undefined) throw new Error('no line');
  return planCall({ settings, line, caller: { kind: 'hidden' }, now: NOW });
};

const TWO_KEYS = withMenu({ 1: { kind: 'ring', rosterName: 'r1' }, 2: { kind: 'voicemail' } }, [1]);

describe('a menu', () => {
  it('is one nested action: keys hold what they lead to, other keys ask us, no key goes on', () => {
    const rendered = readable(renderPlan(planFor(TWO_KEYS), context)) as Record<string, unknown>;
    expect(rendered).toMatchObject({
      ivr: 'https://phone.example.org/prompts/menu.wav',
      digits: 1,
      timeout: 10,
      repeat: 3,
      '1': {
        play: `https://phone.example.org/elks/progress/${context.callId}/1.wav`,
        next: { connect: '+46701740605', timeout: 15 },
      },
      '2': { play: 'https://phone.example.org/prompts/voicemail.wav' },
      '3': `https://phone.example.org/elks/menu/${context.callId}/0.0`,
      '#': `https://phone.example.org/elks/menu/${context.callId}/0.0`,
      next: { next: { connect: '+46701740605' } },
    });
  });

  it('is played again after a wrong key with one try less, and goes on after the third', () => {
    const plan = planFor(TWO_KEYS);
    const again = renderMenuAgain(plan, { number: 0, turn: 1 }, context);
    expect(again).toMatchObject({ ivr: 'https://phone.example.org/prompts/menu.wav', repeat: 2 });
    expect(renderMenuAgain(plan, { number: 0, turn: 3 }, context)).toMatchObject({
      next: { connect: '+46701740605' },
    });
  });

  it('stays under 64 KiB for ten keys with twenty members each', () => {
    const keys = MENU_KEYS.slice(0, 10);
    const choices = Object.fromEntries(
      keys.map((key, index) => [key, { kind: 'ring', rosterName: `r${index + 1}` }]),
    );
    const plan = planFor(
      withMenu(
        choices as Partial<Record<MenuKey, Choice>>,
        keys.map(() => 20),
      ),
    );
    const answer = renderPlan(plan, context);
    const bytes = Buffer.byteLength(JSON.stringify(answer));
    // 37 kB here; every character of a longer public address adds 220.
    expect(bytes).toBeLessThan(40 * 1024);
    expect(faultsInAction(answer, { ownNumbers: [FIRST.lineNumber] })).toEqual([]);
  });

  it.each([1, 5, 20, 40])('grows in line with its rosters: %i members', (size) => {
    const bytes = (members: number): number =>
      JSON.stringify(
        renderPlan(planFor(withMenu({ 1: { kind: 'ring', rosterName: 'r1' } }, [members])), context),
      ).length;
    const each = (bytes(size + 10) - bytes(size)) / 10;
    expect(each).toBeLessThan(2 * 420);
  });
});

describe('a code', () => {
  const pins = [{ label: 'acme', salt: '', hash: '', opens: { kind: 'voicemail' } as const }];
  const plan = planFor(withMenu({ 9: { kind: 'pin' } }, [1], { pins }));
  const at = { number: 1, turn: 0, label: null, isShut: false };

  it('is asked for by us, since only we know what it opens', () => {
    expect(readable(renderPlan(plan, context))).toMatchObject({
      '9': {
        ivr: 'https://phone.example.org/prompts/pin.wav',
        next: `https://phone.example.org/elks/pin/${context.callId}/1.0`,
      },
    });
  });

  it('opens its door when right', () => {
    expect(renderAfterCode(plan, { ...at, label: 'acme' }, context)).toMatchObject({
      play: 'https://phone.example.org/prompts/voicemail.wav',
    });
  });

  it('is asked for again when wrong, three times in all, then the call goes on', () => {
    const again = renderAfterCode(plan, at, context);
    expect(again).toMatchObject({ ivr: 'https://phone.example.org/prompts/wrong-pin.wav' });
    expect(readable(again)).toMatchObject({ next: expect.stringContaining('/pin/') });
    expect(renderAfterCode(plan, { ...at, turn: 2 }, context)).toMatchObject({
      next: { connect: '+46701740605' },
    });
    expect(renderAfterCode(plan, { ...at, isShut: true }, context)).toMatchObject({
      next: { connect: '+46701740605' },
    });
  });
});

describe('a recorded call', () => {
  it('says so before the recording begins', () => {
    const answer = readable(
      renderPlan(planFor(withMenu({}, [1], { menu: null, rosterName: 'r1', records: true })), context),
    );
    expect(answer).toMatchObject({
      play: 'https://phone.example.org/prompts/consent.wav',
      next: { connect: '+46701740605', recordcall: expect.stringContaining('/elks/whole-call/') },
    });
    expect(answer).not.toHaveProperty('recordcall');
  });
});
