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
/** Sums differ in their last digits with the order of the words; what is found must not. */
const ROUNDING = 1e-9;

/**
 * @param {import('./query.js').Unit[]} units @param {import('./reach.js').Reach} reach @returns {Ranked[]}
 */
export function rank(units, reach) {
  const parts = reach.parts;
  const entries = parts.reduce(function (sum, part) { return sum + part.entries - part.struck.size; }, 0);
  const rarity = rarities(entries, reach);
  /** @type {Map<number, { score: number, held: number, why: Set<string> }>} */
  const sums = new Map();
  let asked = 0;
  units.forEach(function (unit) {
    const found = unitScores(unit, reach, rarity);
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
  return ranked.filter(function (one) { return one.coverage >= most * LEAST_COVERAGE - ROUNDING; });
}

/** @param {number} entries @param {import('./reach.js').Reach} reach @returns {(term: string) => number} */
function rarities(entries, reach) {
  /** @type {Map<string, number>} */
  const kept = new Map();
  return function (term) {
    let value = kept.get(term);
    if (value === undefined) {
      const holding = reach.parts.reduce(function (sum, part) { return sum + reach.postings(part, term).length; }, 0);
      value = Math.log(1 + (entries - holding + 0.5) / (holding + 0.5));
      kept.set(term, value);
    }
    return value;
  };
}

/**
 * Score every entry that holds a unit, each by the way in which it holds it best.
 * @param {import('./query.js').Unit} unit @param {import('./reach.js').Reach} reach @param {(term: string) => number} rarity
 */
function unitScores(unit, reach, rarity) {
  /** @type {Map<number, { score: number, share: number, why: string }>} */
  const best = new Map();
  let asked = 0;
  unit.ways.forEach(function (way) {
    const terms = Array.from(new Set(way.terms));
    const all = terms.reduce(function (sum, term) { return sum + rarity(term); }, 0);
    asked = Math.max(asked, way.why ? 0 : all);
    wayScores(terms, reach, rarity).forEach(function (one, doc) {
      const score = one.score * way.weight;
      const before = best.get(doc) || { score: 0, share: 0, why: '' };
      // The way that scores best need not be the one that holds most: neither may hide the other.
      const share = Math.max(before.share, Math.min(1, one.held / all) * way.weight);
      const why = score > before.score ? [FIELDS[one.field], way.why].filter(Boolean).join('：') : before.why;
      best.set(doc, { score: Math.max(score, before.score), share: share, why: why });
    });
  });
  return { best: best, asked: asked };
}

/** @param {string[]} terms @param {import('./reach.js').Reach} reach @param {(term: string) => number} rarity */
function wayScores(terms, reach, rarity) {
  /** @type {Map<number, { score: number, held: number, field: number }>} */
  const scores = new Map();
  terms.forEach(function (term) {
    const weight = rarity(term);
    reach.parts.forEach(function (part) {
      reach.postings(part, term).forEach(function (posting) {
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
