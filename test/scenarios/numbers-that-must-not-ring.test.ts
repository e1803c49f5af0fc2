// Numbers of our own, and numbers that came into the settings by another way than a command.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alerts } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  CIA,
  everybody,
  LANDLINE,
  LINE,
  SALES_CHANNEL,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const SALES = '+46846500401';
const A_LANDLINE = '+46846500411';

let world: World;
beforeEach(async () => {
  world = await startWorld({ otherNumbers: [SALES] });
  await withThreeOnCall(world);
  await world.types(ANNA, `/oncall line add ${SALES} Sales #sales`);
});
afterEach(() => world.end());

const rung = async (to: string = LINE): Promise<readonly string[]> => {
  const phones = { ...everybody(silent), [A_LANDLINE]: silent };
  return (await world.call({ to, phones, caller: { saysNothing: true } })).rings.map(({ number }) => number);
};

/** Bo's number in the file becomes this one, as if somebody had edited it by hand while Jour was down. */
const boHas = async (phone: string): Promise<void> => {
  await world.stopApp();
  const file = join(world.config.dataDir, 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8')) as { membersById: Record<string, object> };
  settings.membersById[BO.id] = { phone };
  await writeFile(file, JSON.stringify(settings));
  await world.startApp();
  await world.settle();
};

describe('our own numbers', () => {
  it.each([
    ['the line it is typed on', LINE],
    ['another line of ours', SALES],
  ])('are refused as a member’s phone: %s', async (_name, number) => {
    const answer = await world.types(BO, `/oncall phone ${number}`);
    expect(answer).toContain('round in a circle');
    expect(answer).toContain('Nothing was changed');
    expect(await rung()).toEqual([ANNA.phone, BO.phone, CIA.phone]);
  });

  it('are refused as a line while they are a member’s phone', async () => {
    await world.types(ANNA, '/oncall line remove Sales');
    await world.types(BO, `/oncall phone ${CALLER}`);
    expect(await world.types(ANNA, `/oncall line add ${CALLER} Sales #sales`)).toContain(
      'already the number of @bo',
    );
  });

  it('that call each other get voicemail, and ring nobody', async () => {
    const [here, there] = [
      await world.call({ from: SALES, caller: { leavesVoicemail: { seconds: 4 } } }),
      await world.call({ from: LINE, to: SALES, caller: { leavesVoicemail: { seconds: 4 } } }),
    ];
    expect([...here.rings, ...there.rings]).toEqual([]);
    expect([here.recordings.length, there.recordings.length]).toEqual([1, 1]);
    expect(alerts(world)).toEqual([expect.stringContaining('going round in a circle')]);
    const sales = world.slack
      .channel(SALES_CHANNEL.id)
      .messages.map((message) => world.slack.asText(message));
    expect(sales.join('\n')).toContain('going round in a circle');
  });
});

describe('a number that came into the settings by another way is passed by, and status says why', () => {
  it.each([
    ['one of our own lines', SALES, 'is that of one of our own lines'],
    ['premium rate', '+46900123456', 'is specially charged'],
    ['a satellite phone', '+881612345678', 'is a satellite phone'],
    ['abroad', '+4740612345', 'is in Norway (NO), which may not be called'],
    ['no number at all', 'call me', 'cannot be a phone number'],
    ['two at once, which 46elks would ring both', `${BO.phone},+46900123456`, 'cannot be a phone number'],
  ])('%s', async (_name, phone, why) => {
    await boHas(phone);
    expect(await rung()).toEqual([ANNA.phone, CIA.phone]);
    const status = await world.types(ANNA, '/oncall status on Sales');
    expect(status).toContain(`@bo has a number that ${why}`);
    expect(status).toContain('`/oncall phone @name 070-174 06 05`');
  });
});

describe('a Swedish mobile line', () => {
  it('refuses what it could not ring', async () => {
    expect(await world.types(BO, `/oncall phone ${A_LANDLINE}`)).toContain('Swedish mobile phones only');
  });

  it('passes by a landline that another line was given, and that one rings it', async () => {
    await world.types(BO, `/oncall phone ${A_LANDLINE}`, SALES_CHANNEL.id);
    expect(await rung()).toEqual([ANNA.phone, CIA.phone]);
    expect(await rung(SALES)).toEqual([ANNA.phone, A_LANDLINE, CIA.phone]);
    expect(await world.types(ANNA, '/oncall status on Main')).toContain(
      '@bo has a number that this line cannot ring: a Swedish mobile line reaches Swedish mobiles only',
    );
    expect(await world.types(ANNA, '/oncall status on Sales')).not.toContain('cannot ring');
  });

  it('has a landline checked from the line that can', async () => {
    await world.types(BO, `/oncall phone ${A_LANDLINE}`, SALES_CHANNEL.id);
    world.elks.phones[A_LANDLINE] = { ...answers(2), does: { presses: ['1'] } };
    expect(await world.types(BO, '/oncall phone check')).toContain('rings now, from 08-465 004 01');
    await world.elks.settled();
    await world.settle();
    const call = world.elks.transcripts.findLast(({ direction }) => direction === 'outgoing');
    expect(call?.rings).toMatchObject([{ number: A_LANDLINE, shows: SALES }]);
  });
});

it('a landline as the only line rings landlines and mobiles alike', async () => {
  const landline = await startWorld({ line: LANDLINE });
  await withThreeOnCall(landline);
  await landline.types(BO, `/oncall phone ${A_LANDLINE}`);
  const call = await landline.call({ phones: { ...everybody(silent), [A_LANDLINE]: answers(1) } });
  expect(call.answeredBy).toBe(A_LANDLINE);
  await landline.end();
});
