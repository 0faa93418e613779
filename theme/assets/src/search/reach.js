// @ts-check
/**
 * What one query may draw on: a bounded number of files, whatever its length and whatever was asked before.
 * In: parts, and the terms of a query. Out: postings of the terms whose shards this query has opened. What an earlier
 * query happened to fetch does not count, so that the same question has the same answer on every visit.
 */

/** @typedef {import('./postings.js').Part} Part */

/** @type {import('./postings.js').Posting[]} */
const NONE = [];

export class Reach {
  /** @param {Part[]} parts @param {number} most Files of terms, and tables, that one query may draw on. */
  constructor(parts, most) {
    this.parts = parts;
    this._most = most;
    /** @type {Set<string>} */
    this._opened = new Set();
  }

  /** Count a table among the files. @param {string} name */
  count(name) {
    this._opened.add(name);
  }

  /** Fetch the shards of terms, the first ones first. @param {string[]} terms @param {number} [keptBack] Files to be left for later. */
  async fetch(terms, keptBack) {
    const most = this._most - (keptBack || 0);
    const bearable = terms.filter((term) => {
      const added = this._shardsOf(term).filter((shard) => !this._opened.has(shard));
      if (this._opened.size + added.length > most) return false;
      added.forEach((shard) => this._opened.add(shard));
      return true;
    });
    await Promise.all(this.parts.map(function (part) { return part.fetch(bearable); }));
  }

  /** Tell whether everything that is known of a term is at hand. @param {string} term @returns {boolean} */
  holds(term) {
    return this._shardsOf(term).every((shard) => this._opened.has(shard));
  }

  /** @param {Part} part @param {string} term @returns {import('./postings.js').Posting[]} */
  postings(part, term) {
    return this.holds(term) ? part.postings(term) : NONE;
  }

  /** @param {string} term @returns {boolean} */
  knows(term) {
    return this.parts.some((part) => this.postings(part, term).length > 0);
  }

  /** List longer terms that begin like one. @param {string} start @param {number} most @returns {string[]} */
  beginning(start, most) {
    if (!this.holds(start)) return [];
    return this.parts.reduce(function (all, part) { return all.concat(part.beginning(start, most)); }, /** @type {string[]} */ ([]));
  }

  /** @param {string} term @returns {string[]} */
  _shardsOf(term) {
    return this.parts.map(function (part) { return part.folder + part.shardOf(term); });
  }
}
