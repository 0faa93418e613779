// @ts-check
/**
 * What an exhibit remembers: on this device only, below `kepu.hall.`, and gone with 清除本机记录.
 */

const PREFIX = 'kepu.hall.';
const SEEN = 'seen';

/** @param {string} name @returns {string} */
export function recall(name) {
  // Private windows and embedded browsers may refuse storage altogether.
  try { return localStorage.getItem(PREFIX + name) || ''; } catch (refused) { return ''; }
}

/** @param {string} name @param {string} value An empty value forgets the name. */
export function keep(name, value) {
  try {
    if (value) localStorage.setItem(PREFIX + name, value);
    else localStorage.removeItem(PREFIX + name);
  } catch (refused) { /* it holds for this visit only */ }
}

/** @param {string} exhibit Notes that somebody stood at it, for the tours. */
export function noteVisit(exhibit) {
  const seen = recall(SEEN).split(' ').filter(Boolean);
  if (exhibit && seen.indexOf(exhibit) < 0) keep(SEEN, seen.concat(exhibit).join(' '));
}

/** @param {string} exhibit @param {string} part @param {number} parts How many parts the exhibit has. */
export function noteDone(exhibit, part, parts) {
  const name = exhibit + '.done';
  const done = recall(name).split(' ').filter(Boolean);
  if (done.indexOf(part) < 0) keep(name, done.concat(part).join(' '));
  return recall(name).split(' ').filter(Boolean).length >= parts;
}
