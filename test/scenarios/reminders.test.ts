import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shipped } from '../sound/given-sounds.ts';
import { aMissedCall, aVoicemail, cardText, finishes, presses } from './cards.ts';
import { hashOf } from './sounds.ts';
import { thread } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  CIA,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) await world.pass(MINUTE);
};

const reminders = (): readonly string[] => thread(world).filter((text) => text.startsWith('⏰'));
const rung = (): readonly string[] =>
  world.elks.transcripts.filter(({ direction }) => direction === 'outgoing').map(({ to }) => to);

describe('remind 10m, 30m', () => {
  beforeEach(() => world.types(ANNA, '/oncall remind 10m, 30m'));

  it('mentions those on call in the thread, each time once', async () => {
    await aVoicemail(world);
    await minutes(9);
    expect(reminders()).toEqual([]);
    await minutes(1);
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('Nobody has claimed this voicemail yet.');
    expect(reminders()[0]).toContain('@anna, @bo and @cia: press Claim on the card');
    await minutes(25);
    expect(reminders()).toHaveLength(2);
    await world.pass(24 * HOUR);
    expect(reminders()).toHaveLength(2);
  });

  it('speaks of the call by the time that its card and its alert do', async () => {
    await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 100 } } });
    await minutes(11);
    expect(cardText(world)).toContain('today 19:00');
    expect(reminders()[0]).toContain('today 19:00');
  });

  it('is silent once somebody has claimed it or is done with it', async () => {
    await aMissedCall(world);
    await presses(world, BO, 'claim');
    await minutes(31);
    expect(reminders()).toEqual([]);
    await finishes(world, BO);
    await minutes(31);
    expect(reminders()).toEqual([]);
  });

  it('survives a restart, and what was missed meanwhile is one message', async () => {
    await aMissedCall(world);
    await world.stopApp();
    await world.clock.advance(HOUR);
    await world.startApp();
    await world.settle();
    expect(reminders()).toHaveLength(1);
    await minutes(5);
    expect(reminders()).toHaveLength(1);
  });

  it('is about the new state after a restart in another day', async () => {
    await aMissedCall(world);
    await world.pass(6 * HOUR);
    await world.restart();
    await minutes(2);
    expect(reminders()).toHaveLength(1);
  });
});

describe('remind call 45m', () => {
  const CLAIMS = { ...answers(3), does: { presses: ['1'] } } as const;
  const minuteWithCalls = async (): Promise<void> => {
    await minutes(1);
    await world.elks.settled();
    await world.settle();
  };

  beforeEach(async () => {
    await world.types(ANNA, '/oncall remind call 45m');
    for (const { phone } of [ANNA, BO, CIA]) world.elks.phones[phone] = silent;
    await aMissedCall(world);
    await minutes(44);
  });

  it('rings them one after another until somebody presses 1', async () => {
    world.elks.phones[BO.phone] = CLAIMS;
    expect(rung()).toEqual([]);
    await minuteWithCalls();
    // Nobody waits for the next one to be rung: the report that leads to it is acknowledged first.
    await expect.poll(rung).toEqual([ANNA.phone, BO.phone]);
    await minuteWithCalls();
    expect(cardText(world)).toContain('*Claimed by @bo*');
    await minuteWithCalls();
    expect(rung()).toHaveLength(2);
  });

  it.each(['1', '5'])('speaks the language of the line to the end, after the key %s', async (key) => {
    await world.types(ANNA, '/oncall language sv');
    world.elks.phones[ANNA.phone] = { ...CLAIMS, does: { presses: [key] } };
    await minuteWithCalls();
    const heard = (world.elks.transcripts.at(-1)?.prompts ?? []).map(({ url }) => url);
    const swedish = ['claim', 'goodbye'].map((name) => hashOf(shipped(`sv/${name}`)));
    expect(heard).toEqual(swedish.map((hash) => expect.stringContaining(hash)));
  });

  it('rings each of them once', async () => {
    for (let count = 0; count < 8; count += 1) await minuteWithCalls();
    expect(rung()).toEqual([ANNA.phone, BO.phone, CIA.phone]);
    expect(cardText(world)).toContain('[Claim]');
  });

  it('does not take another key for a claim', async () => {
    world.elks.phones[ANNA.phone] = { ...answers(3), does: { presses: ['5'] } };
    await minuteWithCalls();
    expect(cardText(world)).not.toContain('Claimed');
  });

  it('goes on to the next when 46elks does not take a call', async () => {
    world.elks.breakApi({ how: 500, times: 1, only: /POST \/calls/ });
    world.elks.phones[BO.phone] = CLAIMS;
    await minuteWithCalls();
    await minuteWithCalls();
    expect(rung()).toEqual([BO.phone]);
    expect(cardText(world)).toContain('*Claimed by @bo*');
  });
});

describe('a line with opening hours', () => {
  // It is Tuesday, 19:00.
  beforeEach(async () => {
    await world.types(ANNA, '/oncall hours mon-fri 08:00-17:00');
  });

  it('a voicemail left after hours comes up when the line opens, once', async () => {
    await aVoicemail(world);
    await world.pass(12 * HOUR);
    expect(reminders()).toEqual([]);
    await world.pass(HOUR);
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]).toContain('Left while closed: a voicemail.');
    expect(reminders()[0]).toContain('@anna, @bo and @cia');
    await world.pass(3 * HOUR);
    expect(reminders()).toHaveLength(1);
  });

  it('minutes count from the opening', async () => {
    await world.types(ANNA, '/oncall remind 10m');
    await aVoicemail(world);
    await world.pass(13 * HOUR);
    expect(reminders()).toHaveLength(1);
    await minutes(9);
    expect(reminders()).toHaveLength(1);
    await minutes(2);
    expect(reminders()).toHaveLength(2);
  });

  it('“always” reminds at night too', async () => {
    await world.types(ANNA, '/oncall remind 10m');
    await world.types(ANNA, '/oncall remind always');
    await aVoicemail(world);
    await minutes(11);
    expect(reminders()).toHaveLength(1);
  });

  it('“off” brings nothing up', async () => {
    await world.types(ANNA, '/oncall remind off');
    await aVoicemail(world);
    await world.pass(20 * HOUR);
    expect(reminders()).toEqual([]);
  });
});
