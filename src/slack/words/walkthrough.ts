// The answer to `test`: what a caller would meet now, step by step. Nobody is called for it.
import type { Reply, TestStep } from '../../core/reply.ts';
import { type Body, linesBody } from './blocks.ts';
import { bold, people } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy } from './nobody.ts';
import type { WordOptions } from './options.ts';
import { skippedLines } from './roster.ts';
import { showsWords } from './strategy.ts';
import { duration } from './time.ts';

const when = (seconds: number): string => (seconds === 0 ? 'At once' : `After ${duration(seconds)}`);

const stepWords = (step: TestStep): string => {
  switch (step.kind) {
    case 'ring': {
      const phones = step.users.length === 1 ? 'the phone of' : 'the phones of';
      const rings = step.users.length === 1 ? 'rings' : 'ring all at once';
      return `${when(step.fromSecond)}, ${phones} ${people(step.users)} ${rings}, for ${duration(step.seconds)}`;
    }
    case 'voicemail':
      return `${when(step.afterSeconds)}, voicemail: the caller is asked for a message of ${duration(step.maxSeconds)} at most, and it comes to the channel`;
    case 'hangup':
      return 'The call ends';
  }
};

const nobodyLines = (reply: Reply & { kind: 'test' }, { commandWord }: WordOptions): string[] =>
  reply.nobody === null
    ? []
    : [`${nobodyLoudly('No phone would ring', reply.nobody)} ${nobodyRemedy(reply.nobody, commandWord)}`];

const endLines = (reply: Reply & { kind: 'test' }): string[] =>
  reply.nobody === null
    ? [`Who answers first gets the call, and nobody else is rung. Phones show ${showsWords(reply.shows)}.`]
    : [];

export const walkthroughBody = (reply: Reply & { kind: 'test' }, options: WordOptions): Body =>
  linesBody([
    bold('If somebody called now (this test calls nobody):'),
    ...nobodyLines(reply, options),
    ...reply.steps.map((step, index) => `${index + 1}. ${stepWords(step)}.`),
    ...endLines(reply),
    ...skippedLines(reply.skipped, options),
  ]);
