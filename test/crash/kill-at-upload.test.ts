// Killed at each step on a voicemail's way to the channel: afterwards it is there once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ANNA,
  BO,
  buildProgram,
  CHANNEL,
  createScene,
  LINE,
  type Program,
  type Scene,
} from './real-process.ts';

const LIMIT_MS = 60_000;
const PATIENCE_MS = 20_000;
const busy = { kind: 'busy' } as const;
const STEPS = [
  'files.getUploadURLExternal',
  'upload',
  'files.completeUploadExternal',
  'chat.update',
] as const;

let program: Program;
let scene: Scene;
beforeAll(async () => {
  program = await buildProgram();
  scene = await createScene(program);
  const jour = await scene.start();
  await jour.says('Slack answers');
  for (const { name, phone } of [ANNA, BO])
    await scene.slack.types(ANNA.id, `/oncall phone @${name} ${phone}`);
  await scene.slack.types(ANNA.id, '/oncall set @anna @bo');
  await jour.kill('SIGKILL');
}, LIMIT_MS);
afterAll(async () => {
  await scene.end();
  await program.remove();
});

const filesOf = (callId: string): number =>
  scene.slack
    .channel(CHANNEL)
    .messages.filter(({ metadata }) => JSON.stringify(metadata ?? {}).includes(`card:${callId}`))
    .flatMap(({ replies }) => replies.flatMap(({ files }) => files)).length;

/** Resolves once Slack was asked for that method by this process. */
const isAsked = async (method: string): Promise<void> => {
  const from = scene.slack.requests.length;
  await scene.slack.until(
    method,
    () => scene.slack.requests.slice(from).some((request) => request.method === method),
    PATIENCE_MS,
  );
};

it.each(STEPS.flatMap((step) => (['answered', 'answer lost'] as const).map((how) => [step, how] as const)))(
  'at %s, %s: the voicemail is shown once',
  { timeout: LIMIT_MS },
  async (step, how) => {
    const jour = await scene.start();
    const call = scene.elks.startCall({
      from: '+46701740699',
      to: LINE,
      phones: { [ANNA.phone]: busy, [BO.phone]: busy },
      caller: { leavesVoicemail: { seconds: 2 } },
    });
    await call.until('recorded');
    if (how === 'answer lost') scene.slack.trouble({ method: step, kind: 'hang-after-taking', times: 1 });
    const asked = isAsked(step);
    const finished = call.finish();
    await asked;
    await jour.kill('SIGKILL');
    await finished;
    scene.slack.calm();

    const next = await scene.start();
    await scene.elks.retryReports();
    expect(scene.elks.unacknowledged).toEqual([]);
    await scene.slack.until('the voicemail', () => filesOf(call.id) > 0, PATIENCE_MS);
    await scene.elks.repeatReports();
    // Whatever else there was to send has left when the process has stopped in order.
    expect(await next.kill('SIGTERM')).toBe(0);
    expect(filesOf(call.id)).toBe(1);
  },
);
