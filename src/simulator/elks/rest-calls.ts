// Calls over the REST API: the history, newest first, and `POST /calls` (46elks.se/docs: call-history, show-call-id, make-call).
import type { Account } from './account.ts';
import { isE164, isWebAddress } from './action-fields.ts';
import { elksTime } from './elks-time.ts';
import type { LiveCall } from './live-call.ts';
import { faultsInVoiceStart } from './rest-account.ts';
import { pageOf } from './rest-pages.ts';
import { json, match, type Route, text } from './rest-request.ts';
import type { Form } from './transcript.ts';

export interface CallOut {
  readonly from: string;
  readonly to: string;
  readonly voiceStart: string;
  readonly whenHangup: string | undefined;
  readonly timeoutSeconds: number;
}

/** A call that only the history tells of: nothing here played it. */
export interface PastCall {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  /** Fields put in place of those of a call that nobody answered. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface CallRouteNeeds {
  readonly account: Account;
  /** Every call there was, oldest first. */
  readonly calls: readonly LiveCall[];
  readonly past: readonly PastCall[];
  readonly dial: (call: CallOut) => LiveCall;
  readonly complain: (text: string) => void;
}

const DEFAULT_TIMEOUT_SECONDS = 60;

const shown = ({ facts, transcript }: LiveCall): Readonly<Record<string, unknown>> => ({
  id: facts.id,
  direction: facts.direction,
  ...(facts.from === undefined ? {} : { from: facts.from }),
  to: facts.to,
  created: facts.created,
  start: elksTime(facts.createdAt),
  state: transcript.state,
  duration: Math.floor(transcript.seconds),
  cost: transcript.cost,
  actions: transcript.actions,
  legs: transcript.legs,
});

const shownPast = ({ id, from, to, at, fields }: PastCall): Readonly<Record<string, unknown>> => ({
  id,
  direction: 'incoming',
  from,
  to,
  created: elksTime(at),
  start: elksTime(at),
  state: 'failed',
  duration: 0,
  cost: 0,
  actions: [],
  legs: [],
  ...fields,
});

const faultsInDialling = (form: Form, account: Account): string[] => {
  const { from = '', to = '', voice_start: voiceStart = '', whenhangup, timeout = '60' } = form;
  return [
    ...(account.find(from) === undefined ? [`from is not one of the account's numbers: ${from}`] : []),
    ...(isE164(to) ? [] : [`to is no E.164 number: ${to}`]),
    ...faultsInVoiceStart(
      voiceStart,
      account.numbers.map((own) => own.number),
    ).map((fault) => `voice_start ${fault}`),
    ...(whenhangup === undefined || isWebAddress(whenhangup) ? [] : ['whenhangup is no address']),
    ...(/^\d+$/.test(timeout) ? [] : [`timeout is no number: ${timeout}`]),
  ];
};

const dialling = (form: Form): CallOut => ({
  from: form.from ?? '',
  to: form.to ?? '',
  voiceStart: form.voice_start ?? '',
  whenHangup: form.whenhangup,
  timeoutSeconds: Number(form.timeout ?? DEFAULT_TIMEOUT_SECONDS),
});

export const createCallRoutes = ({
  account,
  calls,
  past,
  dial,
  complain,
}: CallRouteNeeds): readonly Route[] => {
  /** Told apart by `created`, which is unique, and oldest first. */
  const everyCall = (): readonly { id: string; created: string; shown: unknown }[] =>
    [
      ...calls.map((call) => ({ id: call.facts.id, created: call.facts.created, shown: shown(call) })),
      ...past.map((call) => ({ id: call.id, created: elksTime(call.at), shown: shownPast(call) })),
    ].toSorted((a, b) => (a.created < b.created ? -1 : 1));

  const list: Route = (request) =>
    match(request, 'GET', /^\/calls$/i) === undefined ? undefined : pageOf(request, everyCall());

  const one: Route = (request) => {
    const [id] = match(request, 'GET', /^\/calls\/(c\w+)$/i) ?? [];
    if (id === undefined) return undefined;
    const call = everyCall().find((known) => known.id === id);
    return call === undefined ? text(404, 'not found') : json(call.shown);
  };

  const make: Route = (request) => {
    if (match(request, 'POST', /^\/calls$/i) === undefined) return undefined;
    const faults = faultsInDialling(request.form, account);
    if (faults.length === 0) return json(shown(dial(dialling(request.form))));
    complain(`POST /calls: ${faults.join('; ')}`);
    return text(400, faults.join('; '));
  };

  return [list, one, make];
};
