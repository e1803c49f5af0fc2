// Brings a file of calls, or a picture of the plan, to whoever asked for it. By the outbox, as a recording: what Slack does not take now is tried
// again, also after a restart, and what it never will take is told. Where it goes and that it was uploaded are kept as
// they become known, so that nothing is shown twice.
import type { OutboxEntry } from '../core/effect.ts';
import type { ExportEffect, ExportPlace, FileOnItsWay } from '../core/export-effect.ts';
import type { Message } from '../core/message.ts';
import { lineById } from '../core/on-call.ts';
import type { PictureEffect } from '../core/picture-effect.ts';
import { backoffMs, SEND_RETRY } from '../core/retry-policy.ts';
import type { Line } from '../core/settings.ts';
import type { Chat } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import { createPostOnce } from './post-once.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';
import { createUploadLook } from './upload-look.ts';

export type FileEffect = ExportEffect | PictureEffect;

export interface FileMade {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many it holds. */
  readonly calls: number;
  /** Of a picture: the same in words. */
  readonly altText?: string;
}

export interface SendFileDeps {
  readonly settings: SettingsStore;
  readonly outbox: Pick<Outbox, 'postpone'>;
  readonly chat: Chat;
  readonly log: Log;
  readonly makeFile: (line: Line, effect: FileEffect) => Promise<FileMade>;
}

/** One file under way, as far as it has come. */
interface Way {
  readonly entry: OutboxEntry;
  readonly effect: FileEffect;
  readonly line: Line;
}

/** The next state, or what the outbox is told instead. */
type Step = { readonly kind: 'way'; readonly way: Way } | { readonly kind: 'stop'; readonly sent: Sent };

const DONE: Sent = { kind: 'done' };
const LOOK_AGAIN_MS = 2_000;

const stop = (sent: Sent): Step => ({ kind: 'stop', sent });

const again = (reason: string, inMs: number, entry: OutboxEntry): Sent => ({
  kind: 'again',
  who: 'alone',
  inMs,
  maybeSent: false,
  reason,
  entry,
});

/** What is known by now stays known when it is tried again. */
const keeping = (sent: Sent, entry: OutboxEntry): Sent => (sent.kind === 'done' ? sent : { ...sent, entry });

type Telling =
  | { readonly what: 'file'; readonly calls: number }
  | { readonly what: 'here' | 'failed'; readonly reason: string };

const messageOf = ({ effect, line }: Way, telling: Telling): Message => {
  const about = { by: effect.by, lineName: line.name };
  if (effect.kind === 'export')
    return { kind: 'export', export: { ...about, dates: effect.dates, ...telling } };
  return { kind: 'picture', picture: { ...about, at: effect.at, ...telling } };
};

export const createSendFile = (deps: SendFileDeps) => {
  const { chat } = deps;
  const post = createPostOnce(chat);
  const look = createUploadLook(chat);

  const keep = async (
    { entry, effect: before, line }: Way,
    known: Pick<FileOnItsWay, 'place' | 'upload'>,
  ): Promise<Step> => {
    const effect = { ...before, ...known };
    const kept = { ...entry, effect };
    await deps.outbox.postpone(kept);
    return { kind: 'way', way: { entry: kept, effect, line } };
  };

  /** It will never come: whoever waits for it is told, once. */
  const tellFailure = async (way: Way, reason: string): Promise<Sent> => {
    deps.log.warn('file not delivered', { reason });
    const { channelId, thread } = way.effect.place ?? { channelId: way.line.channelId };
    const entry = { ...way.entry, key: `${way.entry.key}:failed`, channelId };
    return sentFrom(await post(entry, messageOf(way, { what: 'failed', reason }), thread));
  };

  const sayWhere = async (way: Way, reason: string): Promise<Step> => {
    const { channelId } = way.line;
    const entry = { ...way.entry, key: `${way.entry.key}:here`, channelId };
    const said = await post(entry, messageOf(way, { what: 'here', reason }));
    if (said.kind !== 'delivered') return stop(sentFrom(said));
    return keep(way, { place: { channelId, thread: said.value } });
  };

  const findPlace = async (way: Way): Promise<Step> => {
    const opened = await chat.openDirect(way.effect.by);
    if (opened.kind === 'later') return stop(sentFrom(opened));
    if (opened.kind !== 'delivered') return sayWhere(way, opened.kind === 'gone' ? 'gone' : opened.reason);
    return keep(way, { place: { channelId: opened.value } });
  };

  const upload = async (way: Way): Promise<Step> => {
    const { calls, ...made } = await deps.makeFile(way.line, way.effect);
    const begun = await chat.beginUpload(made);
    if (begun.kind === 'refused') return stop(await tellFailure(way, begun.reason));
    if (begun.kind !== 'delivered') return stop(sentFrom(begun));
    // Whatever was tried before, this one was not shown yet.
    const fresh = { ...way, entry: { ...way.entry, maybeSent: false } };
    return keep(fresh, { upload: { fileId: begun.value.fileId, calls } });
  };

  const show = async (
    way: Way,
    place: ExportPlace,
    file: NonNullable<ExportEffect['upload']>,
  ): Promise<Sent> => {
    const message = messageOf(way, { what: 'file', calls: file.calls });
    const shown = await chat.shareUpload(file.fileId, message, { ...place, title: titleOf(way) });
    if (shown.kind === 'refused') return tellFailure(way, shown.reason);
    if (shown.kind !== 'gone') return sentFrom(shown);
    // An upload that Slack no longer knows is made again from the start.
    const { upload: _expired, ...effect } = way.effect;
    return again('upload expired', backoffMs(SEND_RETRY, way.entry.attempts), { ...way.entry, effect });
  };

  /** After a lost answer it may be there already. */
  const showOnce = async (
    way: Way,
    place: ExportPlace,
    file: NonNullable<ExportEffect['upload']>,
  ): Promise<Sent> => {
    if (!way.entry.maybeSent) return keeping(await show(way, place, file), way.entry);
    const seen = await look(file.fileId, place.channelId);
    if (seen.kind !== 'delivered') return keeping(sentFrom(seen), way.entry);
    if (seen.value === 'look-again') return again('not shown yet', LOOK_AGAIN_MS, way.entry);
    return seen.value === 'shown' ? DONE : keeping(await show(way, place, file), way.entry);
  };

  const titleOf = ({ line, effect }: Way): string =>
    effect.kind === 'export' ? `${line.name} ${effect.dates.from} ${effect.dates.to}` : line.name;

  const goOn = async (way: Way): Promise<Sent> => {
    const { place, upload: file } = way.effect;
    if (place !== undefined && file !== undefined) return showOnce(way, place, file);
    const step = place === undefined ? await findPlace(way) : await upload(way);
    return step.kind === 'stop' ? keeping(step.sent, way.entry) : goOn(step.way);
  };

  return async (entry: OutboxEntry, effect: FileEffect): Promise<Sent> => {
    const line = lineById(deps.settings.current(), effect.lineId);
    // Its calls cannot be told apart by a line that is gone; the one who removed it knows.
    return line === undefined ? DONE : goOn({ entry, effect, line });
  };
};

export type SendFile = ReturnType<typeof createSendFile>;
