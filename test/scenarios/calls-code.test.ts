import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, presses, rung, soundOf, teamSets } from './meets.ts';
import { alerts, card, thread } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  CIA,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const CODE = '48213';
const WRONG = '99999#';
const ALL_ANSWER = everybody(answers(4));

let world: World;
let log: string[];
beforeEach(async () => {
  log = [];
  world = await startWorld({ logTo: { write: (line) => void log.push(line) } });
  await withThreeOnCall(world);
  await teamSets(
    world,
    'roster add sales',
    'set @bo in sales',
    'menu 1 ring main',
    'menu 9 pin',
    `pin add ${CODE} acme ring sales`,
    'pin add 1357 bolt ring @cia',
    'pin add 2468013579 core voicemail',
    'pin add 86420 delta say info',
  );
});
afterEach(() => world.end());

const everythingKept = async (): Promise<string> => {
  const entries = await readdir(world.dataDir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
};

describe('a code typed by a caller', () => {
  it.each([
    ['of five digits rings its roster', `${CODE}#`, BO, 'acme'],
    ['of four digits rings its member', '1357#', CIA, 'bolt'],
  ])('%s', async (_name, keys, person, label) => {
    const call = await world.call({ phones: ALL_ANSWER, caller: presses('9', keys) });
    expect(heard(call)).toEqual(['menu', 'pin']);
    expect(rung(call)).toEqual([person.phone]);
    expect(card(world)).toContain(`Answered by @${person.name}`);
    expect(card(world)).toMatch(new RegExp(`Pressed 9 in the menu, code of .?${label}`));
  });

  it('of ten digits needs no hash, and leads to voicemail', async () => {
    const caller = { presses: ['9', '2468013579'], leavesVoicemail: { seconds: 7 } };
    const call = await world.call({ caller });
    expect(heard(call)).toEqual(['menu', 'pin', 'voicemail']);
    expect(rung(call)).toEqual([]);
    expect(card(world)).toContain('Voicemail, 7 s');
    expect(card(world)).toMatch(/Pressed 9 in the menu, code of .?core/);
    expect(thread(world).join()).toContain('@anna, @bo and @cia: please call back');
  });

  it('leads to a message that is said, which is no missed call', async () => {
    const call = await world.call({ caller: presses('9', '86420#') });
    expect(heard(call)).toEqual(['menu', 'pin', 'info']);
    expect(card(world)).toContain('Chose to hear a message, and heard it');
    await world.pass(10 * 60_000);
    expect(alerts(world)).toEqual([]);
  });

  it('is right at the third try', async () => {
    const call = await world.call({ phones: ALL_ANSWER, caller: presses('9', WRONG, '11111#', `${CODE}#`) });
    expect(heard(call)).toEqual(['menu', 'pin', 'wrong-pin', 'wrong-pin']);
    expect(call.answeredBy).toBe(BO.phone);
  });

  it.each([
    ['wrong three times', ['9', WRONG, '11111#', '22222#']],
    ['not typed at all', ['9']],
    ['one of a removed customer', ['9', '77777#', '77777#', '77777#']],
  ])('leads on as the menu does otherwise when it is %s', async (_name, keys) => {
    await teamSets(world, 'pin add 77777 gone voicemail', 'pin remove gone');
    const call = await world.call({ phones: ALL_ANSWER, caller: presses(...keys) });
    expect(heard(call)).toEqual(['menu', 'pin', 'wrong-pin', 'wrong-pin']);
    expect(rung(call)).toEqual([ANNA.phone]);
    expect(card(world)).toContain('Answered by @anna');
    expect(card(world)).not.toContain('code of');
  });

  it('is in no request to Slack, no log and no file, right or wrong', async () => {
    await world.call({
      phones: ALL_ANSWER,
      caller: presses('9', '55501#', `${CODE}#`),
    });
    await world.call({ caller: { presses: ['9', '2468013579'], leavesVoicemail: { seconds: 7 } } });
    const told = [JSON.stringify(world.slack.requests), ...world.texts(), ...log, await everythingKept()];
    const said = told.join('\n');
    expect(said.includes('acme')).toBe(true);
    expect(['55501', CODE, '2468013579'].filter((code) => said.includes(code))).toEqual([]);
  });
});

describe('the card of a caller with a code', () => {
  it('says that a code is being typed, whose it was, and who rings', async () => {
    const call = world.elks.startCall({
      from: CALLER,
      to: world.line,
      phones: { [BO.phone]: answers(5) },
      caller: presses('9', WRONG, `${CODE}#`),
    });
    await call.until('prompt-played');
    await call.until('asked');
    await world.slack.until('the code', () => card(world).includes('typing a code'));
    await call.rings(BO.phone);
    await world.slack.until('ringing', () => card(world).includes('Ringing @bo…'));
    expect(card(world)).toMatch(/Pressed 9 in the menu, code of .?acme/);
    await call.finish();
    await world.settle();
    expect(card(world)).toContain('Answered by @bo');
  });

  it('alerts the people behind the door when they did not answer', async () => {
    await world.call({ phones: { [BO.phone]: silent }, caller: presses('9', `${CODE}#`) });
    await world.pass(3 * 60_000);
    expect(card(world)).toContain('Tried: @bo did not answer');
    expect(alerts(world)).toHaveLength(1);
    expect(alerts(world)[0]).toContain('@bo');
    expect(alerts(world)[0]).not.toContain('@anna');
  });

  it('alerts those who come otherwise when the caller hangs up at the code', async () => {
    await world.call({ caller: { presses: ['9', WRONG], hangsUpDuringPrompt: soundOf('wrong-pin') } });
    expect(card(world)).toContain('Caller gave up');
    expect(alerts(world)[0]).toContain('@anna');
  });
});
