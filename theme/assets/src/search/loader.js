// @ts-check
/**
 * Data files, fetched as scripts: the one way that works under file:// and under the strictest policy.
 * In: a file's name below `assets/search/`. Out: its text, each fetched once. Refuses what is missing or damaged.
 */

/** Why a search cannot be done, in a word that the page turns into a sentence. */
export class SearchError extends Error {
  /** @param {'missing' | 'corrupt' | 'newer'} reason @param {string} name */
  constructor(reason, name) {
    super(reason + ': ' + name);
    this.reason = reason;
  }
}

/** @typedef {(name: string) => Promise<string>} Reader */

/**
 * Make the reader of the folder that a table of contents stands in.
 * @param {string} contents Address of `index.js`.
 * @returns {Reader}
 */
export function scriptReader(contents) {
  const folder = contents.replace(/[^/]*$/, '');
  /** @type {Map<string, Promise<string>>} */
  const kept = new Map();
  return function (name) {
    let text = kept.get(name);
    if (!text) {
      text = readScript(folder, name);
      kept.set(name, text);
      // A signal that comes back may be tried again.
      text.catch(function () { kept.delete(name); });
    }
    return text;
  };
}

/** @param {string} folder @param {string} name @returns {Promise<string>} */
function readScript(folder, name) {
  return new Promise(function (resolve, reject) {
    const script = document.createElement('script');
    let said = /** @type {string | null} */ (null);
    /** @type {any} */ (window).kepuSearchData = receive;
    waiting.set(name, function (check, text) { said = checksum(text) === check ? text : null; });
    script.onload = function () {
      finish();
      if (said === null) reject(new SearchError('corrupt', name));
      else resolve(said);
    };
    script.onerror = function () { finish(); reject(new SearchError('missing', name)); };
    function finish() {
      waiting.delete(name);
      script.remove();
    }
    script.src = folder + name + '.js';
    document.head.appendChild(script);
  });
}

/** @type {Map<string, (check: number, text: string) => void>} */
const waiting = new Map();

/** @param {string} name @param {number} check @param {string} text */
function receive(name, check, text) {
  const taker = waiting.get(name);
  if (taker) taker(check, text);
}

/** Adler-32 over the bytes of UTF-16, as `check_of` in plugins/kepu/index/search/part.py. @param {string} text @returns {number} */
export function checksum(text) {
  let low = 1;
  let high = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = (low + (unit & 255)) % 65521;
    high = (high + low) % 65521;
    low = (low + (unit >> 8)) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}
