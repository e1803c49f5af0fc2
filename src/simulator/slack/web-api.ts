// One Web API call: who calls, with which scope, which method, what it answers. Wire trouble is not known here.
import { type Args, textArg } from './args.ts';
import { createChatMethods } from './chat-methods.ts';
import { createConversationMethods } from './conversation-methods.ts';
import { createFileMethods } from './file-methods.ts';
import { type Answer, refusal } from './refusal.ts';
import { missingScopes } from './scopes.ts';
import { createUserGroupMethods } from './user-groups.ts';
import { createUserMethods } from './user-methods.ts';
import { createViewMethods } from './view-methods.ts';
import type { World } from './world.ts';

export type Method = (args: Args) => Answer;

export interface WebApiCall {
  readonly method: string;
  readonly args: Args;
  readonly token: string | undefined;
}

export interface WebApi {
  call(call: WebApiCall): Answer;
}

export function createWebApi(deps: {
  readonly world: World;
  readonly botToken: string;
  readonly appToken: string | undefined;
  /** The address of a new WebSocket. */
  readonly openConnection: () => string;
  readonly expectedMethods: readonly string[] | undefined;
}): WebApi {
  const { world } = deps;
  const methods: Readonly<Record<string, Method>> = {
    'auth.test': () => authTest(world),
    ...createChatMethods(world),
    ...createConversationMethods(world),
    ...createFileMethods(world),
    ...createUserMethods(world),
    ...createUserGroupMethods(world),
    ...createViewMethods(world),
  };

  function call({ method, args, token }: WebApiCall): Answer {
    const isExpected = deps.expectedMethods?.includes(method) ?? true;
    if (!isExpected) world.complaints.add(method, 'a call nobody asked for');
    if (method === 'apps.connections.open') return connectionAnswer(deps, token);
    const run = methods[method];
    if (run === undefined) {
      world.complaints.add(method, 'unknown method');
      return refusal('unknown_method', { req_method: method });
    }
    if (token === undefined) return refusal('not_authed');
    if (token !== deps.botToken) return refusal('invalid_auth');
    if (world.token.refusedWith !== undefined) return refusal(world.token.refusedWith);
    return scopeRefusal(world, method, args) ?? run(args);
  }

  return { call };
}

function connectionAnswer(deps: Parameters<typeof createWebApi>[0], token: string | undefined): Answer {
  if (token === undefined) return refusal('not_authed');
  if (token === deps.botToken) return refusal('not_allowed_token_type');
  if (deps.appToken === undefined || token !== deps.appToken) return refusal('invalid_auth');
  return { ok: true, url: deps.openConnection() };
}

function scopeRefusal(world: World, method: string, args: Args): Answer | undefined {
  const channel = world.workspace.channelById(textArg(args, 'channel') ?? '');
  const missing = missingScopes(method, channel?.kind, world.scopes);
  if (missing === null) return undefined;
  return refusal('missing_scope', { needed: missing.join(','), provided: [...world.scopes].join(',') });
}

function authTest(world: World): Answer {
  const { team, bot } = world.workspace;
  const url = `https://${team.domain}.slack.com/`;
  return {
    ok: true,
    url,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
}
