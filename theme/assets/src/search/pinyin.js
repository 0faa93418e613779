// @ts-check
/**
 * Pinyin without tones: how a word of letters may be cut into syllables, and which syllables a character has.
 * In: letters; the table of homophones. Out: syllables.
 */
import { EVERYDAY_ROWS, standardCharacters } from './standard.js';

const SYLLABLE = new RegExp('^(?:'
  + '(?:zh|ch|sh|[rzcs])(?:i|e|a|u|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|ui|un|uai|uan|uang)'
  + '|[bpmf](?:a|o|u|i|ai|ei|ao|ou|an|en|ang|eng|ing|ie|iao|ian|in|iu)'
  + '|me'
  + '|[dtnl](?:a|e|i|u|v|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|uo|ui|uan|un|ve|ue)'
  + '|[gkh](?:a|e|u|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uan|un|uang)'
  + '|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)'
  + '|y(?:a|o|e|i|u|ao|ou|an|in|ang|ing|ong|ue|uan|un|ai)'
  + '|w(?:a|o|u|ai|ei|an|en|ang|eng)'
  + '|a|o|e|ai|ei|ao|ou|an|en|ang|eng|er)$');
const LONGEST_SYLLABLE = 6;
const LONGEST_WORD = 40;
const MOST_SPELLINGS = 4;

/** @type {Map<string, string>} Character → syllable; empty until a query needs it. */
const sounds = new Map();

/**
 * Cut a word of letters into syllables in every likely way, longest syllables first; letters left over at the end are
 * a syllable still being typed.
 * @param {string} letters @returns {string[][]} Empty where it is no pinyin.
 */
export function spellings(letters) {
  /** @type {string[][]} */
  const found = [];
  if (letters.length > LONGEST_WORD) return found;
  /** @param {number} at @param {string[]} before */
  function go(at, before) {
    if (found.length >= MOST_SPELLINGS) return;
    if (at === letters.length) { found.push(before); return; }
    for (let size = Math.min(LONGEST_SYLLABLE, letters.length - at); size > 0; size -= 1) {
      const syllable = letters.substr(at, size);
      if (SYLLABLE.test(syllable)) go(at + size, before.concat(syllable));
    }
  }
  go(0, []);
  return found.length ? found : unfinished(letters);
}

/** Spell all but the last few letters. @param {string} letters @returns {string[][]} */
function unfinished(letters) {
  for (let left = 1; left < 3 && letters.length - left > 2; left += 1) {
    const whole = spellingOf(letters.slice(0, -left));
    if (whole) return [whole];
  }
  return [];
}

/** @param {string} letters @returns {string[] | null} */
function spellingOf(letters) {
  if (!letters) return [];
  for (let size = Math.min(LONGEST_SYLLABLE, letters.length); size > 0; size -= 1) {
    if (SYLLABLE.test(letters.slice(0, size))) {
      const rest = spellingOf(letters.slice(size));
      if (rest) return [letters.slice(0, size)].concat(rest);
    }
  }
  return null;
}

/** @param {string} table `a2 ai13 …`: syllables, and how many everyday characters in a row have each. */
export function learnSounds(table) {
  const characters = standardCharacters(EVERYDAY_ROWS);
  let at = 0;
  table.split(' ').forEach(function (run) {
    const syllable = run.replace(/[0-9]+$/, '');
    const end = at + Number(run.slice(syllable.length));
    for (; at < end; at += 1) sounds.set(characters[at], syllable);
  });
}

/** @param {string} text @returns {string[] | null} Null where a character's sound is not known. */
export function soundsOf(text) {
  const found = Array.from(text, function (character) { return sounds.get(character) || ''; });
  return found.every(Boolean) ? found : null;
}
