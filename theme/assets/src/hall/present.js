// @ts-check
/**
 * For projecting on a wall: larger, nothing but the exhibit, and the keys of a presenter. Off until a button switches it
 * on, so that no single key does anything for those who use keys to read (WCAG 2.1.4).
 */
import { tell } from './memory.js';

/** @typedef {import('./dialog.js').OpenExhibit} OpenExhibit */

/** @param {OpenExhibit} openExhibit */
export function startPresenting(openExhibit) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector('[data-present]'));
  const help = /** @type {HTMLElement | null} */ (document.querySelector('[data-present-help]'));
  const root = document.documentElement;
  if (!button) {
    startFrame();
    return;
  }
  const shown = button;
  const curtain = document.createElement('div');
  curtain.className = 'curtain';
  curtain.hidden = true;
  document.body.appendChild(curtain);
  let at = -1;

  /** @param {boolean} on */
  function set(on) {
    root.classList.toggle('presenting', on);
    shown.setAttribute('aria-pressed', String(on));
    if (help) help.hidden = !on;
    curtain.hidden = true;
    if (!on && document.fullscreenElement) document.exitFullscreen();
    tell(on ? '投影模式打开了' : '投影模式关了');
  }

  /** @param {number} step */
  function turn(step) {
    const links = exhibits();
    if (!links.length) return;
    at = at < 0 && step < 0 ? links.length - 1 : (at + step + links.length) % links.length;
    const link = links[at];
    const article = link.closest('[data-stop], article');
    const heading = article && article.querySelector('.exhibit__title, .stop__title');
    openExhibit({
      id: link.dataset.open || '',
      title: ((heading || link).textContent || '').trim(),
      page: link.getAttribute('href') || '',
    }, shown);
  }

  /** @param {string} key @returns {boolean} Whether the key meant something. */
  function obey(key) {
    if (!root.classList.contains('presenting')) return false;
    if (key === 'PageDown') turn(1);
    else if (key === 'PageUp') turn(-1);
    else if (key === 'b' || key === 'B' || key === '.') toggleCurtain();
    else if (key === 'f' || key === 'F') toggleFullscreen();
    else if (key === 'Escape' && !document.querySelector('dialog[open]')) set(false);
    else return false;
    return true;
  }

  function toggleCurtain() {
    const dialog = document.querySelector('dialog[open]');
    (dialog || document.body).appendChild(curtain);
    curtain.hidden = !curtain.hidden;
  }

  shown.addEventListener('click', function () { set(!root.classList.contains('presenting')); });
  curtain.addEventListener('click', toggleCurtain);
  document.addEventListener('keydown', function (event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    if (obey(event.key)) event.preventDefault();
  });
  window.addEventListener('message', function (event) {
    if (event.data && event.data.kepuKey && isOurFrame(event.source)) obey(String(event.data.kepuKey));
  });
}

/** @param {MessageEventSource | null} source @returns {boolean} */
function isOurFrame(source) {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('[data-exhibit-dialog] iframe'));
  return frame !== null && frame.contentWindow === source;
}

/** @returns {HTMLElement[]} Links to the exhibits of this page in their order, each once. */
function exhibits() {
  /** @type {{ [id: string]: boolean }} */
  const seen = {};
  const links = document.querySelectorAll('.exhibit a[data-open], .stop a[data-open]');
  return Array.prototype.filter.call(links, function (link) {
    const id = link.dataset.open;
    if (seen[id]) return false;
    seen[id] = true;
    return true;
  });
}

function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(function () { /* refused */ });
}

/** In a frame, the keys that belong to the page around it are passed on. */
function startFrame() {
  if (window.top === window) return;
  document.addEventListener('keydown', function (event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    if (event.key === 'Escape') window.parent.postMessage('kepu-close', '*');
    else if (['PageDown', 'PageUp', 'b', 'B', '.', 'f', 'F'].indexOf(event.key) >= 0) {
      window.parent.postMessage({ kepuKey: event.key }, '*');
    }
  });
}
