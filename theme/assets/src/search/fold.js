// @ts-check
/**
 * Folding: what keyboards and scripts vary is made one before texts are compared.
 * In: text as typed. Out: full-width and capital letters as plain small ones; traditional characters as simplified ones
 * once their table has come. The same as `fold` in plugins/kepu/index/search/analysis.py.
 */
import { ALL_ROWS, standardCharacters } from './standard.js';

/** @type {Set<string>} */
const standard = new Set();
/** @type {Map<string, string>} Traditional → simplified; empty until a query needs it. */
const simplified = new Map();

/** @param {string} text @returns {string} */
export function fold(text) {
  return simplify(text.normalize('NFKC').toLowerCase());
}

/**
 * Fold without moving anything: one unit out for each unit in, so that places in the folded text are places in the text.
 * @param {string} text @returns {string}
 */
export function foldKeepingLength(text) {
  return text.split('').map(function (unit) {
    const folded = fold(unit);
    return folded.length === 1 ? folded : unit;
  }).join('');
}

/** @param {string} table Two lines: traditional characters, and the simplified one of each. */
export function learnTraditional(table) {
  const lines = table.split('\n');
  for (let at = 0; at < lines[0].length; at += 1) simplified.set(lines[0][at], lines[1][at]);
}

/** Tell whether a text holds a character that simplified writing does not have. @param {string} text @returns {boolean} */
export function mayBeTraditional(text) {
  if (!standard.size) Array.from(standardCharacters(ALL_ROWS)).forEach(function (character) { standard.add(character); });
  return text.split('').some(function (character) { return /[㐀-鿿]/.test(character) && !standard.has(character); });
}

/** @param {string} text @returns {string} */
function simplify(text) {
  // Some simplified characters are traditional ones of another meaning: only beside others do they count as such.
  if (!simplified.size || !mayBeTraditional(text)) return text;
  return text.replace(/[㐀-鿿]/g, function (character) { return simplified.get(character) || character; });
}
