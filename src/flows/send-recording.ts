// Brings a recording from 46elks into the card's thread: fetch, upload, show, then commit that it is there.
// The upload's id is kept before it is shown, so that a crash in between neither loses nor doubles it,
// unless the disk takes nothing: then it is shown all the same, and at most once more after a crash.
import type { Call, Recording } from '../core/call.ts';
import { withPosted, withRecordingState } from '../core/call-facts.ts';
import { callerView, messageFor } from '../core/call-view.ts';
import type { Effect, OutboxEntry } from '../core/effect.ts';
import type { Message } from '../core/message.ts';
import { lineById } from '../core/on-call.ts';
import {
  backoffMs,
  FETCH_RETRY,
  isRecordingGone,
  SEND_RETRY,
  SHORT_RECORDING_WAIT_MS,
} from '../core/retry-policy.ts';
import type { Chat, Delivery } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { Phone } from '../ports/phone.ts';
import type { AudioForChat } from '../ports/sound.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { cardEntry } from './effects.ts';
import { createPostOnce } from './post-once.ts';
import type { Send, Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';
import { createUploadLook, type Look } from './upload-look.ts';

export interface SendRecordingDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly chat: Chat;
  readonly phone: Phone;
  readonly clock: Clock;
  readonly log: Log;
  readonly audioForChat: AudioForChat;
  readonly fileName: (call: Call, of: 'message' | 'call', timeZone: string) => string;
}

type RecordingEffect = Extract<Effect, { kind: 'recording' }>;

interface Subject {
  readonly call: Call;
  readonly recording: Recording;
}

const LOOK_AGAIN_MS = 2_000;

const waitFor = (reason: string, inMs: number, entry?: OutboxEntry): Sent => ({
  kind: 'again',
  who: 'alone',
  inMs,
  maybeSent: false,
  reason,
  ...(entry === undefined ? {} : { entry }),
});

export const createSendRecording = (deps: SendRecordingDeps): Send => {
  const postOnce = createPostOnce(deps.chat);
  const look = createUploadLook(deps.chat);

  const lineOf = (call: Call) =>
    lineById(deps.settings.current(), call.lineId) ?? deps.settings.current().lines[0];

  const finish = async (
    entry: OutboxEntry,
    effect: RecordingEffect,
    /** Null: there is nothing to be had. */
    fileId: string | null,
  ): Promise<Sent> => {
    await deps.calls.update(effect.callId, (call) =>
      call === undefined
        ? undefined
        : {
            call:
              fileId === null
                ? withRecordingState(call, effect.recordingId, 'lost')
                : withPosted(call, effect.recordingId, fileId),
            enqueue: [cardEntry(call, entry.channelId, deps.clock.now())],
            settle: [entry],
          },
    );
    return { kind: 'done' };
  };

  const nameOf = (call: Call, { of }: Recording): string =>
    deps.fileName(call, of ?? 'message', lineOf(call)?.timeZone ?? 'UTC');

  /** Tells the thread that there is nothing to hear, and why. */
  const giveUp = async (entry: OutboxEntry, { call, recording }: Subject, reason: string): Promise<Sent> => {
    const message: Message = {
      kind: 'recording-lost',
      of: recording.of ?? 'message',
      callId: call.id,
      caller: callerView(call.caller, lineOf(call)),
      reason,
    };
    const delivery = await postOnce({ ...entry, key: `${entry.key}:lost` }, message, call.card);
    if (delivery.kind !== 'delivered' && delivery.kind !== 'gone') return sentFrom(delivery);
    const { effect } = entry;
    deps.log.error('recording is lost', { callId: call.id, key: entry.key, reason });
    return effect.kind === 'recording' ? finish(entry, effect, null) : { kind: 'done' };
  };

  const show = async (
    entry: OutboxEntry,
    fileId: string,
    call: Call,
    recording: Recording,
  ): Promise<Sent> => {
    const message: Message = {
      kind: 'recording',
      of: recording.of ?? 'message',
      callId: call.id,
      caller: callerView(call.caller, lineOf(call)),
      at: call.startedAt,
      seconds: recording.seconds,
      mention: recording.of === 'call' ? [] : messageFor(call, deps.settings.current(), deps.clock.now()),
    };
    const title = nameOf(call, recording);
    const thread = call.card === undefined ? {} : { thread: call.card };
    const delivery = await deps.chat.shareUpload(fileId, message, {
      channelId: entry.channelId,
      title,
      ...thread,
    });
    if (delivery.kind === 'delivered') return { kind: 'done' };
    // An upload that Slack no longer knows is made again from the start.
    if (delivery.kind === 'gone')
      return waitFor('upload expired', backoffMs(SEND_RETRY, entry.attempts), withoutFile(entry));
    return sentFrom(delivery);
  };

  const upload = async (
    entry: OutboxEntry,
    call: Call,
    recording: Recording,
  ): Promise<OutboxEntry | Sent> => {
    const fetched = await deps.phone.fetchRecording(recording.url);
    if (fetched.kind === 'later') {
      if (isRecordingGone(recording.reportedAt, deps.clock.now()))
        return giveUp(entry, { call, recording }, fetched.reason);
      return waitFor(fetched.reason, backoffMs(FETCH_RETRY, entry.attempts));
    }
    if (fetched.kind === 'refused') return giveUp(entry, { call, recording }, fetched.reason);
    if (!fetched.isWhole && deps.clock.now() - recording.reportedAt < SHORT_RECORDING_WAIT_MS)
      return waitFor('shorter than its header says', backoffMs(FETCH_RETRY, entry.attempts));
    const bytes = await deps.audioForChat(fetched.bytes);
    if (bytes === null) return giveUp(entry, { call, recording }, 'not-audio');
    const name = nameOf(call, recording);
    const begun = await deps.chat.beginUpload({ name, bytes });
    if (begun.kind !== 'delivered') return sentFrom(begun);
    const kept = withFile(entry, begun.value.fileId);
    await deps.outbox.postpone(kept);
    return kept;
  };

  /** What an entry is about, or null when there is nothing left to do. */
  const subjectOf = async (effect: Effect): Promise<Subject | null> => {
    if (effect.kind !== 'recording') return null;
    const call = await deps.calls.find(effect.callId);
    const recording = call?.recordings.find((candidate) => candidate.id === effect.recordingId);
    return call === undefined || recording?.state !== 'waiting' ? null : { call, recording };
  };

  const bring = async (
    entry: OutboxEntry,
    effect: RecordingEffect,
    call: Call,
    recording: Recording,
  ): Promise<Sent> => {
    const uploaded = effect.fileId === undefined ? await upload(entry, call, recording) : entry;
    if (!('effect' in uploaded)) return uploaded;
    const fileId = uploaded.effect.kind === 'recording' ? uploaded.effect.fileId : undefined;
    if (fileId === undefined) return waitFor('upload not begun', backoffMs(SEND_RETRY, entry.attempts));
    const shown = await show(uploaded, fileId, call, recording);
    return shown.kind === 'done' ? finish(uploaded, effect, fileId) : keepFile(shown, uploaded);
  };

  return async (entry) => {
    const { effect } = entry;
    const subject = await subjectOf(effect);
    if (effect.kind !== 'recording' || subject === null) return { kind: 'done' };
    const { call, recording } = subject;
    if (call.card === undefined && (await isCardComing(call)))
      return waitFor('card not posted yet', backoffMs(SEND_RETRY, entry.attempts));
    const shown = await isShownAlready(entry, effect.fileId);
    if (shown.kind !== 'delivered') return sentFrom(shown);
    if (shown.value === 'look-again') return waitFor('not shown yet', LOOK_AGAIN_MS);
    return shown.value === 'shown'
      ? finish(entry, effect, effect.fileId ?? null)
      : bring(entry, effect, call, recording);
  };

  async function isShownAlready(entry: OutboxEntry, fileId: string | undefined): Promise<Delivery<Look>> {
    if (fileId === undefined || !entry.maybeSent) return { kind: 'delivered', value: 'not-shown' };
    return look(fileId, entry.channelId);
  }

  async function isCardComing(call: Call): Promise<boolean> {
    return (await deps.outbox.find(`card:${call.id}`)) !== undefined;
  }
};

const withFile = (entry: OutboxEntry, fileId: string): OutboxEntry =>
  entry.effect.kind === 'recording' ? { ...entry, effect: { ...entry.effect, fileId } } : entry;

const withoutFile = (entry: OutboxEntry): OutboxEntry => {
  if (entry.effect.kind !== 'recording') return entry;
  const { fileId: _expired, ...effect } = entry.effect;
  return { ...entry, effect };
};

/** What was uploaded stays known while its showing is tried again. */
const keepFile = (sent: Sent, entry: OutboxEntry): Sent =>
  sent.kind === 'done' || sent.entry !== undefined ? sent : { ...sent, entry };
