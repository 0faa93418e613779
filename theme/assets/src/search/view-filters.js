// @ts-check
/**
 * Narrowing: boxes to tick for each facet, with how many results each would show, and what is ticked as chips.
 * In: an answer's facets. Out: fieldsets in the panel. Boxes keep their order while one ticks, so none moves away
 * under the finger.
 */
import { make, makeButton, makeCross, refill } from './view-elements.js';

/**
 * @typedef {import('./view-elements.js').Parts} Parts
 * @typedef {import('./facets.js').Facet} Facet
 * @typedef {import('./facets.js').FacetValue} FacetValue
 * @typedef {(facet: string, id: string) => void} OnToggle
 */

const SHOWN_VALUES = 8;
/** The values of each long facet that are in sight: the fullest of the query's first answer, and what one asked for. @type {Map<string, Set<string>>} */
const inSight = new Map();

/** @param {Parts} parts @param {Facet[]} facets @param {number} total @param {boolean} isAfresh Whether the words are new. @param {OnToggle} onToggle */
export function drawFilters(parts, facets, total, isAfresh, onToggle) {
  if (isAfresh) inSight.clear();
  const shown = facets.map(function (facet) { return worthShowing(facet, total); })
    .filter(function (facet) { return facet.values.length > 0; });
  const known = Array.from(parts.facets.querySelectorAll('fieldset'));
  const fields = shown.map(function (facet) {
    const old = known.filter(function (field) { return field.dataset.facet === facet.id; })[0];
    return drawFacet(old || makeFacet(facet), facet, onToggle);
  });
  known.forEach(function (field) { if (fields.indexOf(field) < 0) parts.facets.removeChild(field); });
  fields.forEach(function (field, at) { putAt(parts.facets, field, at); });
  parts.filters.hidden = !fields.length;
  parts.toggle.hidden = !fields.length;
  parts.seen.textContent = '看这' + total + '条';
  parts.desk.classList.toggle('search__desk--sided', fields.length > 0);
  parts.toggle.classList.toggle('search__toggle--needless', fields.length > 0);
}

/** One value that all results have narrows nothing. @param {Facet} facet @param {number} total @returns {Facet} */
function worthShowing(facet, total) {
  const values = facet.values.filter(function (value) { return value.count > 0 || value.picked; });
  const isChoice = values.length > 1 || values.some(function (value) { return value.picked || value.count < total; });
  return { id: facet.id, title: facet.title, values: isChoice ? values : [] };
}

/** @param {Facet} facet @returns {HTMLFieldSetElement} */
function makeFacet(facet) {
  const field = /** @type {HTMLFieldSetElement} */ (make('fieldset', 'facet'));
  field.dataset.facet = facet.id;
  field.appendChild(make('legend', 'facet__title', facet.title));
  field.appendChild(make('div', 'facet__values'));
  return field;
}

/** @param {HTMLFieldSetElement} field @param {Facet} facet @param {OnToggle} onToggle @returns {HTMLFieldSetElement} */
function drawFacet(field, facet, onToggle) {
  const list = /** @type {HTMLElement} */ (field.querySelector('.facet__values'));
  const old = /** @type {HTMLElement[]} */ (Array.from(list.children));
  const labels = facet.values.map(function (value) {
    const label = old.filter(function (one) { return one.dataset.value === value.id; })[0]
      || makeValue(facet.id, value, onToggle);
    return drawValue(label, value);
  });
  old.forEach(function (label) { if (labels.indexOf(label) < 0) list.removeChild(label); });
  labels.forEach(function (label, at) { putAt(list, label, at); });
  shorten(field, facet, labels);
  return field;
}

/** @param {string} facet @param {FacetValue} value @param {OnToggle} onToggle @returns {HTMLElement} */
function makeValue(facet, value, onToggle) {
  const label = make('label', 'facet__value');
  label.dataset.value = value.id;
  const box = /** @type {HTMLInputElement} */ (make('input'));
  box.type = 'checkbox';
  box.name = facet;
  box.value = value.id;
  box.addEventListener('change', function () { onToggle(facet, value.id); });
  label.appendChild(box);
  label.appendChild(make('span', '', value.title));
  label.appendChild(make('span', 'facet__count'));
  return label;
}

/** @param {HTMLElement} label @param {FacetValue} value @returns {HTMLElement} */
function drawValue(label, value) {
  const box = /** @type {HTMLInputElement} */ (label.querySelector('input'));
  box.checked = value.picked;
  /** @type {HTMLElement} */ (label.querySelector('.facet__count')).textContent = value.count + '条';
  return label;
}

/** @param {Facet} facet @returns {Set<string>} */
function sightOf(facet) {
  const known = inSight.get(facet.id);
  if (known) return known;
  const fullest = facet.values.slice().sort(function (one, two) { return two.count - one.count; }).slice(0, SHOWN_VALUES);
  const ids = new Set(fullest.map(function (value) { return value.id; }));
  inSight.set(facet.id, ids);
  return ids;
}

/** Keep a long facet short until asked. @param {HTMLFieldSetElement} field @param {Facet} facet @param {HTMLElement[]} labels */
function shorten(field, facet, labels) {
  const sight = sightOf(facet);
  labels.forEach(function (label, at) { label.hidden = !sight.has(facet.values[at].id) && !facet.values[at].picked; });
  const rest = labels.filter(function (label) { return label.hidden; });
  const old = field.querySelector('.facet__more');
  if (old) field.removeChild(old);
  if (!rest.length) return;
  field.appendChild(makeButton('quiet facet__more', '更多（还有' + rest.length + '项）', function () {
    facet.values.forEach(function (value) { sight.add(value.id); });
    shorten(field, facet, labels);
    /** @type {HTMLElement} */ (rest[0].querySelector('input')).focus();
  }));
}

/** Put a child at its place, and leave it alone if it is there: a moved box would lose the focus. @param {Node} parent @param {Node} child @param {number} at */
function putAt(parent, child, at) {
  if (parent.childNodes[at] !== child) parent.insertBefore(child, parent.childNodes[at] || null);
}

/** @param {Parts} parts @param {Facet[]} facets @param {OnToggle} onToggle */
export function drawPicked(parts, facets, onToggle) {
  const chips = pickedValues(facets).map(function (one) {
    const chip = make('li', 'chip chip--picked');
    chip.appendChild(make('span', 'chip__on', one.value.title));
    chip.appendChild(makeCross(parts, '不再只看“' + one.value.title + '”', function () { onToggle(one.facet.id, one.value.id); }));
    return chip;
  });
  refill(/** @type {HTMLElement} */ (parts.picked.querySelector('ul')), chips);
  parts.picked.hidden = !chips.length;
  const label = parts.toggle.lastChild;
  if (label) label.textContent = chips.length ? '筛选（' + chips.length + '项）' : '筛选';
}

/** @param {Facet[]} facets @returns {{ facet: Facet, value: FacetValue }[]} */
export function pickedValues(facets) {
  return facets.reduce(function (all, facet) {
    const picked = facet.values.filter(function (value) { return value.picked; });
    return all.concat(picked.map(function (value) { return { facet: facet, value: value }; }));
  }, /** @type {{ facet: Facet, value: FacetValue }[]} */ ([]));
}
