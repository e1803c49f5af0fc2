// How settings of an older version become those of the next, by the version they have. Each has a test with a file of its time.
import { isRecord, type JsonRecord } from '../core/json-record.ts';

/** How to make a document of the next version from one of version n, by n. */
export type Migrations = ReadonlyMap<number, (document: JsonRecord) => unknown>;

/** What is no such list is left as it is: the schema says so then. */
const eachOf = (list: unknown, make: (piece: JsonRecord) => unknown): unknown =>
  Array.isArray(list) ? list.map((piece: unknown) => (isRecord(piece) ? make(piece) : piece)) : list;

const piecesIn = (list: unknown): readonly JsonRecord[] => (Array.isArray(list) ? list.filter(isRecord) : []);

/** What can be taken back may bring a number back that nothing has now, so it stays given. By what has it, as a path. */
const numbersUndone = (document: JsonRecord): ReadonlyMap<string, number> => {
  const highest = new Map<string, number>();
  for (const { undo } of piecesIn(document.changes))
    for (const { path } of piecesIn(undo)) {
      const [top, name, field, number] = Array.isArray(path) ? path.map(String) : [];
      const of = [top, name, field].join(' ');
      const id = Number(number);
      if (Number.isSafeInteger(id)) highest.set(of, Math.max(id, highest.get(of) ?? 0));
    }
  return highest;
};

const highestId = (list: unknown, undone = 0): number =>
  Math.max(undone, ...piecesIn(list).map(({ id }) => (typeof id === 'number' ? id : 0)));

/** Version 2 knows which numbers exceptions and overrides have had. */
const withNumbersGiven = (document: JsonRecord): unknown => {
  const undone = numbersUndone(document);

  const ofLine = (line: JsonRecord): JsonRecord => {
    const lastExceptionId = highestId(line.exceptions, undone.get(`lines ${String(line.id)} exceptions`));
    return { ...line, lastExceptionId };
  };
  const ofRoster = (roster: JsonRecord): JsonRecord => {
    const lastOverrideId = highestId(
      roster.overrides,
      undone.get(`rosters ${String(roster.name)} overrides`),
    );
    return { ...roster, lastOverrideId };
  };

  /** A line or roster that was removed comes back as it would be now. */
  const ofPart = (part: JsonRecord): unknown => {
    const { kind, path, value } = part;
    if (kind !== 'put' || !Array.isArray(path) || path.length !== 2 || !isRecord(value)) return part;
    if (path[0] === 'lines') return { ...part, value: ofLine(value) };
    return path[0] === 'rosters' ? { ...part, value: ofRoster(value) } : part;
  };

  return {
    ...document,
    version: 2,
    lines: eachOf(document.lines, ofLine),
    rosters: eachOf(document.rosters, ofRoster),
    changes: eachOf(document.changes, (change) =>
      change.undo === undefined ? change : { ...change, undo: eachOf(change.undo, ofPart) },
    ),
  };
};

export const SETTINGS_MIGRATIONS: Migrations = new Map([[1, withNumbersGiven]]);
