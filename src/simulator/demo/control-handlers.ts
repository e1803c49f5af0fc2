// What the running demo does when it is asked to: places a call, or types a command, and tells what came of it.
import type { CallerScript, PhoneScript } from '../elks/scripts.ts';
import type { CallTranscript } from '../elks/transcript.ts';
import { type CallWish, readCallOptions } from './call-options.ts';
import { CHANNEL, shownNumber, TEAM, timeOfDay } from './cast.ts';
import type { ControlHandler, ControlHandlers } from './control-server.ts';
import type { ControlRequest } from './control-words.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoWorld } from './demo-world.ts';
import { createPaper, type Paper } from './paper.ts';
import { readSlackOptions } from './slack-options.ts';
import { createCallTeller } from './tell-call.ts';

/** What a phone does that was given nothing to do. */
const USUALLY: PhoneScript = { kind: 'answers', afterSeconds: 6, talksSeconds: 60, hangsUpFirst: 'caller' };

/** Paper for whoever asked, and what was written on it. */
const createLetter = ({ colours, columns }: ControlRequest) => {
  const parts: string[] = [];
  const paper = createPaper({ colours, columns, write: (text) => void parts.push(text) });
  return { paper, text: (): string => parts.join('') };
};

const tellIrregular = (world: DemoWorld, paper: Paper): void => {
  const irregular = world.takeIrregular();
  if (irregular.length === 0) return;
  paper.label('Irregular');
  paper.list(irregular.map((what) => `• ${what}`));
};

const tellUnusedKeys = (presses: readonly string[], { inputs }: CallTranscript, paper: Paper): void => {
  const unused = presses.slice(inputs.length);
  if (unused.length > 0)
    paper.text(`Nobody asked the caller for a key, so --press ${unused.join(',')} was not used.`);
};

const callerFrom = ({ presses, voicemailSeconds, hangupAfterSeconds }: CallWish): CallerScript => ({
  presses,
  ...(voicemailSeconds === null ? {} : { leavesVoicemail: { seconds: voicemailSeconds } }),
  ...(hangupAfterSeconds === null ? {} : { givesUpAfterSeconds: hangupAfterSeconds }),
});

const createCallHandler =
  (world: DemoWorld): ControlHandler =>
  async (request) => {
    const reading = readCallOptions(request.args);
    if (reading.kind !== 'call') return { ok: false, text: reading.kind === 'fault' ? reading.fault : '' };
    const { wish } = reading;
    const { paper, text } = createLetter(request);
    paper.heading(`${timeOfDay(world.clock.now())}  ${shownNumber(wish.from)} calls`);
    const usual = Object.fromEntries(TEAM.map(({ phone }) => [phone, USUALLY]));
    const phones = { ...usual, ...wish.phones };
    const played = await world.call({ from: wish.from, phones, caller: callerFrom(wish) });
    createCallTeller(world, paper).tell(played);
    tellUnusedKeys(wish.presses, played.transcript, paper);
    tellIrregular(world, paper);
    return { ok: true, text: text() };
  };

const createSlackHandler =
  (world: DemoWorld): ControlHandler =>
  async (request) => {
    const reading = readSlackOptions(request.args);
    if (reading.kind === 'fault' || reading.kind === 'help')
      return { ok: false, text: reading.kind === 'fault' ? reading.fault : '' };
    const { paper, text } = createLetter(request);
    if (reading.kind === 'home') {
      paper.label(`${reading.person.name}'s Home`);
      paper.quote(await world.opensHome(reading.person));
      tellIrregular(world, paper);
      return { ok: true, text: text() };
    }
    const { person, line } = reading;
    const { answer, messages } = await world.types(person, line);
    paper.label(`${person.name} sees`);
    paper.quote(answer);
    if (messages.length > 0) paper.label(`Everybody in #${CHANNEL.name} sees`);
    for (const message of messages) paper.quote(world.asText(message));
    tellIrregular(world, paper);
    return { ok: true, text: text() };
  };

/** A call from the terminal passes at once, also while the clock ticks. */
export const createControlHandlers = (world: DemoWorld, clock: DemoClock): ControlHandlers => ({
  '/call': (request) => clock.jumping(() => createCallHandler(world)(request)),
  '/slack': createSlackHandler(world),
});
