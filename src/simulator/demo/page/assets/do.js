// Asks the demo to do something, and tells what it says when it does not.
const notice = document.querySelector('#notice');
const news = document.querySelector('#news');
const NOTICE_MS = 8_000;
const NEWS_KEPT = 6;
let hiding;

/** Shown, and read out at once. */
export const complain = (text) => {
  clearTimeout(hiding);
  notice.textContent = text;
  notice.hidden = false;
  hiding = setTimeout(() => {
    notice.hidden = true;
  }, NOTICE_MS);
};

/** Read out when there is time, one after another: what comes in the same breath does not push the others out. */
export const tell = (text) => {
  const line = document.createElement('p');
  line.textContent = text;
  news.append(line);
  while (news.childElementCount > NEWS_KEPT) news.firstElementChild.remove();
};

const post = async (path, type, body) => {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
    const answer = await response.json();
    if (response.ok) return answer;
    complain(answer.fault ?? `The demo answered ${response.status}.`);
  } catch {
    complain('The demo does not answer. Does it still run in the terminal?');
  }
  return null;
};

/** True when it was done. */
export const act = async (name, asked = {}) =>
  (await post(`/do/${name}`, 'application/json', JSON.stringify(asked))) !== null;

export const sendWav = (wav) => post('/do/spoken', 'audio/wav', wav);

/** The file's id in Slack. */
export const upload = async (as, file) => {
  const query = new URLSearchParams({ as, name: file.name });
  const answer = await post(`/do/upload?${query}`, 'application/octet-stream', file);
  return answer?.file ?? null;
};
