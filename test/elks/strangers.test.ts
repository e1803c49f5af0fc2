import { describe, expect, it } from 'vitest';
import { createStrangers, GUESSES_A_MINUTE } from '../../src/elks/strangers.ts';

const MINUTE = 60_000;

const strangers = () => {
  const time = { now: 0 };
  const told: (Readonly<Record<string, unknown>> | undefined)[] = [];
  const silent = (): void => undefined;
  const log = {
    debug: silent,
    info: silent,
    error: silent,
    warn: (_event: string, facts?: Readonly<Record<string, unknown>>) => void told.push(facts),
  };
  const made = createStrangers({ clock: { now: () => time.now }, log });
  const guess = (sender: string, times: number) =>
    Array.from({ length: times }, () => made.turnAway(sender, 403)).at(-1);
  const pass = (ms: number): void => {
    time.now += ms;
  };
  return { ...made, guess, told, pass };
};

describe('who guesses', () => {
  it('is refused as meant up to the limit, then turned away', () => {
    const { guess } = strangers();
    expect(guess('203.0.113.9', GUESSES_A_MINUTE)).toBe(403);
    expect(guess('203.0.113.9', 1)).toBe(429);
  });

  it('is heard again in the next minute', () => {
    const { guess, pass } = strangers();
    guess('203.0.113.9', GUESSES_A_MINUTE + 1);
    pass(MINUTE);
    expect(guess('203.0.113.9', 1)).toBe(403);
  });

  it('costs others nothing', () => {
    const { guess } = strangers();
    guess('203.0.113.9', GUESSES_A_MINUTE + 1);
    expect(guess('203.0.113.8', 1)).toBe(403);
  });

  it('counts as one, whichever of its IPv6 addresses it comes from', () => {
    const { turnAway } = strangers();
    const all = Array.from({ length: GUESSES_A_MINUTE + 1 }, (_, index) =>
      turnAway(`2001:db8:1:2::${(index + 1).toString(16)}`, 404),
    );
    expect(all.at(-1)).toBe(429);
    expect(turnAway('2001:db8:1:3::1', 404)).toBe(404);
  });

  it('is remembered in bounded memory: many senders at once make none of them safe from later limits', () => {
    const { turnAway, guess } = strangers();
    for (let index = 0; index < 5_000; index += 1) turnAway(`10.1.${index >> 8}.${index & 255}`, 403);
    expect(guess('203.0.113.9', GUESSES_A_MINUTE + 1)).toBe(429);
  });
});

it('the log is told once a minute, with how many there were', () => {
  const { guess, pass, told } = strangers();
  guess('203.0.113.9', 500);
  expect(told).toEqual([{ refused: 1, status: 403 }]);
  pass(MINUTE);
  guess('203.0.113.9', 1);
  expect(told.at(-1)).toEqual({ refused: 500, status: 403 });
});
