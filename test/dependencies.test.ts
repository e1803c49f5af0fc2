// What we stand on: exact versions from the lock file, none with a hole that is known to concern us, none that runs a program when
// it is installed. `npm audit` asks a registry, which tests do not; SECURITY.md says when to run it.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const { dependencies, devDependencies, optionalDependencies } = read('package.json') as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

const partsOf = (version: string): readonly number[] => version.split('.').map(Number);

const isAtLeast = (version: string, least: string): boolean => {
  const [had, needed] = [partsOf(version), partsOf(least)];
  const differing = needed.findIndex((part, index) => had[index] !== part);
  return differing === -1 || (had[differing] ?? 0) > (needed[differing] ?? 0);
};

/** The first version without the holes that promises to callers depend on. */
it.each([
  ['body-parser', '2.3.0', 'GHSA-v422-hmwv-36x6: a limit that cannot be read is none'],
  ['qs', '6.14.1', 'CVE-2025-15284: lists without end'],
  ['undici', '7.30.2', 'CVE-2026-120415: credentials that follow a redirect'],
])('%s is %s or newer (%s)', (name, least) => {
  const found = shipped.filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(found.length).toBeGreaterThan(0);
  for (const [path, { version }] of found) expect(isAtLeast(version, least), `${path} ${version}`).toBe(true);
});

it('versions are compared by their numbers', () => {
  expect(isAtLeast('6.9.0', '6.14.1')).toBe(false);
  expect(isAtLeast('6.14.0', '6.14.1')).toBe(false);
  expect(isAtLeast('6.14.1', '6.14.1')).toBe(true);
  expect(isAtLeast('10.0.0', '7.30.2')).toBe(true);
});

it('every package is pinned by version and content', () => {
  for (const [name, version] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  for (const [path, { integrity = '' }] of shipped) expect(integrity, path).toMatch(/^sha512-/);
});

it('nothing that ships runs a program when it is installed', () => {
  const running = shipped.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(running.map(([path]) => path)).toEqual([]);
});
