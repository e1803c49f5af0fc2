// What people are shown, worked out but not yet worded: pure data between the rules and the edge that writes it.
import type { ClosedThen } from './hours.ts';
import type { OpenState } from './hours-state.ts';
import type { Instant } from './instant.ts';
import type { MenuKey } from './menu.ts';
import type { NumberFault } from './phone-number.ts';
import type { NobodyReason } from './plan.ts';
import type { Country, Line, RingStrategy, UserId } from './settings.ts';
import type { CallBack, Done, Mark, WorkNote } from './work.ts';

export type CallerView =
  | { readonly kind: 'number'; readonly e164: string; readonly national: string }
  | { readonly kind: 'hidden' }
  /** Caller-controlled text: escape it. */
  | { readonly kind: 'odd'; readonly text: string };

/** One phone that rang and how it ended. */
export interface Tried {
  readonly userId: UserId;
  readonly how: 'unanswered' | 'busy' | 'failed' | 'voicemail';
}

export type CardState =
  | { readonly kind: 'ringing'; readonly users: readonly UserId[]; readonly tried: readonly Tried[] }
  /** The ringing must be over, and whether somebody answered is not known before the call is. */
  | {
      readonly kind: 'rung';
      readonly users: readonly UserId[];
      readonly tried: readonly Tried[];
      /** What comes when nobody has. */
      readonly next: 'voicemail' | 'ring';
    }
  /** No phone rings: the caller is led to voicemail, or is speaking there. */
  | { readonly kind: 'to-voicemail'; readonly tried: readonly Tried[]; readonly isMeantForNobody?: true }
  /** No phone rings: something is said to the caller, and then the call ends. */
  | { readonly kind: 'hearing' }
  /** In a menu, or typing a code. */
  | { readonly kind: 'choosing'; readonly at: 'menu' | 'pin' }
  /** Called outside opening hours and left no message. */
  | { readonly kind: 'closed' }
  /** Chose to hear a prompt, and heard it. */
  | { readonly kind: 'informed' }
  /** No report told how it ended, and the provider knows no such call. */
  | { readonly kind: 'untold' }
  /** `by` null: answered, but the report does not tell by whom. */
  | {
      readonly kind: 'answered';
      readonly by: UserId | null;
      readonly afterSeconds: number | null;
      readonly talkSeconds: number;
    }
  /**
   * `metNothing`: Jour gave no answer to what was to be done for this caller. `isMeantForNobody`: a key, a code or a rule
   * led to voicemail without ringing anybody.
   */
  | {
      readonly kind: 'missed';
      readonly tried: readonly Tried[];
      readonly metNothing?: true;
      readonly isMeantForNobody?: true;
    }
  | { readonly kind: 'abandoned'; readonly afterSeconds: number; readonly tried: readonly Tried[] }
  | {
      readonly kind: 'voicemail';
      readonly seconds: number;
      readonly audio: 'waiting' | 'posted' | 'lost' | 'deleted';
      readonly tried: readonly Tried[];
    };

/** What is to be done about a call, and what was. */
export type WorkView =
  | {
      readonly kind: 'open';
      readonly claim: Mark | null;
      readonly notes: readonly WorkNote[];
      readonly callBacks: readonly CallBack[];
      /** `ask-first`: the caller left no message, and may not want to be called. */
      readonly callBack: 'yes' | 'ask-first' | 'no';
      readonly isBlocked: boolean;
    }
  | {
      readonly kind: 'done';
      readonly done: Done;
      readonly notes: readonly WorkNote[];
      readonly callBacks: readonly CallBack[];
    }
  /** A voicemail box may have picked up: the talk was short, or the phone always answers after the same time. */
  | { readonly kind: 'doubt'; readonly because: 'short' | 'alike' }
  /** Somebody said that there was a person. */
  | { readonly kind: 'spoken'; readonly by: UserId };

export interface CardView {
  readonly callId: string;
  readonly lineName: string;
  readonly caller: CallerView;
  readonly startedAt: Instant;
  readonly state: CardState;
  /** Why no phone could be rung, when that was so. */
  readonly nobody: NobodyReason | null;
  /** The key chosen in the menu, as far as it is known. */
  readonly chose: MenuKey | null;
  /** Whose code was typed: its label. */
  readonly pinLabel: string | null;
  readonly isClosed: boolean;
  /** The roster that was to be rung. */
  readonly rosterName: string;
  /** It came while Jour was away and is told afterwards. */
  readonly isLate: boolean;
  /** Null: there is nothing for anybody to do. */
  readonly work: WorkView | null;
}

export interface RosterPerson {
  readonly userId: UserId;
  /** In the line's national format; null: has none. */
  readonly phone: string | null;
  /** Why calls pass this person by, or null when the phone rings. */
  readonly skipped: 'paused' | 'no-number' | 'not-allowed' | null;
  readonly pausedUntilAt: Instant | null;
  /** When the number was last answered in a check; left out: never. */
  readonly checkedAt?: Instant;
  /** With `not-allowed`: what is wrong with the number, and its country if it can be told. */
  readonly barred?: { readonly fault: NumberFault; readonly country: Country | null };
}

export interface RosterView {
  readonly rosterName: string;
  /** Whether the line itself rings it; else it is reached by a key or a code, or not at all. */
  readonly isLines: boolean;
  readonly lineName: string;
  /** In the line's national format. */
  readonly lineNumber: string;
  readonly shows: Line['shows'];
  readonly strategy: RingStrategy;
  readonly people: readonly RosterPerson[];
  /** Set when no phone would ring now. */
  readonly nobody: NobodyReason | null;
  /** The longest a caller waits before voicemail, in seconds. */
  readonly longestWaitSeconds: number;
  /** Whether the line is open; null: always, or it is not the line's roster. */
  readonly open: (OpenState & { readonly closedThen: ClosedThen }) | null;
}

export type CallOutcome =
  | 'ringing'
  | 'answered'
  | 'missed'
  | 'abandoned'
  | 'voicemail'
  | 'closed'
  | 'informed'
  | 'untold';
