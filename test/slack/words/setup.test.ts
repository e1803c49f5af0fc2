import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Setup, Shown } from '../../../src/core/setup.ts';
import { faultsInView } from '../../../src/simulator/slack/block-kit-view.ts';
import { codeAtWork, codeDone, codeForm } from '../../../src/slack/words/code-form.ts';
import { messageBody } from '../../../src/slack/words/message.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { anyForm, anyReply } from './anything.ts';
import { aRoster, NIGHT } from './given.ts';
import { shown } from './seen.ts';

const ring = { kind: 'ring', rosterName: 'sales' } as const;

const NOBODY = { kind: 'nobody-rings', rosterName: 'sales', nobody: 'roster-empty' } as const;

const CHANGES: readonly (readonly [Setup, told: string, done: string])[] = [
  [
    { kind: 'roster', verb: 'added', name: 'sales' },
    'added a roster: there is a roster sales.',
    'There is a roster sales.',
  ],
  [
    { kind: 'menu-key', key: '2', choice: ring },
    'changed the menu: key `2` rings the roster sales.',
    'Key `2` rings the roster sales.',
  ],
  [
    { kind: 'menu-key', key: '#', choice: null },
    'changed the menu: key `#` does nothing.',
    'Key `#` does nothing.',
  ],
  [
    { kind: 'menu-off' },
    'switched the menu off: callers are rung for at once.',
    'Callers are rung for at once.',
  ],
  [
    { kind: 'pin-added', label: 'acme', opens: { kind: 'ring-member', userId: 'UBO' } },
    'added a code: the code of `acme` rings <@UBO>.',
    'The code of `acme` rings <@UBO>.',
  ],
  [
    { kind: 'pin-removed', label: 'acme' },
    'removed a code: the code of `acme` opens nothing.',
    'The code of `acme` opens nothing.',
  ],
  [
    { kind: 'line-added', name: 'Sales', number: '08-465 004 01', channelId: 'C0SALES' },
    'added a line: calls to Sales (08-465 004 01) are told in <#C0SALES>.',
    'Calls to Sales (08-465 004 01) are told in <#C0SALES>.',
  ],
  [
    { kind: 'records', records: true },
    'switched recording on: whole calls are recorded, once callers have been told so.',
    'Whole calls are recorded, once callers have been told so.',
  ],
  [
    { kind: 'hidden', hidden: 'reject' },
    'changed what callers without a number meet: callers without a number are rejected.',
    'Callers without a number are rejected.',
  ],
  [
    { kind: 'blocked', number: '+46701740699', untilAt: NIGHT, reason: 'sales *calls*' },
    'blocked a number: calls from `+46701740699` are rejected on every line until {2026-11-22 02:14 UTC}; reason given: `sales *calls*`.',
    'Calls from `+46701740699` are rejected on every line until {2026-11-22 02:14 UTC}; reason given: `sales *calls*`.',
  ],
];

describe('a change of the setup', () => {
  it.each(CHANGES)('$kind', (setup, told, done) => {
    const deed = { kind: 'setup', setup } as const;
    const change = { seq: 1, at: NIGHT, by: 'UANNA', lineId: 'main', deed };
    const message = shown(messageBody({ kind: 'change', change, roster: aRoster() }));
    expect(message[0]).toBe(`<@UANNA> ${told}`);
    expect(message.join()).not.toContain('Called now');
    const answer = shown(replyBody({ kind: 'arranged', deed, shown: null, notes: [] }));
    expect(answer).toEqual([`✅ *Done.* ${done}`]);
    expect(shown(replyBody({ kind: 'already', deed }))[0]).toContain(done);
  });

  it('warns with one sign', () => {
    const deed = { kind: 'setup', setup: { kind: 'roster', verb: 'added', name: 'sales' } } as const;
    const notes = [NOBODY, { kind: 'menu-gone' }] as const;
    expect(shown(replyBody({ kind: 'arranged', deed, shown: null, notes })).slice(1)).toEqual([
      '⚠️ *In sales no phone rings now: nobody is in the roster.* Say who is on call: `/oncall set @anna @bo in sales`',
      '⚠️ That was the last key, so there is no menu any more.',
    ]);
  });

  it('that would lead calls nowhere says where else to lead them, also from the first roster', () => {
    const uses = [{ lineName: 'Main', by: 'line' }] as const;
    const problem = { kind: 'roster-used', name: 'main', uses } as const;
    expect(shown(replyBody({ kind: 'problem', problem }))[0]).toContain('`/oncall ring roster sales`');
  });
});

const look = (view: Shown): string[] => shown(replyBody({ kind: 'shown', shown: view }));

describe('how the setup looks', () => {
  it('is a menu, key by key', () => {
    const choices = [
      { key: '1', choice: ring },
      { key: '9', choice: { kind: 'pin' } },
    ] as const;
    const menu = { kind: 'menu', lineName: 'Main', rosterName: 'main', choices } as const;
    expect(look({ ...menu, otherwise: ring })).toEqual([
      '*Menu of Main*',
      '• Key `1` rings the roster sales',
      '• Key `9` asks for a code',
      '• No key or a wrong one plays the menu again; the third time it rings the roster sales',
      'Callers must be told the keys: `/oncall prompt menu`',
    ]);
    expect(look({ ...menu, choices: [], otherwise: null })).toEqual([
      'Main has no menu: it rings the roster main at once. Make one: `/oncall menu 1 ring main`',
    ]);
  });

  it('is blocked numbers with what became of them', () => {
    const one = {
      number: '+46701740699',
      national: '070-174 06 99',
      by: 'UBO',
      untilAt: null,
      reason: 'spam',
    };
    expect(look({ kind: 'blocked', blocked: [{ ...one, rejected: 2 }] })).toEqual([
      '*Blocked numbers*',
      '• `+46701740699`, by <@UBO>, for good, `spam`: 2 calls rejected',
      'Take calls again: `/oncall unblock NUMBER`',
    ]);
  });

  it('is rosters with who is in them and what leads there', () => {
    const strategy = { kind: 'everyone', ringSeconds: 20 } as const;
    const uses = [
      { lineName: 'Main', by: 'key', key: '2' },
      { lineName: 'Main', by: 'pin', label: 'acme' },
    ] as const;
    const rosters = [{ name: 'sales', members: ['UBO'], strategy, uses }];
    expect(look({ kind: 'rosters', rosters })[1]).toBe(
      '• *sales*: <@UBO>; everyone at once, for 20 s; rung by key `2` of Main, code of `acme` on Main',
    );
  });
});

describe('the form for a code', () => {
  it('is one that Slack takes, whatever was named', () => {
    fc.assert(
      fc.property(anyForm, anyReply, (form, reply) => {
        expect(faultsInView(codeForm(form, '{}'))).toEqual([]);
        expect(faultsInView(codeDone(replyBody(reply)))).toEqual([]);
      }),
    );
    expect(faultsInView(codeAtWork())).toEqual([]);
  });
});
