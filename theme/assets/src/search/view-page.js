// @ts-check
/**
 * The search page at work: what is asked, the answer to it, and the page that shows it.
 * In: the form of the page. Out: results in place of the complete list, which comes back when nothing is asked or the
 * data fail. An answer that comes after a newer question is dropped.
 */
import { openSearch } from './engine.js';
import { SearchError } from './loader.js';
import { Trail } from './view-address.js';
import { partsOf } from './view-elements.js';
import { drawFilters, drawPicked } from './view-filters.js';
import { drawHistory, rememberSearch, startHistory } from './view-history.js';
import { linksOf, startKeys } from './view-keys.js';
import { drawResults, sharesOf, wantAll } from './view-results.js';
import { askedIn, asksNothing, knownOnly, toggled } from './view-state.js';
import { drawCalls, drawCount, drawNote, drawTerms, drawTrouble } from './view-words.js';

/**
 * @typedef {import('./engine.js').Answer} Answer
 * @typedef {import('./engine.js').Search} Search
 */

/** Shorter waits need no word. */
const PATIENCE = 300;
/** More than one prints is no list any more. */
const MOST_PRINTED = 200;

export class SearchPage {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this._parts = partsOf(form);
    this._trail = new Trail();
    this._asked = askedIn(location.search);
    /** @type {import('./view-results.js').Wanted} */
    this._wanted = {};
    this._turn = 0;
    /** @type {Promise<Search> | null} */
    this._opening = null;
    /** @type {Answer | null} */
    this._answer = null;
    this._whole = this._parts.count.textContent || '';
    /** What the shown answer is to. @type {string | null} */
    this._answered = null;
  }

  /** Take over from the page's own script. @param {string} wish What was pressed before this script had come. */
  start(wish) {
    this._listen();
    // What one typed meanwhile counts, not what the address said.
    if (this._asked.text !== this._parts.box.value) {
      this._asked.text = this._parts.box.value;
      this._trail.drift(this._asked);
    }
    this._restorePlace();
    this._drawBox();
    if (wish === 'filters') this._toggleFilters(true);
    else if (wish === 'submit') this._submit();
    else this._show(() => { this._returnTo(history.state); });
  }

  _listen() {
    const parts = this._parts;
    parts.box.addEventListener('input', (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this._type();
    });
    parts.box.addEventListener('compositionend', () => { this._type(); });
    parts.form.addEventListener('submit', (event) => { event.preventDefault(); this._submit(); });
    parts.clear.addEventListener('click', () => { this._clear(); });
    parts.toggle.addEventListener('click', () => { this._toggleFilters(); });
    parts.seen.addEventListener('click', () => { this._toggleFilters(false); parts.count.focus(); });
    parts.unpick.addEventListener('click', () => { this._unpick(); });
    parts.retry.addEventListener('click', () => { this._retry(); });
    parts.print.addEventListener('click', () => { this._print(); });
    parts.hits.addEventListener('click', (event) => { this._leave(event); });
    window.addEventListener('popstate', () => { this._goBack(); });
    startKeys(parts, () => { this._clear(); }, () => { this._toggleFilters(false); });
    startHistory(parts, (text) => { this._ask(text); });
  }

  /* What one does */

  _type() {
    if (this._parts.box.value === this._asked.text) return;
    this._asked = { text: this._parts.box.value, picks: this._asked.picks };
    this._wanted = {};
    this._trail.drift(this._asked);
    this._drawBox();
    this._show();
  }

  _submit() {
    this._asked = { text: this._parts.box.value, picks: this._asked.picks };
    this._trail.settle(this._asked);
    rememberSearch(this._asked.text);
    this._drawBox();
    this._show(asksNothing(this._asked) ? undefined : () => { this._parts.count.focus(); });
  }

  /** Ask for words that stand on a button. @param {string} text */
  _ask(text) {
    this._parts.box.value = text;
    this._wanted = {};
    this._submit();
  }

  _clear() {
    this._parts.box.value = '';
    this._parts.box.focus();
    this._asked = { text: '', picks: this._asked.picks };
    this._wanted = {};
    this._trail.settle(this._asked);
    this._drawBox();
    this._show();
  }

  /** @param {string} facet @param {string} id @param {boolean} isChip Whether it was a chip, which is gone now. */
  _toggle(facet, id, isChip) {
    this._pick(toggled(this._asked, facet, id));
    this._show(isChip ? () => { this._parts.count.focus(); } : undefined);
  }

  _unpick() {
    this._pick({ text: this._asked.text, picks: {} });
    this._show(() => { this._parts.count.focus(); });
  }

  /** @param {import('./view-state.js').Asked} asked */
  _pick(asked) {
    this._asked = asked;
    this._wanted = {};
    this._trail.settle(asked);
  }

  /** @param {boolean} [isOpen] */
  _toggleFilters(isOpen) {
    const open = this._parts.desk.classList.toggle('search__desk--open', isOpen);
    this._parts.toggle.setAttribute('aria-expanded', String(open));
    // Filters need the data even where nothing is asked.
    if (open && !this._answer) this._show(undefined, true);
  }

  _retry() {
    if (this._parts.retry.dataset.reload) location.reload();
    else this._show(() => { this._parts.count.focus(); });
  }

  /** @param {import('./view-results.js').Wanted} wanted */
  _more(wanted) {
    const before = linksOf(this._parts);
    this._wanted = Object.assign({}, this._wanted, wanted);
    this._show(() => {
      const seen = before.map(function (link) { return /** @type {HTMLAnchorElement} */ (link).href; });
      const fresh = linksOf(this._parts).filter(function (link) { return seen.indexOf(/** @type {HTMLAnchorElement} */ (link).href) < 0; })[0];
      if (fresh) fresh.focus();
    });
  }

  _print() {
    if (!this._answer) return;
    this._wanted = wantAll(this._answer, MOST_PRINTED);
    this._show(function () { window.print(); });
  }

  /** A result is being opened: it was worth remembering. @param {Event} event */
  _leave(event) {
    if (!(/** @type {HTMLElement} */ (event.target).closest('a'))) return;
    rememberSearch(this._asked.text);
    this._trail.settle(this._asked);
    this._trail.note({ wanted: this._wanted, top: window.pageYOffset });
  }

  _goBack() {
    this._trail.moved();
    this._asked = askedIn(location.search);
    this._parts.box.value = this._asked.text;
    this._restorePlace();
    this._drawBox();
    this._show();
  }

  /* What one sees */

  _restorePlace() {
    this._wanted = (history.state && history.state.wanted) || {};
  }

  /** @param {any} place */
  _returnTo(place) {
    if (place && place.top && !asksNothing(this._asked)) window.scrollTo(0, place.top);
  }

  _drawBox() {
    this._parts.clear.hidden = !this._parts.box.value;
    drawHistory(this._parts, (text) => { this._ask(text); });
  }

  /** Find what is asked now and show it. @param {() => void} [then] @param {boolean} [isUse] Whether the data are wanted in any case. */
  async _show(then, isUse) {
    this._turn += 1;
    const turn = this._turn;
    if (asksNothing(this._asked)) this._showList();
    const isIdle = asksNothing(this._asked) && !this._opening && !isUse;
    const busy = setTimeout(() => { this._parts.busy.hidden = turn !== this._turn; }, PATIENCE);
    try {
      if (!isIdle) await this._find(turn);
    } catch (error) {
      if (turn === this._turn) this._fail(error);
    }
    clearTimeout(busy);
    if (turn !== this._turn) return;
    this._parts.busy.hidden = true;
    if (then) then();
  }

  /** @param {number} turn */
  async _find(turn) {
    const asked = this._asked;
    const search = await this._open();
    const answer = await search.find(asked.text, asked.picks);
    if (turn !== this._turn) return;
    const known = knownOnly(asked, answer.facets);
    if (known !== asked) {
      this._asked = known;
      await this._find(turn);
      return;
    }
    const shares = asksNothing(asked) ? [] : sharesOf(answer.groups, this._wanted);
    const cards = await search.cards(hitsWithin(answer, shares));
    // Whether it is the words or the picks that find nothing, only a search without picks can tell.
    const whole = answer.total ? answer : await search.find(asked.text, {});
    if (turn === this._turn) this._draw(answer, whole, shares, cards);
  }

  /** @returns {Promise<Search>} */
  _open() {
    if (!this._opening) {
      this._opening = openSearch(this._parts.form.dataset.index || '');
      this._opening.catch(() => { this._opening = null; });
    }
    return this._opening;
  }

  /** @param {Answer} answer @param {Answer} whole The answer without picks, where there is none with them. @param {number[]} shares @param {import('./engine.js').Card[]} cards */
  _draw(answer, whole, shares, cards) {
    const parts = this._parts;
    this._answer = answer;
    parts.trouble.hidden = true;
    /** @param {string} facet @param {string} id */
    const onBox = (facet, id) => { this._toggle(facet, id, false); };
    /** @param {string} facet @param {string} id */
    const onChip = (facet, id) => { this._toggle(facet, id, true); };
    drawFilters(parts, answer.facets, answer.total, this._answered !== this._asked.text, onBox);
    drawPicked(parts, answer.facets, onChip);
    this._answered = this._asked.text;
    delete parts.trouble.dataset.failed;
    parts.results.dataset.answered = this._asked.text;
    if (asksNothing(this._asked)) return;
    drawCalls(parts, answer);
    drawCount(parts, answer, cards.length);
    drawNote(parts, answer, whole.total, this._asked.text, (text) => { this._ask(text); }, () => { this._unpick(); });
    drawTerms(parts, answer, this._asked.text);
    drawResults(parts, answer, shares, cards, (wanted) => { this._more(wanted); });
    parts.print.hidden = !answer.total;
    parts.results.hidden = false;
    parts.list.hidden = true;
  }

  _showList() {
    const parts = this._parts;
    parts.results.hidden = true;
    parts.calls.hidden = true;
    parts.list.hidden = false;
    parts.count.textContent = this._whole;
    parts.terms.textContent = '';
    parts.trouble.hidden = true;
  }

  /** @param {unknown} error */
  _fail(error) {
    this._showList();
    this._parts.filters.hidden = true;
    this._parts.toggle.hidden = true;
    this._parts.trouble.dataset.failed = error instanceof SearchError ? error.reason : 'corrupt';
    delete this._parts.results.dataset.answered;
    drawTrouble(this._parts, error);
  }
}

/** @param {Answer} answer @param {number[]} shares @returns {import('./engine.js').Hit[]} */
function hitsWithin(answer, shares) {
  return shares.reduce(function (all, share, at) {
    return all.concat(answer.groups[at].hits.slice(0, share));
  }, /** @type {import('./engine.js').Hit[]} */ ([]));
}
