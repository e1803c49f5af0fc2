// What the demo says at its end: how it went, what to try next, and how to use it while it stays.
import { CALLER } from './cast.ts';
import type { DemoWorld } from './demo-world.ts';
import type { Paper } from './paper.ts';

export const tellGoodEnd = (paper: Paper): void => {
  paper.heading('That was the evening');
  paper.text(
    '✓ Everything went as told: this story is checked while it is played, and neither 46elks nor Slack had anything to complain about.',
  );
};

export const tellNext = (paper: Paper): void => {
  paper.label('What to try next');
  paper.list([
    'npm run demo -- --open   a page in your browser: call it, answer, leave a voicemail, type commands',
    'npm run demo -- --stay   the same without opening the browser',
    'README.md                how to set it up with a real number and a real Slack',
  ]);
};

export const tellStaying = (paper: Paper, world: DemoWorld, controlPort: number): void => {
  const { config, publicUrl } = world.stage;
  paper.heading('Now it is your turn');
  paper.text('The demo keeps running, and its clock goes on with real time. Open its page in a browser:');
  paper.code([{ text: `http://127.0.0.1:${controlPort}/`, note: 'call, answer, click, type' }]);
  paper.text('Or, in another terminal, place a call:');
  paper.code([
    { text: `npm run call -- --from ${CALLER}` },
    { text: 'npm run call -- --anna silent --bo busy --cia answers:4', note: 'what their phones do' },
    { text: 'npm run call -- --help' },
  ]);
  paper.text('Type a command in Slack, as Anna or as somebody else:');
  paper.code([
    { text: "npm run slack -- '/oncall'" },
    { text: "npm run slack -- '/oncall pause for 1m' --as bo", note: 'a minute later Bo is back' },
    { text: "npm run slack -- '/oncall menu 1 ring main'", note: 'then: npm run call -- --press 1' },
  ]);
  paper.label('Addresses');
  paper.code([
    { text: `Slack, as a page     ${new URL(config.slack.apiUrl).origin}/` },
    { text: `46elks, its API      ${config.elks.apiUrl}` },
    { text: `Jour, the app        ${publicUrl}/healthz` },
    { text: `These two commands   http://127.0.0.1:${controlPort}` },
  ]);
  paper.text('Ctrl-C stops it.');
};

export const irregularText = (irregular: readonly string[]): string =>
  ['The demo did not go as it should:', ...irregular.map((what) => `- ${what}`), ''].join('\n');
