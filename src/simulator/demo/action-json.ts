// The action JSON that 46elks was answered, set so that it can be read: short objects on one line, addresses shortened,
// and beside a line what it means.
import { isRecord } from '../slack/record.ts';
import { whose } from './cast.ts';
import type { CodeLine } from './paper.ts';
import { shippedPromptAt } from './spoken-prompts.ts';

/** Objects longer than this are set one field a line. */
const LINE_MAX = 64;

/** `http://127.0.0.1:42621/elks/resume/c78d2…/1/sOYqr…` as `…/resume/…/1/…`. */
export const shortAddress = (address: string): string =>
  address
    .replace(/https?:\/\/[^/"]+(?:\/elks)?\//g, '…/')
    .replace(/([/?&]key=)[^&"]+/g, '$1…')
    .replace(
      /…\/(resume|progress|hangup|recording|menu|pin|whole-call)\/[\w-]+\/([\d.]+)\/[\w-]{16}/g,
      '…/$1/…/$2/…',
    )
    .replace(/…\/prompts\/([0-9a-f]{6})[0-9a-f]+\.wav/g, '…/prompts/$1….wav');

const oneLine = (value: unknown): string => {
  if (!isRecord(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${oneLine(inner)}`);
  return `{ ${fields.join(', ')} }`;
};

const setLines = (value: unknown, margin: string): readonly string[] => {
  const short = shortAddress(oneLine(value));
  if (!isRecord(value) || margin.length + short.length <= LINE_MAX) return [short];
  const inner = `${margin}  `;
  const fields = Object.entries(value).map(([key, field]) => {
    const [first = '', ...rest] = setLines(field, inner);
    return [`${inner}${JSON.stringify(key)}: ${first}`, ...rest].join('\n');
  });
  return ['{', ...fields.join(',\n').split('\n'), `${margin}}`];
};

const NOTES: readonly (readonly [RegExp, string])[] = [
  [/"busy": "…\/resume\//, 'engaged or declined: ask Jour for the rest'],
  [/"busy": \{/, 'engaged or declined'],
  [/"failed": \{/, 'no answer'],
  [/"ivr": "/, 'plays the menu, and waits for a key'],
  [/": "…\/menu\//, 'a key that leads nowhere: ask Jour'],
  [/"record": "/, 'records it, and reports it there'],
  [/"whenhangup": "/, 'its end is reported there'],
];

const PROMPT_NOTES: Readonly<Record<string, string>> = {
  voicemail: 'asks for a message after the beep',
  closed: 'says that it is closed',
  consent: 'says that the call is recorded',
};

/** Before the first ringing that a menu leads to there is nothing to hear. */
const progressNote = (before: string): string =>
  `${before.includes('"failed": {') ? '“please hold”' : 'silence'}; fetching it tells Jour`;

const noteFor = (line: string, before: string): string | undefined => {
  if (/"play": "…\/progress\//.test(line)) return progressNote(before);
  const prompt = /"play": "…\/prompts\/([0-9a-f]+)/.exec(line)?.[1];
  if (prompt !== undefined) return PROMPT_NOTES[shippedPromptAt(prompt) ?? ''] ?? 'plays a prompt';
  const phones = /"connect": "([^"]+)"/.exec(line)?.[1];
  const seconds = /"timeout": (\d+)/.exec(line)?.[1];
  if (seconds !== undefined) return `for ${seconds} seconds`;
  if (phones !== undefined) return `rings ${phones.split(',').map(whose).join(', ')}`;
  return NOTES.find(([pattern]) => pattern.test(line))?.[1];
};

export const actionLines = (action: unknown): readonly CodeLine[] =>
  setLines(action, '').map((text, index, all) => {
    const note = noteFor(text, all[index - 1] ?? '');
    return note === undefined ? { text } : { text, note };
  });

/** The same text for answers that differ only in the call they are for. */
export const answerShape = (action: unknown): string => shortAddress(oneLine(action));
