// What somebody typed, as Slack sends it to an app that has `should_escape`.
import type { World } from './world.ts';

export function asSlackSends(text: string, world: Pick<World, 'workspace' | 'userGroups'>): string {
  const escaped = escapeControl(text);
  const linked = escaped.replace(/(^|\s)((?:https?:\/\/|mailto:)[^\s]+)/g, '$1<$2>');
  return linked
    .replace(
      /(^|[\s(])@([\w.-]+)/g,
      (whole, before: string, name: string) => before + (mention(name, world) ?? whole.slice(before.length)),
    )
    .replace(
      /(^|[\s(])#([\w-]+)/g,
      (whole, before: string, name: string) =>
        before + (channelLink(name, world) ?? whole.slice(before.length)),
    );
}

export function escapeControl(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A full stop or the like after a name is no part of it, unless somebody is called so. */
function mention(typed: string, world: Pick<World, 'workspace' | 'userGroups'>): string | undefined {
  const bare = typed.replace(/[.-]+$/, '');
  for (const name of new Set([typed, bare])) {
    const user = world.workspace.userNamed(name);
    const rest = typed.slice(name.length);
    if (user !== undefined) return `<@${user.id}|${user.name}>${rest}`;
    const group = world.userGroups.all().find((it) => it.handle === name);
    if (group !== undefined) return `<!subteam^${group.id}|@${group.handle}>${rest}`;
    if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>${rest}`;
  }
  return undefined;
}

function channelLink(name: string, world: Pick<World, 'workspace'>): string | undefined {
  const channel = world.workspace.channel(name);
  return channel === undefined || channel.name !== name ? undefined : `<#${channel.id}|${channel.name}>`;
}
