// @ts-check
/**
 * Scoring: BM25F levels from the parts, weighted by how rare a term is over all parts together.
 * In: units and parts whose shards have come. Out: hits, best first.
 */
import { LEVELS } from './postings.js';

/**
 * @typedef {import('./postings.js').Part} Part
 * @typedef {{ doc: number, score: number, coverage: number, why: string[] }} Ranked
 */

const FIELDS = ['标题', '关键词', '正文'];
const OWN_FIRST = 1.1;
/** Entries that hold less than this share of what the best one holds are not shown. */
const LEAST_COVERAGE = 0.3;

/**
 * @param {import('./query.js').Unit[]} units @param {Part[]} parts @returns {Ranked[]}
 */
export function rank(units, parts) {
  const entries = parts.reduce(function (sum, part) { return sum + part.entries - part.struck.size; }, 0);
  const rarity = rarities(entries, parts);
  /** @type {Map<number, { score: number, held: number, why: Set<string> }>} */
  const sums = new Map();
  let asked = 0;
  units.forEach(function (unit) {
    const found = unitScores(unit, parts, rarity);
    asked += found.asked;
    found.best.forEach(function (one, doc) {
      const sum = sums.get(doc) || { score: 0, held: 0, why: new Set() };
      sum.score += one.score;
      sum.held += one.share * found.asked;
      sum.why.add(one.why);
      sums.set(doc, sum);
    });
  });
  /** @type {Ranked[]} */
  const ranked = [];
  sums.forEach(function (sum, doc) {
    const coverage = asked ? sum.held / asked : 0;
    const own = isOwn(doc, parts) ? OWN_FIRST : 1;
    ranked.push({ doc: doc, score: sum.score * own * (0.4 + 0.6 * coverage), coverage: coverage, why: Array.from(sum.why) });
  });
  ranked.sort(function (one, two) { return two.score - one.score || one.doc - two.doc; });
  const most = ranked.reduce(function (best, one) { return Math.max(best, one.coverage); }, 0);
  return ranked.filter(function (one) { return one.coverage >= most * LEAST_COVERAGE; });
}

/** @param {number} entries @param {Part[]} parts @returns {(term: string) => number} */
function rarities(entries, parts) {
  /** @type {Map<string, number>} */
  const kept = new Map();
  return function (term) {
    let value = kept.get(term);
    if (value === undefined) {
      const holding = parts.reduce(function (sum, part) { return sum + part.postings(term).length; }, 0);
      value = Math.log(1 + (entries - holding + 0.5) / (holding + 0.5));
      kept.set(term, value);
    }
    return value;
  };
}

/**
 * Score every entry that holds a unit, each by the way in which it holds it best.
 * @param {import('./query.js').Unit} unit @param {Part[]} parts @param {(term: string) => number} rarity
 */
function unitScores(unit, parts, rarity) {
  /** @type {Map<number, { score: number, share: number, why: string }>} */
  const best = new Map();
  let asked = 0;
  unit.ways.forEach(function (way) {
    const terms = Array.from(new Set(way.terms));
    const all = terms.reduce(function (sum, term) { return sum + rarity(term); }, 0);
    asked = Math.max(asked, way.why ? 0 : all);
    wayScores(terms, parts, rarity).forEach(function (one, doc) {
      const score = one.score * way.weight;
      const before = best.get(doc);
      if (before && before.score >= score) return;
      best.set(doc, { score: score, share: Math.min(1, one.held / all) * way.weight, why: [FIELDS[one.field], way.why].filter(Boolean).join('：') });
    });
  });
  return { best: best, asked: asked };
}

/** @param {string[]} terms @param {Part[]} parts @param {(term: string) => number} rarity */
function wayScores(terms, parts, rarity) {
  /** @type {Map<number, { score: number, held: number, field: number }>} */
  const scores = new Map();
  terms.forEach(function (term) {
    const weight = rarity(term);
    parts.forEach(function (part) {
      part.postings(term).forEach(function (posting) {
        const one = scores.get(posting.entry) || { score: 0, held: 0, field: 9 };
        one.score += weight * posting.level / LEVELS;
        one.held += weight;
        one.field = Math.min(one.field, posting.field);
        scores.set(posting.entry, one);
      });
    });
  });
  return scores;
}

/** @param {number} doc @param {Part[]} parts @returns {boolean} */
function isOwn(doc, parts) {
  return parts.some(function (part) { return part.isOwn && doc >= part.start && doc < part.start + part.entries; });
}
