// The form of a roster: who is on call, in which order, and how phones ring.
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { faultsAt, fills, formText, opens, presses, sends } from './forms.ts';
import { ANNA, BO, CIA, DAN, ROBOT, startWorld, type World, withThreeOnCall } from './world.ts';

const MOVE = 'jour-form-roster-move';
const LIST = 'jour-form-roster-list';
const RINGS = 'jour-form-roster-rings';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const opensEdit = (person = ANNA, text = '/oncall edit'): Promise<string> => opens(world, person, text);
const told = (): readonly string[] => world.texts().slice(4);

describe('the form of the roster', () => {
  it('shows everybody in order, and how phones ring', async () => {
    const text = await opensEdit();
    expect(text).toMatch(/1\. @anna.*\n.*2\. @bo.*\n.*3\. @cia/s);
    expect(text).toContain('One after another');
    expect(text).toContain('15');
  });

  it('changes people, order and ringing in one change that is told once', async () => {
    await opensEdit();
    await presses(world, ANNA, { actionId: MOVE, block: CIA.id, selected: 'first' });
    await presses(world, ANNA, { actionId: MOVE, block: ANNA.id, selected: 'out' });
    fills(world, ANNA, { people: [DAN.id] });
    await presses(world, ANNA, { actionId: RINGS, selected: 'everyone' });
    expect(formText(world, ANNA)).not.toContain('Rounds');
    const answer = await sends(world, ANNA, { seconds: '30' });
    expect(answer).toContain(
      'Done. The roster is now @cia, @bo and @dan; phones ring everyone at once, for 30 s.',
    );
    expect(answer).toContain('Now on Main');
    expect(told()).toEqual([
      expect.stringContaining(
        '@anna set the roster: it is now @cia, @bo and @dan, and how phones ring: everyone at once, for 30 s.',
      ),
    ]);
    await world.restart();
    expect(await world.types(BO, '/oncall status')).toContain('Everyone at once, for 30 s');
  });

  it.each([
    ['first', 'Put first', CIA, '@cia, @anna and @bo'],
    ['up', 'Move up', CIA, '@anna, @cia and @bo'],
    ['down', 'Move down', ANNA, '@bo, @anna and @cia'],
    ['last', 'Put last', ANNA, '@bo, @cia and @anna'],
    ['out', 'Take out', BO, '@anna and @cia'],
  ])('%s: moves as "%s" says', async (selected, _text, person, expected) => {
    await opensEdit();
    await presses(world, ANNA, { actionId: MOVE, block: person.id, selected });
    expect(await sends(world, ANNA)).toContain(`The roster is now ${expected}.`);
    expect(told()).toHaveLength(1);
    expect(told()[0]).not.toContain('how phones ring');
  });

  it('tells only of ringing when only that has changed', async () => {
    await opensEdit();
    expect(await sends(world, ANNA, { rounds: '2' })).toContain(
      'Phones now ring one after another, 15 s each, 2 rounds.',
    );
    expect(told()).toEqual([expect.stringContaining('@anna changed how phones ring')]);
  });

  it('changes nothing, and tells nobody, when it is sent as it opened', async () => {
    await opensEdit();
    expect(await sends(world, ANNA)).toContain('That is how it was already, so nothing was changed');
    expect(told()).toEqual([]);
  });

  it('puts who was picked at the end, in the order of picking, with or without the list', async () => {
    await world.types(ANNA, '/oncall set @anna');
    await opensEdit();
    fills(world, ANNA, { people: [CIA.id] });
    expect(await presses(world, ANNA, { actionId: LIST })).toMatch(/1\. @anna.*2\. @cia/s);
    expect(await sends(world, ANNA, { people: [DAN.id, BO.id] })).toContain(
      'The roster is now @anna, @cia, @dan and @bo',
    );
  });

  it('may leave nobody, and says loudly what that means', async () => {
    await world.types(ANNA, '/oncall set @anna');
    await opensEdit();
    await presses(world, ANNA, { actionId: MOVE, block: ANNA.id });
    expect(await sends(world, ANNA)).toContain('The roster is now empty');
  });

  it('is about the roster that was named', async () => {
    await world.types(ANNA, '/oncall roster add sales');
    expect(await opensEdit(ANNA, '/oncall edit in sales')).toContain('Nobody yet');
    await sends(world, ANNA, { people: [BO.id] });
    expect(await world.types(ANNA, '/oncall status in sales')).toContain('@bo');
    expect(await world.types(ANNA, '/oncall status')).toContain('@cia');
  });

  it('shows who is first now where turns are taken, and keeps taking them', async () => {
    await world.types(ANNA, '/oncall rotate daily 08:00');
    await world.pass(24 * 3_600_000);
    expect(await opensEdit()).toMatch(/1\. @bo.*2\. @cia.*3\. @anna.*next handoff/s);
    await sends(world, ANNA, { seconds: '20' });
    expect(await world.types(ANNA, '/oncall rotate')).toContain('@bo');
  });
});

describe('at the field stands', () => {
  it('that a bot was picked', async () => {
    await opensEdit();
    expect(await faultsAt(world, ANNA, { people: [DAN.id, ROBOT.id] })).toEqual({
      people: 'Number 2 of these is a bot and cannot answer a phone.',
    });
    expect(told()).toEqual([]);
    expect(await sends(world, ANNA, { people: [DAN.id] })).toContain('@dan');
  });

  it('before the form: that a bot is in the list', async () => {
    await opensEdit();
    fills(world, ANNA, { people: [ROBOT.id] });
    await presses(world, ANNA, { actionId: LIST });
    expect(await sends(world, ANNA, { seconds: '20' })).toMatch(/⚠️ @robot is a bot.*4\. @robot/s);
    await presses(world, ANNA, { actionId: MOVE, block: ROBOT.id, selected: 'out' });
    expect(await sends(world, ANNA)).toContain('Done');
    expect(await world.types(ANNA, '/oncall status')).toContain('20 s');
  });
});

describe('a form that is not up to date', () => {
  test('is refused with what changed, and begins anew with what holds now', async () => {
    await opensEdit();
    await world.types(BO, '/oncall add @dan');
    const text = await sends(world, ANNA, { seconds: '25' });
    expect(text).toContain(
      'While the form was open, somebody changed the same: @bo added @dan to the roster',
    );
    expect(text).toContain('You had sent: @anna, @bo and @cia; one after another, 25 s each, 1 round');
    expect(text).toMatch(/4\. @dan/);
    expect(await world.types(ANNA, '/oncall status')).toContain('15 s');
    expect(await sends(world, ANNA, { seconds: '25' })).toContain('25 s each');
    expect(await world.types(ANNA, '/oncall status')).toMatch(/@dan/);
  });

  test('is taken when something else changed', async () => {
    await opensEdit();
    await world.types(BO, '/oncall hours mon-fri 8-17');
    expect(await sends(world, ANNA, { seconds: '25' })).toContain('Done');
  });

  test('says so when turns have passed meanwhile', async () => {
    await world.types(ANNA, '/oncall rotate daily 08:00');
    await opensEdit();
    await world.pass(24 * 3_600_000);
    expect(await sends(world, ANNA, { seconds: '25' })).toMatch(/turns have passed.*1\. @bo/s);
  });

  test('is closed with words when its roster is gone', async () => {
    await world.types(ANNA, '/oncall roster add sales');
    await opensEdit(ANNA, '/oncall edit in sales');
    await world.types(BO, '/oncall roster remove sales');
    expect(await sends(world, ANNA, { people: [BO.id] })).toContain('There is no roster `sales`');
    expect(await world.types(ANNA, '/oncall roster')).not.toContain('sales:');
  });
});

describe('Slack', () => {
  test('sending the same form twice has one effect, and both are answered alike', async () => {
    await opensEdit();
    const view = world.slack.openViews(ANNA.id).at(-1);
    const { envelope } = await world.slack.submits(ANNA.id, view?.id ?? '', { people: [DAN.id] });
    await world.settle();
    expect(formText(world, ANNA)).toContain('Done. The roster is now');
    const again = await world.slack.sendsAgain({ envelope });
    expect(again.body).toContain('*Done.* The roster is now');
    expect(again.body).not.toContain('nothing was changed');
    expect(told()).toHaveLength(1);
  });

  test('sending it twice at once has one effect, and ends on what was changed', async () => {
    await opensEdit();
    const id = world.slack.openViews(ANNA.id).at(-1)?.id ?? '';
    await Promise.all([1, 2].map(() => world.slack.submits(ANNA.id, id, { people: [DAN.id] })));
    await world.settle();
    expect(formText(world, ANNA)).toContain('Done. The roster is now');
    expect(told()).toHaveLength(1);
  });

  test('not opening the form is answered in words', async () => {
    world.slack.trouble({ method: 'views.open', kind: 'server-error', times: 1 });
    expect(await world.types(ANNA, '/oncall edit')).toContain(
      'Slack did not open the form for the roster main. Please send the command again.',
    );
  });
});
