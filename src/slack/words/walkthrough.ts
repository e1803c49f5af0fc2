// The answer to `test`: what a caller would meet now, step by step. Nobody is called for it.
import type { Reply, TestStep } from '../../core/reply.ts';
import type { CallerView } from '../../core/view.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, code, escaped, named, people } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy } from './nobody.ts';
import type { WordOptions } from './options.ts';
import { skippedLines } from './roster.ts';
import { showsWords } from './strategy.ts';
import { duration, moment } from './time.ts';

const when = (seconds: number): string => (seconds === 0 ? 'At once' : `After ${duration(seconds)}`);

const ringWords = (step: TestStep & { kind: 'ring' }): string => {
  const phones = step.users.length === 1 ? 'the phone of' : 'the phones of';
  const rings = step.users.length === 1 ? 'rings' : 'ring all at once';
  return `${when(step.fromSecond)}, ${phones} ${people(step.users)} ${rings}, for ${duration(step.seconds)}`;
};

const branchWords = (steps: readonly TestStep[]): string => steps.map(shortly).join(', then ');

/** A step in a few words, for the branches of a menu. */
const shortly = (step: TestStep): string => {
  switch (step.kind) {
    case 'ring':
      return `rings ${people(step.users)} for ${duration(step.seconds)}`;
    case 'voicemail':
      return 'voicemail';
    case 'play':
      return `plays ${code(step.prompt)}`;
    case 'menu':
      return 'a menu';
    case 'pin':
      return 'asks for a code';
    case 'end':
    case 'hangup':
      return 'the call ends';
  }
};

const branchLines = (branches: readonly { lead: string; steps: readonly TestStep[] }[]): string =>
  branches.map(({ lead, steps }) => `\n    • ${lead}: ${branchWords(steps)}`).join('');

const menuWords = ({ choices, otherwise }: TestStep & { kind: 'menu' }): string => {
  const keys = choices.map(({ key, steps }) => ({ lead: `key ${code(key)}`, steps }));
  const rest = { lead: 'three wrong or missing keys', steps: otherwise };
  const pins = choices.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'pin' ? [step] : [])));
  return `The menu is played:${branchLines([...keys, rest])}${pins.map((pin) => `\n    ${pinWords(pin)}`).join('')}`;
};

const pinWords = ({ doors, otherwise }: TestStep & { kind: 'pin' }): string => {
  const codes = doors.map(({ label, steps }) => ({ lead: `the code of ${named(label)}`, steps }));
  return `A code is asked for:${branchLines([...codes, { lead: 'three wrong codes', steps: otherwise }])}`;
};

const stepWords = (step: TestStep): string => {
  switch (step.kind) {
    case 'ring':
      return ringWords(step);
    case 'voicemail':
      return `${when(step.afterSeconds)}, voicemail: the caller is asked for a message of ${duration(step.maxSeconds)} at most, and it comes to the channel`;
    case 'play':
      return `The prompt ${code(step.prompt)} is played`;
    case 'menu':
      return menuWords(step);
    case 'pin':
      return pinWords(step);
    case 'end':
      return 'The call ends';
    case 'hangup':
      return 'The call is rejected before anything rings';
  }
};

const nobodyLines = (reply: Reply & { kind: 'test' }, { commandWord }: WordOptions): string[] =>
  reply.nobody === null
    ? []
    : [
        `${nobodyLoudly('No phone would ring', reply.nobody)} ${nobodyRemedy(reply.nobody, commandWord, reply.rosterName)}`,
      ];

const callerWords = (caller: CallerView | null): string => {
  if (caller === null) return 'somebody';
  return caller.kind === 'number' ? escaped(caller.national) : 'somebody with a hidden number';
};

const endLines = (reply: Reply & { kind: 'test' }): string[] =>
  reply.steps.some(({ kind }) => kind === 'ring' || kind === 'menu')
    ? [`Who answers first gets the call, and nobody else is rung. Phones show ${showsWords(reply.shows)}.`]
    : [];

const PICTURE_LINES = {
  follows:
    'The same as a picture comes to you as a direct message, in a moment or as soon as Slack takes it.',
  'not-installed':
    'There is no picture: what draws it is not installed. Whoever runs Jour can add it with `npm install @resvg/resvg-js@2.6.2` and start Jour again.',
} as const;

const pictureLines = ({ picture }: Reply & { kind: 'test' }): string[] =>
  picture === undefined ? [] : [PICTURE_LINES[picture]];

export const walkthroughBody = (reply: Reply & { kind: 'test' }, options: WordOptions): Body =>
  linesBody([
    bold(
      `If ${callerWords(reply.caller)} called ${reply.at === null ? 'now' : moment(reply.at)} (this test calls nobody):`,
    ),
    ...nobodyLines(reply, options),
    ...reply.steps.map((step, index) => `${index + 1}. ${stepWords(step)}.`),
    ...endLines(reply),
    ...skippedLines(reply.skipped, options),
    ...pictureLines(reply),
  ]);
