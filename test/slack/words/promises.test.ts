import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsInBlocks } from '../../../src/simulator/slack/block-kit.ts';
import type { Body } from '../../../src/slack/words/blocks.ts';
import { messageBody } from '../../../src/slack/words/message.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { anyMessage, anyReply } from './anything.ts';
import { expectNothingLive } from './live.ts';
import { liveTexts } from './seen.ts';

/** The text is held to chat.update's limit, the lower one. */
const faultsIn = ({ text, blocks }: Body): unknown[] => [
  ...faultsInBlocks(blocks, 'message'),
  ...(blocks.length === 0 ? ['no blocks'] : []),
  ...(text.trim() === '' || text.length > 4_000 ? [`text of ${text.length} characters`] : []),
];

describe('whatever happens', () => {
  it('no message to the channel brings text from outside to life, and Slack takes each', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const body = messageBody(message);
        expect(faultsIn(body)).toEqual([]);
        const isAlert =
          message.kind === 'alert' || message.kind === 'alerts' || message.kind === 'late-calls';
        const callsChannel = isAlert && message.mention.length === 0;
        const seen = liveTexts(body).filter((text) => text.includes('<!channel>'));
        expect(seen.length).toBe(callsChannel ? 2 : 0);
        const blocks = JSON.parse(
          JSON.stringify(body).replaceAll('<!channel>', callsChannel ? '' : '<!channel>'),
        ) as Body;
        expectNothingLive(blocks);
      }),
      { numRuns: 200 },
    );
  });

  it('no answer brings text from outside to life, and Slack takes each', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const body = replyBody(reply, { commandWord: '/oncall', timeZone: 'Europe/Stockholm' });
        expect(faultsIn(body)).toEqual([]);
        expectNothingLive(body);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['charts', 'table', 'lines'] as const)('Slack takes each where it has %s', (look) => {
    const newer = { charts: [], table: ['data_visualization'], lines: ['data_visualization', 'table'] }[look];
    const isTaken = (body: Body): void => {
      expect(faultsIn(body)).toEqual([]);
      expect(body.blocks.filter(({ type }) => newer.some((one) => one === type))).toEqual([]);
      expectNothingLive(body);
    };
    const reports = anyMessage.filter(({ kind }) => kind === 'digest');
    fc.assert(
      fc.property(reports, (message) => isTaken(messageBody(message, { commandWord: '/oncall', look }))),
    );
    const answers = anyReply.filter(({ kind }) => kind === 'stats');
    fc.assert(fc.property(answers, (reply) => isTaken(replyBody(reply, { commandWord: '/oncall', look }))));
  });

  it('the blocks of one message have names of their own', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const ids = messageBody(message).blocks.flatMap((block) => block.block_id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('nobody in the channel can read a whole number that somebody gave', () => {
    fc.assert(
      fc.property(
        anyMessage.filter((message) => message.kind === 'change'),
        (message) => {
          expect(JSON.stringify(messageBody(message))).not.toMatch(/46701740605|070-174 06 05(?!`)/);
        },
      ),
    );
  });
});
