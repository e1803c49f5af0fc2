import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME_ACTION } from '../../src/slack/words/home-buttons.ts';
import { NUMBER_BLOCK } from '../../src/slack/words/number-form.ts';
import { homeText, opensHome, pressesHome, SETTLED_MS, timesShown } from './homes.ts';
import { stockholm, withTurns } from './turns.ts';
import {
  ANNA,
  answers,
  BO,
  CIA,
  DAN,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const rung = async (): Promise<readonly string[]> => {
  const call = await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
  return call.rings.map(({ number }) => number);
};

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('pausing from Home', () => {
  it('until the morning, pressed at night, ends that same morning', async () => {
    await world.clock.set(stockholm('2026-11-25T03:00'));
    await opensHome(world, ANNA);
    const text = await pressesHome(world, ANNA, { button: 'pause', selected: 'morning' });
    expect(firstLine(text)).toBe('✅ *Done.* Calls skip @anna until today 08:00.');
    expect(text).toContain('# You are paused: your phone does not ring');
    expect(text).toContain('Calls skip you until today 08:00');
    expect(await rung()).toEqual([BO.phone, CIA.phone]);
    expect(world.texts().some((told) => told.includes('@anna'))).toBe(true);
    await world.clock.set(stockholm('2026-11-25T08:00'));
    expect((await rung())[0]).toBe(ANNA.phone);
  });

  it.each([
    ['hour', 'until today 20:00'],
    ['open', 'until you resume'],
  ])('%s ends as it says, and Resume ends it sooner', async (selected, until) => {
    await opensHome(world, ANNA);
    expect(await pressesHome(world, ANNA, { button: 'pause', selected })).toContain(until);
    const resumed = await pressesHome(world, ANNA, { button: 'resume' });
    expect(firstLine(resumed)).toContain('Calls ring @anna again');
    expect((await rung())[0]).toBe(ANNA.phone);
  });

  it('is asked about first when nobody else would be called', async () => {
    await world.types(ANNA, '/oncall set @anna');
    await opensHome(world, ANNA);
    const blocks = JSON.stringify(world.slack.home(ANNA.id)?.body.blocks);
    expect(blocks).toContain('Nobody would be called');
    const text = await pressesHome(world, ANNA, { button: 'pause', selected: 'hour' });
    expect(text).toContain('⚠️ *No phone rings*');
  });

  it('is seen by the others who have Home open', async () => {
    await opensHome(world, ANNA);
    await opensHome(world, BO);
    await pressesHome(world, ANNA, { button: 'pause', selected: 'hour' });
    await world.pass(SETTLED_MS);
    expect(homeText(world, BO)).toContain('You are called *first*, then @cia.');
  });

  it('says so when it was resumed elsewhere meanwhile, and what was told goes after some minutes', async () => {
    await opensHome(world, ANNA);
    await pressesHome(world, ANNA, { button: 'pause', selected: 'hour' });
    const stale = world.slack.home(ANNA.id);
    const old = { ...stale, body: stale?.body } as NonNullable<typeof stale>;
    await Promise.all([
      world.slack.clicks(ANNA.id, old, 'jour-home-resume'),
      world.slack.clicks(ANNA.id, old, 'jour-home-resume'),
    ]);
    await world.slack.until('both to be told', () => homeText(world, ANNA).includes('is not paused'));
    expect(firstLine(homeText(world, ANNA))).toContain('_Nothing was changed._');
    await world.pass(6 * 60_000);
    expect(firstLine(homeText(world, ANNA))).toContain('# You are on call now');
  });
});

describe('taking over from Home', () => {
  it('puts me first until the next handoff', async () => {
    await withTurns(world);
    await opensHome(world, CIA);
    const text = await pressesHome(world, CIA, { button: 'take' });
    expect(firstLine(text)).toMatch(/✅ \*Done\.\* .*@cia is first/);
    expect(text).toContain('# You are on call now: your phone rings first');
    expect(text).not.toContain('[Take over]');
    expect((await rung())[0]).toBe(CIA.phone);
  });

  it('makes no roster anew that is gone', async () => {
    await world.types(ANNA, '/oncall roster add night');
    await world.types(ANNA, '/oncall set @anna @bo in night');
    await opensHome(world, BO);
    const old = world.slack.home(BO.id);
    if (old === undefined) throw new Error('no Home');
    const { blocks } = old.body;
    await world.types(ANNA, '/oncall roster remove night');
    await world.pass(SETTLED_MS);
    Object.assign(old, { body: { ...old.body, blocks } });
    const text = await pressesHome(world, BO, { button: 'take', value: 'night' });
    expect(firstLine(text)).toContain('night');
    expect(firstLine(text)).toContain('_Nothing was changed._');
    expect(await world.types(ANNA, '/oncall roster')).not.toContain('night');
  });
});

describe('my number, from Home', () => {
  const opensForm = async (person: { readonly id: string }): Promise<string> => {
    await opensHome(world, person);
    const view = world.slack.home(person.id);
    if (view === undefined) throw new Error('no Home');
    const { view: form } = await world.slack.clicks(person.id, view, 'jour-home-number', {
      waitFor: 'answer',
    });
    if (form === undefined) throw new Error('no form opened');
    return form.id;
  };

  it('is shown in the form, and changed by it', async () => {
    const form = await opensForm(ANNA);
    expect(JSON.stringify(world.slack.openViews(ANNA.id).at(-1)?.body)).toContain('"070-174 06 05"');
    const { action } = await world.slack.submits(ANNA.id, form, { [NUMBER_BLOCK]: '070 174 06 09' });
    expect(action).toBe('closed');
    await world.slack.until('the number to be told', () => homeText(world, ANNA).includes('070-174 06 09'));
    const phones = { ...everybody(silent), '+46701740609': silent };
    const call = await world.call({ phones, caller: { saysNothing: true } });
    expect(call.rings[0]?.number).toBe('+46701740609');
  });

  it.each([
    ['nonsense', /number/],
    ['0900 1234567', /premium|charged/i],
    [BO.phone, /already the number of somebody else/],
  ])('is refused at the field when it is %s', async (number, why) => {
    const form = await opensForm(DAN);
    const { action, errors } = await world.slack.submits(DAN.id, form, { [NUMBER_BLOCK]: number });
    expect(action).toBe('errors');
    expect(errors[NUMBER_BLOCK]).toMatch(why);
    expect(errors[NUMBER_BLOCK]).not.toMatch(/[<>`]/);
  });

  it('sent twice has one effect', async () => {
    const form = await opensForm(DAN);
    const { envelope } = await world.slack.submits(DAN.id, form, { [NUMBER_BLOCK]: '070-174 06 08' });
    await world.slack.until('the number', () => homeText(world, DAN).includes('070-174 06 08'));
    await world.slack.sendsAgain({ envelope });
    await world.slack.until('the second', () => homeText(world, DAN).includes('how it was already'));
    await world.settle();
    expect(world.texts().filter((text) => text.includes('@dan'))).toHaveLength(1);
  });

  it('says so at the top when Slack opens no form', async () => {
    await opensHome(world, DAN);
    world.slack.trouble({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
    const shown = timesShown(world);
    const text = await pressesHome(world, DAN, { button: 'number' });
    expect(firstLine(text)).toContain('did not open the form');
    expect(timesShown(world)).toBe(shown + 1);
  });
});

describe('checking my number from Home', () => {
  it('rings it, and says that it is checked once I have answered', async () => {
    world.elks.phones[BO.phone] = { ...answers(4), does: { presses: ['1'] } };
    expect(await opensHome(world, BO)).toContain('It is not checked yet.');
    const text = await pressesHome(world, BO, { button: 'check' });
    expect(firstLine(text)).toMatch(/^Your phone 070-174 06 06 rings now/);
    await world.elks.settled();
    await world.pass(60_000 + SETTLED_MS);
    const after = homeText(world, BO);
    expect(after).toContain('Your phone: *070-174 06 06*, checked today 19:00');
    expect(after).not.toContain('[Check it]');
    expect(after).not.toContain('rings now');
  });
});

describe('editing a line from Home', () => {
  const opens = async (button: 'editRoster' | 'editHours') => {
    const view = world.slack.home(ANNA.id);
    if (view === undefined) throw new Error('no Home');
    return world.slack.clicks(ANNA.id, view, HOME_ACTION[button], { value: 'main', waitFor: 'answer' });
  };

  it('opens the form for who is called', async () => {
    await opensHome(world, ANNA);
    const { view } = await opens('editRoster');
    const blocks = JSON.stringify(view?.body.blocks);
    for (const person of [ANNA, BO, CIA]) expect(blocks).toContain(person.id);
  });

  it('opens the form for its hours', async () => {
    await world.types(ANNA, '/oncall hours mon-fri 07:30-17:00');
    await opensHome(world, ANNA);
    const { view } = await opens('editHours');
    expect(JSON.stringify(view?.body.blocks)).toContain('07:30');
  });

  it('is not about another line when its own is gone', async () => {
    await opensHome(world, ANNA);
    const view = world.slack.home(ANNA.id);
    if (view === undefined) throw new Error('no Home');
    const body = JSON.parse(JSON.stringify(view.body).replaceAll('"main"', '"line-46701740601"'));
    Object.assign(view, { body });
    const text = await pressesHome(world, ANNA, { button: 'editRoster', value: 'line-46701740601' });
    expect(firstLine(text)).toContain('_Nothing was changed._');
    expect(world.slack.openViews(ANNA.id)).toHaveLength(0);
  });
});
