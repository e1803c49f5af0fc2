// People typing slash commands.
import type { AppLink, Envelope } from './app-link.ts';
import { channelFor, personWith, VERIFICATION_TOKEN } from './person.ts';
import type { ResponseUrls } from './response-urls.ts';
import { type Patience, patiently, type Seen, seenAfter, showAckBody } from './seen.ts';
import type { SignatureKind } from './signing.ts';
import { asSlackSends } from './typed-text.ts';
import type { Channel, User } from './workspace.ts';
import type { World } from './world.ts';

export interface TypingOptions extends Patience {
  /** Id or name; the first the person is in when left out. */
  readonly channel?: string;
  /** The app's `should_escape`; true when left out. */
  readonly shouldEscape?: boolean;
  readonly signature?: SignatureKind;
}

export type Types = (userId: string, line: string, options?: TypingOptions) => Promise<Seen>;

export function createTyping(deps: {
  readonly world: World;
  readonly link: AppLink;
  readonly urls: ResponseUrls;
}): Types {
  const { world, link, urls } = deps;
  return async (userId, line, options = {}) => {
    const user = personWith(world, userId);
    const channel = channelFor(world, user, options.channel);
    const trigger = world.triggers.create(userId);
    const url = urls.create({ userId, channelId: channel.id });
    const addresses = { response_url: world.baseUrl() + url.path, trigger_id: trigger.id };
    const typed = typedFields(world, line, options.shouldEscape ?? true);
    const payload = { ...commandFields(world, user, channel), ...typed, ...addresses };
    const envelope: Envelope = { kind: 'slash_commands', payload };
    const ack = await link.deliver(envelope, options.signature);
    showAckBody(world, urls, { ack, url });
    const seen = seenAfter(world, { envelope, trigger, url }, ack);
    const patience = { waitFor: 'answer' as const, ...options, what: `${line} from ${user.name}` };
    return patiently(world, seen, patience);
  };
}

function typedFields(world: World, line: string, shouldEscape: boolean): Readonly<Record<string, string>> {
  const match = /^(\/\S+)\s*(.*)$/s.exec(line.trim());
  if (match === null) throw new Error(`No slash command: ${line}`);
  const [, command = '', text = ''] = match;
  return { command, text: shouldEscape ? asSlackSends(text, world) : text };
}

const NAME_BY_KIND = { private: 'privategroup', im: 'directmessage' } as const;

function commandFields(world: World, user: User, channel: Channel): Readonly<Record<string, string>> {
  const { team, bot } = world.workspace;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'public' ? channel.name : NAME_BY_KIND[channel.kind],
    user_id: user.id,
    user_name: user.name,
    api_app_id: bot.appId,
    is_enterprise_install: 'false',
  };
}
