import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IncomingCall } from '../../src/simulator/elks/simulator.ts';
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import {
  ANNA,
  BO,
  buildProgram,
  CHANNEL,
  createScene,
  LINE,
  type Program,
  type Running,
  type Scene,
} from './real-process.ts';

/** Takes a third of this on an idle machine: six starts. */
const LIMIT_MS = 90_000;
const PATIENCE_MS = 20_000;
const busy = { kind: 'busy' } as const;
const nobodyAnswers: IncomingCall = {
  from: '+46701740699',
  to: LINE,
  phones: { [ANNA.phone]: busy, [BO.phone]: busy },
  caller: { leavesVoicemail: { seconds: 3 } },
};

let program: Program;
let scene: Scene;
let running: Running;
beforeAll(async () => {
  program = await buildProgram();
  scene = await createScene(program);
  running = await scene.start();
}, LIMIT_MS);
afterAll(async () => {
  await scene.end();
  await program.remove();
});

const killAndStart = async (): Promise<void> => {
  await running.kill('SIGKILL');
  running = await scene.start();
};

const types = async (text: string): Promise<string> => {
  await running.says('Slack answers');
  return (await scene.slack.types(ANNA.id, text)).text;
};

const cardsOf = (callId: string): readonly ShownMessage[] =>
  scene.slack
    .channel(CHANNEL)
    .messages.filter((message) => JSON.stringify(message.metadata ?? {}).includes(`card:${callId}`));

const voicemailsOf = (callId: string) =>
  cardsOf(callId).flatMap(({ replies }) => replies.flatMap(({ files }) => files));

const isWhole = (callId: string): boolean =>
  voicemailsOf(callId).length > 0 && cardsOf(callId).every(({ text }) => text.includes('Voicemail'));

/** The process dies as soon as Slack was asked for this method, before or after it could note the answer. */
const killAt = async (method: string): Promise<void> => {
  const before = scene.slack.requests.filter((request) => request.method === method).length;
  await scene.slack.until(
    method,
    () => scene.slack.requests.filter((request) => request.method === method).length > before,
  );
  await killAndStart();
};

it('a process that is killed again and again loses nothing it acknowledged and tells nothing twice', {
  timeout: LIMIT_MS,
}, async () => {
  for (const person of [ANNA, BO]) await types(`/oncall phone @${person.name} ${person.phone}`);
  expect(await types('/oncall set @anna @bo')).toContain('The roster is now @anna and @bo');
  await killAndStart();
  expect(await types('/oncall status')).toMatch(/1\. @anna.*\n2\. @bo/);

  // Right after the answer: the call goes on without us, and its reports find the next process.
  const first = scene.elks.startCall(nobodyAnswers);
  await first.until('asked');
  await killAndStart();
  await first.finish();

  // While reports arrive: whoever was not answered sends again.
  const second = scene.elks.startCall(nobodyAnswers);
  await second.until('recorded');
  const finished = second.finish();
  await running.kill('SIGKILL');
  await finished;
  running = await scene.start();
  await scene.elks.retryReports();

  // While Slack is being told, at the post and at the voicemail.
  const third = scene.elks.startCall(nobodyAnswers);
  const atPost = killAt('chat.postMessage');
  await third.until('asked');
  await atPost;
  const atUpload = killAt('files.completeUploadExternal');
  await third.finish();
  await scene.elks.retryReports();
  await atUpload;

  // While Slack hangs.
  scene.slack.trouble({ method: 'chat.postMessage', kind: 'hang' });
  const fourth = scene.elks.startCall(nobodyAnswers);
  await fourth.finish();
  scene.slack.calm();
  await killAndStart();
  await scene.elks.retryReports();

  const calls = [first, second, third, fourth].map(({ id }) => id);
  expect(scene.elks.unacknowledged).toEqual([]);
  await scene.slack.until('everything told', () => calls.every(isWhole), PATIENCE_MS);
  expect(calls.map((id) => cardsOf(id).length)).toEqual([1, 1, 1, 1]);
  expect(calls.map((id) => voicemailsOf(id).length)).toEqual([1, 1, 1, 1]);
  expect(
    scene.slack.channel(CHANNEL).messages.filter(({ text }) => text.includes('set the roster')),
  ).toHaveLength(1);
});
