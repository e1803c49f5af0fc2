import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Token } from '../../src/core/command.ts';
import { tokensFrom } from '../../src/slack/tokens.ts';

const word = (text: string): Token => ({ kind: 'word', text });
const user = (userId: string): Token => ({ kind: 'user', userId });

describe('mentions', () => {
  test.each<[string, Token[]]>([
    ['<@U0ANNA>', [user('U0ANNA')]],
    ['<@U0ANNA|anna>', [user('U0ANNA')]],
    ['<@W0BO|bo.b>', [user('W0BO')]],
    ['set <@U0ANNA|anna><@U0BO>', [word('set'), user('U0ANNA'), user('U0BO')]],
    ['set <@U0ANNA>, <@U0BO>', [word('set'), user('U0ANNA'), word(','), user('U0BO')]],
    ['<#C0ONCALL|on-call>', [{ kind: 'channel', channelId: 'C0ONCALL', name: 'on-call' }]],
    ['<#C0ONCALL>', [{ kind: 'channel', channelId: 'C0ONCALL', name: '' }]],
    ['set “<@U0ANNA|anna>” ‘<@U0BO>’', [word('set'), user('U0ANNA'), user('U0BO')]],
    ['<!subteam^S0TEAM|@support>', [word('@support')]],
    ['<!here>', [word('here')]],
    ['add @anna', [word('add'), word('@anna')]],
    ['<@u0anna>', [word('@u0anna')]],
  ])('%s', (text, tokens) => {
    expect(tokensFrom(text)).toEqual(tokens);
  });
});

describe('links', () => {
  test.each<[string, Token[]]>([
    ['phone <tel:+46701740605|+46701740605>', [word('phone'), word('+46701740605')]],
    ['phone <tel:+46701740605|070-174 06 05>', [word('phone'), word('070-174 06 05')]],
    ['phone <tel:+46701740605>', [word('phone'), word('+46701740605')]],
    ['<http://acme.com|acme.com>', [word('acme.com')]],
    ['<https://acme.com/a?b&amp;c>', [word('https://acme.com/a?b&c')]],
    ['<mailto:anna@acme.com|anna@acme.com>', [word('anna@acme.com')]],
  ])('%s', (text, tokens) => {
    expect(tokensFrom(text)).toEqual(tokens);
  });
});

describe('words', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['   ', []],
    ['  Ring   TURN\t15s\n', ['Ring', 'TURN', '15s']],
    ['ring\u00a0turn\u202f15s\u3000x2', ['ring', 'turn', '15s', 'x2']],
    ['\u202a+46\u200b70\u2060174\u202c', ['+4670174']],
    ['a &amp; b &lt;c&gt; &amp;lt;', ['a', '&', 'b', '<c>', '&lt;']],
    ['mon–fri 070—174 08‑10 −1', ['mon-fri', '070-174', '08-10', '-1']],
    ['—help', ['-help']],
    ['say "we are closed" now', ['say', 'we are closed', 'now']],
    ['say “we are closed” now', ['say', 'we are closed', 'now']],
    ['say „we are closed“ now', ['say', 'we are closed', 'now']],
    ['say «we are closed» now', ['say', 'we are closed', 'now']],
    ['say ‘we are closed’ now', ['say', 'we are closed', 'now']],
    ["say 'we are closed'", ['say', 'we are closed']],
    ['say "closed – <@U0ANNA|anna> &amp; <@U0BO> know"', ['say', 'closed – @anna & @U0BO know']],
    ["don't say we’re", ["don't", 'say', 'we’re']],
    ['“ring turn', ['ring', 'turn']],
    ['ring" turn', ['ring', 'turn']],
    ['"" status', ['status']],
    ['<', ['<']],
    ['a <b c', ['a', '<', 'b', 'c']],
    ['<>', []],
  ])('%j', (text, words) => {
    expect(tokensFrom(text)).toEqual(words.map(word));
  });
});

describe('whatever is sent', () => {
  const slackish = fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '@',
        'U0A',
        '|',
        '#',
        '!',
        '&amp;',
        '"',
        '“',
        '’',
        ' ',
        'tel:',
        '+46',
        '—',
        '\u200b',
        ',',
      ),
    )
    .map((parts) => parts.join(''));

  it('becomes tokens that are never empty, without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(slackish, fc.string({ unit: 'binary' })), (text) => {
        expect(tokensFrom(text)).not.toContainEqual({ kind: 'word', text: expect.stringMatching(/^\s*$/) });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read in a time that grows with its length only', () => {
    for (const part of ['"', "'a ", '<', '<@U0A', '“a', '&', "' '"]) {
      const startedAt = performance.now();
      tokensFrom(part.repeat(20_000));
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });
});
