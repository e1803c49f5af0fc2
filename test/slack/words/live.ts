// What would come to life in Slack: pings, links, formatting that somebody else wrote.
import { expect } from 'vitest';
import type { Body } from '../../../src/slack/words/blocks.ts';
import { SENTINEL } from './anything.ts';
import { liveTexts } from './seen.ts';

const OURS = [
  /<#C[A-Z0-9]{1,10}>/g,
  /<@U[A-Z0-9]{1,10}>/g,
  /<!date\^\d+\^[^|<>]*\|[^<>]*>/g,
  /<tel:\+46701740605\|070-174 06 05>/g,
  /<https:\/\/jour\.example\.com\/prompts\/[0-9a-f]{32}\.wav\|Listen>/g,
  /<https:\/\/jour-test\.slack\.com\/archives\/C0ONCALL\/p\d+\|its card>/g,
  /&(?:amp|lt|gt);/g,
];
const CODE = /`[^`\n]*`/g;

const withoutOurs = (text: string): string => OURS.reduce((rest, token) => rest.replace(token, ''), text);

export const expectNothingLive = (body: Body): void => {
  for (const text of liveTexts(body)) {
    expect(withoutOurs(text)).not.toMatch(/[<>&]/);
    expect(text.replace(CODE, '')).not.toContain(SENTINEL);
  }
};
