import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ANNA,
  answers,
  BO,
  CHANNEL,
  SALES_CHANNEL,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const SALES_NUMBER = '+46701740601';
const DIRECT = { channel: CHANNEL.id };

let world: World;
beforeEach(async () => {
  world = await startWorld({ otherNumbers: [SALES_NUMBER] });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const withSalesLine = async (): Promise<void> => {
  await world.types(ANNA, `/oncall line add ${SALES_NUMBER} Sales #sales`);
};

describe('a line of its own', () => {
  it('is added with what is left to do, and told', async () => {
    const answer = await world.types(ANNA, `/oncall line add ${SALES_NUMBER} Sales #sales`);
    expect(answer).toContain('Calls to Sales (070-174 06 01) are told in #sales');
    expect(answer).toContain('voice_start');
    expect(answer).toContain('/oncall ring roster main on Sales');
    expect(world.newest()).toContain('@anna added a line');
  });

  it('has its own people, whom its channel means without saying so', async () => {
    await withSalesLine();
    await world.types(ANNA, '/oncall roster add sales');
    await world.types(ANNA, '/oncall ring roster sales', SALES_CHANNEL.id);
    expect(await world.types(ANNA, '/oncall set @bo', SALES_CHANNEL.id)).toContain('1. @bo');
    expect(await world.types(ANNA, '/oncall status', DIRECT.channel)).toContain('1. @anna');
    const call = await world.call({ to: SALES_NUMBER, phones: { [BO.phone]: answers(3) } });
    expect(call.answeredBy).toBe(BO.phone);
    const told = world.slack.channel(SALES_CHANNEL.id).messages.map((message) => world.slack.asText(message));
    expect(told.at(-1)).toContain('Answered by @bo');
    expect(await world.types(ANNA, '/oncall calls')).toMatch(/Answered.* by @bo.* on Sales/);
  });

  it('is named where it is not clear which one is meant', async () => {
    await withSalesLine();
    await world.types(ANNA, '/oncall channel #oncall on Sales');
    expect(await world.types(ANNA, '/oncall record on')).toMatch(
      /There are several lines, `Main` and `Sales`/,
    );
    expect(await world.types(ANNA, '/oncall record on on Sales')).toContain('Whole calls are recorded');
    expect(await world.types(ANNA, '/oncall status')).toMatch(/Main .*@anna.*\n.*Sales .*@anna/);
    expect(await world.types(ANNA, '/oncall add @robot')).toContain('@robot is a bot');
  });

  it('keeps its own menu, zone and hidden callers', async () => {
    await withSalesLine();
    await world.types(ANNA, '/oncall menu 1 voicemail on Sales');
    await world.types(ANNA, '/oncall zone Europe/Helsinki on Sales');
    await world.types(ANNA, '/oncall hidden reject on Sales');
    expect(await world.types(ANNA, '/oncall menu on Main')).toContain('has no menu');
    expect(await world.types(ANNA, '/oncall menu on sales')).toContain('leads to voicemail');
    expect(await world.types(ANNA, '/oncall line')).toMatch(
      /Europe\/Stockholm.*\n.*Europe\/Helsinki.*rejected/,
    );
  });

  it('that is told of elsewhere, or is removed, says so where it was told of before', async () => {
    const inSales = (): string =>
      world.slack
        .channel(SALES_CHANNEL.id)
        .messages.map((message) => world.slack.asText(message))
        .join('\n');
    await withSalesLine();
    expect(await world.types(ANNA, '/oncall channel #oncall on Sales')).toContain('told in #oncall');
    await expect
      .poll(inSales)
      .toMatch(/@anna changed the channel: calls to this line are told in #oncall.\n.*Line Sales/);
    await expect.poll(world.newest).toContain('@anna changed the channel');
    await world.types(ANNA, '/oncall undo');
    await world.types(ANNA, '/oncall line remove Sales');
    await expect.poll(inSales).toMatch(/@anna removed a line.*calls to Sales .* are not answered any more/);
    await expect.poll(world.newest).toContain('@anna removed a line');
  });

  it('is removed, and its calls are not answered any more', async () => {
    await withSalesLine();
    expect(await world.types(ANNA, '/oncall line remove Sales')).toContain('not answered any more');
    expect(await world.types(ANNA, '/oncall line')).not.toContain('Sales');
  });

  it.each([
    ['+46701740600 Again #sales', 'The line Main has that number already'],
    ['+46701740602 Other #sales', 'not a number of the 46elks account'],
    [`${BO.phone} Mobile #sales`, 'already the number of @bo'],
    ['+46701740601 main #sales', 'There is a line main already'],
  ])('is not added: %s', async (rest, why) => {
    expect(await world.types(ANNA, `/oncall line add ${rest}`)).toContain(why);
  });
});
