// @ts-check
/**
 * The results: one list in a community, one list for each place on the portal.
 * In: an answer, and the cards of the hits to show. Out: headings, items and buttons that show more.
 */
import { excerptOf, fillMarked, foundBy } from './view-marks.js';
import { make, makeButton, refill } from './view-elements.js';

/**
 * @typedef {import('./view-elements.js').Parts} Parts
 * @typedef {import('./engine.js').Answer} Answer
 * @typedef {import('./engine.js').Card} Card
 * @typedef {import('./engine.js').Group} Group
 * @typedef {{ [group: string]: number }} Wanted How many results of a group the reader asked for.
 */

export const PAGE_SIZE = 10;
/** How many of the first place stand there at least, however many places there are. */
const BEST = 3;
/** How many of one place stand on the portal before the next place. */
const FIRST_OF_PLACE = 5;
/** Stands for the places themselves in what the reader asked for. */
const PLACES = '*places';

/**
 * Say how many hits of each group to show. Ten in all at first, because each may cost a file more on a weak signal;
 * the first place shows its best ones, every other place one before any shows more.
 * @param {Group[]} groups @param {Wanted} wanted @returns {number[]} None for a place that is not shown yet.
 */
export function sharesOf(groups, wanted) {
  const others = Math.min(groups.length - 1, PAGE_SIZE - BEST);
  const places = Math.max(1 + others, wanted[PLACES] || 0);
  const most = groups.length > 1 ? FIRST_OF_PLACE : PAGE_SIZE;
  let spare = PAGE_SIZE - 1 - others;
  return groups.map(function (group, at) {
    if (at >= places) return 0;
    const first = Math.min(group.hits.length, most, 1 + spare);
    spare -= first - 1;
    return Math.min(group.hits.length, Math.max(first, wanted[group.id] || 0));
  });
}

/** @param {Answer} answer @param {number} most @returns {Wanted} Everything, as long as it fits on paper. */
export function wantAll(answer, most) {
  /** @type {Wanted} */
  const wanted = {};
  wanted[PLACES] = answer.groups.length;
  let left = most;
  answer.groups.forEach(function (group) {
    wanted[group.id] = Math.min(left, group.hits.length);
    left -= wanted[group.id];
  });
  return wanted;
}

/**
 * @param {Parts} parts @param {Answer} answer @param {number[]} shares @param {Card[]} cards
 * @param {(wanted: Wanted) => void} onMore
 */
export function drawResults(parts, answer, shares, cards, onMore) {
  const root = parts.form.dataset.root || '';
  let from = 0;
  const isGrouped = answer.groups.length > 1;
  const sections = answer.groups.map(function (group, at) {
    const section = make('section', 'hits__group');
    const shown = cards.slice(from, from + shares[at]);
    from += shares[at];
    if (!shown.length) return section;
    if (isGrouped) section.appendChild(headOf(group));
    const list = make('ul', 'hits');
    shown.forEach(function (card, rank) { list.appendChild(drawHit(card, group.hits[rank], answer.marks, root)); });
    section.appendChild(list);
    const more = Math.min(PAGE_SIZE, group.hits.length - shares[at]);
    if (isGrouped && more > 0) section.appendChild(moreOf(group, shares[at], more, onMore));
    return section;
  });
  refill(parts.hits, sections.filter(function (section) { return section.firstChild; }));
  drawMore(parts, answer, shares, onMore);
}

/** @param {Group} group @returns {HTMLElement} */
function headOf(group) {
  const head = make('div', 'section__head');
  head.appendChild(make('h2', '', group.title));
  head.appendChild(make('span', 'search__aside', group.hits.length + '条'));
  return head;
}

/** @param {Group} group @param {number} shown @param {number} more @param {(wanted: Wanted) => void} onMore @returns {HTMLElement} */
function moreOf(group, shown, more, onMore) {
  const line = make('p', 'actions no-print');
  const button = makeButton('btn', '再看这里的' + more + '条', function () { onMore({ [group.id]: shown + more }); });
  button.appendChild(make('span', 'visually-hidden', '：' + group.title));
  line.appendChild(button);
  return line;
}

/** The one button below all results. @param {Parts} parts @param {Answer} answer @param {number[]} shares @param {(wanted: Wanted) => void} onMore */
function drawMore(parts, answer, shares, onMore) {
  const unseen = shares.filter(function (share) { return share === 0; }).length;
  const isGrouped = answer.groups.length > 1;
  const rest = isGrouped || !answer.groups.length ? 0 : answer.groups[0].hits.length - shares[0];
  const more = Math.min(PAGE_SIZE, isGrouped ? unseen : rest);
  parts.more.hidden = more <= 0;
  parts.more.textContent = isGrouped ? '再看' + more + '个社区' : '再看' + more + '条';
  parts.more.onclick = function () {
    if (isGrouped) onMore({ [PLACES]: answer.groups.length - unseen + more });
    else onMore({ [answer.groups[0].id]: shares[0] + more });
  };
}

/** @param {Card} card @param {import('./engine.js').Hit} hit @param {string[]} marks @param {string} root @returns {HTMLElement} */
function drawHit(card, hit, marks, root) {
  const item = make('li', 'hit');
  item.dataset.hit = '';
  item.dataset.id = card.id;
  item.dataset.kind = card.kind;
  item.dataset.score = hit.score.toFixed(3);
  item.dataset.why = hit.why.join('；');
  item.appendChild(make('p', 'hit__kind', card.kindTitle));
  const title = make('h3', 'hit__title');
  const link = /** @type {HTMLAnchorElement} */ (make('a'));
  link.href = root + (location.protocol === 'file:' ? card.url.replace(/\/(?=#|$)/, '/index.html') : card.url);
  link.dir = 'auto';
  title.appendChild(fillMarked(link, card.title, marks));
  item.appendChild(title);
  const excerpt = excerptOf(card, marks);
  if (excerpt) item.appendChild(inOwnDirection(fillMarked(make('p', 'hit__text'), excerpt, marks)));
  const words = foundBy(card, marks);
  if (words.length) item.appendChild(inOwnDirection(fillMarked(make('p', 'hit__aside', '相关：'), words.join('、'), marks)));
  if (card.facts) item.appendChild(make('p', 'hit__aside', card.facts));
  if (card.badges.length) item.appendChild(drawBadges(card.badges));
  return item;
}

/** @param {HTMLElement} element @returns {HTMLElement} */
function inOwnDirection(element) {
  element.dir = 'auto';
  return element;
}

/** @param {string[]} badges @returns {HTMLElement} */
function drawBadges(badges) {
  const states = make('p', 'states');
  badges.forEach(function (badge) { states.appendChild(make('span', 'state', badge)); });
  return states;
}
