// What every part of the simulator shares: the one state of this workspace.
import type { Bell } from './bell.ts';
import type { Complaints } from './complaints.ts';
import type { Files } from './files.ts';
import type { Messages } from './messages.ts';
import type { Triggers } from './triggers.ts';
import type { UserGroups } from './user-groups.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

export interface World {
  readonly clock: { now(): number };
  readonly bell: Bell;
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly files: Files;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly userGroups: UserGroups;
  readonly complaints: Complaints;
  /** What the bot token may do. */
  readonly scopes: ReadonlySet<string>;
  /** The code by which the bot token is refused; undefined: it works. */
  readonly token: { refusedWith: string | undefined };
  /** Events that the app wants to be told of without anybody asking for them here. */
  readonly subscribed: ReadonlySet<string>;
  /** Block types that this workspace does not have yet. */
  readonly withoutBlocks: ReadonlySet<string>;
  /** How many `files.info` answers still show no shares. */
  readonly sharesAfterPolls: number;
  /** `http://127.0.0.1:port`, once started. */
  baseUrl(): string;
}
