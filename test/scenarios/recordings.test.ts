import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordingFault } from '../../src/simulator/elks/rest-recordings.ts';
import { card, thread } from './told.ts';
import { pathsIn, post } from './webhooks.ts';
import { everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const VOICEMAIL = { phones: everybody(silent), caller: { leavesVoicemail: { seconds: 34 } } };

/** A server that must not hear anything. */
const createListener = async (): Promise<{ url: string; heard: string[]; server: Server }> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.url} ${request.headers.authorization}`);
    response.end('RIFF');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, server };
};

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const fetches = (): number =>
  world.elks.requests.filter((request) => request.path.toLowerCase().includes('/recordings/')).length;

const kept = (): Buffer => world.slack.files[0]?.bytes ?? Buffer.alloc(0);

describe('a recording', () => {
  it('that is not ready yet is fetched again, then posted once', async () => {
    world.elks.breakRecordings({ kind: 'not-ready', times: 2 });
    await world.call(VOICEMAIL);
    expect(card(world)).toContain('The recording is being fetched');
    expect(thread(world)).toEqual([]);
    await world.pass(2_000);
    await world.pass(4_000);
    expect(card(world)).toContain('Listen in the thread');
    expect(thread(world)).toHaveLength(1);
    await world.pass(HOUR);
    expect(fetches()).toBe(3);
  });

  it.each<RecordingFault>([
    { kind: 'server-error' },
    { kind: 'unauthorised' },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'cut' },
    { kind: 'wrong-length' },
  ])('that cannot be had now is not posted until it can: $kind', async (fault) => {
    world.elks.breakRecordings(fault);
    await world.call(VOICEMAIL);
    await world.pass(9 * MINUTE);
    expect(world.slack.files).toEqual([]);
    world.elks.breakRecordings(undefined);
    await world.pass(5 * MINUTE);
    expect(world.slack.files).toHaveLength(1);
    expect(kept().equals(world.elks.recordings[0]?.wav ?? Buffer.alloc(0))).toBe(true);
    expect(thread(world)).toHaveLength(1);
  });

  it('that stays shorter than it says is posted as it is: part of a message is better than none', async () => {
    world.elks.breakRecordings({ kind: 'wrong-length' });
    await world.call(VOICEMAIL);
    await world.pass(10 * MINUTE);
    expect(world.slack.files).toHaveLength(1);
    expect(kept().length).toBeGreaterThan(100_000);
  });

  it('is not asked for without end while it cannot be had', async () => {
    world.elks.breakRecordings({ kind: 'unauthorised' });
    await world.call(VOICEMAIL);
    for (let minute = 0; minute < 120; minute += 1) await world.pass(MINUTE);
    expect(fetches()).toBeLessThan(40);
  });

  it('that is gone after 72 hours is said to be lost, once', async () => {
    world.elks.breakRecordings({ kind: 'not-ready' });
    await world.call(VOICEMAIL);
    for (let hour = 0; hour < 72; hour += 6) await world.pass(6 * HOUR);
    expect(thread(world)).toEqual([]);
    await world.pass(HOUR);
    await world.pass(24 * HOUR);
    expect(thread(world)).toEqual([expect.stringContaining('The recording of this voicemail is lost.')]);
    expect(card(world)).toContain('The recording is lost');
  });

  it.each(['pcm', 'mulaw'] as const)('plays everywhere: 16-bit PCM, also of %s', async (wavFormat) => {
    world.elks.behave({ wavFormat });
    await world.call({ ...VOICEMAIL, caller: { leavesVoicemail: { seconds: 5 } } });
    const wav = kept();
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    const format = wav.indexOf('fmt ') + 8;
    expect([wav.readUInt16LE(format), wav.readUInt16LE(format + 14)]).toEqual([1, 16]);
    const samples = wav.readUInt32LE(wav.indexOf('data') + 4) / 2;
    expect(samples / wav.readUInt32LE(format + 4)).toBe(5);
  });

  it('that is no sound at all is said to be lost', async () => {
    const audio = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(100)]);
    audio.writeUInt32LE(audio.length - 8, 4);
    await world.call({ ...VOICEMAIL, caller: { leavesVoicemail: { seconds: 5, audio } } });
    expect(world.slack.files).toEqual([]);
    expect(thread(world)).toEqual([expect.stringContaining('is lost')]);
  });

  it('that never ends is cut off and said to be lost', async () => {
    world.elks.breakRecordings({ kind: 'endless' });
    await world.call(VOICEMAIL);
    expect(world.slack.files).toEqual([]);
    expect(thread(world)).toEqual([expect.stringContaining('is lost')]);
  });
});

describe('our credentials', () => {
  it('go nowhere when the API redirects', async () => {
    const { url, heard, server } = await createListener();
    world.elks.breakRecordings({ kind: 'redirect', to: `${url}/a1/Recordings/x.wav` });
    await world.call(VOICEMAIL);
    await world.pass(HOUR);
    server.close();
    expect(heard).toEqual([]);
    expect(thread(world)).toEqual([expect.stringContaining('is lost')]);
  });

  it('go nowhere when a report names another address', async () => {
    const { url, heard, server } = await createListener();
    const { host, port } = new URL(url);
    const call = await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
    const [path = ''] = pathsIn(call.webhooks[0]?.answer, 'recording');
    const foreign = [
      `${url}/a1/Recordings/x.wav`,
      `http://2130706433:${port}/a1/Recordings/x.wav`,
      `${world.config.elks.apiUrl.replace('//', `//me:secret@${host}#@`)}/Recordings/x.wav`,
      `${world.config.elks.apiUrl}/../../x.wav`,
      `file:///etc/passwd`,
    ];
    for (const wav of foreign)
      expect((await post(world, path, new URLSearchParams({ duration: '5', wav }).toString())).status).toBe(
        204,
      );
    await world.pass(HOUR);
    server.close();
    expect(heard).toEqual([]);
    expect(world.slack.files).toEqual([]);
    expect(fetches()).toBe(0);
  });
});
