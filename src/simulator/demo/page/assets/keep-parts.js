// Puts new HTML in the place of old, and keeps what the reader is at: a sound that plays, and what has the focus.
const markOf = ({ dataset, id, tagName }) =>
  JSON.stringify([tagName, id, dataset.act, dataset.block, dataset.value, dataset.selected, dataset.field]);

export const keepParts = (place, html) => {
  const focused = place.contains(document.activeElement) ? markOf(document.activeElement) : null;
  const sounds = new Map(Array.from(place.querySelectorAll('audio')).map((audio) => [audio.src, audio]));
  const made = document.createElement('template');
  made.innerHTML = html;
  const fresh = document.importNode(made.content, true);
  place.replaceChildren(fresh);
  for (const audio of place.querySelectorAll('audio')) {
    const known = sounds.get(audio.src);
    if (known !== undefined) audio.replaceWith(known);
  }
  if (focused === null) return;
  for (const candidate of place.querySelectorAll('button, input, select, textarea, summary, a'))
    if (markOf(candidate) === focused) return candidate.focus();
};
