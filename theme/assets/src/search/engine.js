// @ts-check
/**
 * The search of one site: from typed words to ranked entries.
 * In: the address of the table of contents; then queries and picks. Out: answers and cards. Nothing leaves the device.
 */
import { FacetTable, countFacets } from './facets.js';
import { fold, learnTraditional, mayBeTraditional } from './fold.js';
import { SearchError, scriptReader } from './loader.js';
import { learnSounds, soundsOf } from './pinyin.js';
import { Part } from './postings.js';
import { singleTerms, soundTerms, termsToLookUp, understand } from './query.js';
import { rank } from './rank.js';
import { Reach } from './reach.js';
import { openWords } from './words.js';

/**
 * @typedef {{ doc: number, score: number, why: string[] }} Hit
 * @typedef {{ id: string, title: string, hits: Hit[] }} Group
 * @typedef {{ query: string, total: number, hits: Hit[], groups: Group[], facets: import('./facets.js').Facet[],
 *   calls: { number: string, title: string }[], weak: boolean, suggestions: string[], marks: string[] }} Answer
 * @typedef {{ id: string, kind: string, kindTitle: string, place: string, placeTitle: string, url: string,
 *   title: string, line: string, texts: string[], keywords: string[], badges: string[], facts: string }} Card
 */

/** The newest format that this script reads, as FORMAT in plugins/kepu/index/search/site.py. */
const FORMAT = 1;
/** Hits that decide which numbers to offer. */
const FIRST_HITS = 3;
/** A best hit that holds less than this of the query answers something else. */
const WEAK = 0.34;
const MOST_SUGGESTIONS = 5;
/** A best hit that holds this share of a query's one unit, or of its many, leaves nothing to guess. */
const ENOUGH = 0.6;
const ENOUGH_OF_MANY = 0.4;
/** Files kept back until the search words are known, for what they mean. */
const KEPT_BACK = 2;
/** Longer words that one being typed may become. */
const MOST_BEGINNINGS = 6;
/** Units of one query that are looked up by sound. */
const MOST_ALIKE = 1;
/** A hit with this share of the best one's score is as good an answer. */
const CLOSE = 0.6;
/** How much better than the county's a community's best hit must be to stand first on the portal. */
const COUNTY_FIRST = 1.3;

/**
 * Open the search of a site.
 * @param {string} contents Address of the site's `assets/search/index.js`.
 * @param {import('./loader.js').Reader} [reader] How to read a data file, where there is no document to put scripts in.
 * @returns {Promise<Search>}
 */
export async function openSearch(contents, reader) {
  const read = reader || scriptReader(contents);
  const table = JSON.parse(await read('index'));
  if (table.format > FORMAT) throw new SearchError('newer', 'index');
  const words = openWords(table.fillers);
  let start = 0;
  /** @type {Part[]} */
  const parts = table.parts.map(function (/** @type {import('./postings.js').PartContents} */ contentsOfPart) {
    const part = new Part(contentsOfPart, start, read, words);
    start += contentsOfPart.entries;
    return part;
  });
  // A community's own table of facets stands in its contents, the county's in a file that all communities share.
  const isWhole = table.lines.length === parts.length;
  const lines = isWhole ? table.lines : [JSON.parse(await read(table.tables.facets))].concat(table.lines);
  return new Search(table, parts, words, new FacetTable(lines, Object.keys(table.facets)), read);
}

export class Search {
  /**
   * @param {any} table @param {Part[]} parts @param {import('./words.js').Words} words
   * @param {FacetTable} facets @param {import('./loader.js').Reader} read
   */
  constructor(table, parts, words, facets, read) {
    this._table = table;
    this._parts = parts;
    this._words = words;
    this._facets = facets;
    this._read = read;
    /** @type {Set<string>} */
    this._learned = new Set();
  }

  /** @param {string} text @param {import('./facets.js').Picks} picks @returns {Promise<Answer>} */
  async find(text, picks) {
    const found = await this._rank(text);
    const fitting = found.ranked.filter((one) => this._facets.fits(one.doc, picks));
    const groups = this._group(fitting);
    const best = found.ranked.length ? found.ranked[0].coverage : 0;
    const weak = found.units.length > 0 && best < WEAK;
    return {
      query: found.query,
      total: fitting.length,
      hits: groups.reduce(function (all, group) { return all.concat(group.hits); }, /** @type {Hit[]} */ ([])),
      groups: groups,
      facets: countFacets(this._facets, found.ranked.map(function (one) { return one.doc; }), picks, this._table.facets, this._table.titles),
      calls: found.units.length ? this._calls(found.ranked, found.query) : [],
      weak: weak,
      suggestions: weak || !found.ranked.length ? this._suggest(found.query) : [],
      marks: found.marks,
    };
  }

  /** @param {{ doc: number }[]} hits @returns {Promise<Card[]>} */
  async cards(hits) {
    return Promise.all(hits.map((hit) => this._card(hit.doc)));
  }

  /** Understand a query and rank what it finds, falling back on what sounds or looks alike. @param {string} text */
  async _rank(text) {
    const reach = new Reach(this._parts, this._table.files);
    let query = fold(text).trim();
    if (mayBeTraditional(query)) {
      await this._learn('traditional', learnTraditional, reach);
      query = fold(text).trim();
    }
    const units = await this._understand(query, reach);
    let ranked = query ? rank(units, reach) : this._everything();
    const enough = units.length > 1 ? ENOUGH_OF_MANY : ENOUGH;
    if (units.length && (!ranked.length || ranked[0].coverage < enough) && await this._widen(units, reach)) {
      ranked = rank(units, reach);
    }
    const marks = marksOf(units, reach);
    return { query: query, units: units, ranked: ranked, marks: marks };
  }

  /** Cut a query into units once the search words it may contain have come. @param {string} query @param {Reach} reach */
  async _understand(query, reach) {
    await reach.fetch(termsToLookUp(query, this._words), KEPT_BACK);
    const units = understand(query, this._words, function (term) { return reach.holds(term); });
    units.forEach(function (unit) { if (/^[a-z0-9]{2,}$/.test(unit.text)) addBeginnings(unit, reach); });
    await reach.fetch(termsOf(units));
    return units;
  }

  /**
   * Add further ways to short units whose words stand nowhere: single characters, what sounds alike.
   * @param {import('./query.js').Unit[]} units @param {Reach} reach @returns {Promise<boolean>} Whether there is any.
   */
  async _widen(units, reach) {
    const doubtful = units.filter(function (unit) {
      const typed = unit.ways[0].terms;
      const isMeant = unit.ways.slice(1).some(function (way) { return way.terms.some(function (term) { return reach.knows(term); }); });
      return !isMeant && /^[㐀-鿿]{2,5}$/.test(unit.text) && typed.filter(function (term) { return !reach.knows(term); }).length * 2 >= typed.length;
    });
    for (const unit of doubtful.slice(0, MOST_ALIKE)) await this._addAlike(unit, reach);
    await reach.fetch(termsOf(doubtful));
    return doubtful.length > 0;
  }

  /** @param {import('./query.js').Unit} unit @param {Reach} reach */
  async _addAlike(unit, reach) {
    await this._learn('homophones', learnSounds, reach);
    const sounds = soundsOf(unit.text);
    const spoken = sounds ? soundTerms(sounds) : [];
    await reach.fetch(spoken);
    if (spoken.some(function (term) { return reach.knows(term); })) unit.ways.push({ terms: spoken, weight: 0.75, why: '同音', mark: '' });
    else unit.ways.push({ terms: singleTerms(unit.text), weight: 0.35, why: '单字', mark: '' });
  }

  /** Fetch a table once. @param {'homophones' | 'traditional'} name @param {(table: string) => void} take @param {Reach} reach */
  async _learn(name, take, reach) {
    reach.count(name);
    if (this._learned.has(name)) return;
    take(await this._read(this._table.tables[name]));
    this._learned.add(name);
  }

  /** List all entries, the community's own first. @returns {import('./rank.js').Ranked[]} */
  _everything() {
    /** @type {import('./rank.js').Ranked[]} */
    const all = [];
    this._parts.slice().reverse().forEach(function (part) {
      for (let number = 0; number < part.entries; number += 1) {
        if (!part.struck.has(number)) all.push({ doc: part.start + number, score: 0, coverage: 1, why: [] });
      }
    });
    return all;
  }

  /** Group hits by place on the portal: the county's first, unless a community's is far better. @param {Hit[]} hits @returns {Group[]} */
  _group(hits) {
    /** @type {Group[]} */
    const groups = [{ id: '', title: this._table.place, hits: [] }];
    const byId = new Map();
    this._table.groups.forEach(function (/** @type {[string, string]} */ place) {
      byId.set(place[0], { id: place[0], title: place[1], hits: [] });
    });
    hits.forEach((hit) => {
      const place = this._facets.values(hit.doc, 'place')[0];
      const group = byId.get(place) || groups[0];
      if (group !== groups[0] && !group.hits.length) groups.push(group);
      group.hits.push(hit);
    });
    const county = groups.shift();
    const rest = groups.filter(function (group) { return group.hits.length > 0; });
    if (!county || !county.hits.length) return rest;
    const better = rest.filter(function (group) { return group.hits[0].score > county.hits[0].score * COUNTY_FIRST; });
    return better.concat(county, rest.filter(function (group) { return better.indexOf(group) < 0; }));
  }

  /** @param {Hit[]} ranked @param {string} query @returns {{ number: string, title: string }[]} */
  _calls(ranked, query) {
    /** @type {Map<string, string>} */
    const calls = new Map();
    // Who types a number wants it, whatever else is found by it.
    /** @type {string[]} */
    const asked = query.match(/[0-9]{3,8}/g) || [];
    if (asked.length) {
      ranked.forEach((hit) => {
        this._facets.calls(hit.doc).forEach(function (call) { if (asked.indexOf(call[0]) >= 0) calls.set(call[0], call[1]); });
      });
    }
    ranked.slice(0, FIRST_HITS).forEach((hit) => {
      if (hit.score < ranked[0].score * CLOSE) return;
      this._facets.calls(hit.doc).forEach(function (call) { calls.set(call[0], call[1]); });
    });
    return Array.from(calls, function (call) { return { number: call[0], title: call[1] }; });
  }

  /** Find search words that share characters with a query. @param {string} query @returns {string[]} */
  _suggest(query) {
    const asked = new Set(query);
    /** @type {[number, string][]} */
    const near = [];
    this._words.meanings.forEach(function (_, said) {
      const shared = said.split('').filter(function (unit) { return asked.has(unit); }).length;
      if (shared * 2 >= said.length) near.push([shared / (said.length + query.length), said]);
    });
    near.sort(function (one, two) { return two[0] - one[0]; });
    return near.slice(0, MOST_SUGGESTIONS).map(function (one) { return one[1]; });
  }

  /** @param {number} doc @returns {Promise<Card>} */
  async _card(doc) {
    const part = this._parts.filter(function (one) { return doc >= one.start && doc < one.start + one.entries; })[0];
    const line = await part.card(doc);
    const titles = this._table.titles;
    const kind = this._facets.values(doc, 'kind')[0];
    const place = this._facets.values(doc, 'place')[0] || '';
    return {
      id: line[0], kind: kind, kindTitle: titles.kind[kind], place: place, placeTitle: titles.place[place] || '', url: line[1],
      title: line[2], line: line[3], texts: line[4], keywords: line[5], badges: line[6], facts: line[7],
    };
  }
}

/**
 * List the terms of units, the likeliest way of each unit first, and in an order that does not depend on theirs.
 * @param {import('./query.js').Unit[]} units @returns {string[]}
 */
function termsOf(units) {
  /** @type {string[][]} */
  const levels = [];
  units.forEach(function (unit) {
    unit.ways.forEach(function (way, at) { levels[at] = (levels[at] || []).concat(way.terms); });
  });
  return levels.reduce(function (all, terms) { return all.concat(terms.sort()); }, /** @type {string[]} */ ([]));
}

/** Let a word still being typed find the longer ones that begin so. @param {import('./query.js').Unit} unit @param {Reach} reach */
function addBeginnings(unit, reach) {
  reach.beginning(unit.text, MOST_BEGINNINGS).forEach(function (term) {
    if (/^[a-z0-9]+$/.test(term)) unit.ways.push({ terms: [term], weight: 0.85, why: '开头相同 ' + term, mark: term });
  });
}

/**
 * List what to highlight: words as typed, the pairs of them that stand somewhere, and what they mean.
 * @param {import('./query.js').Unit[]} units @param {Reach} reach @returns {string[]}
 */
function marksOf(units, reach) {
  /** @type {Set<string>} */
  const marks = new Set();
  units.forEach(function (unit) {
    unit.ways.forEach(function (way) { if (way.mark) marks.add(way.mark); });
    unit.ways[0].terms.forEach(function (term) { if (/^[㐀-鿿]{2}$/.test(term) && reach.knows(term)) marks.add(term); });
  });
  return Array.from(marks);
}
