import { describe, expect, it } from 'vitest';
import type { NewEntry } from '../../src/core/effect.ts';
import { audio, card, givenOutbox, later } from './given-outbox.ts';

const ready = async (...entries: readonly NewEntry[]) => {
  const given = givenOutbox(...entries);
  await given.put();
  return given;
};

describe('the outbox of a channel', () => {
  it('leaves in order, each entry once', async () => {
    const given = await ready(card('a'), card('b'), card('c'));
    await given.run();
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b', 'c']);
    expect(await given.waiting()).toEqual([]);
  });

  it('doubles nothing when asked to run many times at once', async () => {
    const given = await ready(card('a'), card('b'));
    await Promise.all(Array.from({ length: 10 }, () => given.run()));
    expect(given.sentKeys()).toEqual(['a', 'b']);
  });

  it('waits as a whole when Slack is in trouble, and keeps its order', async () => {
    const given = await ready(card('a'), card('b'), card('c'));
    given.meets('b', later());
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b']);
    await given.pass(999);
    expect(given.sentKeys()).toEqual(['a', 'b']);
    await given.pass(1);
    expect(given.sentKeys()).toEqual(['a', 'b', 'b', 'c']);
    expect(given.troubles()).toBe(1);
  });

  it('waits exactly as long as Slack asks', async () => {
    const given = await ready(card('a'), card('b'));
    given.meets('a', later({ inMs: 30_000 }));
    await given.run();
    await given.pass(29_999);
    expect(given.sentKeys()).toEqual(['a']);
    await given.pass(1);
    expect(given.sentKeys()).toEqual(['a', 'a', 'b']);
  });

  it('waits longer from try to try, up to a minute', async () => {
    const given = await ready(card('a'));
    given.meets('a', ...Array.from({ length: 8 }, () => later()));
    await given.run();
    for (const seconds of [1, 2, 4, 8, 16, 32, 60]) {
      await given.pass(seconds * 1_000 - 1);
      const before = given.sentKeys().length;
      await given.pass(1);
      expect(given.sentKeys()).toHaveLength(before + 1);
    }
  });

  it('passes by one message that is refused, and tries it again after minutes', async () => {
    const given = await ready(card('a'), card('b'));
    given.meets('a', { kind: 'refused', who: 'alone', reason: 'invalid_blocks' });
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b']);
    await given.pass(5 * 60_000);
    expect(given.sentKeys()).toEqual(['a', 'b', 'a']);
  });

  it('waits as a whole when the channel itself refuses', async () => {
    const given = await ready(card('a'), card('b'));
    given.meets('a', { kind: 'refused', who: 'lane', reason: 'channel_not_found' });
    await given.run();
    expect(given.sentKeys()).toEqual(['a']);
  });

  it('keeps its order over a restart: what waited is tried first', async () => {
    const given = await ready(card('a'), card('b'));
    given.meets('a', later({ inMs: 30_000 }), later({ inMs: 30_000 }));
    await given.run();
    given.restart();
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'a']);
    await given.pass(30_000);
    expect(given.sentKeys()).toEqual(['a', 'a', 'a', 'b']);
  });
});

describe('lanes', () => {
  it('keep another channel and audio going while one channel waits', async () => {
    const given = await ready(card('a'), card('other', 'C0OTHER'), audio('sound'), card('b'));
    given.meets('a', later());
    await given.run();
    expect(given.sentKeys().toSorted()).toEqual(['a', 'other', 'sound']);
  });

  it('keep messages going while a recording is not ready, and later recordings too', async () => {
    const given = await ready(audio('sound'), card('a'), audio('next'));
    given.meets('sound', later({ who: 'alone', inMs: 2_000 }));
    await given.run();
    expect(given.sentKeys().toSorted()).toEqual(['a', 'next', 'sound']);
    await given.pass(2_000);
    expect(await given.waiting()).toEqual([]);
  });
});

describe('an entry', () => {
  it('is sent once more when its effect changed while it was on its way', async () => {
    const given = await ready(card('a'));
    let isFirst = true;
    given.whileSending(async () => {
      if (isFirst) await given.put();
      isFirst = false;
    });
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'a']);
    expect(await given.waiting()).toEqual([]);
  });

  it('is sent as it stands now, not as it stood when its lane was begun', async () => {
    const given = await ready(card('a'), { ...card('b'), nextAt: 120_000 });
    given.whileSending(async ({ key }) => {
      if (key === 'a') await given.outbox.put([card('b')]);
    });
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b']);
  });

  it('is sent once when it was put again, and its old time came, while another was on its way', async () => {
    const given = await ready(card('a'), { ...card('b'), nextAt: 120_000 });
    given.whileSending(async ({ key }) => {
      if (key !== 'a') return;
      await given.outbox.put([card('b')]);
      await given.clock.advance(120_000);
    });
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b']);
  });

  it('is not lost by a fault in here, and may have been sent already', async () => {
    const given = await ready(card('a'), card('b'));
    given.meets('a', new Error('a fault'));
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b']);
    await given.pass(1_000);
    expect(given.lastSent()).toMatchObject({ key: 'a', attempts: 1, maybeSent: true });
  });

  it('stays marked as perhaps sent, however the next try ends', async () => {
    const given = await ready(card('a'));
    given.meets('a', later({ maybeSent: true }), later({ maybeSent: false }));
    await given.run();
    await given.pass(1_000);
    await given.pass(2_000);
    expect(given.lastSent()).toMatchObject({ attempts: 2, maybeSent: true });
  });

  it('keeps what was learnt while it was tried', async () => {
    const given = await ready(audio('sound'));
    const [entry] = await given.outbox.pending();
    if (entry === undefined) throw new Error('nothing waits');
    const effect = { kind: 'recording', callId: 'sound', recordingId: 'r0', fileId: 'F1' } as const;
    given.meets('sound', later({ entry: { ...entry, effect } }));
    await given.run();
    await given.pass(1_000);
    expect(given.lastSent()?.effect).toEqual(effect);
  });

  it('that is not due yet holds up nobody', async () => {
    const given = await ready({ ...card('a'), nextAt: 120_000 }, card('b'));
    await given.run();
    expect(given.sentKeys()).toEqual(['b']);
    await given.pass(120_000);
    expect(given.sentKeys()).toEqual(['b', 'a']);
  });
});

describe('a run', () => {
  it('ends without rejecting when the outbox cannot be read, and the next one works', async () => {
    const given = await ready(card('a'));
    given.failOnce();
    await given.run();
    expect(given.sentKeys()).toEqual([]);
    await given.run();
    expect(given.sentKeys()).toEqual(['a']);
  });

  it('takes up what came while it was running', async () => {
    const given = await ready(card('a'));
    given.whileSending(async (entry) => {
      if (entry.key === 'a') await given.outbox.put([card('b')]);
    });
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b']);
  });
});
