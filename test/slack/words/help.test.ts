import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/core/commands.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { shown, summary } from './seen.ts';

const about = (word: string): string => COMMANDS.find((spec) => spec.word === word)?.summary ?? 'not there';
const help = (topic: string | null): string[] => shown(replyBody({ kind: 'help', topic }));

describe('help', () => {
  it('shows every command with an example, grouped by what people come for', () => {
    expect(help(null)).toEqual([
      'Jour rings the people on call when somebody calls the line, and takes a message when nobody answers. You can say:',
      '*See*',
      `• \`/oncall status\`: ${about('status')}`,
      `• \`/oncall calls missed\`: ${about('calls')}`,
      `• \`/oncall test\`: ${about('test')}`,
      `• \`/oncall check\`: ${about('check')}`,
      '*Look back*',
      '• `/oncall stats 30d`: How calls ended, how fast they were answered, when they were missed, and who had how many',
      '• `/oncall digest mon 09:00`: Post those numbers to the channel regularly, with what is still open and what comes next',
      '• `/oncall export 2026-11`: Send you every call of a time as a CSV file, between the two of us',
      '*You and your phone*',
      `• \`/oncall phone 070-174 06 05\`: ${about('phone')}`,
      `• \`/oncall pause for 2h\`: ${about('pause')}`,
      `• \`/oncall resume\`: ${about('resume')}`,
      '*Who is on call when*',
      '• `/oncall rotate weekly mon 09:00`: Take turns: at each handoff the first in order moves to the end',
      '• `/oncall schedule`: Who is first when, and where nobody could be reached',
      '• `/oncall take`: Come first yourself from now on, until the next handoff or as long as you say',
      '• `/oncall cover @bo from 2026-12-01 17:00 until 2026-12-02 08:00`: Stand in for somebody for a while',
      '• `/oncall ask cover from 2026-12-01 17:00 until 2026-12-02 08:00 dentist`: Ask the channel for somebody to stand in for you; the first to press Take does',
      '• `/oncall swap @bo 2026-12-07`: Ask somebody to change shifts with you: the one on that day for their nearest, or yours',
      '• `/oncall overrides`: Who stands in for whom, and when; each with the number to remove it by',
      '• `/oncall calendar`: A private address of your shifts for your own calendar; off makes it stop working',
      '*What callers hear*',
      `• \`/oncall prompt\`: ${about('prompt')}`,
      `• \`/oncall say closed We are closed today. Please call again tomorrow.\`: ${about('say')}`,
      `• \`/oncall language sv\`: ${about('language')}`,
      '*When the line is open*',
      `• \`/oncall hours mon-fri 08:00-17:00, sat 10:00-14:00\`: ${about('hours')}`,
      `• \`/oncall closed 2026-12-24..2026-12-26 Christmas\`: ${about('closed')}`,
      `• \`/oncall open until 22:00\`: ${about('open')}`,
      `• \`/oncall exceptions\`: ${about('exceptions')}`,
      `• \`/oncall holidays SE +eves\`: ${about('holidays')}`,
      `• \`/oncall announce hours on\`: ${about('announce')}`,
      `• \`/oncall parked voicemail\`: ${about('parked')}`,
      '*Who is called, and how*',
      `• \`/oncall set @anna @bo @cia\`: ${about('set')}`,
      `• \`/oncall add @bo\`: ${about('add')}`,
      `• \`/oncall remove @bo\`: ${about('remove')}`,
      `• \`/oncall edit\`: ${about('edit')}`,
      `• \`/oncall ring turn 15s 2 rounds\`: ${about('ring')}`,
      `• \`/oncall show line\`: ${about('show')}`,
      `• \`/oncall countries SE NO\`: ${about('countries')}`,
      '*Menu and codes*',
      `• \`/oncall menu 1 ring main\`: ${about('menu')}`,
      `• \`/oncall pin add acme ring sales\`: ${about('pin')}`,
      `• \`/oncall record on\`: ${about('record')}`,
      '*Calls that reached nobody*',
      `• \`/oncall remind 10m, 30m\`: ${about('remind')}`,
      `• \`/oncall text callers on "We missed your call and will ring you back."\`: ${about('text')}`,
      '*Unwanted callers*',
      `• \`/oncall block +46701740699 for 7d sales calls\`: ${about('block')}`,
      `• \`/oncall unblock +46701740699\`: ${about('unblock')}`,
      `• \`/oncall blocked\`: ${about('blocked')}`,
      `• \`/oncall hidden voicemail\`: ${about('hidden')}`,
      '*Rosters and lines*',
      '• `/oncall usergroup oncall`: Keep a user group of Slack equal to who is on call',
      '• `/oncall topic on`: Let the channel’s topic say who is on call',
      `• \`/oncall roster add sales\`: ${about('roster')}`,
      `• \`/oncall line add +46701740699 Sales #sales\`: ${about('line')}`,
      `• \`/oncall zone Europe/Stockholm\`: ${about('zone')}`,
      `• \`/oncall channel #sales\`: ${about('channel')}`,
      '*How long things are kept*',
      `• \`/oncall keep calls 90d\`: ${about('keep')}`,
      `• \`/oncall forget +46701740699\`: ${about('forget')}`,
      '*Who may, and who did*',
      `• \`/oncall admins @anna @bo\`: ${about('admins')}`,
      `• \`/oncall log\`: ${about('log')}`,
      `• \`/oncall undo\`: ${about('undo')}`,
      'More on one of them: `/oncall help pause`',
    ]);
  });

  it('leaves no command out', () => {
    const all = help(null).join('\n');
    for (const { word } of COMMANDS) expect(all).toContain(`\`/oncall ${word}`);
    expect(summary(replyBody({ kind: 'help', topic: null }))).toContain('status, phone, set');
  });

  it('shows one command with all that can be said to it', () => {
    expect(help('pause')).toEqual([
      `*${about('pause')}*`,
      '• `/oncall pause [@SOMEBODY]`',
      '• `/oncall pause [@SOMEBODY] for DURATION`',
      '• `/oncall pause [@SOMEBODY] until TIME`',
      'For example:',
      '• `/oncall pause for 2h`',
      '• `/oncall pause @bo until 14:00`',
      '• `/oncall pause until 2026-12-01 08:00`',
      '• `/oncall pause until tomorrow 08:00`',
      '• `/oncall pause until fri 08:00`',
      'The same: `/oncall skip`',
    ]);
  });

  it('uses the name that the command has in this workspace', () => {
    expect(shown(replyBody({ kind: 'help', topic: 'show' }, { commandWord: '/jour' }))).toContain(
      '• `/jour show line`',
    );
  });

  it('shows everything to whoever asks for what is not there', () => {
    expect(help('nonsense')[0]).toMatch(/^There is no command `nonsense`\. /);
  });
});
