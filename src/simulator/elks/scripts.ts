// What the people around a call do: the one who calls, and whoever holds a phone that rings.
import type { LiveCaller, LivePhone } from './live-people.ts';

export type PhoneScript =
  | {
      readonly kind: 'answers';
      readonly afterSeconds: number;
      readonly talksSeconds: number;
      readonly hangsUpFirst: 'caller' | 'callee';
      /** Only for `POST /calls`: what the one who answers does in the actions that follow. */
      readonly does?: CallerScript;
    }
  | { readonly kind: 'busy'; readonly afterSeconds?: number }
  | { readonly kind: 'declines'; readonly afterSeconds: number }
  /** Rings until nobody wants it to. */
  | { readonly kind: 'silent' }
  /** Off or out of reach: fails at once. */
  | { readonly kind: 'unreachable' }
  /** The phone's own voicemail box picks up, talks and hangs up: 46elks cannot tell it from a person. */
  | { readonly kind: 'voicemail'; readonly afterSeconds: number; readonly talksSeconds: number }
  /** Its owner decides while it rings. */
  | { readonly kind: 'live'; readonly phone: LivePhone };

export type Phones = Readonly<Record<string, PhoneScript>>;

/** One key press or several (`'1234#'`) for the next round of an `ivr`; `null`: nothing in that round; `skip`: ends the next skippable `play`. */
export type Press = string | null | { readonly skip: string };

export interface VoicemailScript {
  readonly seconds: number;
  /** A whole sound file to be kept as the recording; without it a voice-like tone of the right length is made. */
  readonly audio?: Buffer;
  /** The caller falls silent for longer than 3 s here, then goes on: silence detection cuts the recording there. */
  readonly pausesAfterSeconds?: number;
  /** How the message ends: default `hangup`. `silence`: the caller stays on the line and says nothing more. */
  readonly endsWith?: 'hangup' | '#' | 'silence';
}

export interface CallerScript {
  /** Hangs up this long after the call began, unless somebody has answered or a recording runs by then. */
  readonly givesUpAfterSeconds?: number;
  readonly presses?: readonly Press[];
  readonly leavesVoicemail?: VoicemailScript;
  /** Hangs up at the beep; also what a caller without `leavesVoicemail` does. */
  readonly saysNothing?: true;
  /** Hangs up in the middle of the first prompt, or of the one whose address holds this text. */
  readonly hangsUpDuringPrompt?: true | string;
  /** Decides everything while the call goes on; nothing else of the script counts then. */
  readonly live?: LiveCaller;
}
