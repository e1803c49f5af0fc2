// The visitor's phone, and the phones of everybody who may be rung.
import { act, complain, sendWav, tell } from './do.js';
import { hear, playSample, pressTone, setSound, wake } from './ear.js';
import { isRecording, openMicrophone, startRecording, stopRecording } from './recorder.js';

const $ = (selector) => document.querySelector(selector);
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const SAMPLE_MS = 5_500;

let call = null;
let doingBefore = 'over';
let sampleEnds;

const chosenMessage = () => $('input[name=message]:checked').value;

/** What was spoken is handed in before the call goes on. */
const handIn = async () => {
  clearTimeout(sampleEnds);
  if (isRecording()) {
    const wav = await stopRecording();
    if (wav !== null) return void (await sendWav(wav));
  }
  await act('nothing-spoken');
};

const hangUp = async () => {
  if (call?.doing === 'recording') await handIn();
  await act('hang-up');
};

const press = async (key) => {
  pressTone(key);
  if (key === '#' && call?.doing === 'recording') await handIn();
  await act('key', { key });
};

const place = async () => {
  wake();
  if (chosenMessage() === 'microphone' && !(await openMicrophone())) {
    complain('There is no microphone to be used: the sample message is spoken instead.');
    $('input[name=message][value=sample]').checked = true;
  }
  await act('call', { from: $('#from').value, to: $('#to').value });
};

const beginMessage = () => {
  if (chosenMessage() === 'microphone') {
    startRecording();
    return;
  }
  playSample();
  sampleEnds = setTimeout(hangUp, SAMPLE_MS);
};

const endingWords = ({ by, when }) =>
  ({
    caller: 'You hung up.',
    callee: 'The other side hung up.',
    plan: 'The call is over.',
    elks: `46elks ended the call: ${when}`,
  })[by];

const doingWords = ({ doing, toName, with: other, ending }) => {
  const sample = chosenMessage() === 'sample';
  const words = {
    calling: `Calling ${toName} …`,
    ringing: `Calling ${toName}: it rings`,
    hearing: `You hear ${toName}:`,
    talking: `You talk with ${other}.`,
    recording: sample
      ? 'Recording: the sample is spoken, then you hang up.'
      : 'Recording: speak now, then hang up or press #.',
    over: ending === null ? '' : endingWords(ending),
  };
  return words[doing];
};

const showCall = () => {
  const isOn = call !== null && call.doing !== 'over';
  $('#call').disabled = isOn;
  $('#hang-up').disabled = !isOn;
  $('#to').disabled = isOn;
  $('#from').disabled = isOn;
  const words = call === null ? 'Not in a call.' : doingWords(call);
  if ($('#doing').textContent !== words) $('#doing').textContent = words;
  const { doing } = call ?? { doing: 'over' };
  $('#phone').dataset.doing = doing;
  if (doing === doingBefore) return;
  tell(words);
  if (doing === 'recording') beginMessage();
  // The time for a message was up before anybody hung up.
  if (doingBefore === 'recording') void handIn();
  doingBefore = doing;
};

const STATES = { idle: 'at rest', ringing: 'rings', talking: 'in a call' };
const REACTIONS = [
  ['answers', 'Answer', 'go'],
  ['declines', 'Decline', 'stop'],
  ['busy', 'Engaged', ''],
  ['voicemail', 'Own voicemail', ''],
];

const button = (text, look, name, action) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.className = look;
  made.setAttribute('aria-label', name);
  made.addEventListener('click', action);
  return made;
};

const buttonsFor = ({ number, name, doing, isCalledOut, isYours }) => {
  const react = (how) => () => {
    wake();
    void act('react', { number, how });
  };
  const whose = name === 'You' ? 'your phone' : `${name}’s phone`;
  if (doing === 'ringing')
    return REACTIONS.map(([how, text, look]) => button(text, look, `${text}: ${whose}`, react(how)));
  if (doing !== 'talking') return [];
  const hang = button('Hang up', 'stop', `Hang up: ${whose}`, react('hangs up'));
  // Who was called up by Jour is asked for a key.
  const key = button('Press 1', '', `Press 1: ${whose}`, () => press('1'));
  return isCalledOut && !isYours ? [key, hang] : [hang];
};

const doingBeforeBy = new Map();

const showPhone = (phone) => {
  const { number, name, doing, shown, shows, isYours } = phone;
  const id = `phone-${number.slice(1)}`;
  let item = document.getElementById(id);
  // A second number of the visitor's shows only while it rings.
  if (isYours && doing === 'idle') return item?.remove();
  if (item === null) {
    item = document.createElement('li');
    item.id = id;
    $('#phones').append(item);
  }
  const mark = `${doing} ${shows}`;
  if (doingBeforeBy.get(number) === mark && item.childElementCount > 0) return;
  doingBeforeBy.set(number, mark);
  item.className = `handset ${doing}`;
  const title = document.createElement('p');
  const state = doing === 'idle' ? STATES.idle : `${STATES[doing]}: ${shows}`;
  title.innerHTML = '<b></b> <span class="quiet"></span><br><span class="state"></span>';
  title.querySelector('b').textContent = name;
  title.querySelector('.quiet').textContent = shown;
  title.querySelector('.state').textContent = doing === 'ringing' ? `${state} (or let it ring)` : state;
  const buttons = document.createElement('div');
  buttons.className = 'row';
  buttons.append(...buttonsFor(phone));
  const hadFocus = item.contains(document.activeElement);
  item.replaceChildren(title, buttons);
  if (hadFocus) (buttons.querySelector('button') ?? $('#hang-up')).focus();
  if (doing === 'ringing') tell(`${name === 'You' ? 'Your' : `${name}’s`} phone rings.`);
  if (doing === 'talking') tell(`${name} answered.`);
};

export const showPhones = ({ call: now, ear, phones }) => {
  call = now;
  hear(ear);
  for (const phone of phones) showPhone(phone);
  $('#hears').textContent = ear.kind === 'sound' && ear.words !== undefined ? `“${ear.words}”` : '';
  showCall();
};

export const setUpPhone = ({ lines, from }) => {
  for (const { number, name, shown } of lines) $('#to').add(new Option(`${name} (${shown})`, number));
  for (const { number, shown } of from) $('#from').add(new Option(shown, number));
  $('#keys').append(...KEYS.map((key) => button(key, 'key', `Key ${key}`, () => press(key))));
  $('#dial').addEventListener('submit', (event) => event.preventDefault());
  $('#call').addEventListener('click', place);
  $('#hang-up').addEventListener('click', hangUp);
  $('#sound').addEventListener('change', ({ target }) => setSound(target.checked));
  $('#phone').addEventListener('keydown', ({ key, target }) => {
    if (KEYS.includes(key) && target.tagName !== 'SELECT' && target.tagName !== 'INPUT') void press(key);
  });
};
