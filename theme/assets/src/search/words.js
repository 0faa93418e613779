// @ts-check
/**
 * The reviewed search words: what residents say for what entries write, and the small words of questions.
 * In: fillers from the table of contents, meanings from the shards as they come. Out: the longest of either that begins
 * at a place of a text.
 */

/** @typedef {{ meanings: Map<string, string[]>, fillers: Set<string>, longest: number }} Words */

/** @param {string[]} fillers @returns {Words} */
export function openWords(fillers) {
  const longest = fillers.reduce(function (most, word) { return Math.max(most, word.length); }, 1);
  return { meanings: new Map(), fillers: new Set(fillers), longest: longest };
}

/** @param {Words} words @param {string} said @param {string[]} means */
export function learnWord(words, said, means) {
  words.meanings.set(said, (words.meanings.get(said) || []).concat(means));
  words.longest = Math.max(words.longest, said.length);
}

/**
 * Find the longest search word or filler that begins at a place.
 * @param {Words} words @param {string} text @param {number} at
 * @param {(term: string) => boolean} isAtHand Tells whether what is known of a term counts.
 * @returns {string} Empty where none does.
 */
export function wordAt(words, text, at, isAtHand) {
  for (let size = Math.min(words.longest, text.length - at); size > 0; size -= 1) {
    const word = text.substr(at, size);
    if (words.fillers.has(word) || (words.meanings.has(word) && isAtHand(keyOf(word)))) return word;
  }
  return '';
}

/** Tell by which term a search word is looked up, as `word_key_of` in plugins/kepu/index/search/analysis.py. @param {string} word @returns {string} */
function keyOf(word) {
  return /^[㐀-鿿]/.test(word) ? word.slice(0, 2) : word;
}
