// What was typed after `npm run slack --`: a command that somebody types in Slack, or a look at their Home.
import { parseArgs } from 'node:util';
import { ANNA, type Person, TEAM } from './cast.ts';

export type SlackReading =
  | { readonly kind: 'command'; readonly person: Person; readonly line: string }
  | { readonly kind: 'home'; readonly person: Person }
  | { readonly kind: 'help' }
  | { readonly kind: 'fault'; readonly fault: string };

const OPTIONS = {
  as: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const EXAMPLE = "npm run slack -- '/oncall status' --as bo";

const named = (name: string): Person | undefined =>
  TEAM.find((person) => person.handle === name.toLowerCase().replace(/^@/, ''));

const readCommand = (line: string, as: string): SlackReading => {
  const person = named(as);
  if (person === undefined) {
    const names = TEAM.map(({ handle }) => handle).join(', ');
    return {
      kind: 'fault',
      fault: `Nobody in the demo is called “${as}”. There are ${names}. Example: ${EXAMPLE}`,
    };
  }
  if (line === 'home') return { kind: 'home', person };
  if (!/^\/\w/.test(line))
    return {
      kind: 'fault',
      fault: `A slash command begins with a slash; home alone opens Home. Example: ${EXAMPLE}`,
    };
  return { kind: 'command', person, line };
};

export const readSlackOptions = (args: readonly string[]): SlackReading => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help === true) return { kind: 'help' };
    return readCommand(positionals.join(' ').trim(), values.as ?? ANNA.handle);
  } catch (error) {
    return { kind: 'fault', fault: error instanceof Error ? error.message : String(error) };
  }
};
