// @ts-check
/**
 * A tour's page: ticks the stops that were visited on this device, and at the end makes a card to print.
 * The name on the card is drawn on the page and goes nowhere.
 */
import { visited } from './memory.js';

export function startTour() {
  const page = document.querySelector('[data-tour-page]');
  if (!page) return;
  show();
  window.addEventListener('kepu-visits', show);
  window.addEventListener('pageshow', show);
  window.addEventListener('storage', show);
  startCard();
}

function show() {
  const seen = visited();
  const stops = /** @type {HTMLElement[]} */ (Array.prototype.slice.call(document.querySelectorAll('[data-stop]')));
  let done = 0;
  stops.forEach(function (stop) {
    const isSeen = seen.indexOf(stop.dataset.stop || '') >= 0;
    const words = /** @type {HTMLElement | null} */ (stop.querySelector('.stop__seen'));
    if (words) words.hidden = !isSeen;
    stop.classList.toggle('stop--seen', isSeen);
    if (isSeen) done += 1;
  });
  const progress = document.querySelector('[data-tour-progress]');
  if (progress) progress.textContent = '看过 ' + done + ' 站，共 ' + stops.length + ' 站' + (done ? '' : '。看过的会在这里打勾，只记在这台设备上');
  const card = /** @type {HTMLElement | null} */ (document.querySelector('[data-souvenir]'));
  if (card) card.hidden = !stops.length || done < stops.length;
}

function startCard() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector('[data-souvenir]'));
  const who = /** @type {HTMLInputElement | null} */ (document.getElementById('souvenir-who'));
  const card = box && box.querySelector('[data-souvenir-card]');
  if (!box || !who || !card) return;
  const shown = box;
  const name = document.createElement('p');
  name.className = 'souvenir__who';
  const lines = [
    ['souvenir__title', '参观纪念卡'],
    ['souvenir__tour', shown.dataset.title || ''],
    ['souvenir__place', (shown.dataset.place || '') + ' · 网上数字科普馆'],
    ['souvenir__note', '看完了这条路线。这张卡只是纪念，不是证书。'],
  ].map(function (line) {
    const made = document.createElement('p');
    made.className = line[0];
    made.textContent = line[1];
    return made;
  });
  card.appendChild(lines[0]);
  card.appendChild(name);
  lines.slice(1).forEach(function (line) { card.appendChild(line); });
  function write() { name.textContent = who && who.value.trim() ? who.value.trim() : '　'; }
  who.addEventListener('input', write);
  write();
  Array.prototype.forEach.call(shown.querySelectorAll('[data-souvenir-print]'), function (button) {
    button.addEventListener('click', function () {
      document.documentElement.classList.add('print-souvenir');
      window.print();
    });
  });
  window.addEventListener('afterprint', function () { document.documentElement.classList.remove('print-souvenir'); });
}
