// @ts-check
/**
 * One part of the index: which entries hold a term, and how much it says about each.
 * In: the part's line in the table of contents, and a reader. Out: postings, without the entries that are struck out.
 * Shards are fetched when a term in them is asked for, and never twice.
 */
import { learnWord } from './words.js';

/**
 * @typedef {{ folder: string, entries: number, block: number, first: string[], struck: number[], own: boolean }} PartContents
 * @typedef {{ entry: number, field: number, level: number }} Posting
 *   field: 0 title, 1 keywords, 2 text. level: 1 to LEVELS.
 */

/** Levels of a field, as in plugins/kepu/index/search/impacts.py. */
export const LEVELS = 8;
const FIRST_SYMBOL = 65;
const WORD_SIGN = '>';

export class Part {
  /**
   * @param {PartContents} contents @param {number} start Number of the first entry.
   * @param {import('./loader.js').Reader} read @param {import('./words.js').Words} words Taught by every shard that comes.
   */
  constructor(contents, start, read, words) {
    this._words = words;
    this.start = start;
    this.entries = contents.entries;
    this.isOwn = contents.own;
    this.struck = new Set(contents.struck);
    this._block = contents.block;
    this._first = contents.first;
    this.folder = contents.folder + '/';
    this._read = read;
    /** @type {Map<number, Map<string, string>>} */
    this._shards = new Map();
    /** @type {Map<string, Posting[]>} */
    this._postings = new Map();
  }

  /** @param {string[]} terms @returns {Promise<void>} */
  async fetch(terms) {
    const wanted = new Set(terms.map((term) => this.shardOf(term)));
    await Promise.all(Array.from(wanted, (shard) => this._open(shard)));
  }

  /** Give a fetched term's postings. @param {string} term @returns {Posting[]} */
  postings(term) {
    let found = this._postings.get(term);
    if (!found) {
      const shard = this._shards.get(this.shardOf(term));
      found = decode((shard && shard.get(term)) || '', this.start, this.struck);
      this._postings.set(term, found);
    }
    return found;
  }

  /** List the terms of fetched shards that begin alike, as far as one shard goes. @param {string} start @param {number} most @returns {string[]} */
  beginning(start, most) {
    const shard = this._shards.get(this.shardOf(start));
    const terms = shard ? Array.from(shard.keys()) : [];
    return terms.filter(function (term) { return term.length > start.length && term.startsWith(start); }).slice(0, most);
  }

  /** @param {number} entry A number of this part. @returns {Promise<any[]>} */
  async card(entry) {
    const at = entry - this.start;
    const block = JSON.parse(await this._read(this.folder + 'c' + Math.floor(at / this._block)));
    return block[at % this._block];
  }

  /** Tell which shard a term stands in, if it stands anywhere. @param {string} term @returns {number} */
  shardOf(term) {
    let low = 0;
    let high = this._first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this._first[middle] <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @param {number} shard */
  async _open(shard) {
    if (this._shards.has(shard) || !this._first.length) return;
    const text = await this._read(this.folder + 't' + shard);
    if (this._shards.has(shard)) return;
    const terms = readShard(text, this._words);
    this._shards.set(shard, terms);
    // What was looked up before the shard had come is looked up again.
    terms.forEach((_, term) => this._postings.delete(term));
  }
}

/**
 * Read lines of a head and what follows it, each with its postings: `电 动3A池12C` holds 电动 and 电池. Lines that begin
 * with `>` are search words: `>电瓶车 电动自行车`.
 * @param {string} text @param {import('./words.js').Words} words @returns {Map<string, string>}
 */
function readShard(text, words) {
  const terms = new Map();
  text.split('\n').forEach(function (line) {
    const cut = line.indexOf(' ');
    const head = line.slice(0, cut);
    if (line[0] === WORD_SIGN) {
      learnWord(words, head.slice(1), line.slice(cut + 1).split(WORD_SIGN));
      return;
    }
    const tail = /([^0-9A-`]*)([0-9A-`]+)/g;
    tail.lastIndex = cut + 1;
    for (let found = tail.exec(line); found; found = tail.exec(line)) terms.set(head + found[1], found[2]);
  });
  return terms;
}

/** @param {string} text @param {number} start @param {Set<number>} struck @returns {Posting[]} */
function decode(text, start, struck) {
  /** @type {Posting[]} */
  const found = [];
  let entry = -1;
  let step = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at) - FIRST_SYMBOL;
    // Digits count the steps; what follows them is class and level.
    if (code < 0) {
      step += text[at];
    } else {
      entry += 1 + (step ? Number(step) : 0);
      step = '';
      if (!struck.has(entry)) {
        found.push({ entry: start + entry, field: Math.floor(code / LEVELS), level: (code % LEVELS) + 1 });
      }
    }
  }
  return found;
}
