// @ts-check
/**
 * What a query asks for: units of words, each with the ways in which an entry may hold it.
 * In: a folded query. Out: units. Terms are made as plugins/kepu/index/search/analysis.py makes them.
 */
import { spellings } from './pinyin.js';
import { wordAt } from './words.js';

/**
 * @typedef {{ terms: string[], weight: number, why: string, mark: string }} Way
 *   One way to hold a unit: all these terms. `why` is empty for the words as typed; `mark` is what to highlight.
 * @typedef {{ text: string, ways: Way[] }} Unit
 */

const LONGEST_QUERY = 200;
const MOST_UNITS = 12;
const LONGEST_PIECE = 16;
const MOST_TERMS = 24;
const MOST_INITIALS = 4;
const SINGLE_MARK = '=';

/** @typedef {(term: string) => boolean} AtHand Tells whether what is known of a term counts for this query. */

/** @param {string} folded @param {import('./words.js').Words} words @param {AtHand} isAtHand @returns {Unit[]} */
export function understand(folded, words, isAtHand) {
  const text = plainText(folded);
  /** @type {Unit[]} */
  const units = [];
  (text.match(/[㐀-䶿一-鿿]+|[a-z0-9]+/g) || []).forEach(function (run) {
    if (/[a-z0-9]/.test(run)) units.push(lettersUnit(run, words));
    else cutRun(run, words, isAtHand).forEach(function (piece) { units.push(hanUnit(piece, words)); });
  });
  // A question of nothing but small words is searched for as it stands.
  if (!units.length && /[㐀-鿿]/.test(text)) return [hanUnit(text.replace(/[^㐀-鿿]/g, ''), words)];
  return units.slice(0, MOST_UNITS);
}

/** Take what can be searched for: a text of bearable length, pinyin without gaps. @param {string} folded @returns {string} */
function plainText(folded) {
  const text = folded.slice(0, LONGEST_QUERY);
  return joinsPinyin(text) ? text.replace(/['’ ]/g, '') : text;
}

/**
 * List the terms whose shards hold the search words that a query may contain: pairs of neighbours, fillers left out.
 * Every second pair of a piece comes first: together they cover it. Within that their order is their own, so that words
 * may be typed in any order.
 * @param {string} folded @param {import('./words.js').Words} words @returns {string[]}
 */
export function termsToLookUp(folded, words) {
  /** @type {string[]} */
  const cover = [];
  /** @type {string[]} */
  const between = [];
  (plainText(folded).match(/[㐀-䶿一-鿿]+|[a-z0-9]+/g) || []).forEach(function (run) {
    const pieces = /[a-z0-9]/.test(run) ? [run] : cutRun(run, words, isFiller);
    pieces.forEach(function (piece) {
      writtenTerms(piece).forEach(function (term, at) { (at % 2 ? between : cover).push(term); });
    });
  });
  return cover.sort().concat(between.sort()).slice(0, MOST_TERMS);
}

/** Before any shard has come, fillers alone are known. @returns {boolean} */
function isFiller() {
  return false;
}

/** Tell whether words of letters are pinyin with spaces between. @param {string} text @returns {boolean} */
function joinsPinyin(text) {
  return /^[a-z'’ ]+$/.test(text) && text.split(/['’ ]+/).every(function (word) { return !word || spellings(word).length > 0; });
}

/**
 * Cut a run of Chinese at search words and fillers; fillers are left out.
 * @param {string} run @param {import('./words.js').Words} words @param {AtHand} isAtHand @returns {string[]}
 */
export function cutRun(run, words, isAtHand) {
  /** @type {string[]} */
  const pieces = [];
  let piece = '';
  function end() {
    for (let at = 0; at < piece.length; at += LONGEST_PIECE) pieces.push(piece.substr(at, LONGEST_PIECE));
    piece = '';
  }
  for (let at = 0; at < run.length;) {
    const word = wordAt(words, run, at, isAtHand);
    if (word) {
      end();
      if (words.meanings.has(word)) pieces.push(word);
    } else {
      piece += run[at];
    }
    at += word.length || 1;
  }
  end();
  return pieces;
}

/** @param {string} piece @param {import('./words.js').Words} words @returns {Unit} */
function hanUnit(piece, words) {
  const meanings = words.meanings.get(piece) || [];
  const other = meanings.map(function (means) {
    return { terms: writtenTerms(means), weight: 0.9, why: '同义词 ' + means, mark: means };
  });
  return { text: piece, ways: [{ terms: writtenTerms(piece), weight: 1, why: '', mark: piece }].concat(other) };
}

/** @param {string} run @param {import('./words.js').Words} words @returns {Unit} */
function lettersUnit(run, words) {
  const unit = hanUnit(run, words);
  if (!/^[a-z]+$/.test(run)) return unit;
  spellings(run).forEach(function (spelling) {
    unit.ways.push({ terms: soundTerms(spelling), weight: 0.9, why: '拼音', mark: '' });
  });
  if (run.length > 1) unit.ways.push({ terms: initialTerms(run), weight: 0.8, why: '拼音首字母', mark: '' });
  return unit;
}

/** @param {string} text Chinese characters, or letters and digits, or both. @returns {string[]} */
export function writtenTerms(text) {
  /** @type {string[]} */
  const terms = [];
  (text.match(/[㐀-䶿一-鿿]+|[a-z0-9]+/g) || []).forEach(function (run) {
    if (/[a-z0-9]/.test(run)) terms.push(run);
    else if (run.length === 1) terms.push(SINGLE_MARK + run);
    else for (let at = 0; at + 1 < run.length; at += 1) terms.push(run.substr(at, 2));
  });
  return terms;
}

/** @param {string[]} syllables @returns {string[]} */
export function soundTerms(syllables) {
  if (syllables.length === 1) return [syllables[0] + "'"];
  return syllables.slice(1).map(function (second, at) { return syllables[at] + "'" + second; });
}

/** @param {string} letters @returns {string[]} */
function initialTerms(letters) {
  /** @type {string[]} */
  const terms = [];
  const size = Math.min(MOST_INITIALS, letters.length);
  for (let at = 0; at + size <= letters.length; at += 1) terms.push('*' + letters.substr(at, size));
  return terms;
}

/** @param {string} text Chinese characters. @returns {string[]} */
export function singleTerms(text) {
  return text.split('').map(function (character) { return SINGLE_MARK + character; });
}
