// How we stand with 46elks: credentials, money, numbers, and whether what is sent to our public address comes to us.
// 46elks.se/docs: overview, configure-number.
import { z } from 'zod';
import type {
  Access,
  AccountFacts,
  AddressStanding,
  NumberFacts,
  VoiceStart,
} from '../core/checkup-facts.ts';
import type { Surroundings } from '../ports/checkup.ts';
import type { Clock } from '../ports/time.ts';
import { type ApiAnswer, createAskApi } from './api.ts';
import type { ElksClientConfig } from './client.ts';
import { type AccountNumber, createAccountNumbers } from './numbers.ts';

/** Money is told in ten-thousandths of the currency. */
const MONEY_PARTS = 10_000;
const ADDRESS_LIMIT_MS = 8_000;
/** What the address of calls answers to anybody who knows the key but does not POST. */
const METHOD_NOT_ALLOWED = 405;
const FORBIDDEN = 403;

export interface ElksSurroundingsDeps {
  readonly config: ElksClientConfig & { readonly allowedIps: readonly string[] };
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly webhookSecret: string;
  readonly clock: Clock;
}

const accountSchema = z.object({ balance: z.coerce.number().optional(), currency: z.string().optional() });

const accessOf = (answer: ApiAnswer): Access => {
  if (answer.kind === 'json') return { kind: 'granted' };
  if (answer.kind === 'no-answer') return { kind: 'no-answer', code: answer.reason };
  const code = `status ${answer.status}`;
  return answer.status >= 500 ? { kind: 'no-answer', code } : { kind: 'refused', code };
};

type Ours = Pick<ElksSurroundingsDeps, 'publicUrl' | 'webhookSecret'>;

/** The address that a number's `voice_start` has to be. */
export const webhookAddress = ({ publicUrl, webhookSecret }: Ours): string =>
  `${publicUrl}/elks/calls?key=${encodeURIComponent(webhookSecret)}`;

/** The same address may be written in several ways, and hold a name and a password for a proxy in front of us. */
const plainAddress = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
};

export const leadsTo = (voiceStart: string, deps: Ours): VoiceStart => {
  if (voiceStart === '') return 'empty';
  const address = plainAddress(voiceStart);
  if (address === plainAddress(webhookAddress(deps))) return 'ours';
  if (voiceStart.startsWith('{') && voiceStart.includes(`${deps.publicUrl}/elks/`)) return 'parked';
  return address.startsWith(`${deps.publicUrl}/elks/calls`) ? 'other-key' : 'elsewhere';
};

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'no answer';
};

export const createElksSurroundings = (
  deps: ElksSurroundingsDeps,
): Pick<Surroundings, 'account' | 'numbers' | 'address'> => {
  const ask = createAskApi(deps.config);
  const { list } = createAccountNumbers(deps.config);

  const factsOf = ({ number, isActive, voiceStart, expiresAt }: AccountNumber): NumberFacts => ({
    number,
    isActive,
    voiceStart: leadsTo(voiceStart, deps),
    expiresAt,
  });

  const standingOf = (status: number): AddressStanding => {
    if (status === METHOD_NOT_ALLOWED) return { kind: 'ours' };
    const isOwnRefusal = status === FORBIDDEN && deps.config.allowedIps.length > 0;
    return isOwnRefusal ? { kind: 'not-allowed' } : { kind: 'status', status };
  };

  return {
    account: async (): Promise<AccountFacts> => {
      const answer = await ask({ path: '/me' });
      const account = answer.kind === 'json' ? accountSchema.safeParse(answer.json).data : undefined;
      const at = answer.kind === 'json' ? answer.at : null;
      return {
        access: accessOf(answer),
        balance: account?.balance === undefined ? null : account.balance / MONEY_PARTS,
        currency: account?.currency ?? '',
        aheadMs: at === null ? null : at - deps.clock.now(),
      };
    },
    numbers: async () => {
      const answer = await list();
      return answer.kind === 'known' ? answer.numbers.map(factsOf) : null;
    },
    address: async () => {
      try {
        const signal = AbortSignal.timeout(ADDRESS_LIMIT_MS);
        const response = await fetch(webhookAddress(deps), { redirect: 'manual', signal });
        await response.body?.cancel();
        return standingOf(response.status);
      } catch (error) {
        return { kind: 'no-answer', code: codeOf(error) };
      }
    },
  };
};
