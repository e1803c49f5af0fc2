import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import {
  BODY_MAX_BYTES,
  FIELDS_MAX,
  type FormReading,
  onForm,
  parseForm,
  readForm,
} from '../../src/elks/form.ts';

const FORM = 'application/x-www-form-urlencoded';

const request = (parts: readonly string[], headers: Readonly<Record<string, string>> = {}): IncomingMessage =>
  Object.assign(Readable.from(parts.map((part) => Buffer.from(part))), {
    headers: { 'content-type': FORM, ...headers },
  }) as unknown as IncomingMessage;

const valuesIn = (text: string, names: readonly string[]): readonly (string | undefined)[] => {
  const reading = parseForm(text);
  return reading.ok ? names.map((name) => reading.form.get(name)) : [];
};

describe('a form', () => {
  it('is read in UTF-8 with plus signs as spaces', () => {
    const text = 'from=%2B46701740699&name=%C3%85sa+B';
    expect(valuesIn(text, ['from', 'name'])).toEqual(['+46701740699', 'Åsa B']);
  });

  it('keeps the first of a doubled field', () => {
    expect(valuesIn('callid=a&callid=b', ['callid'])).toEqual(['a']);
  });

  it('takes brackets as part of a plain name, so nothing nests', () => {
    const text = 'callid[]=a&__proto__[x]=1&constructor[prototype][y]=2';
    const names = [
      'callid[]',
      '__proto__[x]',
      'constructor[prototype][y]',
      'callid',
      '__proto__',
      'constructor',
    ];
    expect(valuesIn(text, names)).toEqual(['a', '1', '2', undefined, undefined, undefined]);
  });

  it.each(['', '&', '=', '===', '%ZZ=%', 'a', '\0=\0', '%'.repeat(100)])('never throws: %j', (text) => {
    expect(parseForm(text).ok).toBe(true);
  });

  it.each(['&', '&Ľ'])('is read at once however many empty fields it has: %s', (field) => {
    const began = performance.now();
    expect(valuesIn(`${field.repeat(20)}&callid=a${'&'.repeat(BODY_MAX_BYTES)}`, ['callid'])).toEqual(['a']);
    expect(performance.now() - began).toBeLessThan(50);
  });

  it(`may have ${FIELDS_MAX} fields and no more`, () => {
    const fields = (count: number): string =>
      Array.from({ length: count }, (_, index) => `f${index}=1`).join('&');
    expect(parseForm(fields(FIELDS_MAX)).ok).toBe(true);
    expect(parseForm(fields(FIELDS_MAX + 1))).toMatchObject({ ok: false, status: 413 });
  });
});

describe('a request', () => {
  it.each([FORM, `${FORM}; charset=utf-8`, 'Application/X-WWW-Form-URLencoded'])(
    'is a form when it says so: %s',
    async (type) => {
      const reading = await readForm(request(['a=', '1'], { 'content-type': type }));
      expect(reading.ok && reading.form.get('a')).toBe('1');
    },
  );

  it.each(['application/json', 'multipart/form-data', `${FORM}x`, ''])(
    'is refused as anything else: %s',
    async (type) => {
      expect(await readForm(request(['a=1'], { 'content-type': type }))).toMatchObject({ status: 415 });
    },
  );

  it('may be as large as the limit', async () => {
    expect((await readForm(request(['a='.padEnd(BODY_MAX_BYTES, 'x')]))).ok).toBe(true);
  });

  it.each([
    ['in one piece', ['a='.padEnd(BODY_MAX_BYTES + 1, 'x')], {}],
    ['in many', Array.from({ length: 70 }, () => 'x'.repeat(1024)), {}],
    ['announced', ['a=1'], { 'content-length': String(BODY_MAX_BYTES + 1) }],
  ])('is refused when it is larger, %s', async (_name, parts, headers) => {
    expect(await readForm(request(parts, headers))).toMatchObject({ ok: false, status: 413 });
  });

  it('is refused once, however much more comes', async () => {
    const readings: FormReading[] = [];
    const large = request(Array.from({ length: 100 }, () => 'x'.repeat(1024)));
    onForm(large, (reading) => readings.push(reading));
    await finished(large);
    expect(readings).toMatchObject([{ status: 413 }]);
  });

  it('is refused when the connection breaks in the middle of it', async () => {
    const readings: Promise<FormReading>[] = [];
    const server = createServer((request) => void readings.push(readForm(request)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const asked = once(server, 'request');
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: ${FORM}\r\ncontent-length: 9\r\n\r\na=1`);
    await asked;
    socket.destroy();
    expect(await readings[0]).toMatchObject({ ok: false, status: 413 });
    server.close();
  });

  it('is refused when the sender breaks off', async () => {
    const broken = request(['a=1']);
    const reading = readForm(broken);
    broken.destroy(new Error('aborted'));
    expect((await reading).ok).toBe(false);
  });
});
