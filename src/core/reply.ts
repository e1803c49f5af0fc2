// What the person who typed a command is answered: data for the edge to word.

import type { Deed } from './change.ts';
import type { TroubleView } from './chat-trouble.ts';
import type { Finding } from './checkup.ts';
import type { DigestSetting } from './digest-view.ts';
import type { FollowUpDeed, FollowUpView } from './follow-up.ts';
import type { Form } from './form.ts';
import type { HoursDeed } from './hours-deed.ts';
import type { HoursView } from './hours-view.ts';
import type { Instant } from './instant.ts';
import type { Forgotten, Keeping, KeepingDeed } from './keeping.ts';
import type { LogView } from './log-view.ts';
import type { MenuKey } from './menu.ts';
import type { Dates } from './period.ts';
import type { NobodyReason } from './plan.ts';
import type { Problem } from './problem.ts';
import type { PromptView } from './prompt.ts';
import type { PhoneNumber, UserId } from './settings.ts';
import type { Note, Shown } from './setup.ts';
import type { ShiftDeed } from './shift-deed.ts';
import type { ScheduleView } from './shift-view.ts';
import type { StatsOf } from './stats-view.ts';
import type { TurnNow } from './turn-now.ts';
import type { CallerView, CallOutcome, RosterPerson, RosterView } from './view.ts';

export interface CallSummary {
  readonly callId: string;
  readonly at: Instant;
  readonly caller: CallerView;
  readonly outcome: CallOutcome;
  readonly answeredBy: UserId | null;
  /** Talk time of an answered call, length of a voicemail, else how long it lasted; null when not known. */
  readonly seconds: number | null;
  /** A missed call to which Jour gave no answer. */
  readonly metNothing?: true;
  /** Who has taken it on, or is done with it; left out: nobody. */
  readonly handled?: { readonly how: 'claimed' | 'done'; readonly by: UserId };
}

export interface CallOnLine extends CallSummary {
  /** Null where there is one line only. */
  readonly lineName: string | null;
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
  /** `turn` left out: the order stays as it is. `troubles`: why cards do not arrive; left out: they do. */
  | {
      readonly kind: 'status';
      readonly roster: RosterView;
      readonly turn?: TurnNow;
      readonly troubles?: readonly TroubleView[];
    }
  /** Of every line, when it was not said which one. */
  | {
      readonly kind: 'statuses';
      readonly rosters: readonly RosterView[];
      readonly troubles?: readonly TroubleView[];
    }
  | { readonly kind: 'help'; readonly topic: string | null }
  /** A change was made; `roster` is what now holds. `person` is set for phone, pause and resume. */
  | {
      readonly kind: 'changed';
      readonly deed: Deed;
      readonly roster: RosterView;
      readonly person: RosterPerson | null;
      /** Who is told of it between the two of us, if anybody. */
      readonly tells?: UserId;
    }
  /** Asked for what already is; nothing was changed. */
  | { readonly kind: 'unchanged'; readonly roster: RosterView }
  /** The same, where the roster has nothing to do with it; `deed` is what was asked for. */
  | { readonly kind: 'already'; readonly deed: Deed }
  | { readonly kind: 'prompts'; readonly lineName: string; readonly prompts: readonly PromptView[] }
  /** One prompt, to be heard and changed. */
  | {
      readonly kind: 'prompt';
      readonly lineId: string;
      readonly lineName: string;
      readonly prompt: PromptView;
    }
  /** The phone of that person rings, to be checked. Numbers in national format. */
  | {
      readonly kind: 'checking';
      readonly userId: UserId;
      readonly isOwn: boolean;
      readonly phone: string;
      readonly lineNumber: string;
    }
  /** The phone of whoever typed it rings, to speak a prompt. */
  | { readonly kind: 'recording-prompt'; readonly name: string; readonly phone: string }
  /** Who is on call over time. `did`: what was just done, or that nothing had to be. */
  | {
      readonly kind: 'schedule';
      readonly about: 'rotation' | 'schedule' | 'overrides' | 'deed';
      readonly did: ShiftDeed | 'nothing' | null;
      readonly schedule: ScheduleView;
    }
  /** Null: it works no more. */
  | { readonly kind: 'calendar'; readonly address: string | null }
  /** Reminders and texts as they now are. `did`: what was just changed, or that nothing had to be. */
  | {
      readonly kind: 'follow-up';
      readonly did: FollowUpDeed | 'nothing' | null;
      readonly now: FollowUpView;
    }
  /** `did`: what was just changed, or that nothing had to be. */
  | {
      readonly kind: 'keeping';
      readonly did: (KeepingDeed & { readonly kind: 'keep' }) | 'nothing' | null;
      readonly keep: Keeping;
    }
  /** In national format: said to whoever typed it alone. */
  | { readonly kind: 'forgotten'; readonly number: string; readonly forgotten: Forgotten }
  /** The disk failed on the way: what is gone by now is not known. */
  | { readonly kind: 'forgotten-in-part'; readonly number: PhoneNumber }
  /** What a look at everything found. */
  | { readonly kind: 'checkup'; readonly findings: readonly Finding[] }
  | { readonly kind: 'stats'; readonly of: StatsOf }
  /** How the digest now is. `did`: what was just done about it. */
  | {
      readonly kind: 'digest';
      readonly did: 'set' | 'ended' | 'nothing' | null;
      readonly now: DigestSetting;
    }
  /** The file is on its way to whoever asked. */
  | { readonly kind: 'exporting'; readonly lineName: string; readonly dates: Dates }
  | { readonly kind: 'calls'; readonly calls: readonly CallOnLine[]; readonly missedOnly: boolean }
  /** Opening hours as they now are. `did`: what was just changed, or that nothing had to be. */
  | {
      readonly kind: 'hours';
      readonly about: 'hours' | 'exceptions' | 'holidays';
      readonly did: HoursDeed | 'nothing' | null;
      readonly hours: HoursView;
    }
  | {
      readonly kind: 'test';
      /** Null: now. */
      readonly at: Instant | null;
      /** Null: anybody whom no rule turns away. */
      readonly caller: CallerView | null;
      readonly steps: readonly TestStep[];
      readonly skipped: readonly RosterPerson[];
      readonly nobody: NobodyReason | null;
      /** The roster that is to be rung. */
      readonly rosterName: string;
      readonly shows: 'caller' | 'line';
      /** Whether the picture that was asked for comes. */
      readonly picture?: 'follows' | 'not-installed';
    }
  /** The setup was changed: how that part of it looks now, and what it still needs. */
  | {
      readonly kind: 'arranged';
      readonly deed: Extract<Deed, { readonly kind: 'setup' }>;
      readonly shown: Shown | null;
      readonly notes: readonly Note[];
    }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'log'; readonly log: LogView }
  /** By change `undoneIn`; `roster` is what now holds. */
  | {
      readonly kind: 'undone';
      readonly deed: Extract<Deed, { readonly kind: 'undone' }>;
      readonly undoneIn: number;
      readonly roster: RosterView;
    }
  /** Something is to be filled in. */
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'problem'; readonly problem: Problem };
