// What the person who typed a command is answered: data for the edge to word.
import type { Deed } from './change.ts';
import type { Instant } from './instant.ts';
import type { MenuKey } from './menu.ts';
import type { NobodyReason } from './plan.ts';
import type { Problem } from './problem.ts';
import type { UserId } from './settings.ts';
import type { CallerView, CallOutcome, RosterPerson, RosterView } from './view.ts';

export interface CallSummary {
  readonly callId: string;
  readonly at: Instant;
  readonly caller: CallerView;
  readonly outcome: CallOutcome;
  readonly answeredBy: UserId | null;
  /** Talk time of an answered call, length of a voicemail, else how long it lasted; null when not known. */
  readonly seconds: number | null;
}

/** What a caller meets, in order. */
export type TestStep =
  | {
      readonly kind: 'ring';
      readonly users: readonly UserId[];
      readonly seconds: number;
      readonly fromSecond: number;
    }
  | { readonly kind: 'voicemail'; readonly afterSeconds: number; readonly maxSeconds: number }
  | { readonly kind: 'play'; readonly prompt: string }
  | {
      readonly kind: 'menu';
      readonly choices: readonly { readonly key: MenuKey; readonly steps: readonly TestStep[] }[];
      readonly otherwise: readonly TestStep[];
    }
  | {
      readonly kind: 'pin';
      readonly doors: readonly { readonly label: string; readonly steps: readonly TestStep[] }[];
      readonly otherwise: readonly TestStep[];
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'hangup' };

export type Reply =
  | { readonly kind: 'status'; readonly roster: RosterView }
  /** Of every line, when it was not said which one. */
  | { readonly kind: 'statuses'; readonly rosters: readonly RosterView[] }
  | { readonly kind: 'help'; readonly topic: string | null }
  /** A change was made; `roster` is what now holds. `person` is set for phone, pause and resume. */
  | {
      readonly kind: 'changed';
      readonly deed: Deed;
      readonly roster: RosterView;
      readonly person: RosterPerson | null;
    }
  /** Asked for what already is; nothing was changed. */
  | { readonly kind: 'unchanged'; readonly roster: RosterView }
  | { readonly kind: 'calls'; readonly calls: readonly CallSummary[]; readonly missedOnly: boolean }
  | {
      readonly kind: 'test';
      readonly steps: readonly TestStep[];
      readonly skipped: readonly RosterPerson[];
      readonly nobody: NobodyReason | null;
      readonly shows: 'caller' | 'line';
    }
  | { readonly kind: 'problem'; readonly problem: Problem };
