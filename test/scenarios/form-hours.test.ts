// The form of a line's opening hours: the week, what departs from it, and what callers meet when it is closed.
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { faultsAt, fills, formText, opens, presses, sends } from './forms.ts';
import { ANNA, BO, startWorld, type World, withThreeOnCall } from './world.ts';

const DRAWS = 'jour-form-hours-draws';
const ADD = 'jour-form-hours-add';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const opensHours = (): Promise<string> => opens(world, ANNA, '/oncall hours edit');
const chooses = (block: string, selected: string): Promise<string> =>
  presses(world, ANNA, { actionId: DRAWS, block, selected });
const told = (): readonly string[] => world.texts().filter((text) => text.includes('Line Main'));
const hoursNow = async (): Promise<string> => (await world.types(BO, '/oncall hours')).replaceAll('*', '');

describe('the form of the opening hours', () => {
  it('sets a week, an exception and what comes when closed, in one change that is told once', async () => {
    expect(await opensHours()).toContain('Monday to Friday: [Open all day');
    await chooses('day-workdays', 'once');
    await chooses('day-saturday', 'closed');
    await chooses('day-sunday', 'closed');
    const before = told().length;
    const answer = await sends(world, ANNA, {
      'Monday to Friday: closes at': '16:30',
      Day: '2026-12-24',
      'Last day, if there are several': '2026-12-26',
      Reason: 'Christmas',
      'When it is closed, callers hear so; then': 'hangup',
    });
    expect(answer).toContain('Done. The opening hours are now: Mon–Fri 08:00–16:30');
    expect(answer).toContain('Exception 1 added: closed 2026-12-24..2026-12-26 (`Christmas`)');
    expect(answer).toContain('then the call ends');
    await world.restart();
    expect(await hoursNow()).toContain('Mon–Fri 08:00–16:30');
    expect(told().length).toBe(before + 1);
    expect(told().at(-1)?.replaceAll('*', '')).toContain(
      '@anna set the opening hours: Mon–Fri 08:00–16:30, made an exception: closed 2026-12-24..2026-12-26 (`Christmas`) and changed what callers meet',
    );
  });

  it.each([
    ['mon-fri 08:00-17:00', 'Mon–Fri 08:00–17:00'],
    ['mon-fri 08-12 13-17, sat 10-14', 'Mon–Fri 08:00–12:00 13:00–17:00, Sat 10:00–14:00'],
    ['fri 22:00-02:00, sat 18-24', 'Fri 22:00–02:00, Sat 18:00–24:00'],
    ['daily 11-14 17-01', 'Mon–Sun 11:00–14:00 17:00–01:00'],
    ['mon 8-10 11-13 14-16, tue 00-24', 'Mon 08:00–10:00 11:00–13:00 14:00–16:00, Tue 00:00–24:00'],
    ['mon 08:07-24:00', 'Mon 08:07–24:00'],
    ['always', 'always'],
    ['never', 'never'],
  ])('sent as it opened leaves "%s" as it is', async (typed, shown) => {
    await world.types(ANNA, `/oncall hours ${typed}`);
    await opensHours();
    expect(await sends(world, ANNA)).toContain('That is how it was already, so nothing was changed');
    expect(await hoursNow()).toContain(`Opening hours of Main: ${shown}`);
  });

  it('keeps a day with three stretches as it is while others are changed, and says how to type such', async () => {
    await world.types(ANNA, '/oncall hours mon 8-10 11-13 14-16, tue 8-16');
    const form = await opensHours();
    expect(form).toContain('As it is: 08:00–10:00 11:00–13:00 14:00–16:00');
    expect(form).toContain('three stretches a day, `/oncall hours mon 8-10 11-13 14-16, …`');
    await sends(world, ANNA, { 'Tuesday: closes at': '15:00' });
    expect(await hoursNow()).toContain('Mon 08:00–10:00 11:00–13:00 14:00–16:00, Tue 08:00–15:00');
  });

  it('lets a day differ from Monday to Friday, which begins alike', async () => {
    await world.types(ANNA, '/oncall hours mon-fri 8-17');
    expect(await opensHours()).not.toContain('\nFriday: closes at:');
    expect(await chooses('alike', 'each')).toMatch(/Friday: closes at: \[17:00/);
    await sends(world, ANNA, { 'Friday: closes at': '15:00' });
    expect(await hoursNow()).toContain('Mon–Thu 08:00–17:00, Fri 08:00–15:00');
    await opensHours();
    await chooses('alike', 'alike');
    await sends(world, ANNA);
    expect(await hoursNow()).toContain('Mon–Fri 08:00–17:00');
  });

  it('closes for lunch, past midnight, and at the end of the day', async () => {
    await world.types(ANNA, '/oncall hours never');
    await opensHours();
    await chooses('alike', 'each');
    await chooses('day-monday', 'twice');
    await chooses('day-friday', 'night');
    await chooses('day-saturday', 'twice-night');
    await chooses('day-sunday', 'once');
    await sends(world, ANNA, {
      'Monday: break from': '11:30',
      'Friday: opens at': '20:00',
      'Friday: closes at, on Saturday': '03:00',
      'Saturday: opens at': '11:00',
      'Saturday: break from': '14:00',
      'Saturday: break until': '17:00',
      'Saturday: closes at, on Sunday': '01:00',
      'Sunday: closes at': '00:00',
    });
    expect(await hoursNow()).toContain(
      'Mon 08:00–11:30 13:00–17:00, Fri 20:00–03:00, Sat 11:00–14:00 17:00–01:00, Sun 08:00–24:00',
    );
  });

  it('keeps what was entered when a day is opened in another way', async () => {
    await world.types(ANNA, '/oncall hours mon-fri 9-18');
    await opensHours();
    fills(world, ANNA, { 'Monday to Friday: opens at': '07:00' });
    const form = await chooses('day-workdays', 'twice');
    expect(form).toMatch(/opens at: \[07:00.*break from: \[12:00.*break until: \[13:00.*closes at: \[18:00/s);
  });

  it('adds several exceptions and removes some', async () => {
    await world.types(ANNA, '/oncall closed 2026-12-31');
    await world.types(ANNA, '/oncall open 2026-12-13 10-14 Lucia');
    expect(await opensHours()).toMatch(
      /1\. closed 2026-12-31.*\n2\. open 2026-12-13 10:00–14:00 \(`Lucia`\)/,
    );
    fills(world, ANNA, {
      Day: '2027-01-05',
      'From, if not the whole day': '12:00',
      'Until (00:00 is the end of the day)': '00:00',
    });
    expect(await presses(world, ANNA, { actionId: ADD })).toContain('New: closed 2027-01-05 12:00–24:00');
    fills(world, ANNA, { Day: '2027-01-07' });
    await presses(world, ANNA, { actionId: ADD });
    fills(world, ANNA, { 'Exceptions to remove': ['1', 'new-1'] });
    await sends(world, ANNA, { Day: '2027-01-08', 'The line is then': 'open' });
    const now = await hoursNow();
    expect(now).toContain('2. open 2026-12-13 10:00–14:00');
    expect(now).toMatch(/3\. closed 2027-01-05 12:00 – 2027-01-06 00:00/);
    expect(now).toMatch(/4\. open 2027-01-08/);
    expect(now).not.toMatch(/2026-12-31|2027-01-07/);
  });
});

describe('at the field stands', () => {
  const withOnce = async (): Promise<void> => {
    await world.types(ANNA, '/oncall hours mon-fri 8-17');
    await opensHours();
  };

  it.each([
    [
      'the end before the start',
      { 'Monday to Friday: closes at': '07:00' },
      'closes-workdays-once',
      'not after it opens',
    ],
    ['no time', { 'Monday to Friday: closes at': '08:00' }, 'closes-workdays-once', 'not after it opens'],
    ['an exception without a day', { Reason: 'Easter' }, 'except-first-0', 'Choose the day'],
    [
      'a last day before the first',
      { Day: '2026-12-24', 'Last day, if there are several': '2026-12-20' },
      'except-last-0',
      'before the first day',
    ],
    ['a day that is over', { Day: '2026-11-01' }, 'except-first-0', 'in the past'],
    [
      'times of several days',
      {
        Day: '2026-12-24',
        'Last day, if there are several': '2026-12-26',
        'From, if not the whole day': '10:00',
      },
      'except-last-0',
      'those of one day',
    ],
    [
      'half a time',
      { Day: '2026-12-24', 'From, if not the whole day': '10:00' },
      'except-to-0',
      'leave both out',
    ],
    [
      'times past midnight',
      {
        Day: '2026-12-24',
        'From, if not the whole day': '22:00',
        'Until (00:00 is the end of the day)': '02:00',
      },
      'except-to-0',
      '/oncall open 2026-11-29 22:00-02:00',
    ],
  ])('%s', async (_, entries, block, text) => {
    await withOnce();
    const before = await hoursNow();
    expect(await faultsAt(world, ANNA, entries)).toEqual({ [block]: expect.stringContaining(text) });
    expect(await hoursNow()).toBe(before);
  });

  it('that two stretches overlap, and that a night lasts a day', async () => {
    await withOnce();
    await chooses('day-workdays', 'twice');
    await chooses('day-saturday', 'night');
    const faults = await faultsAt(world, ANNA, {
      'Monday to Friday: break until': '11:00',
      'Saturday: opens at': '08:00',
      'Saturday: closes at, on Sunday': '08:00',
    });
    expect(faults).toEqual({
      'reopens-workdays-twice': 'This is before it closes for the break.',
      'closes-saturday-night': expect.stringContaining('a day or more'),
    });
  });

  it('that a roster is gone', async () => {
    await world.types(ANNA, '/oncall roster add sales');
    await opensHours();
    await world.types(BO, '/oncall roster remove sales');
    expect(await faultsAt(world, ANNA, { 'When it is closed, callers hear so; then': 'ring:sales' })).toEqual(
      {
        'when-closed': expect.stringContaining('There is no roster "sales"'),
      },
    );
  });

  it('that times were not yet seen, when the form is sent before it was drawn anew', async () => {
    await opensHours();
    expect(await faultsAt(world, ANNA, { 'Monday to Friday': 'once', Days: 'each' })).toEqual({
      'day-workdays': expect.stringContaining('only just been chosen'),
      alike: expect.stringContaining('only just been chosen'),
    });
  });

  it('of one to be put into the list: what is wrong with it, and it stays', async () => {
    await opensHours();
    fills(world, ANNA, { Reason: 'Easter' });
    const form = await presses(world, ANNA, { actionId: ADD });
    expect(form).toContain('⚠️ Choose the day');
    expect(form).toContain('Easter');
  });
});

describe('a form that is not up to date', () => {
  test('is refused with what changed and what was sent, and begins anew', async () => {
    await world.types(ANNA, '/oncall hours mon-fri 8-17');
    await opensHours();
    await world.types(BO, '/oncall hours mon-fri 9-18');
    const form = await sends(world, ANNA, { 'Monday to Friday: closes at': '16:00', Day: '2026-12-24' });
    expect(form).toContain('@bo set the opening hours: Mon–Fri 09:00–18:00');
    expect(form).toContain('You had sent: Mon–Fri 08:00–16:00; closed 2026-12-24; when closed, voicemail');
    expect(form).toMatch(/opens at: \[09:00/);
    expect(await hoursNow()).toContain('Mon–Fri 09:00–18:00');
  });

  test('sent twice it has one effect', async () => {
    await opensHours();
    const view = world.slack.openViews(ANNA.id).at(-1);
    const { envelope } = await world.slack.submits(ANNA.id, view?.id ?? '', { Day: '2026-12-24' });
    await world.settle();
    expect(formText(world, ANNA)).toContain('Exception 1 added');
    const again = await world.slack.sendsAgain({ envelope });
    expect(again.body).toContain('Exception 1 added');
    expect(await hoursNow()).not.toContain('2. closed');
  });
});
