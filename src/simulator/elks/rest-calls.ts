// Calls over the REST API: the history, newest first, and `POST /calls` (46elks.se/docs: call-history, show-call-id, make-call).
import type { Account } from './account.ts';
import { isE164, isWebAddress } from './action-fields.ts';
import { elksTime, readElksTime } from './elks-time.ts';
import type { LiveCall } from './live-call.ts';
import { faultsInVoiceStart } from './rest-account.ts';
import { type ApiAnswer, type ApiRequest, json, match, type Route, text } from './rest-request.ts';
import type { Form } from './transcript.ts';

export interface CallOut {
  readonly from: string;
  readonly to: string;
  readonly voiceStart: string;
  readonly whenHangup: string | undefined;
  readonly timeoutSeconds: number;
}

export interface CallRouteNeeds {
  readonly account: Account;
  /** Every call there was, oldest first. */
  readonly calls: readonly LiveCall[];
  readonly dial: (call: CallOut) => LiveCall;
  readonly complain: (text: string) => void;
}

const MAX_PAGE = 100;
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

/** Calls are told apart by `created`, which is unique and sorts as text. */
const page = (request: ApiRequest, calls: readonly LiveCall[]): ApiAnswer => {
  const { start, end, limit = String(MAX_PAGE) } = request.query;
  const bad = [start, end].find((time) => time !== undefined && readElksTime(time) === undefined);
  if (bad !== undefined || !/^\d+$/.test(limit)) return text(400, 'bad start, end or limit');
  const wanted = [...calls]
    .reverse()
    .filter(
      ({ facts }) =>
        (start === undefined || facts.created <= start) && (end === undefined || facts.created > end),
    );
  const size = Math.min(Number(limit), MAX_PAGE);
  const next = wanted[size];
  return json({
    data: wanted.slice(0, size).map(shown),
    ...(next === undefined ? {} : { next: next.facts.created }),
  });
};

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

export const createCallRoutes = ({ account, calls, dial, complain }: CallRouteNeeds): readonly Route[] => {
  const list: Route = (request) =>
    match(request, 'GET', /^\/calls$/i) === undefined ? undefined : page(request, calls);

  const one: Route = (request) => {
    const [id] = match(request, 'GET', /^\/calls\/(c\w+)$/i) ?? [];
    if (id === undefined) return undefined;
    const call = calls.find(({ facts }) => facts.id === id);
    return call === undefined ? text(404, 'not found') : json(shown(call));
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
