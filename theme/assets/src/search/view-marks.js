// @ts-check
/**
 * What of an entry answers the query: the sentence to show, and the words in it to highlight.
 * In: texts of the catalogue and folded marks. Out: text nodes and `<mark>` elements; never HTML from a text.
 */
import { foldKeepingLength } from './fold.js';
import { make } from './view-elements.js';

/** @typedef {import('./engine.js').Card} Card */

const LONGEST_EXCERPT = 70;
/** How much of the text before the first mark an excerpt keeps. */
const LEAD_IN = 20;
const STOPS = '，。；：！？、…,;:!? ';

/** Texts of cards that were looked at, folded: each key pressed looks at most of them again. @type {Map<string, string>} */
const foldedTexts = new Map();
const MOST_FOLDED = 2000;

/** @param {string} text @returns {string} */
function foldedText(text) {
  let folded = foldedTexts.get(text);
  if (folded === undefined) {
    if (foldedTexts.size >= MOST_FOLDED) foldedTexts.clear();
    folded = foldKeepingLength(text);
    foldedTexts.set(text, folded);
  }
  return folded;
}

/** @param {string} text @param {string[]} marks @returns {[number, number][]} Where marks stand: from, to; in order, apart. */
function spansOf(text, marks) {
  const folded = foldedText(text);
  /** @type {[number, number][]} */
  const found = [];
  marks.forEach(function (mark) {
    for (let at = mark ? folded.indexOf(mark) : -1; at >= 0; at = folded.indexOf(mark, at + 1)) found.push([at, at + mark.length]);
  });
  found.sort(function (one, two) { return one[0] - two[0]; });
  return found.reduce(function (apart, span) {
    const last = apart[apart.length - 1];
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else apart.push(span);
    return apart;
  }, /** @type {[number, number][]} */ ([]));
}

/** @param {string} text @param {string[]} marks @returns {number} How much of the query a text holds. */
function held(text, marks) {
  const folded = foldedText(text);
  return marks.reduce(function (sum, mark) { return folded.indexOf(mark) < 0 ? sum : sum + mark.length; }, 0);
}

/**
 * @param {HTMLElement} parent @param {string} text @param {string[]} marks
 * @returns {HTMLElement} The parent, with the text in it.
 */
export function fillMarked(parent, text, marks) {
  let at = 0;
  spansOf(text, marks).forEach(function (span) {
    parent.appendChild(document.createTextNode(text.slice(at, span[0])));
    parent.appendChild(make('mark', '', text.slice(span[0], span[1])));
    at = span[1];
  });
  parent.appendChild(document.createTextNode(text.slice(at)));
  return parent;
}

/** @param {Card} card @param {string[]} marks @returns {string} The sentence that says most about what was asked. */
export function excerptOf(card, marks) {
  let best = card.line;
  let most = held(best, marks);
  // Among the texts of a check stands the rumour itself, which must not be read as advice.
  const others = card.kind === 'rumour-check' ? [] : card.texts;
  others.forEach(function (text) {
    const holds = held(text, marks);
    if (holds > most) { best = text; most = holds; }
  });
  const spans = spansOf(best, marks);
  return cutAround(best, spans.length ? spans[0][0] : 0);
}

/** @param {Card} card @param {string[]} marks @returns {string[]} Words it is found by that neither title nor excerpt says. */
export function foundBy(card, marks) {
  const shown = card.title + '\n' + excerptOf(card, marks);
  const hidden = marks.filter(function (mark) { return mark && !held(shown, [mark]); });
  return card.keywords.filter(function (word) { return held(word, hidden) > 0; });
}

/** @param {string} text @param {number} at @returns {string} */
function cutAround(text, at) {
  if (text.length <= LONGEST_EXCERPT) return text;
  let from = Math.max(0, Math.min(at - LEAD_IN, text.length - LONGEST_EXCERPT));
  // A sentence is easier to read from one of its joints on.
  for (let joint = from; from > 0 && joint < at; joint += 1) {
    if (STOPS.indexOf(text[joint]) >= 0) { from = joint + 1; break; }
  }
  from += isSplitAt(text, from) ? 1 : 0;
  let to = Math.min(text.length, from + LONGEST_EXCERPT);
  to -= isSplitAt(text, to) ? 1 : 0;
  return (from > 0 ? '…' : '') + text.slice(from, to) + (to < text.length ? '…' : '');
}

/** @param {string} text @param {number} at @returns {boolean} Whether a character of two units would be cut in two. */
function isSplitAt(text, at) {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}
