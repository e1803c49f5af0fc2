import type { ModalView, HomeView as SlackHome } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsInView } from '../../../src/simulator/slack/block-kit-view.ts';
import { homeTab } from '../../../src/slack/words/home.ts';
import { DEFAULT_WORD_OPTIONS } from '../../../src/slack/words/options.ts';
import { whoForm, whoLoading } from '../../../src/slack/words/who-form.ts';
import { anyHome, anyWho } from './anything.ts';
import { expectNothingLive } from './live.ts';

/** views.publish: `view_too_large` above. */
const VIEW_CHARACTERS_MOST = 250_000;

const expectFit = (view: SlackHome | ModalView): void => {
  expect(faultsInView(view)).toEqual([]);
  expect(JSON.stringify(view).length).toBeLessThan(VIEW_CHARACTERS_MOST);
  expectNothingLive({ text: '', blocks: view.blocks as never });
};

describe('whatever a Home shows', () => {
  it('Slack takes it, and nothing from outside comes to life in it', () => {
    fc.assert(
      fc.property(anyHome, (sight) => expectFit(homeTab(sight, DEFAULT_WORD_OPTIONS))),
      { numRuns: 200 },
    );
  });
});

interface Labelled {
  readonly text: { readonly text: string };
  readonly accessibility_label: string;
}

const isLabelled = (part: unknown): part is Labelled =>
  typeof part === 'object' && part !== null && 'accessibility_label' in part;

const labelledIn = (part: unknown): readonly Labelled[] => {
  if (typeof part !== 'object' || part === null) return [];
  return [...(isLabelled(part) ? [part] : []), ...Object.values(part).flatMap(labelledIn)];
};

it('a button is called by what stands on it, for whoever speaks to their screen', () => {
  fc.assert(
    fc.property(anyHome, (sight) => {
      for (const { text, accessibility_label: label } of labelledIn(homeTab(sight, DEFAULT_WORD_OPTIONS)))
        expect(label.startsWith(text.text)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

describe('whoever asks who is on call', () => {
  it('gets a form that Slack takes', () => {
    expectFit(whoLoading());
    expectFit(whoForm(null, DEFAULT_WORD_OPTIONS));
    fc.assert(
      fc.property(anyWho, (sight) => expectFit(whoForm(sight, DEFAULT_WORD_OPTIONS))),
      { numRuns: 100 },
    );
  });
});
