// @ts-check
/**
 * A touch screen in a lobby: `/hall/?kiosk=1`. Large, no way out of the hall, back to the beginning when nobody is there.
 * In: the address, and `kepu.kiosk` for this tab. `?kiosk=0` ends it.
 */
import { forgetAll, tell } from './memory.js';

const IDLE_SECONDS = 90;
const WARNING_SECONDS = 15;
/** Pages of the hall, and nothing else. */
const INSIDE = /\/(hall|exhibits|tours)\//;

export function startKiosk() {
  // boot.js has read the address and set the class before the first paint.
  if (!document.documentElement.classList.contains('kiosk')) return;
  document.addEventListener('click', keepInside, true);
  Array.prototype.forEach.call(document.querySelectorAll('a[href]'), function (link) {
    if (!INSIDE.test(link.pathname) || link.origin !== location.origin) link.setAttribute('aria-disabled', 'true');
  });
  if (window.top === window) watch();
  else passOn();
}

/** @param {MouseEvent} event */
function keepInside(event) {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest && target.closest('a[href]'));
  if (!link || link.getAttribute('href') === '' || (link.getAttribute('href') || '').charAt(0) === '#') return;
  const isInside = link.origin === location.origin && INSIDE.test(link.pathname);
  if (isInside && link.target !== '_top') return;
  event.preventDefault();
  event.stopPropagation();
  tell('这台屏幕只放科学馆；别的内容请用自己的手机看');
}

/** In a frame, every touch tells the page around it that somebody is there. */
function passOn() {
  ['pointerdown', 'keydown', 'wheel', 'touchmove'].forEach(function (kind) {
    document.addEventListener(kind, function () { window.parent.postMessage('kepu-awake', '*'); }, { passive: true });
  });
}

function watch() {
  let idle = 0;
  const box = document.createElement('div');
  box.className = 'kiosk-idle';
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-label', '还在看吗');
  box.hidden = true;
  const words = document.createElement('p');
  const stay = document.createElement('button');
  stay.type = 'button';
  stay.className = 'btn btn--primary';
  stay.textContent = '接着看';
  box.appendChild(words);
  box.appendChild(stay);
  document.body.appendChild(box);

  function wake() {
    idle = 0;
    box.hidden = true;
  }

  ['pointerdown', 'keydown', 'wheel', 'touchmove'].forEach(function (kind) {
    document.addEventListener(kind, wake, { passive: true });
  });
  window.addEventListener('message', function (event) { if (event.data === 'kepu-awake') wake(); });
  stay.addEventListener('click', wake);
  setInterval(function () {
    idle += 1;
    if (idle < IDLE_SECONDS) return;
    const left = IDLE_SECONDS + WARNING_SECONDS - idle;
    // A modal dialog lies above everything; the question must lie above it.
    const dialog = document.querySelector('dialog[open]');
    (dialog || document.body).appendChild(box);
    box.hidden = false;
    words.textContent = '还在看吗？' + Math.max(left, 0) + ' 秒后回到开头。';
    if (left <= 0) startOver();
  }, 1000);
}

function startOver() {
  forgetAll();
  const hall = location.pathname.replace(/\/(hall|exhibits|tours)\/.*$/, '/hall/');
  location.replace(hall + (location.protocol === 'file:' ? 'index.html' : '') + '?kiosk=1');
}
