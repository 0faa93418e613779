// @ts-check
/**
 * The address and the way back: typing changes the entry one stands on, sending and ticking make a new one.
 * In: what is asked, and how many results are in sight. Out: the browser's history, written at most every 400 ms.
 */
import { queryFor } from './view-state.js';

/** @typedef {import('./view-state.js').Asked} Asked */

const LEAST_PAUSE = 400;

export class Trail {
  constructor() {
    /** The query of the entry one stands on, as it was before one began to type. */
    this._settled = location.search;
    /** @type {number | undefined} */
    this._timer = undefined;
  }

  /** While one types. @param {Asked} asked */
  drift(asked) {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => { this._write(queryFor(asked, location.search), null); }, LEAST_PAUSE);
  }

  /** A step to which one can go back. @param {Asked} asked */
  settle(asked) {
    clearTimeout(this._timer);
    const query = queryFor(asked, location.search);
    if (query === this._settled) {
      this._write(query, null);
      return;
    }
    // What was half typed is no place to come back to.
    if (location.search !== this._settled) this._write(this._settled, history.state);
    this._settled = query;
    try { history.pushState(null, '', pathWith(query)); } catch (refused) { /* as below */ }
  }

  /** Keep what brings one back to the same place. @param {object} place */
  note(place) {
    this._write(location.search, place);
  }

  /** One has gone back or on. */
  moved() {
    clearTimeout(this._timer);
    this._settled = location.search;
  }

  /** @param {string} query @param {object | null} place */
  _write(query, place) {
    // A page opened by file:// may be refused this in some browsers; the search works all the same.
    try { history.replaceState(place, '', pathWith(query)); } catch (refused) { /* the address stays */ }
  }
}

/** @param {string} query @returns {string} */
function pathWith(query) {
  return location.pathname + query;
}
