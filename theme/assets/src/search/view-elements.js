// @ts-check
/**
 * The parts of the search page, and making new ones.
 * In: names of `data-search-…` attributes. Out: elements. Texts go in as text, never as HTML.
 */

/**
 * @typedef {{ form: HTMLFormElement, box: HTMLInputElement, clear: HTMLElement, status: HTMLElement, past: HTMLElement,
 *   chips: HTMLElement, forget: HTMLElement, calls: HTMLElement, numbers: HTMLElement, call: HTMLTemplateElement,
 *   cross: HTMLTemplateElement, busy: HTMLElement, trouble: HTMLElement, why: HTMLElement, retry: HTMLElement,
 *   count: HTMLElement, toggle: HTMLElement, picked: HTMLElement, unpick: HTMLElement, terms: HTMLElement,
 *   desk: HTMLElement, filters: HTMLElement, facets: HTMLElement, seen: HTMLElement, results: HTMLElement, note: HTMLElement, hits: HTMLElement,
 *   more: HTMLElement, print: HTMLElement, list: HTMLElement }} Parts
 */

const PART_NAMES = [
  'clear', 'status', 'past', 'chips', 'forget', 'calls', 'numbers', 'call', 'cross', 'busy', 'trouble', 'why', 'retry',
  'count', 'toggle', 'picked', 'unpick', 'terms', 'desk', 'filters', 'facets', 'seen', 'results', 'note', 'hits', 'more', 'print', 'list',
];

/** @param {HTMLFormElement} form @returns {Parts} */
export function partsOf(form) {
  /** @type {any} */
  const parts = { form: form, box: form.elements.namedItem('q') };
  PART_NAMES.forEach(function (name) {
    parts[name] = document.querySelector('[data-search-' + name + ']');
    if (!parts[name]) throw new Error('the search page lacks ' + name);
  });
  return parts;
}

/** @param {string} tag @param {string} [style] @param {string} [text] @returns {HTMLElement} */
export function make(tag, style, text) {
  const made = document.createElement(tag);
  if (style) made.className = style;
  if (text) made.textContent = text;
  return made;
}

/** @param {string} style @param {string} text @param {() => void} onPress @returns {HTMLElement} */
export function makeButton(style, text, onPress) {
  const button = make('button', style, text);
  button.setAttribute('type', 'button');
  button.addEventListener('click', onPress);
  return button;
}

/** A press away from being gone. @param {Parts} parts @param {string} label @param {() => void} onPress @returns {HTMLElement} */
export function makeCross(parts, label, onPress) {
  const button = makeButton('chip__off', '', onPress);
  button.appendChild(parts.cross.content.cloneNode(true));
  button.appendChild(make('span', 'visually-hidden', label));
  return button;
}

/** @param {Node} parent @param {Node[]} children What it holds from now on. */
export function refill(parent, children) {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  children.forEach(function (child) { parent.appendChild(child); });
}
