// `npm run slack`: somebody of the running demo's team types a slash command.
import { runDemoCommand } from './command-line.ts';
import { readSlackOptions } from './slack-options.ts';

const HELP = `Somebody types a slash command in the Slack of the demo that runs in another terminal (npm run demo -- --stay).

  npm run slack -- '/oncall ...' [--as anna|bo|cia]
  npm run slack -- home [--as anna|bo|cia]            # opens the app's Home

Examples
  npm run slack -- '/oncall'
  npm run slack -- '/oncall pause for 1m' --as bo
  npm run slack -- '/oncall ring turn 10s 2 rounds'
  npm run slack -- '/oncall help'
`;

await runDemoCommand({ name: 'slack', help: HELP, check: readSlackOptions });
