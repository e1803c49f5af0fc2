// Who may import whom, read from the import lines of src; and that the core has no clock, no dice and no process of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Import } from './source-code.ts';
import { codeOf, importsOf } from './source-code.ts';

interface Rule {
  /** Folders end in a slash, files do not. */
  readonly own: readonly string[];
  /** `type x`: for its types only. */
  readonly packages: readonly string[];
  /** Which of Node's own modules. */
  readonly node: 'all' | readonly string[];
}

const ROOT = join(import.meta.dirname, '..');
const CORE = 'src/core/';
const PORTS = 'src/ports/';

const edge = (folder: string, packages: readonly string[]): readonly [string, Rule] => [
  `src/${folder}/`,
  { own: [CORE, PORTS, `src/${folder}/`], packages, node: 'all' },
];

/** The first that fits a path holds. */
const RULES: readonly (readonly [string, Rule])[] = [
  [CORE, { own: [CORE], packages: ['temporal-polyfill', 'awesome-phonenumber'], node: [] }],
  [PORTS, { own: [CORE, PORTS], packages: [], node: [] }],
  ['src/flows/', { own: [CORE, PORTS, 'src/flows/'], packages: [], node: [] }],
  edge('elks', ['zod', 'wavefile', 'proxy-addr']),
  edge('slack', [
    '@slack/bolt',
    '@slack/types',
    '@slack/web-api',
    'zod',
    'temporal-polyfill',
    'type express',
  ]),
  edge('picture', ['@resvg/resvg-js']),
  edge('store', ['lowdb', 'zod']),
  edge('web', ['express', 'express-rate-limit', 'prom-client', 'pino', 'ical.js']),
  edge('jobs', ['node-cron', 'date-holidays']),
  edge('sound', [
    'wavefile',
    'mpg123-decoder',
    '@wasm-audio-decoders/ogg-vorbis',
    'opus-decoder',
    'codec-parser',
  ]),
  [
    'src/simulator/demo/',
    {
      own: [CORE, PORTS, 'src/simulator/', 'src/app.ts', 'src/config.ts'],
      packages: ['ws', '@slack/types'],
      node: 'all',
    },
  ],
  edge('simulator', ['ws', '@slack/types']),
  ['src/config.ts', { own: [CORE, 'src/config-readers.ts'], packages: ['zod'], node: ['node:net'] }],
  [
    'src/log.ts',
    { own: [CORE, PORTS, 'src/log-output.ts', 'src/log-sampling.ts'], packages: ['pino'], node: [] },
  ],
  ['src/log-output.ts', { own: [], packages: [], node: ['node:fs'] }],
  ['src/log-sampling.ts', { own: [], packages: [], node: [] }],
  ['src/config-readers.ts', { own: [CORE], packages: [], node: ['node:net'] }],
];
/** The composition root, `app.ts` and its parts, puts everything together. */
const FREE = /^src\/(main|doctor|park|app(-[a-z]+)*)\.ts$/;
/** The lock of a data folder names its owner's process, and asks whether it still lives; a child answers its parent. */
const MAY_USE_PROCESS = [
  'src/main.ts',
  'src/doctor.ts',
  'src/park.ts',
  'src/simulator/demo/',
  'src/store/folder-lock.ts',
  'src/sound/convert-child.ts',
];

const PROCESS = /(?<![.\w])process\s*[.[]/;
const IMPURE: readonly RegExp[] = [
  /\bDate\.now\b/,
  /\bnew Date\b(?!\s*\(\s*[^)\s])/,
  /\bMath\.random\b/,
  /\bTemporal\.Now\b/,
  /\bperformance\s*\./,
  /\brandom(UUID|Bytes|Int)\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bfetch\(/,
];

const isWithin = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const mayImport = (path: string, { name, isTypeOnly }: Import, rule: Rule): boolean => {
  if (name.startsWith('.')) return isWithin(posix.join(posix.dirname(path), name), rule.own);
  if (name.startsWith('node:')) return rule.node === 'all' || rule.node.includes(name);
  const known = packageOf(name);
  return rule.packages.includes(known) || (isTypeOnly && rule.packages.includes(`type ${known}`));
};

const importFaults = (path: string, source: string): readonly string[] => {
  if (FREE.test(path)) return [];
  const rule = RULES.find(([place]) => isWithin(path, [place]))?.[1];
  if (rule === undefined) return [`${path} is in no house of ours`];
  const literal = importsOf(source)
    .filter((found) => !mayImport(path, found, rule))
    .map(({ name }) => name);
  const computed = /\bimport\s*\(\s*[^\s)]/.test(codeOf(source)) ? ['something computed'] : [];
  return [...literal, ...computed].map((name) => `${path} may not import ${name}`);
};

const purityFaults = (path: string, source: string): readonly string[] => {
  const code = codeOf(source);
  const impure = path.startsWith(CORE) ? IMPURE : [];
  const forbidden = isWithin(path, MAY_USE_PROCESS) ? impure : [PROCESS, ...impure];
  const found = forbidden.flatMap((pattern) => pattern.exec(code)?.[0] ?? []);
  const named =
    importsOf(source).some(({ name }) => name === 'node:process') && !isWithin(path, MAY_USE_PROCESS);
  return [...found, ...(named ? ['node:process'] : [])].map((what) => `${path} may not use ${what}`);
};

const faultsOf = (path: string, source: string): readonly string[] => [
  ...importFaults(path, source),
  ...purityFaults(path, source),
];

const SOURCES = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);

test('every file of src keeps to the house rules', () => {
  expect(SOURCES.length).toBeGreaterThan(10);
  expect(SOURCES.flatMap((path) => faultsOf(path, readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
});

describe('the rules themselves', () => {
  test.each([
    ['src/core/a.ts', "import { b } from '../ports/time.ts';"],
    ['src/core/a.ts', "import type { b } from '../elks/b.ts';"],
    ['src/core/a.ts', "import { z } from 'zod';"],
    ['src/core/a.ts', "import { join } from 'node:path';"],
    ['src/core/a.ts', "export * from '../flows/b.ts';"],
    ['src/core/a.ts', "import {\n  a,\n  b,\n} from '../web/b.ts';"],
    ['src/flows/a.ts', "import { b } from '../slack/b.ts';"],
    ['src/elks/a.ts', "import { b } from '../slack/b.ts';"],
    ['src/elks/a.ts', "import { b } from '../flows/b.ts';"],
    ['src/elks/a.ts', "import { b } from '../config.ts';"],
    ['src/elks/a.ts', "import '../app.ts';"],
    ['src/elks/deep/a.ts', "import { b } from '../../slack/b.ts';"],
    ['src/store/a.ts', "import express from 'express';"],
    ['src/web/a.ts', "const b = await import('@slack/bolt');"],
    ['src/web/a.ts', 'const b = await import(name);'],
    ['src/slack/a.ts', "import { b } from '@slack/oauth';"],
    ['src/slack/a.ts', "import express from 'express';"],
    ['src/simulator/a.ts', "import { b } from '../app.ts';"],
    ['src/simulator/a.ts', "import { b } from '../elks/render.ts';"],
    ['src/config.ts', "import { readFileSync } from 'node:fs';"],
    ['src/ports/time.ts', "import { b } from '../elks/b.ts';"],
    ['src/helpers/a.ts', 'export const a = 1;'],
    ['src/core/a.ts', 'const now = Date.now();'],
    ['src/core/a.ts', 'const now = new Date();'],
    ['src/core/a.ts', 'const now = new Date;'],
    ['src/core/a.ts', 'const id = Math.random();'],
    ['src/core/a.ts', 'const now = Temporal.Now.instant();'],
    ['src/core/a.ts', `const text = \`at \${\`\${Date.now()}\`} hours\`;`],
    ['src/core/a.ts', "const one = '//'; const two = Math.random();"],
    ['src/core/a.ts', 'const quote = /[\'"`]/; const now = Date.now();'],
    ['src/core/a.ts', 'const half = (a + b) / 2; const now = Date.now() / 2;'],
    ['src/elks/a.ts', 'const zone = process.env.TZ;'],
    ['src/elks/a.ts', "import { env } from 'node:process';"],
    ['src/app.ts', "process.on('exit', stop);"],
  ])('in %s this is a fault: %s', (path, source) => {
    expect(faultsOf(path, source)).toHaveLength(1);
  });

  test.each([
    ['src/core/a.ts', "import { b } from './deep/b.ts';\nimport { Temporal } from 'temporal-polyfill';"],
    ['src/core/a.ts', "// Not Date.now(), and no import of '../web/b.ts'.\nconst at = new Date(instant);"],
    ['src/core/a.ts', "const text = 'Math.random() and process.env';"],
    ['src/core/a.ts', `const text = \`new Date() and \${{ a: { b } }} Date.now()\`; const c = \`}\`;`],
    ['src/core/a.ts', '/* process.exit() */ const process = step.process.name;'],
    ['src/slack/a.ts', "import type { Application } from 'express';"],
    ['src/flows/a.ts', "const text = `from ' | '`; const b = 'import';"],
    ['src/flows/a.ts', "import type { Clock } from '../ports/time.ts';"],
    ['src/elks/a.ts', "import { request } from 'node:https';\nimport { z } from 'zod';"],
    ['src/slack/words/a.ts', "import { b } from '../b.ts';\nimport type { View } from '@slack/types';"],
    ['src/jobs/a.ts', "import cron from 'node-cron';\nconst now = Date.now();"],
    ['src/simulator/demo/main.ts', "import { b } from '../../app.ts';\nprocess.exitCode = 1;"],
    [
      'src/main.ts',
      "import { b } from './app.ts';\nimport process from 'node:process';\nprocess.on('exit', b);",
    ],
  ])('in %s this is right: %s', (path, source) => {
    expect(faultsOf(path, source)).toEqual([]);
  });
});
