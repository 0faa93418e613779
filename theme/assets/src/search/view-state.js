// @ts-check
/**
 * What is asked, and its place in the address, so that a filtered list can be kept, sent and gone back to.
 * In: the address's query. Out: a state, and the query that brings it back. Parameters of others are left alone.
 */

/** @typedef {{ text: string, picks: { [facet: string]: string[] } }} Asked */

export const FACET_NAMES = ['kind', 'topic', 'audience', 'format', 'mode', 'cost', 'place'];
/** Hosts refuse addresses much longer than this, and nobody asks a longer question. */
const LONGEST_ADDRESSED = 200;
const MOST_PICKED = 40;

/** @param {string} query As `location.search`. @returns {Asked} */
export function askedIn(query) {
  const params = new URLSearchParams(query);
  /** @type {Asked} */
  const asked = { text: params.get('q') || '', picks: {} };
  FACET_NAMES.forEach(function (facet) {
    const ids = params.getAll(facet).join(',').split(',').filter(Boolean);
    if (ids.length) asked.picks[facet] = Array.from(new Set(ids)).slice(0, MOST_PICKED);
  });
  return asked;
}

/** @param {Asked} asked @param {string} query What stands in the address now. @returns {string} */
export function queryFor(asked, query) {
  const others = new URLSearchParams(query);
  ['q'].concat(FACET_NAMES).forEach(function (name) { others.delete(name); });
  const text = asked.text.trim();
  if (text) others.append('q', text.slice(0, LONGEST_ADDRESSED).replace(/[\uD800-\uDBFF]$/, ''));
  const picks = FACET_NAMES.filter(function (facet) { return hasPicks(asked, facet); }).map(function (facet) {
    return facet + '=' + asked.picks[facet].map(encodeURIComponent).join(',');
  });
  const parts = [others.toString()].concat(picks).filter(Boolean);
  return parts.length ? '?' + parts.join('&') : '';
}

/** @param {Asked} asked @returns {boolean} */
export function asksNothing(asked) {
  return !asked.text.trim() && !FACET_NAMES.some(function (facet) { return hasPicks(asked, facet); });
}

/** @param {Asked} asked @param {string} facet @param {string} id @returns {Asked} With the value picked, or no longer. */
export function toggled(asked, facet, id) {
  const before = asked.picks[facet] || [];
  const after = before.indexOf(id) < 0 ? before.concat(id) : before.filter(function (one) { return one !== id; });
  return { text: asked.text, picks: Object.assign({}, asked.picks, { [facet]: after }) };
}

/** @param {Asked} asked @param {string} facet @returns {boolean} */
function hasPicks(asked, facet) {
  return (asked.picks[facet] || []).length > 0;
}

/**
 * Leave out picks that the site has no word for, as in an old link: nobody could take them back.
 * @param {Asked} asked @param {import('./facets.js').Facet[]} facets @returns {Asked} The same, where all are known.
 */
export function knownOnly(asked, facets) {
  /** @type {Asked} */
  const known = { text: asked.text, picks: {} };
  let lost = 0;
  facets.forEach(function (facet) {
    const picked = asked.picks[facet.id] || [];
    const kept = picked.filter(function (id) { return facet.values.some(function (value) { return value.id === id; }); });
    if (kept.length) known.picks[facet.id] = kept;
    lost += picked.length - kept.length;
  });
  return lost ? known : asked;
}
