// The form for a prompt, when a sound takes longer than Slack waits.
import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { createLog } from '../../src/log.ts';
import { createPromptForm } from '../../src/slack/prompt-form.ts';

const deed = { kind: 'prompt', lineId: 'main', name: 'closed', source: 'upload', seconds: 4 } as const;
const DONE: Reply = { kind: 'already', deed };
const REFUSED: Reply = { kind: 'problem', problem: { kind: 'prompt', name: 'closed', why: 'silent' } };
const SHOWN = {
  kind: 'prompt',
  lineId: 'main',
  lineName: 'Main',
  prompt: { name: 'closed', whose: 'shipped', seconds: 3, address: null },
} as const;

const view = {
  id: 'V1',
  private_metadata: JSON.stringify({ lineId: 'main', name: 'closed' }),
  state: {
    values: { sound: { file: { type: 'file_input', files: [{ id: 'F1', url_private_download: 'u' }] } } },
  },
};

type Handler = (given: object) => Promise<void>;

/** What Slack is answered and told when the sound takes `ms` of real time. */
const submitted = async (reply: Reply | Error, ms: number, updates: 'taken' | 'refused' = 'taken') => {
  const said: [string, unknown][] = [];
  let handler: Handler = () => Promise.resolve();
  const form = createPromptForm({
    log: createLog('silent'),
    wordOptions: () => ({ commandWord: '/oncall' }),
    fetchUpload: async () => ({ kind: 'file', bytes: Buffer.from('RIFF') }),
    sendSound: () => Promise.resolve(),
    prompts: {
      take: async () => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        if (reply instanceof Error) throw reply;
        return reply;
      },
      shown: () => SHOWN,
      sound: () => null,
    },
  });
  form.register({ view: (_: string, taken: Handler) => (handler = taken) } as unknown as App);
  const update = async (call: unknown): Promise<void> => {
    if (updates === 'refused') throw new Error('not_found');
    said.push(['update', call]);
  };
  await handler({
    ack: async (answer: unknown) => void said.push(['ack', answer]),
    body: { user: { id: 'U0ANNA' } },
    view,
    client: {
      views: { update },
      chat: { postMessage: async (call: unknown) => void said.push(['post', call]) },
    },
  });
  return said.map(([what, about]) => `${what} ${JSON.stringify(about)}`);
};

const LONG_MS = 2_200;

test('quick: the answer is the result', async () => {
  const said = await submitted(DONE, 0);
  expect(said).toEqual([expect.stringContaining('callers now hear your own sound')]);
});

test('quick and refused: the problem stands at the field', async () => {
  const [said] = await submitted(REFUSED, 0);
  expect(said).toContain('"response_action":"errors","errors":{"sound":"Nothing can be heard');
});

test('slow: first a note, then the result in its place', async () => {
  const said = await submitted(DONE, LONG_MS);
  expect(said).toEqual([
    expect.stringContaining('Making telephone sound'),
    expect.stringMatching(/^update .*"view_id":"V1".*callers now hear your own sound/),
  ]);
});

test('slow and refused: the form comes back with the problem above the field', async () => {
  const [, said] = await submitted(REFUSED, LONG_MS);
  expect(said).toMatch(/Nothing can be heard.*"type":"file_input"/);
});

test('who has closed the form meanwhile is told in a message', async () => {
  const [, said] = await submitted(REFUSED, LONG_MS, 'refused');
  expect(said).toMatch(/^post .*"channel":"U0ANNA".*Nothing can be heard/);
});

test('trouble of our own is told, and says that callers hear what they heard', async () => {
  const [said] = await submitted(new Error('disk full'), 0);
  expect(said).toContain('callers hear what they heard before');
});
