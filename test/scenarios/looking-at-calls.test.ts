import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANNA, answers, BO, busy, CIA, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const nobodyAnswers = { [ANNA.phone]: silent, [BO.phone]: busy, [CIA.phone]: silent };

it('calls lists the latest ones first, each with how it ended; calls missed only the missed', async () => {
  await world.call({ phones: { [ANNA.phone]: answers(5) } });
  await world.call({ from: '+46701740698', phones: nobodyAnswers });
  await world.call({ phones: nobodyAnswers, caller: { leavesVoicemail: { seconds: 34 } } });

  const all = await world.types(ANNA, '/oncall calls');
  expect(all).toMatch(/Voicemail.*070-174 06 99.*Missed.*070-174 06 98.*Answered.*@anna/s);

  const missed = await world.types(ANNA, '/oncall calls missed');
  expect(missed).toContain('070-174 06 98');
  expect(missed).not.toContain('@anna');
});

it('test says step by step whom a caller would meet now, and calls nobody', async () => {
  await world.types(ANNA, '/oncall pause @bo');
  const asked = world.elks.requests.length;
  const answer = await world.types(ANNA, '/oncall test');
  expect(answer).toMatch(
    /1\. At once, the phone of @anna rings.*2\. After 15 s.*@cia.*After 30 s, voicemail/s,
  );
  expect(answer).toContain('@bo is paused');
  expect(world.elks.requests).toHaveLength(asked);
  expect(world.elks.transcripts).toHaveLength(0);
});
