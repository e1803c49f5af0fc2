// Reading the arguments of a Web API call, which come as form fields or as JSON.
import { type Json, parsedJson } from './record.ts';

export type Args = Json;

/** `undefined` when it was not given or is empty. */
export function textArg(args: Args, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flagArg(args: Args, name: string): boolean {
  const value = args[name];
  return value === true || value === 'true' || value === '1' || value === 1;
}

export function numberArg(args: Args, name: string): number | undefined {
  const text = textArg(args, name);
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? undefined : value;
}

export type JsonArg =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'given'; readonly value: unknown };

/** The client sends nested values as JSON text within a form; JSON bodies hold them as they are. */
export function jsonArg(args: Args, name: string): JsonArg {
  const value = args[name];
  if (value === undefined || value === null || value === '') return { kind: 'absent' };
  if (typeof value !== 'string') return { kind: 'given', value };
  const parsed = parsedJson(value);
  return parsed === undefined ? { kind: 'broken' } : { kind: 'given', value: parsed };
}
