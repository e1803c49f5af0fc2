// How settings of an older version become those of the next, by the version they have. Each has a test with a file of its time.

/** How to make a document of the next version from one of version n, by n. */
export type Migrations = ReadonlyMap<number, (document: JsonRecord) => unknown>;

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is no such list is left as it is: the schema says so then. */
const eachOf = (list: unknown, make: (piece: JsonRecord) => unknown): unknown =>
  Array.isArray(list) ? list.map((piece: unknown) => (isRecord(piece) ? make(piece) : piece)) : list;

const highestId = (list: unknown): number =>
  Array.isArray(list)
    ? Math.max(0, ...list.map((piece) => (isRecord(piece) && typeof piece.id === 'number' ? piece.id : 0)))
    : 0;

const numbersOfLine = (line: JsonRecord) => ({ ...line, lastExceptionId: highestId(line.exceptions) });
const numbersOfRoster = (roster: JsonRecord) => ({ ...roster, lastOverrideId: highestId(roster.overrides) });

/** A line or roster that was removed comes back as it would be now. */
const numbersOfPart = (part: JsonRecord): unknown => {
  const { kind, path, value } = part;
  if (kind !== 'put' || !Array.isArray(path) || path.length !== 2 || !isRecord(value)) return part;
  if (path[0] === 'lines') return { ...part, value: numbersOfLine(value) };
  return path[0] === 'rosters' ? { ...part, value: numbersOfRoster(value) } : part;
};

/** Version 2 knows which numbers exceptions and overrides have had. */
const withNumbersGiven = (document: JsonRecord): unknown => ({
  ...document,
  version: 2,
  lines: eachOf(document.lines, numbersOfLine),
  rosters: eachOf(document.rosters, numbersOfRoster),
  changes: eachOf(document.changes, (change) =>
    change.undo === undefined ? change : { ...change, undo: eachOf(change.undo, numbersOfPart) },
  ),
});

export const SETTINGS_MIGRATIONS: Migrations = new Map([[1, withNumbersGiven]]);
