// Reads forms as Slack's client does: what each field holds, by its block.
import { upload } from './do.js';

let ticks = 1_000;

/** Those ticked, in the order in which they were: an order is what some forms ask for. */
const ticked = (group) =>
  Array.from(group.querySelectorAll('input:checked'))
    .sort((one, other) => Number(one.dataset.rank) - Number(other.dataset.rank))
    .map((input) => input.value);

document.addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || target.closest('[data-many]') === null) return;
  ticks += 1;
  target.dataset.rank = String(ticks);
});

export const selectedIn = (field) => {
  if (field.dataset.many === 'radio') return ticked(field)[0] ?? null;
  if (field.dataset.many !== undefined) return ticked(field);
  return field.value === '' ? null : field.value;
};

const filesOf = async (field, as) => {
  const ids = await Promise.all(Array.from(field.files).map((file) => upload(as, file)));
  return ids.filter((id) => id !== null);
};

export const entriesOf = async (form, as) => {
  const entries = {};
  for (const field of form.querySelectorAll('[data-field]'))
    entries[field.dataset.field] = field.type === 'file' ? await filesOf(field, as) : selectedIn(field);
  return entries;
};

/** Ties each error to its field; the first field with one. */
export const markErrors = (form) => {
  const wrong = Array.from(form.querySelectorAll('.input:has(.error)')).map((input) => {
    const error = input.querySelector('.error');
    const field = input.querySelector('[data-field]');
    error.id = `error-${field.dataset.field}`;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', error.id);
    return field.matches('.choices') ? field.querySelector('input') : field;
  });
  return wrong[0] ?? null;
};
