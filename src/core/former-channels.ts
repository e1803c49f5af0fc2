// Where a line was told of before a change: people there would wait for calls that come no more.
import type { Change } from './change.ts';
import { isRecord } from './json-record.ts';

const channelIn = (value: unknown): readonly string[] =>
  typeof value === 'string' && value !== '' ? [value] : [];

/** Channels that a line had until that change, by another channel or by its own end. */
export const formerChannels = ({ undo = [] }: Pick<Change, 'undo'>): readonly string[] =>
  undo.flatMap((part) => {
    if (part.kind !== 'put' || part.path[0] !== 'lines') return [];
    if (part.path.length === 2) return isRecord(part.value) ? channelIn(part.value.channelId) : [];
    return part.path.length === 3 && part.path[2] === 'channelId' ? channelIn(part.value) : [];
  });
