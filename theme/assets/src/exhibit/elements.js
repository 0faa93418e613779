// @ts-check
/**
 * Elements made of plain values: texts become text nodes, so that nothing an editor wrote is ever markup. And what every
 * kind does with them: fill a box anew, go on reading at a place, take a press once.
 */

/**
 * @typedef {{ [event: string]: (event: any) => void }} Listeners
 * @typedef {{ [name: string]: any, class?: string, text?: string, on?: Listeners }} Attributes
 * @typedef {(Node | string | null | undefined | false)[]} Children
 */

/**
 * @param {string} tag @param {Attributes} [attributes] `class`, `text`, `on`, and any attribute of HTML; true for one
 *   without a value, false or null for one that is left out.
 * @param {Children} [children] @returns {HTMLElement}
 */
export function el(tag, attributes, children) {
  const element = document.createElement(tag);
  const given = attributes || {};
  Object.keys(given).forEach(function (name) {
    const value = given[name];
    if (value === null || value === undefined || value === false) return;
    if (name === 'on') {
      Object.keys(value).forEach(function (event) { element.addEventListener(event, value[event]); });
    } else if (name === 'text') {
      element.textContent = String(value);
    } else if (name !== 'style' && name.slice(0, 2) !== 'on') {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  });
  (children || []).forEach(function (child) {
    if (!child) return;
    element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
  return element;
}

/**
 * @typedef {{ primary?: boolean, class?: string, pressed?: boolean }} ButtonLook
 * @param {string} text @param {(event: MouseEvent) => void} onClick @param {ButtonLook} [look] @returns {HTMLButtonElement}
 */
export function button(text, onClick, look) {
  const options = look || {};
  const names = ['btn', options.primary ? 'btn--primary' : '', options.class || ''];
  const made = el('button', { type: 'button', class: names.join(' ').trim(), text: text, on: { click: onClick } });
  if (options.pressed !== undefined) made.setAttribute('aria-pressed', String(options.pressed));
  return /** @type {HTMLButtonElement} */ (made);
}

/** @param {Element} parent @param {Children} children What it holds from now on. */
export function refill(parent, children) {
  parent.textContent = '';
  children.forEach(function (child) {
    if (child) parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
}

/** @param {string} text @returns {string[]} */
export function linesOf(text) {
  return text.split(/\n+/).filter(function (line) { return line.trim(); });
}

/** @param {string} text @returns {HTMLElement[]} A paragraph for every line. */
export function prose(text) {
  return linesOf(text).map(function (line) { return el('p', { text: line }); });
}

/** The second press of a double one would hit what has just come under the finger. @param {() => void} act @returns {(event?: Event) => void} */
export function once(act) {
  return function (event) {
    if (!event || /** @type {UIEvent} */ (event).detail < 2) act();
  };
}

/** Let reading go on from here; the page moves only where the place is out of sight. @param {HTMLElement} place */
export function land(place) {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}
