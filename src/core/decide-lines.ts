// Decides about lines: a further number of the account, its name, and the end of it. Rosters are not touched.
import { already, arranged, type Decision, type DecisionContext, declined, withLine } from './decision.ts';
import { lineFrom } from './initial-settings.ts';
import { countryOf, nationalFormat, readAnyNumber } from './phone-number.ts';
import type { Problem } from './problem.ts';
import { shortened } from './problem.ts';
import type { Line, PhoneNumber, Settings } from './settings.ts';
import type { SetupOrder } from './setup.ts';
import { linesShown } from './setup-view.ts';

export const LINES_MOST = 20;

type LineAdd = Extract<SetupOrder, { readonly kind: 'line-add' }>;

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const lineNamed = (name: string, { lines }: Settings): Line | undefined =>
  lines.find((line) => isSameName(line.name, name));

const unknownLine = (name: string, { lines }: Settings): Problem => ({
  kind: 'unknown-line',
  name: shortened(name),
  known: lines.map((line) => line.name),
});

const nameTaken = (name: string, settings: Settings): Problem | null =>
  lineNamed(name, settings) === undefined ? null : { kind: 'line-exists', name, by: 'name' };

const numberTaken = (number: PhoneNumber, { lines, membersById }: Settings): Problem | null => {
  const line = lines.find((known) => known.number === number);
  if (line !== undefined) return { kind: 'line-exists', name: line.name, by: 'number' };
  const [userId] = Object.entries(membersById).find(([, member]) => member.phone === number) ?? [];
  return userId === undefined ? null : { kind: 'number-taken', userId };
};

const notOurs = (number: PhoneNumber, { ownNumbers }: LineAdd): Problem | null =>
  ownNumbers === null || ownNumbers.includes(number)
    ? null
    : { kind: 'not-in-account', number, known: ownNumbers };

const problemWith = (add: LineAdd, number: PhoneNumber, { settings }: DecisionContext): Problem | null => {
  if (settings.lines.length >= LINES_MOST) return { kind: 'too-many', what: 'lines', most: LINES_MOST };
  return nameTaken(add.name, settings) ?? numberTaken(number, settings) ?? notOurs(number, add);
};

/** Like the line next to which it was asked for, except for what makes it a line of its own. */
const newLine = (add: LineAdd, number: PhoneNumber, { line, settings }: DecisionContext): Line => ({
  ...lineFrom({ lineNumber: number, channelId: add.channelId, timeZone: line.timeZone }),
  // A number has one line at a time, so a line that comes back finds its calls again.
  id: `line-${number.slice(1)}`,
  name: add.name,
  country: countryOf(number),
  language: line.language,
  rosterName: settings.lines[0]?.rosterName ?? line.rosterName,
});

export const decideLineAdd = (add: LineAdd, context: DecisionContext): Decision => {
  const { settings, line: beside } = context;
  const number = readAnyNumber(add.number, beside.country);
  if (number === null) return declined({ kind: 'bad-number', usage: 'line', text: shortened(add.number) });
  const problem = problemWith(add, number, context);
  if (problem !== null) return declined(problem);
  const line = newLine(add, number, context);
  const { name, channelId } = line;
  const setup = {
    kind: 'line-added',
    name,
    number: nationalFormat(number, line.country),
    channelId,
  } as const;
  const notes = [
    ...(add.ownNumbers === null ? [{ kind: 'numbers-unasked' } as const] : []),
    { kind: 'line-added', name, channelId } as const,
  ];
  const after = { ...settings, lines: [...settings.lines, line] };
  return arranged(after, { setup, shown: linesShown(after.lines), notes }, context);
};

export const decideLineRemove = (name: string, context: DecisionContext): Decision => {
  const { settings } = context;
  const line = lineNamed(name, settings);
  if (line === undefined) return declined(unknownLine(name, settings));
  if (line.id === settings.lines[0]?.id)
    return declined({ kind: 'first-line', name: line.name, what: 'line' });
  const after = { ...settings, lines: settings.lines.filter(({ id }) => id !== line.id) };
  const number = nationalFormat(line.number, line.country);
  const setup = { kind: 'line-removed', name: line.name, number } as const;
  return arranged(after, { setup, shown: linesShown(after.lines), notes: [] }, context);
};

export const decideLineRename = (
  { name, newName }: { readonly name: string; readonly newName: string },
  context: DecisionContext,
): Decision => {
  const { settings } = context;
  const line = lineNamed(name, settings);
  if (line === undefined) return declined(unknownLine(name, settings));
  const setup = { kind: 'line-renamed', name: line.name, newName } as const;
  if (line.name === newName) return already({ kind: 'setup', setup });
  const other = lineNamed(newName, settings);
  if (other !== undefined && other.id !== line.id)
    return declined({ kind: 'line-exists', name: other.name, by: 'name' });
  const after = withLine(settings, { ...line, name: newName });
  return arranged(after, { setup, shown: linesShown(after.lines), notes: [] }, context);
};
