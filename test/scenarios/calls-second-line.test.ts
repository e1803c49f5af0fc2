import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, presses, rung, teamSets } from './meets.ts';
import { cards } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  everybody,
  SALES_CHANNEL,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const SALES = '+46701740601';
const ALL_ANSWER = everybody(answers(3));

let world: World;
beforeEach(async () => {
  world = await startWorld({ otherNumbers: [SALES] });
  await withThreeOnCall(world);
  await teamSets(
    world,
    `line add ${SALES} Sales #sales`,
    'roster add sales',
    'set @bo in sales',
    'ring roster sales on Sales',
  );
});
afterEach(() => world.end());

const toldInSales = (): string =>
  world.slack
    .channel(SALES_CHANNEL.id)
    .messages.map((message) => world.slack.asText(message))
    .join('\n');

describe('a second line', () => {
  it('rings its own people and tells its own channel; the first line is as it was', async () => {
    const second = await world.call({ to: SALES, phones: ALL_ANSWER });
    expect(rung(second)).toEqual([BO.phone]);
    expect(toldInSales()).toMatch(/Answered by @bo[\s\S]*to .?Sales/);
    expect(cards(world)).toEqual([]);
    const first = await world.call({ phones: ALL_ANSWER });
    expect(rung(first)).toEqual([ANNA.phone]);
    expect(cards(world)).toHaveLength(1);
    expect(toldInSales()).not.toContain('Answered by @anna');
  });

  it('alerts its own channel of a missed call, not the first one', async () => {
    await world.call({ to: SALES, phones: { [BO.phone]: silent }, caller: { saysNothing: true } });
    await world.pass(3 * 60_000);
    expect(toldInSales()).toContain('Missed call: nobody answered');
    expect(world.texts().join()).not.toContain('Missed call');
  });

  it('has hours of its own', async () => {
    await teamSets(world, 'hours mon-fri 08:00-17:00 on Sales');
    expect(heard(await world.call({ to: SALES, caller: { saysNothing: true } }))).toEqual([
      'closed',
      'voicemail',
    ]);
    expect((await world.call({ phones: ALL_ANSWER })).answeredBy).toBe(ANNA.phone);
  });

  it('has a zone of its own: it is an hour later in Helsinki', async () => {
    await teamSets(world, 'zone Europe/Helsinki on Sales', 'hours mon-fri 08:00-19:30 on Sales');
    await teamSets(world, 'hours mon-fri 08:00-19:30 on Main');
    expect(heard(await world.call({ to: SALES, caller: { saysNothing: true } }))[0]).toBe('closed');
    expect((await world.call({ phones: ALL_ANSWER })).answeredBy).toBe(ANNA.phone);
  });

  it('has a menu and codes of its own', async () => {
    await teamSets(
      world,
      'menu 1 ring sales on Sales',
      'menu 9 pin on Sales',
      'pin add 48213 acme ring main on Sales',
    );
    const byCode = await world.call({ to: SALES, phones: ALL_ANSWER, caller: presses('9', '48213#') });
    expect(byCode.answeredBy).toBe(ANNA.phone);
    expect(toldInSales()).toMatch(/code of .?acme/);
    const first = await world.call({ phones: ALL_ANSWER, caller: presses('1') });
    expect(heard(first)).toEqual([]);
  });

  it('speaks a language of its own', async () => {
    await teamSets(world, 'language sv on Sales', 'hours never on Sales');
    const second = await world.call({ to: SALES, caller: { saysNothing: true } });
    expect(heard(second)).toEqual(['closed in sv', 'voicemail in sv']);
    const first = await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
    expect(heard(first)).toEqual(['voicemail']);
  });

  it('is refused to callers once it is removed, while the first line rings on', async () => {
    await teamSets(world, 'line remove Sales');
    expect((await world.call({ to: SALES })).ended?.when).toBe('hangup reject');
    expect((await world.call({ phones: ALL_ANSWER })).answeredBy).toBe(ANNA.phone);
  });
});
