// Our own mrkdwn as a terminal shows it: no marks, no tokens, times and names as they are called.
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Names by id, where they are known. */
export type Names = ReadonlyMap<string, string>;

const token = (inside: string, names: Names): string => {
  const [target = '', ...labels] = inside.split('|');
  const label = labels.join('|');
  if (target.startsWith('@')) return `@${names.get(target.slice(1)) ?? target.slice(1)}`;
  if (target.startsWith('#')) return `channel ${target.slice(1)}`;
  return label === '' ? target : label;
};

export const plain = (mrkdwn: string, names: Names = new Map()): string =>
  mrkdwn
    // A channel is known by its id alone here, and called a channel once.
    .replace(/\bchannel (?=<#)/g, '')
    .replace(/<([^<>]+)>/g, (_, inside: string) => token(inside, names))
    .replace(/\*([^*\n]+)\*/g, '$1')
    .replaceAll('`', '')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
