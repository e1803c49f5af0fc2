import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, BO, startWorld, type World, withThreeOnCall } from './world.ts';

const CODE = '4821377';

let world: World;
let log: string[];
beforeEach(async () => {
  log = [];
  world = await startWorld({ logTo: { write: (line) => void log.push(line) } });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const openForm = async (text = 'pin add acme ring main') => {
  const { view } = await world.slack.types(ANNA.id, `/oncall ${text}`);
  if (view === undefined) throw new Error('no form opened');
  return view;
};

const everythingKept = async (): Promise<string> => {
  const names = await readdir(world.dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
};

describe('a code', () => {
  it('is in no answer, no message, no log and no file, however it was given', async () => {
    const typed = [
      `pin add ${CODE} acme ring main`,
      `pin add ${CODE} other ring main`,
      `pin ${CODE} third ring main`,
      `pin add third ring ${CODE}`,
      `pin add third ring main on ${CODE}`,
      `pin remove ${CODE}`,
      'pin',
      'status',
    ];
    const answers: string[] = [];
    for (const text of typed) answers.push(await world.types(ANNA, `/oncall ${text}`));
    expect(answers[0]).toContain('acme');
    expect(answers[1]).toContain('That code cannot be used');
    const said = [...answers, ...world.texts(), ...log, await everythingKept()].join('\n');
    expect(said).toContain('acme');
    expect(said).not.toContain(CODE);
  });
});

describe('a code without digits in the command', () => {
  it('is asked for in a form, added, and told to the channel by its label', async () => {
    const view = await openForm();
    const submitted = await world.slack.submits(ANNA.id, view.id, { Digits: CODE });
    await world.settle();
    expect(submitted.action).toBe('update');
    expect(JSON.stringify(submitted.view)).toContain('Done');
    expect(world.newest()).toContain('@anna added a code: the code of `acme` rings the roster main');
    expect(await world.types(BO, '/oncall pin')).toContain('acme');
    expect([...world.texts(), ...log, JSON.stringify(submitted.view?.body)].join('\n')).not.toContain(CODE);
  });

  it.each(['12345a', 'letters'])('is not taken when it is %s', async (digits) => {
    const view = await openForm();
    const submitted = await world.slack.submits(ANNA.id, view.id, { Digits: digits });
    expect(submitted.action).toBe('errors');
    expect(Object.values(submitted.errors)).toEqual(['A code has 4 to 10 digits and nothing else.']);
    expect(await world.types(ANNA, '/oncall pin')).toContain('has no codes');
  });

  it('that is another one already is refused at the field, without saying whose', async () => {
    await world.types(ANNA, `/oncall pin add ${CODE} acme ring main`);
    const view = await openForm('pin add other voicemail');
    const submitted = await world.slack.submits(ANNA.id, view.id, { Digits: CODE });
    expect(submitted.action).toBe('errors');
    expect(Object.values(submitted.errors).join()).toContain('cannot be used');
    expect(Object.values(submitted.errors).join()).not.toContain('acme');
    const again = await world.slack.submits(ANNA.id, view.id, { Digits: '99887' });
    expect(again.action).toBe('update');
  });

  it('opens no form when the label is taken or nothing is there to be opened', async () => {
    await world.types(ANNA, `/oncall pin add ${CODE} acme ring main`);
    expect(await world.types(ANNA, '/oncall pin add acme ring main')).toContain('a code of `acme` already');
    expect(await world.types(ANNA, '/oncall pin add new ring sales')).toContain('There is no roster `sales`');
    expect(world.slack.openViews(ANNA.id)).toEqual([]);
  });

  it('is answered by the command when Slack does not open the form', async () => {
    world.slack.trouble({ method: 'views.open', kind: 'server-error', times: 1 });
    const answer = await world.types(ANNA, '/oncall pin add acme ring main');
    expect(answer).toContain('did not open the form for the code of `acme`');
    expect(await world.types(ANNA, '/oncall pin')).toContain('has no codes');
  });
});

describe('a code asked for with nothing but `pin add`', () => {
  const DRAWS = 'jour-form-pin-draws';
  const fill = { Label: 'Acme', Digits: CODE };

  it('is added by a form with label, digits and what it opens', async () => {
    const view = await openForm('pin add');
    await world.slack.clicks(ANNA.id, view, DRAWS, { selected: 'person' });
    await world.slack.until('whom it rings', () => JSON.stringify(view.body).includes('whom it rings'));
    const submitted = await world.slack.submits(ANNA.id, view.id, {
      ...fill,
      'What it opens: whom it rings': BO.id,
    });
    await world.settle();
    expect(submitted.action).toBe('update');
    expect(world.newest()).toContain('@anna added a code: the code of `acme` rings @bo');
    const said = [...world.texts(), ...log, JSON.stringify(submitted.view?.body), await everythingKept()];
    expect(said.join('\n')).not.toContain(CODE);
    expect(JSON.stringify(world.slack.requests)).not.toContain(CODE);
  });

  it('is refused at each field that is wrong', async () => {
    await world.types(ANNA, `/oncall pin add ${CODE} acme ring main`);
    const faults = async (entries: Record<string, string>) => {
      const view = await openForm('pin add');
      const { errors } = await world.slack.submits(ANNA.id, view.id, entries);
      return Object.fromEntries(Object.entries(errors).map(([id, text]) => [id.split('.')[0], text]));
    };
    expect(await faults({ Label: '48213', Digits: 'twelve' })).toEqual({
      label: expect.stringContaining('at least one of them a letter'),
      digits: 'A code has 4 to 10 digits and nothing else.',
    });
    expect(await faults(fill)).toEqual({ label: 'There is a code of this label already.' });
    expect(await faults({ Label: 'bolt', Digits: CODE })).toEqual({
      digits: 'This code cannot be used. Choose other digits.',
    });
    expect(await world.types(ANNA, '/oncall pin')).not.toContain('bolt');
  });

  it('sent twice is added once', async () => {
    const view = await openForm('pin add');
    const { envelope } = await world.slack.submits(ANNA.id, view.id, fill);
    await world.settle();
    await world.slack.sendsAgain({ envelope });
    await world.settle();
    expect(world.texts().filter((text) => text.includes('added a code'))).toHaveLength(1);
  });
});
