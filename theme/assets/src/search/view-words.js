// @ts-check
/**
 * What the page says about an answer: how many, how well they fit, whom to call, what went wrong.
 * In: an answer, or the reason why there is none. Out: sentences in the page, and for those who listen to it.
 */
import { pickedValues } from './view-filters.js';
import { make, makeButton, refill } from './view-elements.js';

/**
 * @typedef {import('./view-elements.js').Parts} Parts
 * @typedef {import('./engine.js').Answer} Answer
 */

const QUOTED = 40;
/** Speaking after each key would never end. */
const PAUSE = 700;

const TROUBLES = {
  missing: '搜索数据没有取到。请用下面的全部清单找，或过一会儿再试。',
  corrupt: '搜索数据没有取到完整的。请用下面的全部清单找，或过一会儿再试。',
  newer: '网站刚更新，请刷新页面。',
};

/** @type {number | undefined} */
let speaking;

/** @param {Parts} parts @param {string} text Said once typing has paused. */
export function sayLater(parts, text) {
  clearTimeout(speaking);
  // Screen readers stay silent when the same words are set again.
  parts.status.textContent = '';
  speaking = setTimeout(function () { parts.status.textContent = text; }, PAUSE);
}

/** @param {Parts} parts @param {Answer} answer @param {number} shown */
export function drawCount(parts, answer, shown) {
  const found = answer.total ? '找到' + answer.total + '条' : '没有找到';
  parts.count.textContent = found;
  sayLater(parts, answer.total > shown ? '找到' + answer.total + '条，正在看前' + shown + '条' : found);
}

/** @param {Parts} parts @param {Answer} answer */
export function drawCalls(parts, answer) {
  refill(parts.numbers, answer.calls.map(function (call) {
    const item = /** @type {DocumentFragment} */ (parts.call.content.cloneNode(true));
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector('a'));
    link.href = 'tel:' + call.number.replace(/[^0-9]/g, '');
    /** @type {HTMLElement} */ (link.querySelector('.call__no')).textContent = call.number;
    /** @type {HTMLElement} */ (link.querySelector('.call__name')).textContent = call.title;
    return item;
  }));
  parts.calls.hidden = !answer.calls.length;
}

/**
 * Say so where nothing fits, and what to try.
 * @param {Parts} parts @param {Answer} answer @param {number} whole How many there are without the picks.
 * @param {string} typed @param {(text: string) => void} onTry @param {() => void} onUnpick
 */
export function drawNote(parts, answer, whole, typed, onTry, onUnpick) {
  parts.note.hidden = answer.total > 0 && !answer.weak;
  refill(parts.note, parts.note.hidden ? [] : [make('p', 'search__note', verdictOn(answer, whole, typed))]);
  if (parts.note.hidden) return;
  if (whole > answer.total) parts.note.appendChild(makeButton('btn', '去掉全部筛选', onUnpick));
  if (!answer.suggestions.length) return;
  parts.note.appendChild(make('p', '', '换个词试试：'));
  const list = make('ul', 'chips');
  answer.suggestions.forEach(function (text) {
    const chip = make('li', 'chip');
    chip.appendChild(makeButton('chip__on', text, function () { onTry(text); }));
    list.appendChild(chip);
  });
  parts.note.appendChild(list);
}

/** @param {Answer} answer @param {number} whole @param {string} typed @returns {string} */
function verdictOn(answer, whole, typed) {
  if (answer.total) return '没有完全对上的内容，下面这些可能有关。';
  if (whole) return '按这些条件没有找到。不加筛选有' + whole + '条。';
  return '没有找到“' + shortened(typed) + '”。换个说法，或者看看下面的主题；也可以直接问人。';
}

/** @param {string} typed @returns {string} */
function shortened(typed) {
  const letters = Array.from(typed.trim());
  return letters.length > QUOTED ? letters.slice(0, QUOTED).join('') + '…' : letters.join('');
}

/** What the printed list is a list of. @param {Parts} parts @param {Answer} answer @param {string} typed */
export function drawTerms(parts, answer, typed) {
  const picked = pickedValues(answer.facets).map(function (one) { return one.value.title; });
  const words = typed.trim() ? ['找“' + shortened(typed) + '”'] : [];
  if (picked.length) words.push('只看' + picked.join('、'));
  parts.terms.textContent = words.concat('共' + answer.total + '条').join('，') + '。';
}

/** @param {Parts} parts @param {unknown} error */
export function drawTrouble(parts, error) {
  const reason = /** @type {any} */ (error).reason;
  const isNewer = reason === 'newer';
  parts.why.textContent = isNewer ? TROUBLES.newer : reason === 'missing' ? TROUBLES.missing : TROUBLES.corrupt;
  const label = parts.retry.lastElementChild;
  if (label) label.textContent = isNewer ? '刷新页面' : '再试一次';
  parts.retry.dataset.reload = isNewer ? 'yes' : '';
  parts.trouble.hidden = false;
  sayLater(parts, parts.why.textContent);
}
