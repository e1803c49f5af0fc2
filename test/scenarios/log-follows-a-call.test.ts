import { afterEach, expect, it } from 'vitest';
import { everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
afterEach(() => world.end());

it('the log follows a call by its id, from the answer to the voicemail in Slack', async () => {
  const lines: string[] = [];
  world = await startWorld({ logTo: { write: (line) => void lines.push(line) } });
  await withThreeOnCall(world);
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 34 } } });
  const logged = lines.map((line) => JSON.parse(line) as Readonly<Record<string, string | undefined>>);
  const callId = logged.find(({ msg }) => msg === 'call answered')?.callId;
  const ofCall = logged.filter((line) => line.callId === callId);
  const told = ofCall.map(({ msg, key, outcome }) => [msg, key?.split(':')[0] ?? '', outcome]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['call answered', '', undefined],
      ['caller got on', '', undefined],
      ['recording reported', '', undefined],
      ['call is over', '', 'voicemail'],
      ['delivered', 'card', undefined],
      ['delivered', 'recording', undefined],
    ]),
  );
});
