import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, startWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

/** What teams type so that callers meet it, by the word that `help` knows it by. */
const TYPED: readonly (readonly [word: string, written: readonly string[]])[] = [
  ['record', ['record on', 'record off']],
  ['menu', ['menu KEY ring ROSTER', 'menu KEY ring @SOMEBODY', 'menu KEY voicemail', 'menu KEY say PROMPT']],
  ['menu', ['menu KEY pin', 'menu KEY off', 'menu otherwise ring ROSTER', 'menu off']],
  ['pin', ['pin add CODE LABEL ring ROSTER', 'pin add CODE LABEL ring @SOMEBODY', 'pin remove LABEL']],
  ['pin', ['pin add CODE LABEL voicemail', 'pin add CODE LABEL say PROMPT']],
  ['closed', ['closed then voicemail', 'closed then hangup', 'closed then ring ROSTER']],
  ['hours', ['hours always', 'hours never', 'hours mon-fri 08:00-17:00']],
  ['open', ['open until TIME']],
  ['hidden', ['hidden allow', 'hidden voicemail', 'hidden reject']],
  ['parked', ['parked ring', 'parked voicemail']],
  ['block', ['block NUMBER for DURATION']],
  ['unblock', ['unblock NUMBER']],
  ['blocked', ['blocked']],
  ['line', ['line add NUMBER NAME #CHANNEL', 'line remove NAME', 'on NAME']],
  ['roster', ['roster add NAME', 'in NAME']],
  ['ring', ['ring turn', 'ring everyone', 'ring roster']],
  ['zone', ['zone ZONE']],
  ['language', ['language sv']],
];

describe('help', () => {
  it.each(TYPED)('says how to write %s: %j', async (word, written) => {
    const help = await world.types(ANNA, `/oncall help ${word}`);
    for (const usage of written) expect(help).toContain(usage);
  });

  it('names every one of these commands in its overview', async () => {
    const overview = await world.types(ANNA, '/oncall help');
    const missing = TYPED.map(([word]) => word).filter((word) => !overview.includes(word));
    expect(missing).toEqual([]);
  });
});
