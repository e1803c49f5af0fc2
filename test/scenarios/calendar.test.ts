import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MONDAY_NINE, stockholm, withTurns } from './turns.ts';
import { ANNA, BO, CIA, startWorld, type World } from './world.ts';

const WEEK_MS = 7 * 86_400_000;

interface Seen {
  readonly fromAt: number;
  readonly untilAt: number;
  readonly title: string;
  readonly uid: string;
}

const eventsIn = (ics: string): readonly Seen[] =>
  new ICAL.Component(ICAL.parse(ics) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .map(({ startDate, endDate, summary, uid }) => ({
      fromAt: startDate.toJSDate().getTime(),
      untilAt: endDate.toJSDate().getTime(),
      title: summary,
      uid,
    }));

describe('a calendar of my shifts', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withTurns(world);
  });
  afterEach(() => world.end());

  const addressFor = async (user: { readonly id: string }): Promise<string> =>
    /https?:\/\/\S+\.ics/.exec(await world.types(user, '/oncall calendar'))?.[0] ?? '';

  const events = async (address: string): Promise<readonly Seen[]> =>
    eventsIn(await (await fetch(address)).text());

  it('holds my turns, at the hours at which clocks will say nine, over the change of clocks too', async () => {
    const answer = await fetch(await addressFor(BO));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    expect(answer.headers.get('cache-control')).toContain('private');
    const text = await answer.text();
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    const seen = eventsIn(text);
    expect(seen[0]).toMatchObject({
      fromAt: MONDAY_NINE,
      untilAt: MONDAY_NINE + WEEK_MS,
      title: 'On call: Main',
    });
    const spring = (await events(await addressFor(CIA))).find(
      ({ fromAt }) => fromAt === stockholm('2027-03-22T09:00'),
    );
    expect((spring?.untilAt ?? 0) - (spring?.fromAt ?? 0)).toBe(WEEK_MS - 3_600_000);
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(seen.length);
  });

  it('has a running shift from where it began', async () => {
    const [running] = await events(await addressFor(ANNA));
    expect(running).toMatchObject({ fromAt: stockholm('2026-11-23T09:00'), untilAt: MONDAY_NINE });
  });

  it('follows covers and swaps', async () => {
    const address = await addressFor(CIA);
    await world.types(CIA, '/oncall cover @bo from 2026-12-01 17:00 until 2026-12-02 08:00');
    const [first] = await events(address);
    expect(first).toMatchObject({
      fromAt: stockholm('2026-12-01T17:00'),
      untilAt: stockholm('2026-12-02T08:00'),
    });
  });

  it('is the same for all my devices, another for each of us, and told to nobody', async () => {
    const told = world.texts().length;
    const [mine, again, others] = [await addressFor(ANNA), await addressFor(ANNA), await addressFor(BO)];
    expect(mine).toBe(again);
    expect(mine).not.toBe(others);
    expect(world.texts()).toHaveLength(told);
  });

  it('can be revoked; a new one has another address', async () => {
    const before = await addressFor(ANNA);
    expect(await world.types(ANNA, '/oncall calendar off')).toContain('works no more');
    expect((await fetch(before)).status).toBe(404);
    const after = await addressFor(ANNA);
    expect(after).not.toBe(before);
    expect((await fetch(after)).status).toBe(200);
    expect((await fetch(before)).status).toBe(404);
  });

  it('survives a restart', async () => {
    const address = await addressFor(ANNA);
    await world.restart();
    expect((await fetch(address)).status).toBe(200);
  });

  it.each(['', 'x', '..%2f..%2fetc%2fpasswd', '%00', '%ZZ', 'a'.repeat(5_000)])(
    'nobody gets in with %j',
    async (token) => {
      await addressFor(ANNA);
      const answer = await fetch(`${world.publicUrl}/calendar/${token}.ics`);
      expect([400, 404, 500]).toContain(answer.status);
      expect(await answer.text()).toBe('');
    },
  );
});
