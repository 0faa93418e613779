// @ts-check
/**
 * Exhibits in a dialog: the exhibit's own page without the site around it, in a frame, so that it exists only once.
 * In: links with data-open, naming an exhibit, and the dialog of the page. Out: a function that opens one by its address.
 */
import { tell } from './memory.js';

/**
 * @typedef {{ id: string, title: string, page: string }} Opened
 * @typedef {(exhibit: Opened, opener?: HTMLElement | null) => void} OpenExhibit
 */

/** @returns {OpenExhibit} */
export function startDialog() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector('[data-exhibit-dialog]'));
  // Without dialogs the links lead to the exhibits' pages, which is as good.
  if (!dialog || !dialog.showModal) return function (exhibit) { location.href = exhibit.page; };
  const shown = dialog;
  const frame = /** @type {HTMLIFrameElement} */ (shown.querySelector('iframe'));
  const page = /** @type {HTMLAnchorElement} */ (shown.querySelector('[data-exhibit-page]'));
  /** @type {HTMLElement | null} */
  let opener = null;

  /** @param {Opened} exhibit @param {HTMLElement | null} [from] */
  function open(exhibit, from) {
    opener = from || /** @type {HTMLElement | null} */ (document.activeElement);
    shown.setAttribute('aria-label', '展品：' + exhibit.title);
    frame.title = exhibit.title;
    page.href = asFile(exhibit.page);
    // A frame's own history would swallow the back button: its address is replaced, never pushed.
    const empty = frame.contentWindow;
    const address = asFile(exhibit.page.replace(/(index\.html)?$/, 'embed/'));
    if (empty) empty.location.replace(new URL(address, location.href).href);
    else frame.src = address;
    if (!shown.open) {
      shown.showModal();
      history.pushState({ exhibit: exhibit.id }, '');
    }
    tell('打开了展品：' + exhibit.title);
  }

  function close() {
    if (shown.open) shown.close();
  }

  shown.addEventListener('close', function () {
    // Sounds and timers stop with the page in the frame.
    if (frame.contentWindow) frame.contentWindow.location.replace('about:blank');
    if (history.state && history.state.exhibit) history.back();
    window.dispatchEvent(new Event('kepu-visits'));
    if (opener && opener.isConnected) opener.focus();
  });
  shown.addEventListener('click', function (event) { if (event.target === shown) close(); });
  Array.prototype.forEach.call(shown.querySelectorAll('[data-exhibit-close]'), function (button) {
    button.addEventListener('click', close);
  });
  window.addEventListener('popstate', close);
  window.addEventListener('message', function (event) {
    if (event.source === frame.contentWindow && event.data === 'kepu-close') close();
  });
  document.addEventListener('click', function (event) { openFromLink(event, open); });
  return open;
}

/** @param {MouseEvent} event @param {OpenExhibit} open */
function openFromLink(event, open) {
  const target = /** @type {Element} */ (event.target);
  const link = target.closest && target.closest('a[data-open]');
  // Who asks for a new tab gets one.
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const address = link.getAttribute('href') || '';
  if (address.indexOf('exhibits/') < 0) return;
  event.preventDefault();
  open(
    { id: link.getAttribute('data-open') || '', title: titleOf(link), page: address },
    /** @type {HTMLElement} */ (/** @type {unknown} */ (link)),
  );
}

/** @param {Element} link @returns {string} */
function titleOf(link) {
  const title = link.querySelector('title');
  const article = link.closest('article');
  const heading = article && article.querySelector('.exhibit__title');
  return ((title || heading || link).textContent || '').trim();
}

/** @param {string} address @returns {string} From a USB stick a folder has no index page of its own accord. */
function asFile(address) {
  return location.protocol === 'file:' && /\/$/.test(address) ? address + 'index.html' : address;
}
