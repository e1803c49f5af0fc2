// The messages the channel can get. The chat edge writes them; the flows only choose.
import type { Change } from './change.ts';
import type { DigestView } from './digest-view.ts';
import type { DirectMessage } from './direct-effect.ts';
import type { ExportMessage } from './export-effect.ts';
import type { OpenState } from './hours-state.ts';
import type { Instant } from './instant.ts';
import type { NumberMessage } from './number-note.ts';
import type { PictureMessage } from './picture-effect.ts';
import type { NobodyReason } from './plan.ts';
import type { UserId } from './settings.ts';
import type { ShiftMessage } from './shift-message.ts';
import type { CallerView, CardView, RosterView, Tried } from './view.ts';
import type { Warning } from './warning.ts';

export type Message =
  | { readonly kind: 'card'; readonly card: CardView }
  /** Under the card of a missed call, also shown in the channel. `mention` empty: everybody in the channel is called. */
  | {
      readonly kind: 'alert';
      readonly callId: string;
      readonly caller: CallerView;
      readonly at: Instant;
      readonly lineName: string;
      readonly mention: readonly UserId[];
      readonly nobody: NobodyReason | null;
      /** The roster that was to be rung. */
      readonly rosterName: string;
      /** It was heard of long after it came. */
      readonly isLate: boolean;
      /** Jour gave no answer to what was to be done for this caller. */
      readonly metNothing: boolean;
      /** A key, a code or a rule led to voicemail without ringing anybody. */
      readonly isMeantForNobody?: true;
      /** People were told of it one by one before. */
      readonly wasToldDirectly: boolean;
      readonly tried: readonly Tried[];
      readonly gaveUpAfterSeconds: number | null;
    }
  /** Many alerts in one, oldest first. `mention` empty: everybody in the channel is called. */
  | {
      readonly kind: 'alerts';
      readonly calls: readonly {
        readonly caller: CallerView;
        readonly at: Instant;
        readonly lineName: string;
      }[];
      readonly mention: readonly UserId[];
    }
  /** Goes with the audio into the card's thread. `of` call: the whole conversation, nobody has to act on it. */
  | {
      readonly kind: 'recording';
      readonly of: 'message' | 'call';
      readonly callId: string;
      readonly caller: CallerView;
      readonly at: Instant;
      readonly seconds: number;
      readonly mention: readonly UserId[];
    }
  /** A recording that cannot be had any more. */
  | {
      readonly kind: 'recording-lost';
      readonly of: 'message' | 'call';
      readonly callId: string;
      readonly caller: CallerView;
      readonly reason: string;
    }
  /** Too many wrong codes: nobody can type one for a while. */
  | {
      readonly kind: 'pins-shut';
      readonly lineName: string;
      readonly who: 'caller' | 'line';
      readonly caller: CallerView;
      readonly untilAt: Instant;
    }
  /** In the thread of a call that nobody has taken on. `isOpening`: it came while the line was closed. */
  | {
      readonly kind: 'reminder';
      readonly callId: string;
      readonly caller: CallerView;
      readonly what: 'missed' | 'voicemail';
      readonly at: Instant;
      readonly mention: readonly UserId[];
      readonly isOpening: boolean;
    }
  /** Many calls that reached nobody while Jour was away, in one message, oldest first. `more`: how many are not named. */
  | {
      readonly kind: 'late-calls';
      readonly lineName: string;
      readonly calls: readonly { readonly caller: CallerView; readonly at: Instant }[];
      readonly more: number;
      readonly mention: readonly UserId[];
    }
  /** A line opened or closed. */
  | { readonly kind: 'hours'; readonly lineName: string; readonly open: OpenState }
  | { readonly kind: 'digest'; readonly digest: DigestView }
  | { readonly kind: 'export'; readonly export: ExportMessage }
  | { readonly kind: 'picture'; readonly picture: PictureMessage }
  | { readonly kind: 'shifts'; readonly rosterName: string; readonly what: ShiftMessage }
  | { readonly kind: 'warning'; readonly warning: Warning }
  /** To one person. */
  | { readonly kind: 'numbers'; readonly what: NumberMessage }
  /** To one person, since the channel takes nothing. */
  | { readonly kind: 'direct'; readonly what: DirectMessage }
  | { readonly kind: 'change'; readonly change: Change; readonly roster: RosterView };
