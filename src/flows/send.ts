// Sends one effect: makes the message from the newest state, posts or edits it, and commits what came of it.
import type { Call, MessageRef } from '../core/call.ts';
import { alertMessage, cardView } from '../core/call-view.ts';
import type { Effect, NewEntry, OutboxEntry } from '../core/effect.ts';
import { plainDeed } from '../core/history.ts';
import { alertsMessage } from '../core/many-alerts.ts';
import type { Message } from '../core/message.ts';
import { lineById } from '../core/on-call.ts';
import { reminderMessage } from '../core/reminder-message.ts';
import { rosterTold } from '../core/roster-told.ts';
import { rosterViewOf } from '../core/roster-view.ts';
import { callsWarnedOf } from '../core/warning.ts';
import type { Chat, Delivery } from '../ports/chat.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { cardAgain } from './card-again.ts';
import { cardEntry, recordingEntry } from './effects.ts';
import { createPostAbout } from './post-about.ts';
import { createPostOnce } from './post-once.ts';
import type { SendDigest } from './send-digest.ts';
import type { SendDirect } from './send-direct.ts';
import { createSendErase } from './send-erase.ts';
import type { SendFile } from './send-file.ts';
import type { SendNumbers } from './send-numbers.ts';
import { createSendOfLine } from './send-of-line.ts';
import type { SendShifts } from './send-shifts.ts';
import type { Send, Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

export interface SendDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly chat: Chat;
  readonly clock: Clock;
  /** Sends a recording; apart, since it also has to fetch it. */
  readonly sendRecording: Send;
  readonly sendShifts: SendShifts;
  /** Settles whether there was such a call. */
  readonly lookUp: Send;
  readonly sendNumbers: SendNumbers;
  readonly sendDigest: SendDigest;
  readonly sendFile: SendFile;
  readonly sendDirect: SendDirect;
  /** Sends a text, which goes by phone. */
  readonly sendText: Send;
}

/** What is told of a call: its words are made from the call as it then is. */
type CallEffect = Extract<Effect, { kind: 'card' | 'alert' | 'reminder' | 'pins-shut' }>;

const DONE: Sent = { kind: 'done' };

/** It stands in a channel that takes nothing, and its line has another one by now. */
const isLeft = (
  delivery: Delivery<unknown>,
  { channelId }: OutboxEntry,
  card: MessageRef | undefined,
): boolean => delivery.kind === 'refused' && delivery.concerns === 'channel' && card?.channelId !== channelId;

export const createSend = (deps: SendDeps): Send => {
  const post = createPostOnce(deps.chat);
  const postAbout = createPostAbout(deps);
  const ofLine = createSendOfLine(deps, { post, postAbout });
  const erase = createSendErase(deps.chat);

  const sendCard = async (entry: OutboxEntry, call: Call): Promise<Sent> => {
    const [settings, now] = [deps.settings.current(), deps.clock.now()];
    const view = cardView(call, settings, now);
    const message: Message = { kind: 'card', card: view };
    const again = cardAgain(call, view, { channelId: entry.channelId, settings, now });
    const edited = call.card && (await deps.chat.edit(message, call.card));
    if (edited !== undefined && !isLeft(edited, entry, call.card)) {
      // What was learnt meanwhile is to be shown at once, and so is what Slack did not take.
      if (edited.kind === 'delivered' && deps.calls.atHand(call.id) === call) await deps.outbox.put(again);
      return sentFrom(edited);
    }
    const delivery = await post(entry, message);
    if (delivery.kind !== 'delivered') return sentFrom(delivery);
    // Where the card stands and that this entry is done are one commit; a card found again shows an older state.
    await deps.calls.update(call.id, (known) => {
      if (known === undefined) return undefined;
      const changed = { ...known, card: delivery.value };
      const audio = recordingsOf(known, entry.channelId);
      if (entry.maybeSent)
        return { call: changed, enqueue: [...audio, cardEntry(known, entry.channelId, now)] };
      return { call: changed, enqueue: [...audio, ...(known === call ? again : [])], settle: [entry] };
    });
    return DONE;
  };

  /** Recordings that waited for the card need wait no longer. */
  const recordingsOf = (call: Call, channelId: string): readonly NewEntry[] =>
    call.recordings
      .filter(({ state }) => state === 'waiting')
      .map(({ id }) => recordingEntry(call, id, { channelId, now: deps.clock.now() }));

  /** Under the call's card; in the channel where that cannot be. */
  const postUnder = async (
    entry: OutboxEntry,
    message: Message,
    call: Call,
  ): Promise<Delivery<MessageRef>> => {
    const delivery = await postAbout(entry, message, { calls: [call], thread: call.card });
    const isAlone = call.card !== undefined && isLeft(delivery, entry, call.card);
    return isAlone ? postAbout(entry, message, { calls: [call] }) : delivery;
  };

  const sendAlert = async (entry: OutboxEntry, call: Call): Promise<Sent> => {
    const message = alertMessage(call, deps.settings.current(), deps.clock.now());
    return message === null ? DONE : sentFrom(await postUnder(entry, message, call));
  };

  const sendAlerts = async (entry: OutboxEntry, callIds: readonly string[]): Promise<Sent> => {
    const calls: Call[] = [];
    for (const callId of callIds) {
      const call = await deps.calls.find(callId);
      if (call !== undefined) calls.push(call);
    }
    const message = alertsMessage(calls, deps.settings.current(), deps.clock.now());
    return message === null ? DONE : sentFrom(await postAbout(entry, message, { calls }));
  };

  const sendReminder = async (entry: OutboxEntry, call: Call): Promise<Sent> => {
    const message = reminderMessage(call, deps.settings.current(), deps.clock.now());
    return message === null ? DONE : sentFrom(await postUnder(entry, message, call));
  };

  const sendPinsShut = async (
    entry: OutboxEntry,
    { who, untilAt }: Extract<Effect, { kind: 'pins-shut' }>,
    call: Call,
  ): Promise<Sent> => {
    const { lineName, caller } = cardView(call, deps.settings.current());
    const message: Message = { kind: 'pins-shut', lineName, who, caller, untilAt };
    return sentFrom(await postAbout(entry, message, { calls: [call] }));
  };

  const sendChange = async (
    entry: OutboxEntry,
    effect: Extract<Effect, { kind: 'change' }>,
  ): Promise<Sent> => {
    const settings = deps.settings.current();
    const change = settings.changes.find((candidate) => candidate.seq === effect.seq);
    const line = change && (lineById(settings, change.lineId) ?? settings.lines[0]);
    if (change === undefined || line === undefined) return DONE;
    const before = await deps.sendShifts.ofChange(entry, change);
    if (before !== null) return before;
    const deed = plainDeed(change.deed);
    const now = deps.clock.now();
    const meant = 'rosterName' in deed ? deed.rosterName : line.rosterName;
    const rosterName = rosterTold(deed, { settings, rosterName: meant, now });
    const roster = rosterViewOf(rosterName, { settings, line, now });
    const delivery = await post(entry, { kind: 'change', change, roster });
    // A channel that was left because it takes nothing needs no farewell.
    return effect.isFarewell === true && delivery.kind === 'refused' ? DONE : sentFrom(delivery);
  };

  const sendOfCall = async (entry: OutboxEntry, effect: CallEffect): Promise<Sent> => {
    const call = await deps.calls.find(effect.callId);
    if (call === undefined) return DONE;
    switch (effect.kind) {
      case 'card':
        return sendCard(entry, call);
      case 'alert':
        return sendAlert(entry, call);
      case 'reminder':
        return sendReminder(entry, call);
      case 'pins-shut':
        return sendPinsShut(entry, effect, call);
    }
  };

  return async (entry) => {
    const { effect } = entry;
    switch (effect.kind) {
      case 'digest':
        return deps.sendDigest(entry, effect.lineId, effect.dueAt);
      case 'export':
      case 'picture':
        return deps.sendFile(entry, effect);
      case 'direct':
        return deps.sendDirect(entry, effect);
      case 'change':
        return sendChange(entry, effect);
      case 'shifts':
        return deps.sendShifts.effect(entry, effect.rosterName, effect.what);
      case 'erase':
        return erase({ ...entry, effect }, async (callId) => {
          const call = await deps.calls.find(callId);
          return call?.card === undefined ? DONE : sendCard(entry, call);
        });
      case 'warning':
        return sentFrom(await postAbout(entry, effect, { calls: callsWarnedOf(effect.warning) }));
      case 'numbers':
        return deps.sendNumbers(entry, effect.to, effect.what);
      case 'hours':
        return ofLine.hours(entry, effect.lineId);
      case 'alerts':
        return sendAlerts(entry, effect.callIds);
      case 'recording':
        return deps.sendRecording(entry);
      case 'look-up':
      case 'look-up-parked':
        return deps.lookUp(entry);
      case 'late-calls':
        return ofLine.lateCalls(entry, effect);
      case 'text-caller':
      case 'text-member':
      case 'text-outage':
        return deps.sendText(entry);
      default:
        return sendOfCall(entry, effect);
    }
  };
};
