import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BO, startWorld, type World, withThreeOnCall } from './world.ts';

/** What is typed, what the answer says, and what the channel is told. It is Tuesday 2026-11-24 19:00. */
const CHANGES: readonly (readonly [typed: string, answered: readonly string[], told: string])[] = [
  [
    'hours mon-fri 08:00-17:00, sat 10:00-14:00',
    [
      'Opening hours of Main: Mon–Fri 08:00–17:00, Sat 10:00–14:00',
      '*Closed now* until tomorrow 08:00',
      'Europe/Stockholm',
    ],
    '@anna set the opening hours: Mon–Fri 08:00–17:00, Sat 10:00–14:00.',
  ],
  ['hours vardagar 18-24', ['Mon–Fri 18:00–24:00', '*Open now* until tomorrow 00:00'], '*Open now* until'],
  ['hours never', ['Main: never', '*Closed now*, with no change in sight'], 'set the opening hours: never'],
  [
    'closed 2026-12-24..2026-12-26 Christmas',
    ['1. closed 2026-12-24..2026-12-26 (`Christmas`)', '`/oncall remove exception 1`', '*Open now* until'],
    '@anna made an exception: closed 2026-12-24..2026-12-26 (`Christmas`)',
  ],
  ['closed today', ['closed 2026-11-24', '*Closed now* until tomorrow'], '(exception 1)'],
  [
    'closed until 2026-12-01 07:00 moving',
    ['closed 2026-11-24 19:00 – 2026-12-01 07:00 (`moving`)', '*Closed now* until Dec 1'],
    'moving',
  ],
  [
    'open until 22:00',
    ['open 2026-11-24 19:00–22:00', 'Open now'],
    '@anna made an exception: open 2026-11-24',
  ],
  ['closed then hangup', ['callers hear so; then the call ends'], 'they hear so, then the call ends'],
  [
    'closed then ring main',
    ['then the phones of the roster main ring.'],
    'then the phones of the roster main ring',
  ],
  ['announce hours on', ['The channel is told when the line opens and closes'], 'has this channel told'],
  [
    'holidays SE',
    [
      'Closed on public holidays in `SE`. Next: juldagen 2026-12-25, annandag jul 2026-12-26 and nyårsdagen 2027-01-01',
    ],
    '@anna closed the line on public holidays in `SE`',
  ],
  ['holidays SE +eves', ['`SE`, eves too. Next: julafton 2026-12-24'], 'eves too'],
];

const QUESTIONS: readonly (readonly [typed: string, answered: readonly string[]])[] = [
  ['hours', ['Opening hours of Main: always', '*Open now*, with no change in sight', 'then voicemail']],
  ['exceptions', ['There are no exceptions', '/oncall closed 2026-12-24 Christmas']],
  ['holidays', ['Holidays are days like others', '/oncall holidays SE +eves']],
  ['hours always', ['nothing was changed']],
  ['hours mon-fri', ['I cannot read `mon-fri` as opening hours', '`/oncall hours mon-fri 08:00-17:00']],
  ['closed', ['needs to know which way', '/oncall closed DATE [TIMES] [REASON]']],
  ['closed 2026-11-20', ['`2026-11-20` is in the past']],
  ['closed then ring night', ['night', 'main']],
  ['remove exception 3', ['There is no exception 3', '/oncall exceptions']],
  ['holidays XX', ['I know no holidays of `XX`', '/oncall holidays SE']],
  ['holidays keep juldagen', ['Holidays are days like others on this line', '/oncall holidays SE']],
  ['help hours', ['`/oncall hours mon-fri 08:00-17:00, sat 10:00-14:00`', '`/oncall hours never`']],
  [
    'help closed',
    ['`/oncall closed then voicemail`', '`/oncall closed until 2026-12-01 07:00 moving house`'],
  ],
];

describe('opening hours as the help writes them', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await withThreeOnCall(world);
  });
  afterEach(() => world.end());

  it.each(CHANGES)('/oncall %s', async (typed, answered, told) => {
    const before = world.messages().length;
    const answer = await world.types(ANNA, `/oncall ${typed}`);
    for (const words of answered) expect(answer).toContain(words);
    expect(world.texts()[before]).toContain(told);
  });

  it.each(QUESTIONS)('/oncall %s changes nothing and tells the channel nothing', async (typed, answered) => {
    const before = world.messages().length;
    const answer = await world.types(ANNA, `/oncall ${typed}`);
    for (const words of answered) expect(answer).toContain(words);
    expect(world.messages()).toHaveLength(before);
  });

  it('exceptions are listed with their numbers and removed by them', async () => {
    await world.types(ANNA, '/oncall closed 2026-12-24 Christmas');
    await world.types(ANNA, '/oncall open 2026-11-29 11:00-14:00');
    const list = await world.types(ANNA, '/oncall exceptions');
    expect(list).toMatch(/1\. closed 2026-12-24.*2\. open 2026-11-29 11:00–14:00/s);

    expect(await world.types(ANNA, '/oncall remove exception 1')).toContain('Removed: closed 2026-12-24');
    expect(world.newest()).toContain('@anna removed an exception: closed 2026-12-24 (`Christmas`)');
    expect(await world.types(ANNA, '/oncall exceptions')).not.toContain('Christmas');
    await world.types(ANNA, '/oncall closed 2026-12-31');
    await world.types(ANNA, '/oncall remove exceptions 2 3');
    expect(world.newest()).toContain(
      '@anna removed exceptions: open 2026-11-29 11:00–14:00 and closed 2026-12-31',
    );
  });

  it('a number stays with its exception: whoever has an older list takes no other one out', async () => {
    await world.types(ANNA, '/oncall closed 2026-12-24 Christmas');
    await world.types(ANNA, '/oncall closed 2026-12-31');
    await world.types(ANNA, '/oncall remove exception 2');
    await world.restart();
    await world.types(BO, '/oncall closed 2027-01-05');
    expect(await world.types(ANNA, '/oncall remove exception 2')).toContain('There is no exception 2');
    await world.types(BO, '/oncall undo');
    await world.types(BO, '/oncall closed 2027-01-07');
    expect(await world.types(ANNA, '/oncall exceptions')).toMatch(
      /1\. closed 2026-12-24.*4\. closed 2027-01-07/s,
    );
  });

  it('an exception that is had again has its number again', async () => {
    await world.types(ANNA, '/oncall closed 2026-12-24 Christmas');
    await world.types(ANNA, '/oncall remove exception 1');
    await world.types(ANNA, '/oncall closed 2026-12-31');
    await world.types(ANNA, '/oncall undo 6');
    expect(await world.types(ANNA, '/oncall exceptions')).toMatch(
      /1\. closed 2026-12-24.*2\. closed 2026-12-31/s,
    );
  });

  it('a holiday is kept open and closed again', async () => {
    await world.types(ANNA, '/oncall holidays SE');
    expect(await world.types(ANNA, '/oncall holidays keep juldagen')).toContain(
      'Kept open: juldagen 2026-12-25',
    );
    expect(await world.types(ANNA, '/oncall holidays')).toContain('juldagen 2026-12-25 (kept open)');
    expect(await world.types(ANNA, '/oncall holidays close 2026-12-25')).toContain('Closed again: juldagen');
    expect(await world.types(ANNA, '/oncall holidays off')).toContain('Holidays are days like others now');
    expect(world.newest()).toContain('@anna made holidays days like others');
  });

  it('outlive a restart', async () => {
    await world.types(ANNA, '/oncall hours mon-fri 08-17');
    await world.types(ANNA, '/oncall holidays SE +eves');
    await world.types(ANNA, '/oncall closed 2026-12-23 stock-taking');
    const before = await world.types(ANNA, '/oncall hours');
    await world.restart();
    expect(await world.types(ANNA, '/oncall hours')).toBe(before);
    expect(before).toMatch(/Mon–Fri.*stock-taking.*julafton/s);
  });

  it('are told by the status, when there is something to tell', async () => {
    expect(await world.types(ANNA, '/oncall status')).not.toContain('Open now');
    await world.types(ANNA, '/oncall hours mon-fri 18:00-20:00');
    expect(await world.types(ANNA, '/oncall status')).toContain('*Open now* until today 20:00');
    await world.types(ANNA, '/oncall closed today party');
    expect(await world.types(ANNA, '/oncall status')).toMatch(/\*Closed now\* until tomorrow 18:00.*party/);
  });
});
