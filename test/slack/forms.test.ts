// Forms when what they need or what they send takes longer than Slack waits.
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { RosterForm } from '../../src/core/form.ts';
import type { Reply } from '../../src/core/reply.ts';
import { createLog } from '../../src/log.ts';
import { createForms } from '../../src/slack/forms.ts';
import { rosterPart } from '../../src/slack/roster-form.ts';

const FORM: RosterForm = {
  kind: 'roster',
  lineId: 'main',
  rosterName: 'main',
  members: ['U0ANNA'],
  strategy: { kind: 'turn', ringSeconds: 15, rounds: 1 },
  isRotating: false,
  seen: { print: 1, seq: 1 },
};
const SHOWN: Reply = { kind: 'form', form: FORM };
const DONE: Reply = { kind: 'help', topic: 'pause' };
const REFUSED: Reply = { kind: 'problem', problem: { kind: 'too-many-members', most: 50 } };
const LONG_MS = 2_200;

const after = async <T>(ms: number, value: T | Error): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  if (value instanceof Error) throw value;
  return value;
};

interface Given {
  readonly look?: () => Promise<Reply>;
  readonly give?: () => Promise<Reply>;
  readonly refuses?: readonly string[];
}

/** The forms, and what Slack is asked and answered meanwhile. */
const formsWith = ({ look, give, refuses = [] }: Given) => {
  const said: string[] = [];
  const call =
    (method: string) =>
    async (args: unknown): Promise<{ view: { id: string } }> => {
      if (refuses.includes(method)) throw new Error('not_found');
      said.push(`${method} ${JSON.stringify(args)}`);
      return { view: { id: 'V1' } };
    };
  const client = {
    views: { open: call('open'), update: call('update') },
    chat: { postMessage: call('post') },
  } as unknown as WebClient;
  const forms = createForms({
    log: createLog('silent'),
    wordOptions: () => ({ commandWord: '/oncall' }),
    look: look ?? (() => after(0, SHOWN)),
    give: give ?? (() => after(0, DONE)),
  });
  return { forms, client, said, call };
};

const opened = async (given: Given) => {
  const { forms, client, said } = formsWith(given);
  const hasOpened = await forms.open('edit', { client, triggerId: 'T1', by: 'U0ANNA', lineId: 'main' });
  return { hasOpened, said };
};

type Values = Readonly<Record<string, string>>;

/** What Slack is answered and told when the form is sent with these numbers. */
const sent = async (
  given: Given,
  values: Values = { seconds: '20', rounds: '2' },
): Promise<readonly string[]> => {
  const { forms, client, said, call } = formsWith(given);
  let handler: (given: object) => Promise<void> = () => Promise.resolve();
  forms.register({
    action: () => undefined,
    view: (_: unknown, taken: typeof handler) => (handler = taken),
  } as unknown as App);
  const shown = rosterPart.open(FORM, { commandWord: '/oncall' });
  const fields = Object.entries(values).map(([name, value]) => [`${name}.0`, { field: { value } }] as const);
  const view = { ...shown, id: 'V1', hash: 'h', state: { values: Object.fromEntries(fields) } };
  await handler({ ack: call('ack'), body: { user: { id: 'U0ANNA' } }, view, client });
  return said;
};

test('a button opens the form at once', async () => {
  const { hasOpened, said } = await opened({});
  expect([hasOpened, said.length]).toEqual([true, 1]);
  expect(said[0]).toMatch(/^open .*"trigger_id":"T1".*<@U0ANNA>/);
});

test('what takes longer to look up is waited for in a form that says so', async () => {
  const { hasOpened, said } = await opened({ look: () => after(LONG_MS, SHOWN) });
  expect(hasOpened).toBe(true);
  expect(said).toEqual([
    expect.stringMatching(/^open .*Loading…/),
    expect.stringMatching(/^update .*"view_id":"V1".*<@U0ANNA>/),
  ]);
});

test('who may not have the form is told so in its place', async () => {
  const { said } = await opened({ look: () => after(0, REFUSED) });
  expect(said).toEqual([expect.stringMatching(/^open .*at most 50 people/)]);
});

test('trouble while looking it up is told in its place, at once or later', async () => {
  const trouble = (ms: number) => opened({ look: () => after<Reply>(ms, new Error('Slack is away')) });
  expect((await trouble(0)).said).toEqual([expect.stringMatching(/^open .*trouble of its own/)]);
  expect((await trouble(LONG_MS)).said[1]).toMatch(/^update .*trouble of its own/);
});

test('trouble that lasts is told without the form', async () => {
  const away = () => after<Reply>(0, new Error('Slack is away'));
  expect(await sent({ look: away })).toEqual([expect.stringMatching(/^ack .*nothing was changed/)]);
});

test('a form that Slack does not open is known not to be open', async () => {
  expect(await opened({ refuses: ['open'] })).toEqual({ hasOpened: false, said: [] });
});

test('quick: the form turns into the answer', async () => {
  expect(await sent({})).toEqual([expect.stringMatching(/^ack .*"response_action":"update".*oncall pause/)]);
});

test('slow: first a note, then the answer in its place', async () => {
  const said = await sent({ give: () => after(LONG_MS, DONE) });
  expect(said).toEqual([
    expect.stringMatching(/^ack .*Saving…/),
    expect.stringMatching(/^update .*"view_id":"V1".*oncall pause/),
  ]);
});

test('slow and refused: the form again with what was filled in, and why', async () => {
  const [, said] = await sent({ give: () => after(LONG_MS, REFUSED) });
  expect(said).toMatch(/^update .*at most 50 people.*"initial_value":"20"/);
});

test('who has closed the form meanwhile is told in a message', async () => {
  const [, said] = await sent({ give: () => after(LONG_MS, DONE), refuses: ['update'] });
  expect(said).toMatch(/^post .*"channel":"U0ANNA".*oncall pause/);
});

test('trouble of our own leaves the form as it was filled in, and says that nothing was changed', async () => {
  const [said] = await sent({ give: () => after<Reply>(0, new Error('disk full')) });
  expect(said).toMatch(/^ack .*nothing was changed.*"initial_value":"20"/);
});

test('seconds that Slack should have kept back stand at their field', async () => {
  const [said = ''] = await sent({}, { seconds: '61', rounds: '0' });
  expect(JSON.parse(said.slice(4))).toEqual({
    response_action: 'errors',
    errors: {
      'seconds.0': 'A phone can ring for 5 to 60 whole seconds.',
      'rounds.0': 'There can be 1 to 5 rounds.',
    },
  });
});
