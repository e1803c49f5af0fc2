// Starts the page: asks for what its lists offer, then follows what the demo tells of its parts.
import { complain } from './do.js';
import { setUpPhone, showPhones } from './phone.js';
import { showCalls, showSaid } from './said.js';
import { setUpSlack, showSlack } from './slack.js';
import { setUpTrouble, showClock, showTrouble } from './trouble.js';

const PARTS = {
  clock: showClock,
  phones: showPhones,
  slack: showSlack,
  trouble: showTrouble,
  calls: showCalls,
  call: showSaid,
};
const AGAIN_MS = 1_000;

let source = null;

const follow = (viewer) => {
  source?.close();
  source = new EventSource(`/events?${new URLSearchParams(viewer)}`);
  for (const [name, show] of Object.entries(PARTS))
    source.addEventListener(name, ({ data }) => show(JSON.parse(data)));
  const mine = source;
  source.addEventListener('open', () => {
    document.body.dataset.live = '1';
  });
  source.addEventListener('error', () => {
    if (mine !== source || source.readyState !== EventSource.CLOSED) return;
    complain('Waiting for the demo: it still tells its evening, or was stopped.');
    setTimeout(() => mine === source && follow(viewer), AGAIN_MS);
  });
};

const start = async () => {
  const choices = await (await fetch('/choices')).json();
  setUpPhone(choices);
  setUpTrouble();
  setUpSlack(choices, follow);
};

await start();
