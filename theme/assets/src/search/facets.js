// @ts-check
/**
 * What results are filtered by, with counts.
 * In: the facet tables of the parts, hits and picks. Out: hits that fit, and for each facet its values with how many
 * results one would see. Within a facet picks add up; between facets each narrows.
 */

/**
 * @typedef {{ [facet: string]: string[] }} Picks
 * @typedef {{ id: string, title: string, count: number, picked: boolean }} FacetValue
 * @typedef {{ id: string, title: string, values: FacetValue[] }} Facet
 */

export class FacetTable {
  /** @param {{ lines: any[], entries: number[], places: [string[], number][] }[]} tables @param {string[]} names */
  constructor(tables, names) {
    this.names = names;
    /** @type {any[]} One line for each entry: the ids of each facet but the place, then the numbers to call. */
    this._lines = [];
    /** @type {string[][]} */
    this._places = [];
    tables.forEach((table) => {
      table.entries.forEach((line) => this._lines.push(table.lines[line]));
      table.places.forEach((run) => { for (let left = run[1]; left > 0; left -= 1) this._places.push(run[0]); });
    });
  }

  /** @param {number} doc @param {string} facet @returns {string[]} */
  values(doc, facet) {
    return facet === 'place' ? this._places[doc] : this._lines[doc][this.names.indexOf(facet)];
  }

  /** @param {number} doc @returns {[string, string][]} */
  calls(doc) {
    return this._lines[doc][this.names.length - 1];
  }

  /** @param {number} doc @param {Picks} picks @param {string} [except] @returns {boolean} */
  fits(doc, picks, except) {
    return this.names.every((facet) => {
      const picked = picks[facet] || [];
      if (!picked.length || facet === except) return true;
      return this.values(doc, facet).some(function (value) { return picked.indexOf(value) >= 0; });
    });
  }
}

/**
 * Count what each value of each facet would show, the facet's own picks set aside.
 * @param {FacetTable} table @param {number[]} docs @param {Picks} picks
 * @param {{ [facet: string]: string }} names @param {{ [facet: string]: { [id: string]: string } }} titles
 * @returns {Facet[]}
 */
export function countFacets(table, docs, picks, names, titles) {
  return table.names.map(function (facet) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    docs.forEach(function (doc) {
      if (!table.fits(doc, picks, facet)) return;
      table.values(doc, facet).forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
    });
    const known = titles[facet] || {};
    const values = Object.keys(known).map(function (id) {
      return { id: id, title: known[id], count: counts.get(id) || 0, picked: (picks[facet] || []).indexOf(id) >= 0 };
    });
    return { id: facet, title: names[facet], values: values };
  });
}
