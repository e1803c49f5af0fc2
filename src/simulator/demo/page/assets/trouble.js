// The clock, and the switches for trouble.
import { act } from './do.js';

const $ = (selector) => document.querySelector(selector);

export const showClock = ({ shown, speed }) => {
  $('#now').textContent = shown;
  for (const button of document.querySelectorAll('[data-speed]'))
    button.setAttribute('aria-pressed', String(Number(button.dataset.speed) === speed));
};

const JOUR = {
  runs: 'Jour runs.',
  starts: 'Jour starts …',
  'was killed': 'Jour is dead: 46elks goes on with the answers it has.',
};

const waitingWords = (count) =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'One report waits at 46elks, which sends it' : `${count} reports wait at 46elks, which sends them`} again.`;

const setSwitch = (id, on) => $(id).setAttribute('aria-checked', String(on));

export const showTrouble = ({ slack, recordings, jour, reportsWaiting, complaints }) => {
  setSwitch('#slack-down', slack === 'down');
  setSwitch('#recordings-late', recordings === 'not ready');
  $('#kill').disabled = jour !== 'runs';
  $('#start').disabled = jour !== 'was killed';
  $('#jour-state').textContent = `${JOUR[jour]}${waitingWords(reportsWaiting)}`;
  $('#jour-state').dataset.jour = jour;
  $('#irregular').hidden = complaints.length === 0;
  $('#irregular-count').textContent = String(complaints.length);
  const items = complaints.map((text) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
  $('#complaints').replaceChildren(...items);
};

const flip = (id, deed) =>
  $(id).addEventListener('click', () => act(deed, { on: $(id).getAttribute('aria-checked') !== 'true' }));

export const setUpTrouble = () => {
  for (const button of document.querySelectorAll('[data-set]'))
    button.addEventListener('click', () => act('set-clock', { to: button.dataset.set }));
  for (const button of document.querySelectorAll('[data-later]'))
    button.addEventListener('click', () => act('later', { minutes: Number(button.dataset.later) }));
  for (const button of document.querySelectorAll('[data-speed]'))
    button.addEventListener('click', () => act('speed', { factor: Number(button.dataset.speed) }));
  $('#set-moment').addEventListener('click', () => act('set-clock', { to: $('#moment').value }));
  flip('#slack-down', 'slack-down');
  flip('#recordings-late', 'recordings-late');
  $('#kill').addEventListener('click', () => act('kill'));
  $('#start').addEventListener('click', () => act('start'));
};
