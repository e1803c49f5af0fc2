// What people can say about prompts, and what comes of it.
import { describe, expect, it, test } from 'vitest';
import { decideCommand, isDecided } from '../../src/core/decide-command.ts';
import { decidePromptMade } from '../../src/core/decide-prompt.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import { isPromptName, promptNamesOf, SHIPPED_PROMPTS } from '../../src/core/prompt.ts';
import type { Settings } from '../../src/core/settings.ts';
import { firstLine, given, givenContext, givenSettings, typed } from './given-settings.ts';

const OWN = { hash: 'a'.repeat(32), seconds: 4 };

const parse = (text: string) => parseCommand(typed(text), given());

describe('a command about prompts', () => {
  it.each([
    ['prompts', { kind: 'prompt-list' }],
    ['prompt Closed', { kind: 'prompt', name: 'closed' }],
    ['prompt closed record', { kind: 'prompt-record', name: 'closed' }],
    ['prompt opening-times RESET', { kind: 'prompt-reset', name: 'opening-times' }],
    ['say closed We are closed, sorry.', { kind: 'say', name: 'closed', text: 'We are closed, sorry.' }],
    ['language SV', { kind: 'language', language: 'sv' }],
  ])('%s', (text, command) => {
    expect(parse(text)).toMatchObject({ ok: true, command });
  });

  it.each([
    ['prompt 1', 'no-name'],
    ['prompt ../settings', 'no-name'],
    ['prompt @bo', 'no-name'],
    [`prompt ${'a'.repeat(31)}`, 'no-name'],
    ['prompt closed please', 'missing-choice'],
    ['prompt closed reset now', 'extra-words'],
    ['say', 'no-name'],
    ['say closed', 'no-text'],
    ['language', 'missing-choice'],
    ['language sv en', 'extra-words'],
  ])('%s cannot be read', (text, why) => {
    expect(parse(text)).toMatchObject({ ok: false, problem: { kind: 'unreadable', why } });
  });
});

test('every shipped prompt has a name that can be typed', () => {
  expect(SHIPPED_PROMPTS.filter((name) => !isPromptName(name))).toEqual([]);
});

test('names in use are the shipped ones, those a menu says and those a team made, each once', () => {
  const line = {
    ...firstLine(givenSettings()),
    prompts: { closed: OWN, 'our-own': OWN },
    menu: {
      choices: { '1': { kind: 'say', prompt: 'prices' }, '2': { kind: 'pin' } },
      otherwise: { kind: 'say', prompt: 'info' },
    },
    pins: [{ label: 'acme', salt: '', hash: '', opens: { kind: 'say', prompt: 'door' } }],
  } as const;
  expect(promptNamesOf(line)).toEqual([...SHIPPED_PROMPTS, 'door', 'our-own', 'prices']);
});

describe('what callers hear', () => {
  const decided = (text: string, settings: Settings) => {
    const parsed = parse(text);
    if (!parsed.ok || !isDecided(parsed.command)) throw new Error(text);
    return decideCommand(parsed.command, givenContext(settings));
  };
  const made = (settings: Settings) =>
    decidePromptMade({ name: 'closed', source: 'phone', own: OWN }, givenContext(settings));

  it('is a new sound once it is made, and the change says how', () => {
    const decision = made(givenSettings());
    if (decision.kind !== 'changed') throw new Error('not changed');
    expect(firstLine(decision.settings).prompts).toEqual({ closed: OWN });
    expect(decision.settings.changes.at(-1)).toMatchObject({
      by: 'U0ANNA',
      lineId: 'main',
      deed: { kind: 'prompt', name: 'closed', source: 'phone', seconds: 4 },
    });
    expect(made(decision.settings)).toMatchObject({ kind: 'answered', reply: { kind: 'already' } });
  });

  it('is the shipped sound again after a reset, which leaves the others alone', () => {
    const settings = givenSettings();
    const lines = settings.lines.map((line) => ({ ...line, prompts: { closed: OWN, info: OWN } }));
    const decision = decided('prompt closed reset', { ...settings, lines });
    if (decision.kind !== 'changed') throw new Error('not changed');
    expect(firstLine(decision.settings).prompts).toEqual({ info: OWN });
    expect(decided('prompt closed reset', decision.settings)).toMatchObject({ reply: { kind: 'already' } });
  });

  it('is in another language when that is chosen', () => {
    const decision = decided('language sv', givenSettings());
    if (decision.kind !== 'changed') throw new Error('not changed');
    expect(firstLine(decision.settings).language).toBe('sv');
    expect(decided('language sv', decision.settings)).toMatchObject({ reply: { kind: 'already' } });
  });
});
