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
 * @param {Words} words @param {string} text @param {number} at @returns {string} Empty where none does.
 */
export function wordAt(words, text, at) {
  for (let size = Math.min(words.longest, text.length - at); size > 0; size -= 1) {
    const word = text.substr(at, size);
    if (words.meanings.has(word) || words.fillers.has(word)) return word;
  }
  return '';
}
