// Completes slash commands from what `/oncall help` knows: a list below the box, by arrow keys, Tab and Enter.
const WORD = '/oncall';
const SHOWN_MOST = 6;

const linesOf = ({ usage, examples, summary }) => {
  const texts = [...new Set([...examples, ...usage.filter((text) => !/[A-Z]/.test(text))])];
  return texts.map((text) => ({ line: `${WORD} ${text}`, usage: usage.join('   '), summary }));
};

export const createCompletion = ({ box, list, commands }) => {
  const all = commands.flatMap(linesOf);
  let found = [];
  let active = -1;

  const close = () => {
    active = -1;
    found = [];
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  const mark = () => {
    for (const [index, item] of Array.from(list.children).entries())
      item.setAttribute('aria-selected', String(index === active));
    if (active < 0) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `completion-${active}`);
  };

  const take = (index) => {
    box.value = found[index].line;
    close();
    box.focus();
  };

  const show = () => {
    const typed = box.value.toLowerCase();
    const isCommand = typed !== '' && (typed.startsWith(WORD) || WORD.startsWith(typed));
    found = isCommand ? all.filter(({ line }) => line.startsWith(typed.trimEnd()) && line !== typed) : [];
    found = found.slice(0, SHOWN_MOST);
    if (found.length === 0) return close();
    active = -1;
    const items = found.map(({ line, summary }, index) => {
      const item = document.createElement('div');
      item.id = `completion-${index}`;
      item.role = 'option';
      item.innerHTML = '<code></code> <span class="quiet"></span>';
      item.querySelector('code').textContent = line;
      item.querySelector('span').textContent = summary;
      item.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        take(index);
      });
      return item;
    });
    list.replaceChildren(...items);
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    mark();
  };

  const move = (by) => {
    active = (active + by + found.length + (active < 0 && by < 0 ? 1 : 0)) % found.length;
    mark();
  };

  box.addEventListener('input', show);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (found.length === 0) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' && !event.shiftKey) take(Math.max(active, 0));
    else if (event.key === 'Enter' && active >= 0) take(active);
    else return;
    event.preventDefault();
  });
  return { close };
};
