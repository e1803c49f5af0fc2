// The account and its numbers over the REST API (46elks.se/docs: configure-number, show-number-id, overview).
import type { Account, AccountNumber } from './account.ts';
import { faultsInAction } from './action-faults.ts';
import { isWebAddress } from './action-fields.ts';
import { type ApiAnswer, type ApiRequest, json, match, type Route, text } from './rest-request.ts';
import type { Form } from './transcript.ts';

const shown = (own: AccountNumber): unknown => ({
  id: own.id,
  number: own.number,
  active: own.isActive ? 'yes' : 'no',
  country: own.country,
  category: own.category,
  capabilities: own.category === 'mobile' ? ['sms', 'voice', 'mms'] : ['voice'],
  voice_start: own.voiceStart,
  sms_url: own.smsUrl,
  ...(own.expires === null ? {} : { expires: own.expires }),
});

const jsonFaults = (value: string, ownNumbers: readonly string[]): string[] => {
  try {
    return faultsInAction(JSON.parse(value), { ownNumbers });
  } catch {
    return ['is neither an address nor JSON'];
  }
};

/** What is wrong with a `voice_start`, be it an address or an action. */
export const faultsInVoiceStart = (value: string, ownNumbers: readonly string[]): string[] =>
  isWebAddress(value) ? [] : jsonFaults(value, ownNumbers);

/** `none` and a single space clear a field (46elks.pl/docs/configure-number). */
const cleared = (value: string): string => (value === 'none' || value === ' ' ? '' : value);

const SETTABLE = ['voice_start', 'sms_url', 'mms_url', 'sms_replies', 'name'];

const faultsInSettings = (form: Form, ownNumbers: readonly string[]): string[] => {
  const unknown = Object.keys(form).filter((field) => !SETTABLE.includes(field));
  const voiceStart = form.voice_start === undefined ? '' : cleared(form.voice_start);
  return [
    ...unknown.map((field) => `unknown field ${field}`),
    ...(voiceStart === '' ? [] : faultsInVoiceStart(voiceStart, ownNumbers)),
  ];
};

export interface AccountRouteNeeds {
  readonly complain: (text: string) => void;
  readonly newId: (letter: string) => string;
  readonly voiceStartMost: () => number;
}

export const createAccountRoutes = (
  account: Account,
  { complain, newId, voiceStartMost }: AccountRouteNeeds,
): readonly Route[] => {
  const userId = newId('u');
  const ownNumbers = account.numbers.map((own) => own.number);

  const me: Route = (request) => {
    if (match(request, 'GET', /^\/me$/i) === undefined && match(request, 'POST', /^\/me$/i) === undefined)
      return undefined;
    return json({
      id: userId,
      balance: account.balance,
      currency: account.currency,
      displayname: 'Fictional Elks',
      mobilenumber: ownNumbers[0] ?? '',
    });
  };

  const list: Route = (request) =>
    match(request, 'GET', /^\/numbers$/i) === undefined
      ? undefined
      : json({ data: account.numbers.map(shown) });

  const change = (own: AccountNumber, form: Form): ApiAnswer => {
    const faults = faultsInSettings(form, ownNumbers);
    if (faults.length > 0) {
      complain(`POST /numbers/${own.id}: ${faults.join('; ')}`);
      return text(400, faults.join('; '));
    }
    if (Buffer.byteLength(form.voice_start ?? '') > voiceStartMost())
      return text(400, 'voice_start is too long');
    if (form.voice_start !== undefined) own.voiceStart = cleared(form.voice_start);
    if (form.sms_url !== undefined) own.smsUrl = cleared(form.sms_url);
    return json(shown(own));
  };

  const one: Route = (request: ApiRequest) => {
    const [id] =
      match(request, 'GET', /^\/numbers\/(n\w+)$/i) ?? match(request, 'POST', /^\/numbers\/(n\w+)$/i) ?? [];
    if (id === undefined) return undefined;
    const own = account.numbers.find((number) => number.id === id);
    if (own === undefined) return text(404, 'not found');
    return request.method === 'GET' ? json(shown(own)) : change(own, request.form);
  };

  return [me, list, one];
};
