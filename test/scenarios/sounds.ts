// Prompts in scenarios: handing one in, hearing what callers hear, and waiting for what takes real time.
import { createHash } from 'node:crypto';
import { fixture } from '../sound/given-sounds.ts';
import type { World } from './world.ts';

interface Person {
  readonly id: string;
}

/** Reading a sound starts a process, which takes its time on a busy machine. */
const WORK_MS = 15_000;

/** What a person is answered to a command that takes its time. */
export const asks = async (world: World, person: Person, text: string): Promise<string> => {
  const seen = await world.slack.types(person.id, text, { withinMs: WORK_MS });
  await world.settle();
  return seen.text;
};

interface FormLook {
  readonly id: string;
  readonly text: string;
}

/** The form that the person sees on top. */
export const formOf = (world: World, person: Person): FormLook | undefined => {
  const view = world.slack.openViews(person.id).at(-1);
  if (view === undefined) return undefined;
  const blocks = (view.body.blocks ?? []) as Parameters<World['slack']['asText']>[0]['blocks'];
  return { id: view.id, text: world.slack.asText({ text: '', blocks }) };
};

export const opensPrompt = async (world: World, person: Person, name: string): Promise<string> => {
  const before = formOf(world, person)?.id;
  await world.slack.types(person.id, `/oncall prompt ${name}`);
  const form = formOf(world, person);
  if (form === undefined || form.id === before) throw new Error('no form has opened');
  return form.text;
};

/** Hands the file in with the open form; what the person reads then, at the field or in the form. */
export const handsIn = async (
  world: World,
  person: Person,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<string> => {
  const form = formOf(world, person);
  if (form === undefined) throw new Error('no form is open');
  const { id } = world.slack.people.uploads(person.id, file);
  const sent = await world.slack.submits(person.id, form.id, { sound: [id] });
  if (sent.action === 'errors') return sent.errors.sound ?? '';
  const isReady = (): string | undefined => {
    const text = formOf(world, person)?.text ?? '';
    return text === form.text || text.startsWith('Making telephone sound') ? undefined : text;
  };
  const text = await world.slack.until('the sound to be taken or not', isReady, WORK_MS);
  await world.settle();
  return text;
};

export const uploads = async (world: World, person: Person, name: string, file: string): Promise<string> => {
  await opensPrompt(world, person, name);
  return handsIn(world, person, { name: file, bytes: fixture(file) });
};

export interface Heard {
  readonly url: string;
  readonly bytes: Buffer;
}

/** What a caller hears first: with nobody on call that is the voicemail prompt. */
export const callerHears = async (world: World): Promise<Heard> => {
  const { prompts } = await world.call({ caller: { saysNothing: true } });
  const url = prompts[0]?.url ?? '';
  return { url, bytes: Buffer.from(await (await fetch(url)).arrayBuffer()) };
};

/** As the address of a sound holds it. */
export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 32);
