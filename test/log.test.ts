import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, withoutSecrets } from '../src/log.ts';

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: min, maxLength: max });
const international = fc
  .tuple(fc.constantFrom('46', '47', '1', '358', '44'), digits(6, 10))
  .map((parts) => `+${parts.join('')}`);
const national = digits(7, 9).map((rest) => `0${rest}`);
const separator = fc.constantFrom(' ', '-', '', '\u00a0', '.', '/');
const word = fc.constantFrom('from', 'to', '{"from":', '(', 'number=', "'", '"', ',', ';', '');

/** The same digits with separators strewn in, as people write them. */
const spaced = (number: fc.Arbitrary<string>): fc.Arbitrary<{ plain: string; written: string }> =>
  fc.tuple(number, fc.array(separator, { minLength: 16, maxLength: 16 })).map(([plain, separators]) => ({
    plain,
    written: plain
      .split('')
      .map((digit, at) => (at < 3 ? digit : `${separators[at] ?? ''}${digit}`))
      .join(''),
  }));

const digitsOf = (text: string): string => text.replace(/\D/g, '');

describe('a phone number in the log', () => {
  it.each([
    ['+46701740605', '…605'],
    ['0701740605', '…605'],
    ['+46 70-174 06 05', '…605'],
    ['070-174 06 05', '…605'],
    ['{"from":"+46701740605","to":"+46701740600"}', '{"from":"…605","to":"…600"}'],
    ['from=%2B46701740605&to=', 'from=…605&to='],
    ['tel:+46701740605', 'tel:…605'],
    ['0046701740605', '…605'],
  ])('%s becomes %s', (text, masked) => expect(withoutSecrets(text)).toBe(masked));

  it('never comes out whole, however it is written and wherever it stands', () => {
    const anyNumber = spaced(fc.oneof(international, national));
    fc.assert(
      fc.property(anyNumber, word, word, ({ plain, written }, before, after) => {
        const out = withoutSecrets(`${before} ${written} ${after}`);
        expect(digitsOf(out)).not.toContain(digitsOf(plain));
      }),
    );
  });

  it('keeps its last three digits, so that lines can still be told apart', () => {
    fc.assert(
      fc.property(fc.oneof(international, national), (number) => {
        expect(withoutSecrets(`called ${number} twice`)).toBe(`called …${number.slice(-3)} twice`);
      }),
    );
  });
});

describe('what is no phone number', () => {
  it.each([
    'call c78d292b5ddb91171d6a44f090795b5e9',
    'card:c78d292b5ddb91171d6a44f090795b5e9',
    '2026-11-24T18:00:00.000Z',
    '2026-11-22 10:02:36',
    'ts 1795543200.000900',
    'port 3000, pid 12345, 0.25 s, 42 calls',
    'http://127.0.0.1:44743/api/',
    '10.0.0.12',
    'UND_ERR_SOCKET',
  ])('%s stays', (text) => expect(withoutSecrets(text)).toBe(text));
});

const secretOf = (prefix: string): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...'abcdefXYZ0123456789-'.split('')), minLength: 12, maxLength: 40 })
    .map((rest) => `${prefix}${rest}`);

describe('a secret in the log', () => {
  it.each(['xoxb-', 'xoxp-', 'xoxe-', 'xapp-1-'])('a token that begins with %s never comes out', (prefix) => {
    fc.assert(
      fc.property(secretOf(prefix), word, (token, before) => {
        expect(withoutSecrets(`${before} ${token}`)).not.toContain(token.slice(prefix.length));
      }),
    );
  });

  it.each([
    ['a key in an address', 'https://x.example/elks/calls?key=s3cret-0123456789&step=1', 's3cret'],
    ['a key after others', '/elks/resume?step=1&key=s3cret', 's3cret'],
    ['a bearer token', 'authorization: Bearer abc.def-ghi', 'abc.def'],
    ['a password for 46elks', 'Authorization: Basic dTBzdGFnZTpwMHN0YWdl', 'dTBzdGFn'],
    ['a login in an address', 'https://u0stage:p0stage@api.46elks.com/a1', 'p0stage'],
  ])('%s does not come out', (_name, text, secret) => expect(withoutSecrets(text)).not.toContain(secret));
});

describe('a line of the log', () => {
  const written = (facts: Readonly<Record<string, unknown>>, event = 'event'): string => {
    const lines: string[] = [];
    createLog('debug', { write: (line) => void lines.push(line) }).info(event, facts);
    return lines.join('');
  };

  it.each([
    ['in a fact', { from: '+46701740605' }],
    ['in a list', { calls: [{ from: '+46701740605' }] }],
    ['in an error', { error: new Error('no route to +46701740605') }],
    ['in the cause of an error', { error: new Error('x', { cause: new Error('+46701740605') }) }],
    ['in the code of an error', { error: Object.assign(new Error('x'), { code: '+46701740605' }) }],
    ['in a name', { '+46701740605': 1 }],
    ['in a map', { byNumber: new Map([['+46701740605', 1]]) }],
    ['in an address', { url: new URL('https://x.example/?from=+46701740605') }],
    ['far inside', { a: { b: { c: { d: { e: { f: '+46701740605' } } } } } }],
  ])('shows no whole number %s', (_where, facts) => {
    expect(written(facts)).not.toContain('46701740605');
  });

  it('shows no whole number in the event itself', () => {
    expect(written({}, 'a call from +46701740605')).not.toContain('46701740605');
  });

  it('survives a fact that holds itself', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(written({ loop })).toContain('event');
  });
});
