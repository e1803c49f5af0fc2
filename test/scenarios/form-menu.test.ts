// The form of a line's menu: what each key does, and what comes otherwise.
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { faultsAt, formText, opens, presses, sends } from './forms.ts';
import { presses as dials, heard, rung } from './meets.ts';
import { ANNA, answers, BO, CIA, DAN, everybody, startWorld, type World, withThreeOnCall } from './world.ts';

const DRAWS = 'jour-form-menu-draws';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await world.types(ANNA, '/oncall roster add sales');
  await world.types(ANNA, '/oncall set @bo in sales');
});
afterEach(() => world.end());

const opensMenu = (): Promise<string> => opens(world, ANNA, '/oncall menu edit');
const chooses = (block: string, selected: string): Promise<string> =>
  presses(world, ANNA, { actionId: DRAWS, block, selected });
const told = (): readonly string[] => world.texts().filter((text) => text.includes('menu'));
const menuNow = async (): Promise<string> => (await world.types(BO, '/oncall menu')).replaceAll('*', '');

describe('the form of the menu', () => {
  it('makes a menu in one change that is told once, and callers meet it', async () => {
    expect(await opensMenu()).toMatch(
      /Key 1: \[Does nothing.*Key #: \[Does nothing.*Otherwise: \[Rings the roster main/s,
    );
    await chooses('key-2', 'person');
    const answer = await sends(world, ANNA, {
      'Key 1': 'ring:sales',
      'Key 2: whom it rings': CIA.id,
      'Key *': 'say:info',
      'Key 0': 'voicemail',
      Otherwise: 'voicemail',
    });
    expect(answer).toContain('Done. Key `1` rings the roster sales; key `2` rings @cia');
    expect(told()).toHaveLength(1);
    expect(told()[0]?.replaceAll('*', '')).toContain(
      '@anna changed the menu: key `1` rings the roster sales; key `2` rings @cia',
    );
    await world.restart();
    const call = await world.call({ phones: everybody(answers(3)), caller: dials('2') });
    expect([heard(call), rung(call)]).toEqual([['menu'], [CIA.phone]]);
  });

  it('tells only of what has changed, and leaves the rest', async () => {
    for (const typed of ['1 ring sales', '2 ring @cia', '9 pin', 'otherwise voicemail'])
      await world.types(ANNA, `/oncall menu ${typed}`);
    const before = told().length;
    await opensMenu();
    await sends(world, ANNA, { 'Key 1': 'off' });
    expect(told().length).toBe(before + 1);
    expect(told().at(-1)).toMatch(/changed the menu: key `1` does nothing\.$/m);
    expect(await menuNow()).toMatch(/Key `2` rings @cia\n.*Key `9` asks for a code\n.*leads to voicemail/);
  });

  it('says what a key still needs', async () => {
    await opensMenu();
    expect(await sends(world, ANNA, { 'Key 9': 'pin' })).toMatch(/no codes|pin add/);
  });

  it('ends the menu when no key is left', async () => {
    await world.types(ANNA, '/oncall menu 1 ring sales');
    await opensMenu();
    expect(await sends(world, ANNA, { 'Key 1': 'off' })).toContain('Callers are rung for at once');
    expect(await menuNow()).toContain('Main has no menu');
  });

  it('keeps a prompt that has no sound yet', async () => {
    await world.types(ANNA, '/oncall menu 4 say opening-soon');
    expect(await opensMenu()).toContain('Key 4: [Plays the prompt opening-soon');
    expect(await sends(world, ANNA)).toContain('That is how it was already, so nothing was changed');
  });
});

describe('at the field stands', () => {
  it('that somebody has no number', async () => {
    await opensMenu();
    await chooses('key-1', 'person');
    expect(await faultsAt(world, ANNA, { 'Key 1: whom it rings': DAN.id, 'Key 2': 'ring:sales' })).toEqual({
      'who-key-1': expect.stringContaining('has no phone number'),
    });
    expect(await menuNow()).toContain('has no menu');
  });

  it('that a roster is gone', async () => {
    await opensMenu();
    await world.types(BO, '/oncall roster remove sales');
    expect(await faultsAt(world, ANNA, { 'Key 1': 'ring:sales' })).toEqual({
      'key-1': expect.stringContaining('There is no roster "sales"'),
    });
  });

  it('that it was not yet said whom', async () => {
    await opensMenu();
    expect(await faultsAt(world, ANNA, { 'Key #': 'person' })).toEqual({
      'key-hash': expect.stringContaining('Say below whom it rings'),
    });
  });
});

describe('a form that is not up to date', () => {
  test('is refused with what changed and what was sent, and begins anew', async () => {
    await opensMenu();
    await world.types(BO, '/oncall menu 1 voicemail');
    const form = await sends(world, ANNA, { 'Key 1': 'ring:sales' });
    expect(form).toContain('@bo changed the menu: key `1` leads to voicemail');
    expect(form).toContain(
      'You had sent: key `1` rings the roster sales; otherwise it rings the roster main',
    );
    expect(form).toContain('Key 1: [Leads to voicemail');
    expect(await menuNow()).toContain('Key `1` leads to voicemail');
  });

  test('sent twice it has one effect', async () => {
    await opensMenu();
    const view = world.slack.openViews(ANNA.id).at(-1);
    const { envelope } = await world.slack.submits(ANNA.id, view?.id ?? '', { 'Key 1': 'ring:sales' });
    await world.settle();
    expect(formText(world, ANNA)).toContain('Done');
    const again = await world.slack.sendsAgain({ envelope });
    expect(again.body).toContain('Done');
    expect(told()).toHaveLength(1);
  });
});
