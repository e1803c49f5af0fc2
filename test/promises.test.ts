// promises.md names, for each promise, the tests that show it: none may be left out, and none may name a test that is gone.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const GROUPS = { A: 19, B: 14, C: 13, D: 12, E: 15, F: 10, G: 18 } as const;

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

interface Row {
  readonly id: string;
  readonly promised: string;
  readonly shown: string;
}

const rows: readonly Row[] = [...text('promises.md').matchAll(/^\| ([A-G]\d+) \| (.+?) \| (.+) \|$/gm)].map(
  ([, id = '', promised = '', shown = '']) => ({ id, promised, shown }),
);

interface Named {
  readonly file: string;
  readonly titles: readonly string[];
}

/** `file`: “a title”, “another”; `another file`: “a title” */
const namedIn = (shown: string): readonly Named[] =>
  [...shown.matchAll(/`([\w./-]+\.ts)`: ((?:“[^”]+”(?:, )?)+)/g)].map(([, file = '', titles = '']) => ({
    file,
    titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  }));

const quoted = (title: string): readonly string[] => [`'${title}'`, `"${title}"`, `\`${title}\``];

it('every promise has its row, once and in order', () => {
  const expected = Object.entries(GROUPS).flatMap(([group, count]) =>
    Array.from({ length: count }, (_one, index) => `${group}${index + 1}`),
  );
  expect(rows.map(({ id }) => id)).toEqual(expected);
});

it('every row names a test, or says why there is none', () => {
  for (const { id, promised, shown } of rows) {
    expect(promised.length, id).toBeGreaterThan(20);
    if (namedIn(shown).length === 0) expect(shown, id).toMatch(/^No test: .{20}/);
  }
});

it('every test that is named is there', () => {
  const gone = rows.flatMap(({ id, shown }) =>
    namedIn(shown).flatMap(({ file, titles }) => {
      if (!existsSync(new URL(file, import.meta.url))) return [`${id}: ${file}`];
      const source = text(file);
      const missing = titles.filter((title) => !quoted(title).some((literal) => source.includes(literal)));
      return missing.map((title) => `${id}: ${file}: ${title}`);
    }),
  );
  expect(gone).toEqual([]);
});

it('nothing that is named is overlooked: each file and title in a row is read as such', () => {
  for (const { id, shown } of rows) {
    const named = namedIn(shown);
    expect(named.length, id).toBe(shown.match(/`[\w./-]+\.ts`/g)?.length ?? 0);
    expect(named.flatMap(({ titles }) => titles).length, id).toBe(shown.match(/“/g)?.length ?? 0);
  }
});
