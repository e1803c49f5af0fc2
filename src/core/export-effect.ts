// A file of calls that somebody asked for, and how far it has come on its way to them.
import type { MessageRef } from './call.ts';
import type { Dates } from './period.ts';
import type { UserId } from './settings.ts';

/** Where it is to be shown: between the two of us, or under a message that said why it is not. */
export interface ExportPlace {
  readonly channelId: string;
  readonly thread?: MessageRef;
}

/** What is known of any file that somebody asked for. */
export interface FileOnItsWay {
  readonly lineId: string;
  readonly by: UserId;
  readonly place?: ExportPlace;
  /** Slack's name of an upload that was begun, and how many calls it holds: a picture none. */
  readonly upload?: { readonly fileId: string; readonly calls: number };
}

export interface ExportEffect extends FileOnItsWay {
  readonly kind: 'export';
  readonly dates: Dates;
}

/** What is told of it besides the file itself. */
export type ExportMessage = { readonly by: UserId; readonly lineName: string; readonly dates: Dates } & (
  | { readonly what: 'file'; readonly calls: number }
  /** Slack does not let us write to that person: the file comes in this message's thread. */
  | { readonly what: 'here'; readonly reason: string }
  | { readonly what: 'failed'; readonly reason: string }
);
