// The account at 46elks: its numbers with their settings, and its money.
export interface NumberSettings {
  readonly number: string;
  /** Address or JSON action. */
  readonly voiceStart: string;
  /** Two letters; default `se`. */
  readonly country?: string;
  /** Default: what the number looks like. */
  readonly category?: 'fixed' | 'mobile';
  readonly smsUrl?: string;
}

export interface AccountNumber {
  readonly id: string;
  readonly number: string;
  readonly country: string;
  readonly category: 'fixed' | 'mobile';
  voiceStart: string;
  smsUrl: string;
  isActive: boolean;
  /** As the API writes times; null: it does not end. */
  expires: string | null;
}

export interface Account {
  readonly numbers: readonly AccountNumber[];
  /** In 1/10,000 of the currency. */
  balance: number;
  readonly currency: string;
  find(number: string): AccountNumber | undefined;
  readonly isSwedishMobile: (number: string) => boolean;
}

const SWEDISH_MOBILE_START = /^\+467/;

export const createAccount = (
  numbers: readonly NumberSettings[],
  money: { balance: number; currency: string },
  newId: (letter: string) => string,
): Account => {
  const kept = numbers.map(
    (given): AccountNumber => ({
      id: newId('n'),
      number: given.number,
      country: given.country ?? 'se',
      category: given.category ?? (SWEDISH_MOBILE_START.test(given.number) ? 'mobile' : 'fixed'),
      voiceStart: given.voiceStart,
      smsUrl: given.smsUrl ?? '',
      isActive: true,
      expires: null,
    }),
  );
  const find = (number: string): AccountNumber | undefined => kept.find((own) => own.number === number);
  return {
    ...money,
    numbers: kept,
    find,
    isSwedishMobile: (number) => find(number)?.category === 'mobile' && find(number)?.country === 'se',
  };
};
