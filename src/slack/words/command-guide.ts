// TEMP local guess of the commands until core/commands.ts exists.
export interface CommandGuide {
  readonly word: string;
  readonly usage: string;
  readonly examples: readonly string[];
  readonly summary: string;
}

export const COMMANDS: readonly CommandGuide[] = [
  { word: 'status', usage: 'status', examples: ['status'], summary: 'Who is called now, in order' },
  { word: 'test', usage: 'test', examples: ['test'], summary: 'What a caller would meet right now' },
  {
    word: 'calls',
    usage: 'calls [missed]',
    examples: ['calls', 'calls missed'],
    summary: 'The latest calls',
  },
  {
    word: 'phone',
    usage: 'phone [@user] NUMBER',
    examples: ['phone 070-174 06 05', 'phone @anna 070-174 06 05'],
    summary: 'The number that rings',
  },
  {
    word: 'pause',
    usage: 'pause [@user] [for 2h | until 14:00 | until 2026-12-01 08:00]',
    examples: ['pause for 2h', 'pause @anna until 14:00'],
    summary: 'Calls skip you for a while',
  },
  {
    word: 'resume',
    usage: 'resume [@user]',
    examples: ['resume', 'resume @anna'],
    summary: 'Be called again',
  },
  {
    word: 'set',
    usage: 'set @a @b',
    examples: ['set @anna @bo'],
    summary: 'Exactly these people, in this order',
  },
  { word: 'add', usage: 'add @a [@b]', examples: ['add @anna'], summary: 'Puts people at the end' },
  { word: 'remove', usage: 'remove @a [@b]', examples: ['remove @anna'], summary: 'Takes people out' },
  {
    word: 'ring',
    usage: 'ring turn [15s] [2 rounds] | ring everyone [25s]',
    examples: ['ring turn 15s 2 rounds', 'ring everyone 25s'],
    summary: 'One after another, or all at once',
  },
  {
    word: 'show',
    usage: 'show caller | show line',
    examples: ['show line'],
    summary: 'Whose number phones show',
  },
  { word: 'help', usage: 'help [COMMAND]', examples: ['help pause'], summary: 'The commands' },
];
