import { afterEach, beforeEach, expect, it } from 'vitest';
import { asked } from './slack-side.ts';
import { ANNA, answers, BO, busy, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

/** What comes as the caller's number, and what people see of it. */
const ODD = [
  ['<!channel> <@U1> *b*', '`<!channel> <@U1> *b*`'],
  ['<http://x.example|press me>', '`<http://x.example|press me>`'],
  ['`_~*bold*~_`', '`ˋ_~*bold*~_ˋ`'],
  ['&lt;!here&gt;', '`&lt;!here&gt;`'],
  ['anonymous', 'hidden number'],
  ['', 'hidden number'],
] as const;
const WRITES = ['chat.postMessage', 'chat.update', 'files.completeUploadExternal'];

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const written = (): readonly Record<string, unknown>[] =>
  WRITES.flatMap((method) => asked(world, method)).map(({ args }) => ({ ...args }));

it.each(ODD)('a caller called "%s" pings nobody, links nowhere and is shown as %s', async (from, shown) => {
  const before = written().length;
  await world.call({ from, phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy } });
  await world.call({ from, phones: { [ANNA.phone]: answers(5) } });
  await world.settle();
  expect(world.newest()).toContain(shown);
  const sent = JSON.stringify(written().slice(before));
  expect(sent).not.toContain('<!channel');
  expect(sent).not.toContain('<!here');
  expect(sent).not.toContain('<@U1>');
  expect(sent).not.toContain('<http://x.example');
});

it('everything written has a text for notifications and screen readers', async () => {
  await world.call({
    phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy },
    caller: { leavesVoicemail: { seconds: 10 } },
  });
  await world.call({ phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy } });
  const texts = written().map((args) => args.text ?? args.initial_comment);
  expect(texts.length).toBeGreaterThan(6);
  for (const text of texts) expect(text).toMatch(/\w{3}/);
});
