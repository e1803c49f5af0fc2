// What leads to a roster: lines, keys, codes, closed hours. While anything does, it cannot be removed.
import { MENU_KEYS, type MenuKey } from './menu.ts';
import type { Line, Settings } from './settings.ts';
import type { RosterUse } from './setup.ts';

const leadsTo = (opens: { readonly kind: string } | undefined, rosterName: string): boolean =>
  opens?.kind === 'ring' && 'rosterName' in opens && opens.rosterName === rosterName;

const keysTo = ({ menu }: Line, rosterName: string): readonly MenuKey[] =>
  MENU_KEYS.filter((key) => leadsTo(menu?.choices[key], rosterName));

export const usesOn = (line: Line, rosterName: string): readonly RosterUse[] => {
  const { name: lineName, menu, pins, closedThen } = line;
  return [
    ...(line.rosterName === rosterName ? [{ lineName, by: 'line' } as const] : []),
    ...keysTo(line, rosterName).map((key) => ({ lineName, by: 'key', key }) as const),
    ...(leadsTo(menu?.otherwise, rosterName) ? [{ lineName, by: 'otherwise' } as const] : []),
    ...pins
      .filter(({ opens }) => leadsTo(opens, rosterName))
      .map(({ label }) => ({ lineName, by: 'pin', label }) as const),
    ...(leadsTo(closedThen, rosterName) ? [{ lineName, by: 'closed' } as const] : []),
  ];
};

export const usesOf = (rosterName: string, settings: Settings): readonly RosterUse[] =>
  settings.lines.flatMap((line) => usesOn(line, rosterName));
