// `/oncall test picture`: what a caller meets, to be looked at and to be read out.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { everyScope } from '../../src/simulator/slack/scopes.ts';
import { ANNA, CHANNEL, startWorld, type World, withThreeOnCall } from './world.ts';

const DIRECT_TO_ANNA = `D${ANNA.id.slice(1)}`;
const PNG_SIGNATURE = '89504e470d0a1a0a';

let world: World;
afterEach(() => world.end());
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});

const pictureOf = (shown: World) => {
  const file = shown.slack.files.find(({ name }) => name.endsWith('.png'));
  if (!file?.bytes) throw new Error('no picture was uploaded');
  const { bytes, altText, mimetype } = file;
  const isPng = bytes.toString('hex', 0, 8) === PNG_SIGNATURE;
  return { isPng, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), altText, mimetype, bytes };
};

it('comes between the two of us, with what it shows in words', async () => {
  const answer = await world.types(ANNA, '/oncall test picture');
  expect(answer).toContain('After 15 s, the phone of @bo rings');
  expect(answer).toContain('The same as a picture comes to you as a direct message');
  const { altText, ...picture } = pictureOf(world);
  expect(picture).toMatchObject({ isPng: true, mimetype: 'image/png' });
  expect(altText).toBe(
    'Ring anna, for 15 s; no answer: Ring bo, for 15 s; no answer: Ring cia, for 15 s; no answer: Voicemail, up to 3 min',
  );
  // Four boxes in a row, at twice their size, and letters in them: without a font the file would be a third of this.
  expect(picture.width).toBeGreaterThan(1_800);
  expect(picture.height).toBeLessThan(200);
  expect(picture.bytes.length).toBeGreaterThan(9_000);
  const [message] = world.slack.channel(DIRECT_TO_ANNA).messages;
  expect(world.slack.asText(message ?? { text: '', blocks: [] })).toMatch(
    /^\*As a picture\*: what a caller to Main meets today 19:00\./,
  );
  expect(world.texts().join()).not.toContain('As a picture');
});

it('shows another moment, and each branch of a menu', async () => {
  await world.types(ANNA, '/oncall menu 1 ring main');
  await world.types(ANNA, '/oncall menu 2 voicemail');
  await world.types(ANNA, '/oncall hours mon-fri 08:00-17:00');
  await world.types(ANNA, '/oncall test picture at 2026-11-26 09:00');
  expect(pictureOf(world).altText).toMatch(
    /^Menu, waits for a key; key 1: \(Ring anna.*\), key 2: \(Voicemail, up to 3 min\), other key: \(/,
  );
});

it('waits for Slack, comes once, and shows what was asked for then', async () => {
  world.slack.trouble({ method: 'files.getUploadURLExternal', kind: 'server-error', times: 1 });
  await world.types(ANNA, '/oncall test picture');
  await world.types(ANNA, '/oncall set @bo');
  await world.clock.advance(120_000);
  expect(world.slack.files.filter(({ isComplete }) => isComplete)).toHaveLength(1);
  expect(pictureOf(world).altText).toMatch(/^Ring anna/);
});

it('comes in the channel’s thread where Slack lets us not write to people', async () => {
  await world.end();
  world = await startWorld({ scopes: everyScope.filter((scope) => scope !== 'im:write') });
  await withThreeOnCall(world);
  await world.types(ANNA, '/oncall test picture');
  const message = world.slack.channel(CHANNEL.id).messages.at(-1);
  expect(message && world.slack.asText(message)).toMatch(
    /@anna asked for a picture of what a caller to Main meets .* follows in this thread[\s\S]*As a picture/,
  );
});

it('tells what is wrong with what was typed, and sends nothing', async () => {
  expect(await world.types(ANNA, '/oncall test picture at noon')).toContain('noon');
  expect(await world.types(ANNA, '/oncall test picture of it')).toContain('/oncall test');
  expect(world.slack.files).toEqual([]);
});
