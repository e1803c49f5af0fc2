import { describe, expect, it } from 'vitest';
import { createLogOutput } from '../src/log-output.ts';

const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** Standard output that takes `room` bytes and then fails so, for as long as it is told to. */
const given = (code: string) => {
  const state = { taken: '', room: Number.POSITIVE_INFINITY };
  const write = createLogOutput((bytes) => {
    const fits = Math.min(bytes.length, state.room);
    if (fits === 0) throw fault(code);
    state.room -= fits;
    state.taken += bytes.toString('latin1', 0, fits);
    return fits;
  });
  return { state, write };
};

describe('standard output that takes nothing', () => {
  it.each(['ENOSPC', 'EPIPE', 'EIO', 'EBADF'])('is no fault of whoever logs: %s', (code) => {
    const { state, write } = given(code);
    state.room = 0;
    expect(() => write('one\n')).not.toThrow();
    state.room = Number.POSITIVE_INFINITY;
    write('two\n');
    expect(state.taken).toBe('two\n');
  });

  it('breaks off one line at most, and the next begins anew', () => {
    const { state, write } = given('ENOSPC');
    state.room = 6;
    write('one\ntwo\n');
    write('three\n');
    state.room = Number.POSITIVE_INFINITY;
    write('four\n');
    write('five\n');
    expect(state.taken).toBe('one\ntw\nfour\nfive\n');
  });
});

describe('a reader that is behind', () => {
  it('gets every line, in order', () => {
    const { state, write } = given('EAGAIN');
    state.room = 6;
    write('one\ntwo\n');
    write('three\n');
    state.room = Number.POSITIVE_INFINITY;
    write('four\n');
    expect(state.taken).toBe('one\ntwo\nthree\nfour\n');
  });

  it('gets the rest without a new line too', () => {
    const { state, write } = given('EAGAIN');
    state.room = 6;
    expect(write('one\ntwo\n')).toBe(true);
    state.room = Number.POSITIVE_INFINITY;
    expect(write('')).toBe(false);
    expect(state.taken).toBe('one\ntwo\n');
  });

  it('does not fill memory', () => {
    const { state, write } = given('EAGAIN');
    state.room = 0;
    const line = `${'x'.repeat(999)}\n`;
    for (let at = 0; at < 5_000; at += 1) write(line);
    state.room = Number.POSITIVE_INFINITY;
    write('last\n');
    expect(state.taken.length).toBeLessThan(300 * 1024);
    expect(state.taken.endsWith('last\n')).toBe(true);
  });
});
