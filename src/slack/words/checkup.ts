// What a look at everything found: each line says what is so, and where something is wrong, what exactly puts it right.
import type { Finding, FindingState } from '../../core/checkup.ts';
import { type Body, linesBody } from './blocks.ts';
import { channelWords, peopleWords, scopeWords, slackWords } from './checkup-chat.ts';
import { addressWords, clockWords, diskWords, outboxWords } from './checkup-machine.ts';
import type { Words } from './checkup-part.ts';
import { balanceWords, elksWords, expiryWords, numberWords } from './checkup-phone.ts';
import { bold, listed } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { counted } from './time.ts';

const wordsOf = (finding: Finding, options: WordOptions): Words => {
  switch (finding.about) {
    case 'slack':
      return slackWords(finding);
    case 'scopes':
      return scopeWords(finding);
    case 'channel':
      return channelWords(finding, options);
    case 'elks':
      return elksWords(finding);
    case 'balance':
      return balanceWords(finding);
    case 'number':
      return numberWords(finding);
    case 'expiry':
      return expiryWords(finding);
    case 'address':
      return addressWords(finding);
    case 'clock':
      return clockWords(finding);
    case 'disk':
      return diskWords(finding);
    case 'outbox':
      return outboxWords(finding);
    case 'people':
      return peopleWords(finding, options);
  }
};

const MARK: Readonly<Record<FindingState, string>> = {
  ok: '✅ OK:',
  warning: '⚠️ Look at this:',
  bad: '❌ Wrong:',
  unknown: '❔ Not known:',
};

/** One line a finding, and one below it where there is something to do. */
export const findingLines = (finding: Finding, options: WordOptions): readonly string[] => {
  const { what, remedy } = wordsOf(finding, options);
  return [`${MARK[finding.state]} ${what}`, ...(remedy === null ? [] : [`      → ${remedy}`])];
};

const summary = (findings: readonly Finding[]): string => {
  const bad = findings.filter(({ state }) => state === 'bad').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  if (bad === 0 && warnings === 0) return 'All is well.';
  const parts = [
    ...(bad === 0 ? [] : [`${counted(bad, 'thing')} ${bad === 1 ? 'is' : 'are'} wrong`]),
    ...(warnings === 0 ? [] : [`${counted(warnings, 'thing')} to look at`]),
  ];
  return `${listed(parts)}.`;
};

export const checkupLines = (findings: readonly Finding[], options: WordOptions): readonly string[] => [
  bold(summary(findings)),
  ...findings.flatMap((finding) => findingLines(finding, options)),
];

export const checkupBody = (
  { findings }: { readonly findings: readonly Finding[] },
  options: WordOptions,
): Body => linesBody(checkupLines(findings, options));
