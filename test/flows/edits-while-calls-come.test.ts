// A thousand changes of who is on call while ten thousand calls come, on files as in earnest: every answer is of one state of
// the roster, whole, and never of an older one than was in force when the call came.
import { expect, it } from 'vitest';
import type { Settings } from '../../src/core/settings.ts';
import { createPlanAnswers } from '../../src/elks/plan-answers.ts';
import { createIncomingCall } from '../../src/flows/incoming-call.ts';
import { createLog } from '../../src/log.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { ANNA, BO, CIA, givenSettings, LANDLINE, NOON } from '../core/given-settings.ts';
import { context } from '../elks/given-plan.ts';
import { aFolder } from '../store/builders.ts';

const EDITS = 1_000;
const CALLS_AN_EDIT = 10;

/** Everything a caller meets tells which version it is: whose phones, for how long, in which order. */
const ringSecondsOf = (version: number): number => 5 + (version % 50);
const phoneOf = (person: number, version: number): string => `+467017${person}${1_000 + version}`;
const orderOf = (version: number): readonly string[] =>
  version % 2 === 0 ? [ANNA, BO, CIA] : [CIA, BO, ANNA];

const settingsOf = (version: number): Settings =>
  givenSettings({
    members: orderOf(version),
    membersById: Object.fromEntries(
      [ANNA, BO, CIA].map((userId, person) => [userId, { phone: phoneOf(person, version) }]),
    ),
    strategy: { kind: 'turn', ringSeconds: ringSecondsOf(version), rounds: 1 },
  });

const phonesIn = (json: string): readonly string[] =>
  [...json.matchAll(/"connect":"([^"]+)"/g)].map(([, phone = '']) => phone);
const secondsIn = (json: string): ReadonlySet<number> =>
  new Set([...json.matchAll(/"timeout":(\d+)/g)].map(([, seconds]) => Number(seconds)));

const versionOf = (json: string): number => Number(phonesIn(json)[0]?.slice(-4)) - 1_000;

const expectOneVersion = (json: string): number => {
  const version = versionOf(json);
  const { membersById } = settingsOf(version);
  expect(phonesIn(json)).toEqual(orderOf(version).map((userId) => membersById[userId]?.phone));
  expect(secondsIn(json)).toEqual(new Set([ringSecondsOf(version)]));
  return version;
};

it('every answer equals one version, and each change holds from the next call on', async () => {
  const clock = { now: () => NOON };
  const store = createFileStore({ dataDir: await aFolder(), initial: settingsOf(0), clock });
  await store.start();
  const incoming = createIncomingCall({
    ...store,
    clock,
    log: createLog('silent'),
    warn: () => Promise.resolve(),
    kick: () => undefined,
  });
  const answerOf = createPlanAnswers(context);
  let calls = 0;
  const comes = async (): Promise<number> => {
    calls += 1;
    const from = `+4670${String(calls).padStart(7, '0')}`;
    const call = {
      callId: `c${calls}`,
      to: LANDLINE,
      caller: { kind: 'number', number: from },
      createdAt: NOON,
    } as const;
    const answer = await incoming.answer(call);
    if (answer.kind !== 'plan') throw new Error('not ours');
    const { bytes, giveBack } = answerOf(call.callId, answer.plan, answer.line);
    const json = bytes.toString();
    giveBack();
    return expectOneVersion(json);
  };
  for (let version = 1; version <= EDITS; version += 1) {
    const edited = store.settings.update(() => settingsOf(version));
    const during = await Promise.all(Array.from({ length: CALLS_AN_EDIT - 1 }, comes));
    for (const seen of during) expect([version - 1, version]).toContain(seen);
    await edited;
    expect(await comes()).toBe(version);
  }
  expect(calls).toBe(EDITS * CALLS_AN_EDIT);
  await store.close();
}, 60_000);
