// @ts-check
/**
 * The door to the walk-through: offered where the device can, fetched only when somebody goes in.
 * In: the building as JSON in the page, the address after `#walk=`. Out: the walk, or a sentence why not and the map.
 */
import { tell } from './memory.js';

/**
 * @typedef {import('./dialog.js').OpenExhibit} OpenExhibit
 * @typedef {{ id: string, title: string, url: string, embed?: string }} WalkExhibit
 * @typedef {{ id: string, title: string, exhibits: WalkExhibit[] }} WalkRoom
 * @typedef {{ rooms: WalkRoom[], tours: { id: string }[] }} Building
 */

/** @param {OpenExhibit} openExhibit */
export function startWalk(openExhibit) {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-walk-start]'));
  const host = /** @type {HTMLElement | null} */ (document.querySelector('[data-walk]'));
  const source = document.getElementById('hall-data');
  if (!button || !host || !source) return;
  const door = button;
  const inside = host;
  const note = document.querySelector('[data-walk-note]');
  const data = /** @type {Building} */ (JSON.parse(source.textContent || '{}'));
  const reason = hindrance();
  if (reason) {
    door.hidden = true;
    say(reason);
    return;
  }
  /** @type {{ close: () => void } | null} */
  let walk = null;

  /** @param {string} text */
  function say(text) {
    if (note) note.textContent = text;
    tell(text);
  }

  function fetchWalk() {
    if (walk || door.disabled) return;
    door.disabled = true;
    say('正在取来，请稍候 …');
    if (/** @type {any} */ (window).kepuWalk) {
      enter();
      return;
    }
    const script = document.createElement('script');
    script.src = door.dataset.script || '';
    script.onload = enter;
    script.onerror = function () {
      script.remove();
      door.disabled = false;
      say('没能取来走进馆里的部分，请检查网络再试；也可以直接看下面的地图和展品。');
    };
    document.head.appendChild(script);
  }

  function enter() {
    door.disabled = false;
    const wish = wished(data);
    inside.hidden = false;
    document.documentElement.classList.add('walking');
    try {
      walk = /** @type {any} */ (window).kepuWalk.open({
        host: inside,
        data: data,
        at: wish.at,
        tour: wish.tour,
        calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
        openExhibit: open,
        onMove: remember,
        onExit: leave,
      });
      say('走进来了。' + (note ? '按 Esc 或“离开”回到地图。' : ''));
    } catch (failed) {
      leave();
      say(failed instanceof Error && /[一-鿿]/.test(failed.message) ? failed.message : '这台设备打不开立体画面；下面的地图和展品一样完整。');
    }
  }

  /** @param {string} id @param {HTMLElement} [opener] */
  function open(id, opener) {
    const found = data.rooms.reduce(function (/** @type {WalkExhibit | null} */ hit, room) {
      return hit || room.exhibits.filter(function (one) { return one.id === id; })[0] || null;
    }, null);
    if (!found) return;
    const page = (door.dataset.root || '') + found.url;
    if (!found.embed) {
      location.href = page;
      return;
    }
    remember(id);
    openExhibit({ id: id, title: found.title, page: page }, opener);
  }

  function leave() {
    walk = null;
    inside.hidden = true;
    inside.textContent = '';
    document.documentElement.classList.remove('walking');
    if (/^#walk/.test(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
    say('回到了地图。');
    door.focus();
  }

  door.addEventListener('click', fetchWalk);
  window.addEventListener('hashchange', function () { if (/^#walk/.test(location.hash)) fetchWalk(); });
  if (/^#walk/.test(location.hash)) fetchWalk();
}

/** @param {string} id */
function remember(id) {
  history.replaceState(history.state, '', location.pathname + location.search + '#walk=' + encodeURIComponent(id));
}

/** @param {Building} data @returns {{ at?: string, tour?: string }} */
function wished(data) {
  const found = /^#walk=([\w-]+)/.exec(location.hash);
  if (!found) return {};
  const isTour = data.tours.some(function (tour) { return tour.id === found[1]; });
  return isTour ? { tour: found[1] } : { at: found[1] };
}

/** @returns {string} Why the walk is not offered; empty where it is. */
function hindrance() {
  const device = /** @type {any} */ (navigator);
  if (device.connection && device.connection.saveData) return '您开着省流量，立体展馆就不打开了；下面的地图和展品一样完整。';
  if (device.deviceMemory && device.deviceMemory < 2) return '这台设备内存较小，立体展馆就不打开了；下面的地图和展品一样完整。';
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  if (!context) return '这台设备看不了立体画面；下面的地图和展品一样完整。';
  const spare = context.getExtension('WEBGL_lose_context');
  if (spare) spare.loseContext();
  return '';
}
