// What was said: each call with its picture, what was heard, and every question with its answer.
const $ = (selector) => document.querySelector(selector);
const make = (tag, look = '', text = '') => {
  const made = document.createElement(tag);
  if (look !== '') made.className = look;
  if (text !== '') made.textContent = text;
  return made;
};

const list = (texts) => {
  const made = make('ul');
  made.append(...texts.map((text) => make('li', '', text)));
  return made;
};

const answerLines = (lines) => {
  const code = make('ol');
  code.append(
    ...lines.map(({ text, note }) => {
      const line = make('li');
      line.append(make('code', '', text));
      if (note !== undefined) line.append(make('span', 'note', note));
      return line;
    }),
  );
  const place = make('div', 'code');
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', 'The answer');
  place.append(code);
  return place;
};

const question = ({ at, asked, form, status, answer }) => {
  const made = make('details', 'question');
  made.open = true;
  made.append(make('summary', '', `${at}  ${asked}`));
  const fields = make('dl');
  for (const [name, value] of form) fields.append(make('dt', '', name), make('dd', '', value));
  made.append(fields, make('p', 'status', `Jour ${status}`), answerLines(answer));
  return made;
};

const part = (title, ...content) => {
  const made = make('div', 'part');
  made.append(make('h3', '', title), ...content);
  return made;
};

const body = (call) => {
  const parts = [];
  if (call.picture !== null) {
    const picture = make('div', 'picture');
    picture.tabIndex = 0;
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', 'The branches of the call');
    picture.innerHTML = call.picture;
    parts.push(picture);
  }
  const columns = make('div', 'columns');
  const reports = call.reports.map(({ what, to, how }) => `${what}: ${to}, ${how}`);
  const aside = make('div');
  aside.append(
    part('Whose phone rang', list(call.rang)),
    part('The caller hears', list(call.heard)),
    part('46elks reports', list(reports)),
  );
  columns.append(part('46elks asks, Jour answers', ...call.questions.map(question)), aside);
  return [...parts, columns];
};

/** The newest is open, unless somebody chose otherwise. */
let opened = null;

export const showCalls = (calls) => {
  $('#no-calls').hidden = calls.length > 0;
  const ids = new Set(calls.map(({ id }) => `said-${id}`));
  for (const old of document.querySelectorAll('#calls > details')) if (!ids.has(old.id)) old.remove();
  const newest = calls.at(-1)?.id;
  for (const { id } of calls) ensure(id);
  if (newest === undefined || newest === opened) return;
  for (const item of document.querySelectorAll('#calls > details')) item.open = item.id === `said-${newest}`;
  opened = newest;
};

const ensure = (id) => {
  const known = document.getElementById(`said-${id}`);
  if (known !== null) return known;
  const made = make('details', 'said');
  made.id = `said-${id}`;
  made.append(make('summary'), make('div', 'said-body'));
  $('#calls').prepend(made);
  return made;
};

export const showSaid = (call) => {
  const item = ensure(call.id);
  item.querySelector('summary').textContent = `${call.title}${call.isOver ? '' : ' (now)'}`;
  const picture = item.querySelector('.picture');
  const scrolled = picture?.scrollLeft ?? 0;
  item.querySelector('.said-body').replaceChildren(...body(call));
  const drawn = item.querySelector('.picture');
  if (drawn !== null) drawn.scrollLeft = scrolled;
};
