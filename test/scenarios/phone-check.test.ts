// A number is rung to hear whether somebody answers on-call calls there.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PhoneScript } from '../../src/simulator/elks/scripts.ts';
import { shipped } from '../sound/given-sounds.ts';
import { slackGoesAway } from './slack-side.ts';
import { toldAlone } from './turns.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CHANNEL,
  DAN,
  declines,
  LINE,
  silent,
  startWorld,
  unreachable,
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

const presses = (...keys: readonly (string | null)[]): PhoneScript => ({
  ...answers(4),
  does: { presses: keys },
});

const dialled = (): number =>
  world.elks.requests.filter(({ method, path }) => method === 'POST' && path === '/calls').length;

const settled = async (): Promise<void> => {
  await world.elks.settled();
  await world.settle();
};

const theCall = () => {
  const call = world.elks.transcripts.findLast(({ direction }) => direction === 'outgoing');
  if (call === undefined) throw new Error('no phone rang');
  return call;
};

/** Bo has it checked, and this happens at the phone. */
const checks = async (
  script: PhoneScript,
  person: { readonly id: string } = BO,
  whom = '',
): Promise<string> => {
  world.elks.phones[BO.phone] = script;
  const answer = await world.types(person, `/oncall phone check${whom}`);
  await settled();
  return answer;
};

const isUnchecked = async (name: string): Promise<boolean> => {
  const status = await world.types(ANNA, '/oncall status');
  const line = status.split('\n').find((row) => row.includes('not checked yet')) ?? '';
  return line.includes(name);
};

const newestAlone = (user: { readonly id: string }): string => toldAlone(world, user).at(-1) ?? '';

describe('a check', () => {
  it('rings from the line, asks for 1, thanks, and is told to the one whose phone it is', async () => {
    expect(await isUnchecked('@bo')).toBe(true);
    const answer = await checks(presses('1'));
    expect(answer).toBe(
      'Your phone 070-174 06 06 rings now, from 070-174 06 00. Answer it and press 1. What comes of it I tell you in a direct message.',
    );
    const { rings, prompts } = theCall();
    expect(rings).toMatchObject([{ number: BO.phone, shows: LINE, how: 'answered' }]);
    expect(prompts.map(({ how }) => how)).toEqual(['played', 'played']);
    expect(await bytesOf(prompts[0]?.url)).toEqual(shipped('en/check'));
    expect(await bytesOf(prompts[1]?.url)).toEqual(shipped('en/checked'));
    expect(newestAlone(BO)).toContain(
      '✅ Your phone 070-174 06 06 was answered and 1 was pressed: calls reach it.',
    );
    expect(await isUnchecked('@bo')).toBe(false);
    expect(await isUnchecked('@cia')).toBe(true);
  });

  it('leaves the channel out of it', async () => {
    const before = world.texts();
    await checks(presses('1'));
    await checks(silent);
    expect(world.texts()).toEqual(before);
  });

  it('speaks the language of the line', async () => {
    await world.types(ANNA, '/oncall language sv');
    await checks(presses('1'));
    expect(await bytesOf(theCall().prompts[0]?.url)).toEqual(shipped('sv/check'));
    expect(await bytesOf(theCall().prompts[1]?.url)).toEqual(shipped('sv/checked'));
  });

  it('asked for by somebody else is told to both', async () => {
    const answer = await checks(presses('1'), ANNA, ' @bo');
    expect(answer).toContain('The phone of @bo, 070-174 06 06, rings now');
    expect(newestAlone(BO)).toContain('Your phone 070-174 06 06 was answered');
    expect(newestAlone(ANNA)).toContain('The phone of @bo, 070-174 06 06, was answered and 1 was pressed');
  });

  it('asks once more after a wrong key', async () => {
    await checks(presses('5', '1'));
    expect(theCall().inputs.map(({ keys }) => keys)).toEqual(['5', '1']);
    expect(newestAlone(BO)).toContain('was answered and 1 was pressed');
  });
});

describe('a check that confirms nothing says why and what to do', () => {
  it.each([
    ['nobody answers', silent, 'was not answered', 'Is it the right number'],
    ['the phone is off', unreachable, 'was not answered', 'Is it the right number'],
    ['it is declined', declines(3), 'was not answered', 'Is it the right number'],
    ['it is busy', busy, /was (busy|not answered)/, 'try again'],
    ['no key is pressed', answers(3), 'no key was pressed: maybe by a voicemail box', '##002#'],
    [
      'a voicemail box answers',
      { kind: 'voicemail', afterSeconds: 18, talksSeconds: 30 } as const,
      'no key was pressed: maybe by a voicemail box',
      '##002#',
    ],
    [
      'whoever answers hangs up while it is asked',
      { ...answers(3), does: { hangsUpDuringPrompt: true } } as const,
      'no key was pressed',
      '##002#',
    ],
    ['only other keys are pressed', presses('5', '7'), 'another key than 1 was pressed', 'Try again'],
    ['many keys are pressed at once', presses('*', '0'), 'another key than 1 was pressed', 'Try again'],
  ])('%s', async (_name, script, why, what) => {
    await checks(script);
    const told = newestAlone(BO);
    expect(told).toContain('*Not checked:*');
    expect(told).toMatch(why);
    expect(told).toContain(what);
    expect(told).toContain('`/oncall phone check`');
    expect(await isUnchecked('@bo')).toBe(true);
    const call = await world.call({ phones: { [ANNA.phone]: busy, [BO.phone]: answers(1) } });
    expect(call.answeredBy).toBe(BO.phone);
  });

  it('46elks does not place the call', async () => {
    world.elks.breakApi({ how: 500, times: 1, only: /POST \/calls/ });
    const answer = await checks(presses('1'));
    expect(answer).toContain('46elks did not place the call');
    expect(answer).toContain('`/oncall phone check`');
    expect(toldAlone(world, BO)).toEqual([]);
  });
});

describe('a check and what happens meanwhile', () => {
  const during = (what: () => Promise<unknown>): void => {
    let isDone = false;
    world.elks.onMoment(async ({ kind }) => {
      if (kind !== 'prompt-played' || isDone) return;
      isDone = true;
      await what();
    });
  };

  it('is confirmed across a restart between the ring and the key', async () => {
    during(async () => {
      await world.stopApp();
      await world.startApp();
    });
    await checks(presses('1'));
    expect(theCall().prompts.map(({ how }) => how)).toEqual(['played', 'played']);
    expect(newestAlone(BO)).toContain('was answered and 1 was pressed');
    expect(await isUnchecked('@bo')).toBe(false);
  });

  it('confirms nothing when the number is another one by then', async () => {
    during(() => world.types(BO, '/oncall phone 070-174 06 11'));
    await checks(presses('1'));
    expect(newestAlone(BO)).toContain('was replaced by another number while it rang');
    expect(await isUnchecked('@bo')).toBe(true);
  });

  it('is confirmed while Slack is away, and told once it is back', async () => {
    let back: (() => Promise<void>) | undefined;
    during(async () => {
      back = await slackGoesAway(world);
    });
    await checks(presses('1'));
    expect(theCall().prompts.map(({ how }) => how)).toEqual(['played', 'played']);
    await back?.();
    await world.pass(10 * MINUTE);
    expect(toldAlone(world, BO)).toHaveLength(1);
    expect(await isUnchecked('@bo')).toBe(false);
  });

  it('is told once, whatever comes twice, late or after a restart', async () => {
    await checks(presses('1'));
    await world.elks.repeatReports();
    await world.settle();
    await world.restart();
    await world.elks.repeatReports();
    await world.settle();
    expect(toldAlone(world, BO)).toHaveLength(1);
  });

  it('whose end is reported late is told then', async () => {
    world.elks.holdReports(true);
    await checks(silent);
    expect(toldAlone(world, BO)).toEqual([]);
    await world.elks.release();
    await world.settle();
    expect(newestAlone(BO)).toContain('was not answered');
  });

  it('whose key is sent again later confirms nothing more', async () => {
    await checks(silent);
    const dial = world.elks.requests.findLast(({ method, path }) => method === 'POST' && path === '/calls');
    const sent = /"next":"([^"]+)"/.exec(dial?.form.voice_start ?? '')?.[1] ?? '';
    const answer = await fetch(sent, {
      method: 'POST',
      body: new URLSearchParams({ callid: 'c1', result: '1' }),
    });
    expect(answer.status).toBe(200);
    expect(await isUnchecked('@bo')).toBe(true);
    const forged = await fetch(
      sent.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      {
        method: 'POST',
        body: new URLSearchParams({ callid: 'c1', result: '1' }),
      },
    );
    expect(forged.status).toBe(404);
  });
});

describe('the calls that checks cost', () => {
  it('are one for two who ask at the same time', async () => {
    world.elks.phones[BO.phone] = presses('1');
    const texts = await Promise.all([
      world.types(BO, '/oncall phone check'),
      world.types(ANNA, '/oncall phone check @bo'),
    ]);
    await settled();
    expect(texts.filter((text) => text.includes('rings now'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('is being checked right now'))).toHaveLength(1);
    expect(dialled()).toBe(1);
  });

  it('are few an hour, also after a restart and for another number of the same person', async () => {
    for (let time = 0; time < 3; time += 1) expect(await checks(silent)).toContain('rings now');
    expect(await checks(silent)).toContain('was checked 3 times within the hour');
    await world.restart();
    await world.types(BO, '/oncall phone 070-174 06 11');
    expect(await checks(silent)).toContain('Try again at');
    expect(dialled()).toBe(3);
    await world.types(BO, `/oncall phone ${BO.phone}`);
    await world.pass(HOUR);
    expect(await checks(presses('1'))).toContain('rings now');
  });

  it('go on after one whose end is never reported', async () => {
    world.elks.holdReports(true);
    await checks(silent);
    await world.pass(3 * MINUTE);
    expect(await checks(silent)).toContain('rings now');
    await world.elks.release();
  });
});

describe('what cannot be checked', () => {
  it('is nobody’s number', async () => {
    const answer = await world.types(BO, '/oncall phone check @dan');
    expect(answer).toContain('@dan has no phone number');
    expect(answer).toContain('`/oncall phone @anna 070-174 06 05`');
    expect(dialled()).toBe(0);
  });

  it.each(['check now', 'check 070-174 06 05', 'check @bo @cia'])('is “%s”', async (typed) => {
    expect(await world.types(BO, `/oncall phone ${typed}`)).toContain('Nothing was changed');
    expect(dialled()).toBe(0);
  });
});

it('another number is unchecked again', async () => {
  await checks(presses('1'));
  const answer = await world.types(BO, '/oncall phone 070-174 06 11');
  expect(answer).toContain('Not checked yet. Have it rung once, to be sure: `/oncall phone check`');
  expect(await isUnchecked('@bo')).toBe(true);
});

describe('a number that somebody else enters', () => {
  const OTHER = '070-174 06 08';

  it('is told to its owner alone, once, and says who did it', async () => {
    const answer = await world.types(ANNA, `/oncall phone @dan ${OTHER}`);
    expect(answer).toContain('@dan gets a message about it.');
    expect(toldAlone(world, DAN)).toEqual([
      expect.stringContaining(
        '@anna entered 070-174 06 08 as your phone for on-call calls to Main (070-174 06 00).',
      ),
    ]);
    expect(newestAlone(DAN)).toContain('`/oncall phone check`');
    await world.restart();
    expect(toldAlone(world, DAN)).toHaveLength(1);
    expect(toldAlone(world, ANNA)).toEqual([]);
  });

  it('is not told about by whoever enters their own', async () => {
    await world.types(BO, `/oncall phone ${OTHER}`);
    expect(toldAlone(world, BO)).toEqual([]);
  });

  it('is told about once Slack is back, and only as it then is', async () => {
    world.slack.trouble({ method: 'chat.postMessage', channel: DAN.id, kind: 'rate-limited' });
    await world.types(ANNA, '/oncall phone @dan 070-174 06 09');
    await world.types(ANNA, `/oncall phone @dan ${OTHER}`);
    expect(toldAlone(world, DAN)).toEqual([]);
    world.slack.calm();
    await world.pass(10 * MINUTE);
    expect(toldAlone(world, DAN)).toEqual([expect.stringContaining(OTHER)]);
  });

  it('whose owner cannot be written to is said to the one who typed, and nobody else', async () => {
    world.slack.trouble({
      method: 'chat.postMessage',
      channel: DAN.id,
      kind: 'error',
      error: 'missing_scope',
    });
    await world.types(ANNA, `/oncall phone @dan ${OTHER}`);
    const whispered = world.slack
      .channel(CHANNEL.id)
      .ephemerals.filter(({ ephemeralTo }) => ephemeralTo === ANNA.id);
    expect(whispered.map(({ text }) => text).join('\n')).toContain(
      'I could not write to <@U0DAN> that you entered a number of theirs',
    );
    expect(world.texts().join('\n')).not.toContain('could not write');
  });
});

it('a result that no direct message can carry is shown in the channel to that person only', async () => {
  world.slack.trouble({ method: 'chat.postMessage', channel: BO.id, kind: 'error', error: 'missing_scope' });
  await checks(presses('1'));
  const whispered = world.slack
    .channel(CHANNEL.id)
    .ephemerals.filter(({ ephemeralTo }) => ephemeralTo === BO.id);
  expect(whispered.map(({ text }) => text).join('\n')).toContain('was answered and 1 was pressed');
  expect(await isUnchecked('@bo')).toBe(false);
});

const bytesOf = async (url = ''): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
