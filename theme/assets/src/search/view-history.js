// @ts-check
/**
 * What one searched for before: on this device only, and gone when one says so.
 * In: queries that were sent or led somewhere. Out: chips below the empty box. A browser may refuse to remember.
 */
import { make, makeButton, makeCross, refill } from './view-elements.js';

/** @typedef {import('./view-elements.js').Parts} Parts */

const MEMORY = 'kepu.searches';
const MOST_KEPT = 8;
const LONGEST_KEPT = 60;

/** @returns {string[]} */
export function recallSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY) || '[]');
    const texts = Array.isArray(kept) ? kept.filter(function (one) { return typeof one === 'string' && one; }) : [];
    return texts.slice(0, MOST_KEPT);
  } catch (refused) {
    return [];
  }
}

/** @param {string} typed */
export function rememberSearch(typed) {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (!text || text.length > LONGEST_KEPT) return;
  // Another tab may have remembered something since.
  keepSearches([text].concat(without(recallSearches(), text)).slice(0, MOST_KEPT));
}

/** @param {string[]} texts */
function keepSearches(texts) {
  try {
    if (texts.length) localStorage.setItem(MEMORY, JSON.stringify(texts));
    else localStorage.removeItem(MEMORY);
  } catch (refused) { /* nothing is remembered, and nothing else changes */ }
}

/** @param {string[]} texts @param {string} text @returns {string[]} */
function without(texts, text) {
  return texts.filter(function (one) { return one.toLowerCase() !== text.toLowerCase(); });
}

/**
 * Show the chips where the box is empty.
 * @param {Parts} parts @param {(text: string) => void} onPick
 */
export function drawHistory(parts, onPick) {
  const texts = recallSearches();
  parts.past.hidden = !texts.length || !!parts.box.value;
  refill(parts.chips, texts.map(function (text) {
    const chip = make('li', 'chip');
    const again = makeButton('chip__on', text, function () { onPick(text); });
    again.setAttribute('dir', 'auto');
    chip.appendChild(again);
    chip.appendChild(makeCross(parts, '删掉“' + text + '”', function () {
      keepSearches(without(recallSearches(), text));
      drawHistory(parts, onPick);
      parts.box.focus();
    }));
    return chip;
  }));
}

/** @param {Parts} parts @param {(text: string) => void} onPick */
export function startHistory(parts, onPick) {
  parts.forget.addEventListener('click', function () {
    keepSearches([]);
    drawHistory(parts, onPick);
    parts.status.textContent = '已清除搜索记录';
    parts.box.focus();
  });
  window.addEventListener('storage', function (event) {
    if (event.key === MEMORY || event.key === null) drawHistory(parts, onPick);
  });
}
