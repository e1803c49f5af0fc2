// `npm run call`: somebody calls the running demo's number.
import { readCallOptions } from './call-options.ts';
import { CALLER } from './cast.ts';
import { runDemoCommand } from './command-line.ts';
import { WISHES } from './phone-wish.ts';

const HELP = `Somebody calls the number of the demo that runs in another terminal (npm run demo -- --stay).

  npm run call -- [options]

  --from NUMBER           who calls, or: hidden. Default: ${CALLER}
  --press KEYS            keys the caller presses when asked for one; several with commas
  --anna WISH             what Anna's phone does; also --bo and --cia. Default: answers
  --phones LIST           several at once: anna=silent,bo=answers:5; numbers work as well as names
  --voicemail SECONDS     leaves a message that long, when asked for one
  --hangup-after SECONDS  gives up when nobody has answered by then
  --help                  this text

A WISH is one of:
  ${WISHES}

Examples
  npm run call -- --from +46701740650 --press 1
  npm run call -- --anna silent --bo busy --cia answers:4:30
  npm run call -- --phones anna=silent,bo=silent,cia=silent --voicemail 20
`;

await runDemoCommand({ name: 'call', help: HELP, check: readCallOptions });
