// What has to be true at the end of a torture: all that 46elks was told is safe stands in the channel, once.
import type { CallTranscript } from '../../src/simulator/elks/transcript.ts';
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import type { Scene } from '../crash/real-process.ts';
import { type Told, whatIsTold } from './told.ts';

export interface Fault {
  /** Whose history tells more; empty when no call's. */
  readonly callId: string;
  readonly what: string;
}

export interface Verdict {
  readonly counts: Readonly<Record<string, number>>;
  /** Empty when all is well. */
  readonly faults: readonly Fault[];
}

type End = 'answered' | 'voicemail' | 'missed';

interface Ledger extends Verdict {
  readonly count: (what: string, by?: number) => void;
  readonly fault: (callId: string, what: string) => void;
}

const createLedger = (): Ledger => {
  const counts: Record<string, number> = {};
  const faults: Fault[] = [];
  return {
    counts,
    faults,
    count: (what, by = 1) => {
      counts[what] = (counts[what] ?? 0) + by;
    },
    fault: (callId, what) => void faults.push({ callId, what }),
  };
};

const tapesOf = (call: CallTranscript) => call.recordings.filter(({ seconds }) => seconds >= 1);

const endOf = (call: CallTranscript): End => {
  if (tapesOf(call).some((tape) => tape.of === 'voicemail')) return 'voicemail';
  return call.answeredBy === null ? 'missed' : 'answered';
};

const WORDS: Readonly<Record<End, RegExp>> = {
  answered: /Answered/,
  voicemail: /Voicemail/,
  missed: /Missed call|Caller gave up/,
};

const filesIn = (card: ShownMessage | undefined): readonly string[] =>
  card?.replies.flatMap(({ files }) => files.map(({ id }) => id)) ?? [];

/** What stands there (by key, file or list) instead of `due`: none may be missing, and only a lost answer excuses one more. */
const checkNumber = (
  ledger: Ledger,
  { callId, what, due }: { readonly callId: string; readonly what: string; readonly due: number },
  { there, lost }: { readonly there: readonly string[]; readonly lost: Told['lostAnswers'] },
): void => {
  const tooMany = Math.max(0, there.length - due);
  const excused = Math.min(
    tooMany,
    there.reduce((sum, key) => sum + lost(key), 0),
  );
  ledger.count(`repeats where Slack's answer was lost`, excused);
  if (there.length < due || tooMany > excused)
    ledger.fault(callId, `${what}: ${there.length} times instead of ${due}`);
};

const checkAlert = (ledger: Ledger, call: CallTranscript, told: Told): void => {
  const alone = (told.byKey.get(`alert:${call.id}`) ?? []).map(() => `alert:${call.id}`);
  const there = [...alone, ...told.listedBy(call.from)];
  ledger.count('alerts', there.length);
  ledger.count('alerts in a list', there.length - alone.length);
  // Somebody may have been alarmed before the message that was left came to be known.
  const due = endOf(call) === 'missed' ? 1 : Math.min(1, there.length);
  checkNumber(ledger, { callId: call.id, what: 'the alert', due }, { there, lost: told.lostAnswers });
};

const checkCall = (ledger: Ledger, call: CallTranscript, told: Told): void => {
  const end = endOf(call);
  ledger.count(`calls that ended ${end}`);
  const keys = (told.byKey.get(`card:${call.id}`) ?? []).map(() => `card:${call.id}`);
  const card = told.byKey.get(`card:${call.id}`)?.at(-1);
  const lost = told.lostAnswers;
  ledger.count('cards', keys.length);
  checkNumber(ledger, { callId: call.id, what: 'the card', due: 1 }, { there: keys, lost });
  if (card !== undefined && !WORDS[end].test(card.text))
    ledger.fault(call.id, `the card of a call that ended ${end} says: ${card.text}`);
  const files = filesIn(card);
  ledger.count('recordings', files.length);
  const due = tapesOf(call).length;
  checkNumber(ledger, { callId: call.id, what: 'recordings', due }, { there: files, lost });
  checkAlert(ledger, call, told);
};

export const judge = (scene: Scene, channels: readonly string[]): Verdict => {
  const ledger = createLedger();
  const told = whatIsTold(scene.slack, channels);
  for (const call of scene.elks.transcripts) {
    const taken = call.reports.filter(({ acknowledged }) => acknowledged).length;
    ledger.count('calls');
    ledger.count('calls that met no running process', call.webhooks[0]?.status === 200 ? 0 : 1);
    ledger.count('reports taken', taken);
    if (taken > 0) checkCall(ledger, call, told);
  }
  for (const { callId, kind, statuses } of scene.elks.unacknowledged)
    ledger.fault(callId, `the ${kind} report was never taken: ${statuses.slice(-3).join(', ')}`);
  for (const { where, what } of scene.slack.complaints)
    ledger.fault('', `Slack complains of ${where}: ${what}`);
  return ledger;
};
