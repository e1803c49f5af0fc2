import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeText, opensHome, SETTLED_MS, timesShown } from './homes.ts';
import {
  ANNA,
  BO,
  CIA,
  DAN,
  everybody,
  GUEST,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

describe('whoever opens Home', () => {
  it('reads whether their phone rings, its number, the line and who is called', async () => {
    await withThreeOnCall(world);
    expect(await opensHome(world, ANNA)).toMatchInlineSnapshot(`
      "# You are on call now: your phone rings first
      You are called *first*, then @bo and @cia.
      Cannot answer for a while? Pause, and calls skip you. [Pause me… ▾ Until the morning, 08:00 / For 1 hour / Until I resume]
      Your phone: *070-174 06 05* [My number]
      ⚠️ It is not checked yet. Let it ring once, and press 1 to say that you answer it. [Check it]
      ───
      # Who is called now
      *Main (070-174 06 00)*
      *Open* day and night.
      Called now: @anna, @bo and @cia, one after another, 15 s each, 1 round.
      [Edit roster] [Edit hours]
      ───
      # Last calls
      No calls of late. What a caller would meet: \`/oncall test\`"
    `);
  });

  it('sees the last calls with what became of them', async () => {
    await withThreeOnCall(world);
    await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
    await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 20 } } });
    const [, calls] = (await opensHome(world, BO)).split('Last calls');
    expect(calls).toMatch(/Voicemail[^\n]*070-174 06 99[\s\S]*Missed[^\n]*070-174 06 99/);
  });

  it('is backup when others come first', async () => {
    await withThreeOnCall(world);
    const text = await opensHome(world, CIA);
    expect(text).toContain('You are on call as backup');
    expect(text).toContain('You are called after @anna and @bo.');
  });

  it('reads on the first day which three steps lead onto call, and which are done', async () => {
    expect(await opensHome(world, DAN)).toMatchInlineSnapshot(`
      "# You are not on call
      Three steps, and your phone rings when somebody calls:
      ▫️ *1. Your number:* the phone that is to ring for you. [Give my number]
      ▫️ *2. The roster:* you are in none yet. Type \`/oncall add me\`, or ask somebody on call to do it.
      ▫️ *3. A test:* once your number is known, it can be rung to see that you answer it.
      ───
      # Who is called now
      *Main (070-174 06 00)*
      *Open* day and night.
      ⚠️ *No phone rings: nobody is in the roster.* Callers go straight to voicemail.
      [Edit roster] [Edit hours]
      ───
      # Last calls
      No calls of late. What a caller would meet: \`/oncall test\`"
    `);
    await world.types(DAN, '/oncall phone 070-174 06 08');
    await world.pass(SETTLED_MS);
    expect(homeText(world, DAN)).toContain('✅ *1. Your number:* done, 070-174 06 08.');
    await world.types(ANNA, '/oncall add @dan');
    await world.pass(SETTLED_MS);
    expect(homeText(world, DAN)).toContain('You are on call now: your phone rings first');
  });

  it('is told politely when they are a guest', async () => {
    await withThreeOnCall(world);
    expect(await opensHome(world, GUEST)).toBe(
      '*The on-call phone*\nThe on-call phone is for the members of this workspace. Please ask somebody of the team.',
    );
  });
});

describe('whoever may change less', () => {
  it('is offered no form, and told whom to ask', async () => {
    await withThreeOnCall(world);
    await world.types(ANNA, '/oncall admins @anna');
    expect(await opensHome(world, ANNA)).toContain('[Edit roster]');
    expect(await opensHome(world, BO)).not.toContain('[Edit roster]');
    expect(await opensHome(world, DAN)).toContain('Ask one of those who may change it');
  });

  it('sees it within seconds of becoming a guest, and of being one no more', async () => {
    await withThreeOnCall(world);
    await opensHome(world, DAN);
    for (const [role, text] of [
      ['guest', 'for the members of this workspace'],
      ['member', 'Three steps'],
    ] as const) {
      world.slack.people.makes(DAN.id, role);
      await world.slack.sendsEvent({ type: 'user_change', user: { id: DAN.id } });
      await world.pass(SETTLED_MS);
      expect(homeText(world, DAN)).toContain(text);
    }
  });
});

describe('what is told again', () => {
  it('has one effect, and unchanged Homes are not given to Slack again', async () => {
    await withThreeOnCall(world);
    const { envelope } = await world.slack.opensHome(ANNA.id);
    await world.slack.sendsAgain({ envelope: { ...envelope, retry: { num: 1, reason: 'http_timeout' } } });
    await opensHome(world, ANNA);
    await world.pass(10 * 60_000);
    expect(timesShown(world)).toBe(1);
  });

  it('is nothing while only the messages of the app are looked at', async () => {
    await world.slack.sendsEvent({
      type: 'app_home_opened',
      user: ANNA.id,
      channel: 'D0ANNA',
      tab: 'messages',
    });
    await world.settle();
    expect(timesShown(world)).toBe(0);
  });
});

describe('by Socket Mode', () => {
  it('Home opens as it does by HTTP', async () => {
    await world.end();
    world = await startWorld({ socketMode: true });
    await withThreeOnCall(world);
    expect(await opensHome(world, ANNA)).toContain('# You are on call now');
  });
});
