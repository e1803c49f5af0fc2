import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aVoicemail, cardText, presses } from './cards.ts';
import {
  ANNA,
  answers,
  BO,
  CIA,
  everybody,
  LANDLINE,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const NORWEGIAN = '+4740612345';
const DANISH = '+4520123456';

let world: World;
beforeEach(async () => {
  world = await startWorld({ line: LANDLINE });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const settled = async (): Promise<void> => {
  await world.elks.settled();
  await world.settle();
};
const dialled = (): number =>
  world.elks.requests.filter(({ method, path }) => method === 'POST' && path === '/calls').length;
const rung = async (): Promise<readonly string[]> =>
  (await world.call({ phones: { ...everybody(silent), [NORWEGIAN]: silent } })).rings.map(
    ({ number }) => number,
  );

describe('where phones may be called', () => {
  it('is where the lines are, as anybody can see', async () => {
    const answer = await world.types(BO, '/oncall countries');
    expect(answer).toContain('Phones in Sweden (SE) may be called, where the lines are, and no others');
    expect(answer).toContain('`/oncall countries SE NO`');
  });

  it('is decided by a command, told to the channel, kept over a restart, and taken back', async () => {
    const answer = await world.types(ANNA, '/oncall countries se, no');
    expect(answer).toContain('Phones in Sweden (SE) and Norway (NO) may be called, and no others');
    expect(world.newest()).toContain(
      '@anna changed which countries may be called: phones in Sweden (SE) and Norway (NO)',
    );
    await world.restart();
    expect(await world.types(BO, '/oncall countries')).toContain('Sweden (SE) and Norway (NO)');
    expect(await world.types(ANNA, '/oncall countries NO SE')).toContain('That is how it was already');
    expect(await world.types(ANNA, '/oncall countries default')).toContain(
      'Phones in Sweden (SE) may be called',
    );
  });

  it.each([
    ['Sweden', 'Sweden'],
    ['SE XX', 'XX'],
    ['001', '001'],
    ['@anna', '@anna'],
  ])('%s is no code of a country: nothing changes', async (typed, said) => {
    const answer = await world.types(ANNA, `/oncall countries ${typed}`);
    expect(answer).toContain('needs codes of countries');
    expect(answer).toContain(said);
    expect(answer).toContain('`/oncall countries SE NO`');
    expect(await world.types(ANNA, '/oncall countries')).toContain('where the lines are');
  });
});

describe('a number abroad', () => {
  it('is refused with how to allow it, and then taken', async () => {
    const refusal = await world.types(BO, '/oncall phone +47 406 12 345');
    expect(refusal).toContain('is in Norway (NO), and calls may only go to phones in Sweden (SE)');
    expect(refusal).toContain('`/oncall countries SE NO`');
    expect(refusal).toContain('Nothing was changed');
    await world.types(ANNA, '/oncall countries SE NO');
    expect(await world.types(BO, '/oncall phone +47 406 12 345')).toContain('Done.');
    expect(await rung()).toEqual([ANNA.phone, NORWEGIAN, CIA.phone]);
  });

  it('is passed by once its country is allowed no more, and everybody can see why', async () => {
    await world.types(ANNA, '/oncall countries SE NO');
    await world.types(BO, '/oncall phone +47 406 12 345');
    const answer = await world.types(ANNA, '/oncall countries SE');
    expect(answer).toContain('*Calls now pass by* @bo');
    expect(await rung()).toEqual([ANNA.phone, CIA.phone]);
    const status = await world.types(ANNA, '/oncall status');
    expect(status).toContain('@bo has a number that is in Norway (NO), which may not be called');
    expect(status).toContain('`/oncall countries`');
  });

  it('leaves nobody to ring when all are there, which is said loudly and alarms at a call', async () => {
    const answer = await world.types(ANNA, '/oncall countries NO');
    expect(answer).toContain('*Calls now pass by* @anna, @bo and @cia');
    expect(answer).toContain(
      '*In main no phone rings now: no number in the roster that could ring may be rung.*',
    );
    const call = await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 5 } } });
    expect(call.rings).toEqual([]);
    expect(call.recordings).toHaveLength(1);
    expect(world.texts().join('\n')).toContain('no number in the roster that could ring may be rung');
  });
});

describe('barred whatever the countries are', () => {
  it.each([
    ['premium rate', '0900-123 45 67', 'premium-rate'],
    ['shared cost', '077-123 45 67', 'specially charged'],
    ['a personal number', '+44 70 1234 5678', 'specially charged'],
    ['a satellite phone', '+881612345678', 'satellite'],
    ['an emergency number', '112', 'emergency'],
    ['the line itself', LANDLINE, 'the on-call line itself'],
  ])('%s', async (_name, number, why) => {
    await world.types(ANNA, '/oncall countries SE NO GB US');
    expect(await world.types(BO, `/oncall phone ${number}`)).toContain(why);
    expect(await rung()).toEqual([ANNA.phone, BO.phone, CIA.phone]);
  });
});

describe('a caller abroad', () => {
  beforeEach(async () => {
    world.elks.phones[BO.phone] = { ...answers(3), does: { presses: ['5'] } };
    world.elks.phones[NORWEGIAN] = answers(5, 60);
  });
  const aCallFromNorway = () =>
    world.call({ from: NORWEGIAN, phones: everybody(silent), caller: { leavesVoicemail: { seconds: 8 } } });

  it('is called back only where the country is allowed', async () => {
    await aCallFromNorway();
    expect(cardText(world)).not.toContain('[Call back]');
    await world.types(ANNA, '/oncall countries SE NO');
    await aCallFromNorway();
    world.elks.phones[BO.phone] = { ...answers(3), does: { presses: ['5'] } };
    await presses(world, BO, 'callBack', { waitFor: 'answer' });
    await settled();
    expect(cardText(world)).toContain('Called back by @bo: answered');
  });

  it('whose country was forbidden after the card came is not called: the one who asked is told', async () => {
    await world.types(ANNA, '/oncall countries SE NO');
    await aCallFromNorway();
    await world.types(ANNA, '/oncall countries SE');
    const seen = await presses(world, BO, 'callBack', { waitFor: 'answer' });
    expect(seen.text).toContain('in a country that may not be called');
    expect(dialled()).toBe(0);
  });

  it('is not connected when it is forbidden while the own phone rings', async () => {
    await world.types(ANNA, '/oncall countries SE NO');
    await aCallFromNorway();
    world.elks.phones[BO.phone] = { ...answers(3), does: { presses: ['5'] } };
    world.elks.onMoment(async (moment) => {
      if (moment.kind === 'ring-started') await world.types(ANNA, '/oncall countries SE');
    });
    await presses(world, BO, 'callBack', { waitFor: 'answer' });
    await settled();
    const call = world.elks.transcripts.findLast(({ direction }) => direction === 'outgoing');
    expect(call?.rings.map(({ number }) => number)).toEqual([BO.phone]);
  });
});

it('whoever has a number that may not be called cannot have a card ring it, nor a prompt recorded, nor take over', async () => {
  await world.types(ANNA, '/oncall countries SE DK');
  await world.types(BO, `/oncall phone ${DANISH}`);
  world.elks.phones[DANISH] = silent;
  await aVoicemail(world);
  await world.types(ANNA, '/oncall countries SE');
  const seen = await presses(world, BO, 'callBack', { waitFor: 'answer' });
  expect(seen.text).toContain('I cannot ring your phone.');
  expect(seen.text).toContain('Denmark (DK)');
  expect(await world.types(BO, '/oncall prompt closed record')).toContain('Denmark (DK)');
  expect(await world.types(BO, '/oncall take for 1h')).toContain('Denmark (DK)');
  expect(dialled()).toBe(0);
});

it('a caller whose country may not be called gets no text either', async () => {
  await world.types(ANNA, '/oncall text callers on "We ring you back."');
  await world.types(ANNA, '/oncall countries NO');
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 5 } } });
  expect(world.elks.sms).toEqual([]);
});
