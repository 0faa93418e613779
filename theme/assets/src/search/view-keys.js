// @ts-check
/**
 * Using the search without a mouse: arrows between the box and the results, Esc back to the box, Esc again to clear it.
 * In: keys. Out: the focus.
 */

/** @typedef {import('./view-elements.js').Parts} Parts */

/** @param {Parts} parts @param {() => void} onClear @param {() => void} onClose Shut the filters where they lie over the results. */
export function startKeys(parts, onClear, onClose) {
  document.addEventListener('keydown', function (event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = /** @type {HTMLElement} */ (event.target);
    if (event.key === 'Escape') leave(parts, at, event, onClear, onClose);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(parts, at, event);
  });
}

/** @param {Parts} parts @param {HTMLElement} at @param {KeyboardEvent} event @param {() => void} onClear @param {() => void} onClose */
function leave(parts, at, event, onClear, onClose) {
  if (at === parts.box) {
    event.preventDefault();
    onClear();
  } else if (parts.filters.contains(at) && parts.toggle.offsetParent) {
    onClose();
    parts.toggle.focus();
  } else if (isWithin(parts, at)) {
    parts.box.focus();
  }
}

/** @param {Parts} parts @param {HTMLElement} at @returns {boolean} */
function isWithin(parts, at) {
  return at === parts.count || [parts.form, parts.desk, parts.picked, parts.past, parts.calls, parts.toggle, parts.trouble].some(function (part) {
    return part.contains(at);
  });
}

/** @param {Parts} parts @param {HTMLElement} at @param {KeyboardEvent} event */
function step(parts, at, event) {
  const links = linksOf(parts);
  const here = links.indexOf(at);
  const isDown = event.key === 'ArrowDown';
  if (here < 0 && !(isDown && (at === parts.box || at === parts.count))) return;
  const next = isDown ? links[here + 1] : here > 0 ? links[here - 1] : parts.box;
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** @param {Parts} parts @returns {HTMLElement[]} */
export function linksOf(parts) {
  return parts.results.hidden ? [] : Array.from(parts.hits.querySelectorAll('.hit__title a'));
}
