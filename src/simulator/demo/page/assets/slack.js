// Slack as one of the people sees it: places, messages with their threads, Home, forms, and the box to type in.
import { createCompletion } from './completion.js';
import { act, complain, tell } from './do.js';
import { entriesOf, markErrors, selectedIn } from './fields.js';
import { keepParts } from './keep-parts.js';

const $ = (selector) => document.querySelector(selector);
const HOME = 'home';

let viewer = { as: '', place: '' };
let place = '';
let follow = () => undefined;
let shown = new Map();
let homeShown = '';
let formShown = null;
let pressed = null;

const goTo = (next) => {
  place = next;
  if (next === HOME) void act('home', { as: viewer.as });
  else viewer = { ...viewer, place: next };
  shown = new Map();
  $('#messages').replaceChildren();
  follow(viewer);
};

let isAtEnd = true;
const noteEnd = () => {
  const { scrollHeight, scrollTop, clientHeight } = $('#scroll');
  isAtEnd = scrollHeight - scrollTop - clientHeight < 80;
};
const stayAtEnd = () => {
  if (isAtEnd) $('#scroll').scrollTop = $('#scroll').scrollHeight;
};

const showMessages = (messages) => {
  const list = $('#messages');
  const isFirst = shown.size === 0;
  isAtEnd ||= isFirst;
  const ids = new Set(messages.map(({ id }) => id));
  for (const item of Array.from(list.children)) if (!ids.has(item.dataset.id)) item.remove();
  for (const { id, html } of messages) {
    if (shown.get(id) === html) continue;
    const known = Array.from(list.children).find((item) => item.dataset.id === id);
    const item = known ?? document.createElement('li');
    item.dataset.id = id;
    keepParts(item, html);
    if (known === undefined) list.append(item);
    if (!isFirst) tell(`Slack: ${item.innerText.replace(/\s+/g, ' ').slice(0, 160)}`);
  }
  shown = new Map(messages.map(({ id, html }) => [id, html]));
  stayAtEnd();
};

const showHome = (home) => {
  const isHome = place === HOME;
  $('#home').hidden = !isHome;
  $('#scroll').hidden = isHome;
  const html = home?.html ?? '<p class="quiet">Nothing here yet.</p>';
  if (html === homeShown) return;
  homeShown = html;
  $('#home').dataset.view = home?.id ?? '';
  keepParts($('#home'), html);
};

const showForm = (form) => {
  const box = $('#form');
  const mark = form === null ? null : `${form.id} ${form.html}`;
  if (mark === formShown) return;
  const isNew = formShown === null || !formShown.startsWith(`${form?.id} `);
  formShown = mark;
  box.open = form !== null;
  if (form === null) {
    box.replaceChildren();
    if (pressed?.isConnected) pressed.focus();
    return;
  }
  keepParts(box, form.html);
  const inner = box.querySelector('form');
  box.setAttribute('aria-label', inner.getAttribute('aria-label'));
  const wrong = markErrors(inner);
  if (wrong !== null) wrong.focus();
  else if (isNew) box.querySelector('h3').focus();
};

const showPlaces = (places) => {
  const all = [...places, { id: HOME, name: 'Home', topic: '' }];
  const buttons = all.map(({ id, name, topic }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.title = topic;
    if (id === place) button.setAttribute('aria-current', 'page');
    button.dataset.place = id;
    return button;
  });
  const before = Array.from($('#places').children).map(
    (item) => `${item.textContent} ${item.ariaCurrent} ${item.title}`,
  );
  const after = buttons.map((item) => `${item.textContent} ${item.ariaCurrent} ${item.title}`);
  if (before.join() === after.join()) return;
  const focused = document.activeElement?.dataset?.place;
  $('#places').replaceChildren(...buttons);
  if (focused !== undefined) buttons.find((item) => item.dataset.place === focused)?.focus();
};

export const showSlack = ({ as, place: at, places, messages, home, form }) => {
  if (as !== viewer.as || at !== viewer.place) return;
  showPlaces(places);
  showMessages(messages);
  showHome(home);
  showForm(form);
};

/** Where something was pressed, as the demo is told. */
const whereOf = (element) => {
  const form = element.closest('form[data-view]');
  if (form !== null) return { view: form.dataset.view };
  const home = element.closest('#home');
  if (home !== null) return { view: home.dataset.view };
  const { channel, ts } = element.closest('[data-ts]').dataset;
  return { channel, ts };
};

/** Slack is told one thing after another, as somebody does them. */
let last = Promise.resolve();
const inTurn = (work) => {
  last = last.then(work, work);
  return last;
};

const click = async (element, asked) => {
  const form = element.closest('form[data-view]');
  const entries = form === null ? {} : await entriesOf(form, viewer.as);
  await act('click', { as: viewer.as, ...whereOf(element), ...asked, entries });
};

/** Slack's own question before some buttons; answered in the place of a form. */
const isConfirmed = (button) =>
  new Promise((resolve) => {
    const { confirm: title, confirmText, confirmYes, confirmNo } = button.dataset;
    const box = $('#confirm');
    box.querySelector('h3').textContent = title;
    box.querySelector('p').textContent = confirmText;
    const [no, yes] = box.querySelectorAll('button');
    yes.textContent = confirmYes;
    no.textContent = confirmNo;
    box.onclose = () => {
      resolve(box.returnValue === 'yes');
      button.focus();
    };
    box.returnValue = '';
    box.showModal();
  });

const onClick = async ({ target }) => {
  const button = target.closest('button');
  if (button === null) return;
  if (button.dataset.close !== undefined)
    return void act('close', { as: viewer.as, view: button.closest('form').dataset.view });
  if (button.dataset.act === undefined) return;
  if (button.dataset.confirm !== undefined && !(await isConfirmed(button))) return;
  pressed = button;
  button.closest('details.overflow')?.removeAttribute('open');
  const { act: action, block, value, selected } = button.dataset;
  await inTurn(() => click(button, { action, block, value, selected }));
};

const onChange = async ({ target }) => {
  const field = target.closest('[data-tells]');
  if (field === null) return;
  pressed = target;
  const asked = { action: field.dataset.action, block: field.dataset.field, selected: selectedIn(field) };
  await inTurn(() => click(field, asked));
};

const onSubmit = async (event) => {
  const form = event.target.closest('form[data-view]');
  if (form === null) return;
  event.preventDefault();
  await inTurn(async () =>
    act('submit', { as: viewer.as, view: form.dataset.view, entries: await entriesOf(form, viewer.as) }),
  );
};

const showPeople = (people) => {
  const buttons = people.map(({ id, name }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.setAttribute('aria-pressed', String(id === viewer.as));
    button.addEventListener('click', () => {
      viewer = { ...viewer, as: id };
      showPeople(people);
      homeShown = '';
      goTo(place);
      $(`#people button[aria-pressed=true]`).focus();
    });
    return button;
  });
  $('#people').replaceChildren(...buttons);
};

const setUpBox = (commands) => {
  const box = $('#line');
  const { close } = createCompletion({ box, list: $('#completions'), commands });
  $('#say').addEventListener('submit', async (event) => {
    event.preventDefault();
    close();
    if (box.value.trim() === '') return complain('Type a command, like /oncall status');
    if (place === HOME) goTo(viewer.place);
    if (await act('say', { ...viewer, text: box.value })) box.value = '';
  });
};

const setUpShortcuts = (shortcuts) => {
  const menu = $('#shortcuts').closest('details');
  const buttons = shortcuts.map(({ id, name }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.className = 'button';
    button.addEventListener('click', () => {
      menu.open = false;
      pressed = menu.querySelector('summary');
      void act('shortcut', { as: viewer.as, id });
    });
    return button;
  });
  $('#shortcuts').replaceChildren(...buttons);
};

export const setUpSlack = ({ people, channel, commands, shortcuts }, followAs) => {
  follow = followAs;
  viewer = { as: people[0].id, place: channel };
  showPeople(people);
  setUpBox(commands);
  setUpShortcuts(shortcuts);
  $('#scroll').addEventListener('scroll', noteEnd);
  // A window that becomes smaller, or turns, is no reason to miss what comes.
  new ResizeObserver(stayAtEnd).observe($('#scroll'));
  const pane = $('#slack .pane');
  pane.addEventListener('click', onClick);
  pane.addEventListener('change', onChange);
  pane.addEventListener('submit', onSubmit);
  for (const answer of $('#confirm').querySelectorAll('button'))
    answer.addEventListener('click', () => $('#confirm').close(answer.value));
  pane.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') $('#form [data-close]')?.click();
  });
  $('#places').addEventListener('click', ({ target }) => target.dataset.place && goTo(target.dataset.place));
  goTo(channel);
};
