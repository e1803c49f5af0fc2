import { afterEach, describe, expect, it } from 'vitest';
import { cards } from './told.ts';
import { actionIn, post, startFields, startPath, startsCall } from './webhooks.ts';
import { ANNA, everybody, silent, startWorld, type World, withThreeOnCall } from './world.ts';

/** 46elks.se/docs/ip-addresses. */
const ELKS = '176.10.154.199,85.24.146.132,185.39.146.243,2001:9b0:2:902::199';
const ONE_OF_THEM = '85.24.146.132';
const STRANGER = '203.0.113.9';

let world: World;
afterEach(() => world.end());

const open = async (env: Readonly<Record<string, string>>): Promise<void> => {
  world = await startWorld({ env });
  await withThreeOnCall(world);
};

const startsFrom = (forwarded: string) =>
  post(world, startPath(world), new URLSearchParams(startFields(world)).toString(), {
    'x-forwarded-for': forwarded,
  });

describe('a list of allowed addresses', () => {
  it('lets those in who are on it', async () => {
    await open({ ELKS_ALLOWED_IPS: `${ELKS},127.0.0.1` });
    const call = await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 3 } } });
    expect(call.rings).toHaveLength(3);
    expect(world.elks.unacknowledged).toEqual([]);
  });

  it('keeps everybody else out, with the right key too', async () => {
    await open({ ELKS_ALLOWED_IPS: ELKS });
    expect((await startsCall(world)).status).toBe(403);
    await world.settle();
    expect(cards(world)).toEqual([]);
  });

  it('does not believe a forwarded address without a proxy', async () => {
    await open({ ELKS_ALLOWED_IPS: ELKS });
    expect((await startsFrom(ONE_OF_THEM)).status).toBe(403);
  });

  it.each(['1', '127.0.0.1', '127.0.0.0/8'])(
    'believes the proxy in front: TRUST_PROXY=%s',
    async (trusted) => {
      await open({ ELKS_ALLOWED_IPS: ELKS, TRUST_PROXY: trusted });
      expect(actionIn(await startsFrom(ONE_OF_THEM))).toHaveProperty('connect', ANNA.phone);
      expect((await startsFrom(STRANGER)).status).toBe(403);
      // The stranger wrote the first address, the proxy only the last.
      expect((await startsFrom(`${ONE_OF_THEM}, ${STRANGER}`)).status).toBe(403);
      expect((await startsCall(world)).status).toBe(403);
    },
  );

  it('does not believe a proxy that is not the trusted one', async () => {
    await open({ ELKS_ALLOWED_IPS: ELKS, TRUST_PROXY: '10.0.0.1' });
    expect((await startsFrom(ONE_OF_THEM)).status).toBe(403);
  });
});
