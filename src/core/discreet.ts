// Keeps what may be a code, or most of one, from being said back.
import type { Problem } from './problem.ts';

const DIGITS = /\d{3,}/g;

const masked = (text: string): string => text.replace(DIGITS, '…');

export const withoutDigits = (problem: Problem): Problem => {
  if (problem.kind === 'unreadable') return { ...problem, text: masked(problem.text) };
  return problem.kind === 'unknown-line' ? { ...problem, name: masked(problem.name) } : problem;
};
