// The two kinds of calls from beginning to end: somebody calls the line, or the API calls somebody.
import type { LiveCall, Stage } from './live-call.ts';
import type { CallOut } from './rest-calls.ts';
import { endCall, runActions } from './run-call.ts';
import { legOf, ring } from './run-connect.ts';
import type { CallEnding } from './transcript.ts';

export const runIncoming = async (voiceStart: string, call: LiveCall, stage: Stage): Promise<void> => {
  await call.say({ kind: 'called' });
  await endCall(call, await runActions(voiceStart, call, stage), stage);
};

const dialled = async (out: CallOut, call: LiveCall, stage: Stage): Promise<CallEnding> => {
  const script = call.facts.phones[out.to];
  if (script === undefined) stage.complaints.add(`POST /calls rang ${out.to}, a phone nobody gave a script`);
  const leg = legOf(out.to, script ?? { kind: 'unreachable' }, out.timeoutSeconds);
  const winner = await ring(call, [leg], out.from);
  if (winner === 'left' || winner === 'nobody')
    return { by: 'plan', when: `${out.to} did not answer: ${leg.how}` };
  call.transcript.answeredBy = out.to;
  await call.say({ kind: 'answered', number: out.to });
  return runActions(out.voiceStart, call, stage);
};

/** `voice_start` is not asked before somebody answers (46elks.se/docs/make-call). */
export const runCallOut = async (out: CallOut, call: LiveCall, stage: Stage): Promise<void> => {
  call.whenHangup = out.whenHangup;
  await call.say({ kind: 'called' });
  await endCall(call, await dialled(out, call, stage), stage);
};
