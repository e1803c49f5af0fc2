// Decides about what one line is set to: recording, hidden callers, zone and channel.
import { already, arranged, type Decision, type DecisionContext, declined, withLine } from './decision.ts';
import { shortened } from './problem.ts';
import type { Line } from './settings.ts';
import type { Setup } from './setup.ts';
import { linesShown } from './setup-view.ts';
import { readTimeZone } from './time-zone.ts';

const lineBecomes = (change: Partial<Line>, setup: Setup, context: DecisionContext): Decision => {
  const line = { ...context.line, ...change };
  return arranged(withLine(context.settings, line), { setup, shown: linesShown([line]), notes: [] }, context);
};

export const decideRecord = (records: boolean, context: DecisionContext): Decision => {
  const setup = { kind: 'records', records } as const;
  return context.line.records === records
    ? already({ kind: 'setup', setup })
    : lineBecomes({ records }, setup, context);
};

export const decideHidden = (hidden: Line['hidden'], context: DecisionContext): Decision => {
  const setup = { kind: 'hidden', hidden } as const;
  return context.line.hidden === hidden
    ? already({ kind: 'setup', setup })
    : lineBecomes({ hidden }, setup, context);
};

export const decideParked = (parked: Line['parked'], context: DecisionContext): Decision => {
  const setup = { kind: 'parked', parked } as const;
  return context.line.parked === parked
    ? already({ kind: 'setup', setup })
    : lineBecomes({ parked }, setup, context);
};

/** The environment decides about the first line at every start, so a change here would not last. */
const isFirst = ({ settings, line }: DecisionContext): boolean => settings.lines[0]?.id === line.id;

export const decideZone = (text: string, context: DecisionContext): Decision => {
  const { line } = context;
  const timeZone = readTimeZone(text);
  if (timeZone === null) return declined({ kind: 'unknown-zone', text: shortened(text) });
  const setup = { kind: 'zone', timeZone } as const;
  if (line.timeZone === timeZone) return already({ kind: 'setup', setup });
  if (isFirst(context)) return declined({ kind: 'first-line', name: line.name, what: 'zone' });
  return lineBecomes({ timeZone }, setup, context);
};

export const decideChannel = (channelId: string, context: DecisionContext): Decision => {
  const { line } = context;
  const setup = { kind: 'channel', channelId } as const;
  if (line.channelId === channelId) return already({ kind: 'setup', setup });
  if (isFirst(context)) return declined({ kind: 'first-line', name: line.name, what: 'channel' });
  return lineBecomes({ channelId }, setup, context);
};
