// The small checks Block Kit's limits are written with. Each looks at one value and names every fault with its place.
import { isRecord, type Json, textIn } from './record.ts';

export interface Fault {
  /** A JSON pointer from where the checking began. */
  readonly path: string;
  readonly fault: string;
}

export type Check = (value: unknown, path: string) => readonly Fault[];

const fault = (path: string, what: string): readonly Fault[] => [{ path, fault: what }];

export function textOf(max: number, min = 1): Check {
  return (value, path) => {
    if (typeof value !== 'string') return fault(path, 'must be a string');
    if (value.length > max) return fault(path, `must be at most ${max} characters, has ${value.length}`);
    const length = min > 0 ? value.trim().length : value.length;
    return length < min ? fault(path, `must be at least ${min} characters`) : [];
  };
}

export function matching(pattern: RegExp, what: string): Check {
  return (value, path) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(path, `must be ${what}`);
}

export const trueOrFalse: Check = (value, path) =>
  typeof value === 'boolean' ? [] : fault(path, 'must be true or false');

export function wholeNumber(min: number, max: number): Check {
  return (value, path) => {
    const isFine = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    return isFine ? [] : fault(path, `must be a whole number from ${min} to ${max}`);
  };
}

export function oneOf(...choices: readonly unknown[]): Check {
  return (value, path) =>
    choices.includes(value) ? [] : fault(path, `must be one of ${choices.join(', ')}`);
}

export function listOf(check: Check, size: { readonly min?: number; readonly max: number }): Check {
  const min = size.min ?? 1;
  return (value, path) => {
    if (!Array.isArray(value)) return fault(path, 'must be an array');
    const count = value.length < min ? fault(path, `no fewer than ${min} items allowed`) : [];
    const over = value.length > size.max ? fault(path, `no more than ${size.max} items allowed`) : [];
    return [...count, ...over, ...value.flatMap((item, index) => check(item, `${path}/${index}`))];
  };
}

export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What cannot be said of one field alone. */
  readonly whole?: (value: Json, path: string) => readonly Fault[];
}

/** Fields that are not named are faults, as in Slack. `type` and `block_id` are looked at elsewhere. */
export function recordOf(shape: Shape): Check {
  const { required = {}, optional = {} } = shape;
  return (value, path) => {
    if (!isRecord(value)) return fault(path, 'must be an object');
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    const fields = Object.entries({ ...required, ...optional }).filter(([name]) => value[name] !== undefined);
    const known = new Set(['type', ...Object.keys(required), ...Object.keys(optional)]);
    const odd = Object.keys(value).filter((name) => !known.has(name) && value[name] !== undefined);
    return [
      ...missing.flatMap((name) => fault(path, `missing required field: ${name}`)),
      ...odd.flatMap((name) => fault(path, `invalid additional property: ${name}`)),
      ...fields.flatMap(([name, check]) => check(value[name], `${path}/${name}`)),
      ...(shape.whole?.(value, path) ?? []),
    ];
  };
}

/** Chooses by `type`. */
export function byType(checks: Readonly<Record<string, Check>>, what: string): Check {
  return (value, path) => {
    if (!isRecord(value)) return fault(path, 'must be an object');
    const type = textIn(value.type);
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    return check === undefined
      ? fault(path, `unsupported ${what} type: ${type || '(none)'}`)
      : check(value, path);
  };
}

export function exactlyOne(...names: readonly string[]): NonNullable<Shape['whole']> {
  return (value, path) => {
    const given = names.filter((name) => value[name] !== undefined);
    return given.length === 1 ? [] : fault(path, `must have exactly one of ${names.join(', ')}`);
  };
}

export function atLeastOne(...names: readonly string[]): NonNullable<Shape['whole']> {
  return (value, path) =>
    names.some((name) => value[name] !== undefined) ? [] : fault(path, `must have ${names.join(' or ')}`);
}

export const anything: Check = () => [];
