import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BO, startWorld, type World, withThreeOnCall } from './world.ts';

/** Slack's own form of a mention is typed here as it is sent, so nothing is escaped again. */
const AS_SENT = { shouldEscape: false } as const;

describe('commands as phones and people write them', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it.each([
    ['in capitals', '/oncall PAUSE Until 21:00', 'until today 21:00'],
    ['with many spaces', '/oncall    ring     everyone    20s   ', 'Everyone at once, for 20 s'],
    ['with tabs and line breaks', '/oncall ring\teveryone\n20s', 'Everyone at once, for 20 s'],
    ['with smart quotes', '/oncall phone “070-174 06 08”', 'now ring 070-174 06 08'],
    ['with long dashes', '/oncall phone 070–174 06 08', 'now ring 070-174 06 08'],
    ['with a number in several words', '/oncall phone @bo 070 174 06 08', '@bo now ring 070-174 06 08'],
    ['with a number pasted with marks', '/oncall phone \u202a+46701740608\u202c', 'now ring 070-174 06 08'],
    ['with commas and "and"', '/oncall set @bo, @cia and @anna', '1. @bo'],
    ['with "me"', '/oncall pause me for 1 hour', 'until today 20:00'],
  ])('%s', async (_how, typed, answered) => {
    expect(await world.types(ANNA, typed)).toContain(answered);
  });

  it.each([
    ['with a name', `/oncall set <@${BO.id}|bo> <@${ANNA.id}|anna>`],
    ['without a name', `/oncall set <@${BO.id}> <@${ANNA.id}>`],
    ['without a space between', `/oncall set <@${BO.id}|bo><@${ANNA.id}>`],
  ])('mentions %s', async (_how, typed) => {
    const seen = await world.slack.types(ANNA.id, typed, AS_SENT);
    expect(seen.text).toMatch(/1\. @bo.*\n2\. @anna/);
  });

  it('a number that Slack made a link of', async () => {
    const seen = await world.slack.types(
      ANNA.id,
      '/oncall phone <tel:+46701740608|+46 70 174 06 08>',
      AS_SENT,
    );
    expect(seen.text).toContain('now ring 070-174 06 08');
  });
});
