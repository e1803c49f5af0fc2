// Decides what a line's callers hear: another language, a sound of the team's own, or the shipped one again.
import { already, changed, type Decision, type DecisionContext, withLine } from './decision.ts';
import type { PromptSource } from './prompt.ts';
import type { Language, OwnPrompt } from './settings.ts';

export const decideLanguage = (language: Language, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const deed = { kind: 'language', lineId: line.id, language } as const;
  if (line.language === language) return already(deed);
  return changed(withLine(settings, { ...line, language }), deed, context);
};

export const decidePromptReset = (name: string, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const deed = { kind: 'prompt-reset', lineId: line.id, name } as const;
  const { [name]: own, ...prompts } = line.prompts;
  if (own === undefined) return already(deed);
  return changed(withLine(settings, { ...line, prompts }), deed, context);
};

export interface NewPrompt {
  readonly name: string;
  readonly source: PromptSource;
  readonly own: OwnPrompt;
}

export const decidePromptMade = ({ name, source, own }: NewPrompt, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const deed = { kind: 'prompt', lineId: line.id, name, source, seconds: own.seconds } as const;
  if (line.prompts[name]?.hash === own.hash) return already(deed);
  return changed(withLine(settings, { ...line, prompts: { ...line.prompts, [name]: own } }), deed, context);
};
