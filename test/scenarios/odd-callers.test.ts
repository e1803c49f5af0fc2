import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts, card } from './told.ts';
import { ANNA, answers, everybody, LINE, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

it.each([
  ['is empty', '', 'a hidden number'],
  ['is missing', undefined, 'a hidden number'],
  ['says anonymous', 'anonymous', 'a hidden number'],
  ['is a name', 'Elks', 'an unreadable number, `Elks`'],
  ['is a short number', '112', 'an unreadable number, `112`'],
  ['calls the channel', '<!channel>', 'an unreadable number, `<!channel>`'],
  ['mentions somebody', '<@U0ANNA>', 'an unreadable number, `<@U0ANNA>`'],
  ['closes the quote', '` *x* <http://evil.example|y>', 'an unreadable number, `ˋ *x* <http'],
])('a call is served when its caller %s', async (_name, from, shown) => {
  const call = await world.call({ from, phones: { [ANNA.phone]: answers(2) } });
  expect(call.answeredBy).toBe(ANNA.phone);
  expect(card(world)).toContain(`From ${shown}`);
});

it('nobody is mentioned, and nothing linked, by what a caller sends as a number', async () => {
  await world.call({ from: '<!channel> <@U0BO> <http://evil.example|y>', phones: everybody(silent) });
  await world.pass(3_600_000);
  const sent = JSON.stringify(world.messages());
  expect(sent).not.toContain('<!channel>');
  expect(sent).not.toContain('<http');
  expect(alerts(world)).toHaveLength(1);
});

it('a long text is cut', async () => {
  await world.call({ from: 'x'.repeat(5_000), phones: { [ANNA.phone]: answers(2) } });
  expect(card(world).length).toBeLessThan(300);
});

it('a call from our own number goes to voicemail, for it would ring in a circle', async () => {
  const call = await world.call({ from: LINE, caller: { leavesVoicemail: { seconds: 4 } } });
  expect(call.rings).toEqual([]);
  expect(call.recordings).toHaveLength(1);
  expect(alerts(world)).toEqual([expect.stringContaining('going round in a circle')]);
});
