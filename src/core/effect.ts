// Things to do outside and not yet done. An effect names what to tell, not the words: they are made when it leaves,
// so a card that waited for Slack shows the newest state and nothing is posted twice for one key.
import type { CallEnd, MessageRef, Recording } from './call.ts';
import type { DirectEffect } from './direct-effect.ts';
import type { ExportEffect } from './export-effect.ts';
import type { Instant } from './instant.ts';
import type { NumberEffect } from './number-note.ts';
import type { PictureEffect } from './picture-effect.ts';
import type { UserId } from './settings.ts';
import type { ShiftEffect } from './shift-effect.ts';
import type { Warning } from './warning.ts';

/** A report by the plan that was left at the provider for a line: it names its call itself, and so could anybody's. */
export type ParkedTold = Extract<Told, { kind: 'recorded' }> | { readonly kind: 'over' };

/** What a report said. */
export type Told =
  | { readonly kind: 'ended'; readonly end: CallEnd }
  | { readonly kind: 'recorded'; readonly recording: Recording };

/** A message whose place was not kept. */
export interface MarkedMessage {
  readonly key: string;
  readonly channelId: string;
  readonly sinceAt: Instant;
}

export type Effect =
  /** Post the call's card, or bring the posted one up to date. */
  | { readonly kind: 'card'; readonly callId: string }
  /** Mention those on call under the card of a missed call. */
  | { readonly kind: 'alert'; readonly callId: string }
  /** One message in place of the alerts of all these calls. */
  | { readonly kind: 'alerts'; readonly callIds: readonly string[] }
  /** Put a recording into the card's thread. `fileId`: Slack's name of an upload that was begun. */
  | {
      readonly kind: 'recording';
      readonly callId: string;
      readonly recordingId: string;
      readonly fileId?: string;
    }
  /** Tell the channel that too many wrong codes shut code entry for a caller or a whole line. */
  | {
      readonly kind: 'pins-shut';
      readonly callId: string;
      readonly who: 'caller' | 'line';
      readonly untilAt: Instant;
    }
  /** Bring up a call in its thread that nobody has taken on. */
  | { readonly kind: 'reminder'; readonly callId: string }
  /** Text the caller that somebody will ring back. */
  | { readonly kind: 'text-caller'; readonly callId: string }
  /** Text a member whose phone rings the caller's number. */
  | { readonly kind: 'text-member'; readonly callId: string; readonly userId: string }
  /** Text somebody on call that nothing can be told in the chat. */
  | { readonly kind: 'text-outage'; readonly userId: UserId; readonly lineId: string }
  /** A report of a call we never saw: nothing is made of it before the provider has said that there was such a call. */
  | { readonly kind: 'look-up'; readonly callId: string; readonly told: Told }
  | {
      readonly kind: 'look-up-parked';
      readonly callId: string;
      readonly lineId: string;
      readonly told: ParkedTold;
    }
  /** Alert to the calls of a line that were heard of at that moment, long after they had reached nobody. */
  | { readonly kind: 'late-calls'; readonly lineId: string; readonly heardLateAt: Instant }
  /** Tell the channel whether the line is open, as it is when the message leaves. */
  | { readonly kind: 'hours'; readonly lineId: string }
  /** The digest of a line that was due at `dueAt`: its numbers are made when it leaves. */
  | { readonly kind: 'digest'; readonly lineId: string; readonly dueAt: Instant }
  | ExportEffect
  | PictureEffect
  | DirectEffect
  | { readonly kind: 'shifts'; readonly rosterName: string; readonly what: ShiftEffect }
  | { readonly kind: 'warning'; readonly warning: Warning }
  /** Tell somebody about a number, alone. */
  | { readonly kind: 'numbers'; readonly to: UserId; readonly what: NumberEffect }
  /** Delete in Slack, for good; then that call's card is brought up to date, if one is named. */
  | {
      readonly kind: 'erase';
      readonly messages: readonly MessageRef[];
      readonly fileIds: readonly string[];
      /** Messages that have to be found first, by the key they were posted with. */
      readonly marked: readonly MarkedMessage[];
      readonly cardOf: string | null;
    }
  /** Tell the channel of change number `seq` of the settings. `isFarewell`: one that a line had until then. */
  | { readonly kind: 'change'; readonly seq: number; readonly isFarewell?: true };

/** What tells where an entry goes. */
export interface Bound {
  readonly channelId: string;
  readonly effect: Pick<Effect, 'kind'>;
}

export interface OutboxEntry extends Bound {
  /** One effect has one key; putting it again replaces the effect and keeps its place. */
  readonly key: string;
  /** Entries of one channel leave in the order of `place`, those that are about calls before all else. */
  readonly channelId: string;
  readonly place: number;
  /** Grows at every put, so that finishing an older sending does not drop what came meanwhile. */
  readonly revision: number;
  readonly effect: Effect;
  readonly createdAt: Instant;
  readonly nextAt: Instant;
  readonly attempts: number;
  /** An earlier try may have reached Slack: look before sending again. */
  readonly maybeSent: boolean;
}

/** What a flow hands in; the store adds place and revision. */
export type NewEntry = Pick<OutboxEntry, 'key' | 'channelId' | 'effect' | 'createdAt' | 'nextAt'>;
