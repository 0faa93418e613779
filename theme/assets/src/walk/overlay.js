// @ts-check
/**
 * Everything around the picture that is text or a button: where one is, what hangs in front, controls, plan, help.
 * In: the hall and what buttons do. Out: elements in the page's host; ordinary HTML, so that it can be read aloud,
 * enlarged and pressed. Refuses to trap: Escape and 离开 always lead back to the page.
 */
import { kindName } from './emblems.js';
import { Minimap } from './minimap.js';

/**
 * @typedef {import('./hall.js').Hall} Hall
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Exhibit} Exhibit
 * @typedef {import('./walker.js').Hold} Hold
 * @typedef {{ hold(hold: Hold): void, release(hold: Hold, wasShort: boolean): void, step(hold: Hold): void,
 *   open(): void, nearest(): void,
 *   next(by: number): void, tour(): void, goTo(cell: Cell): void, leave(): void, again(): void }} Actions
 */

/** A shorter press is one step. */
const SHORT = 260;
const HELP = [
  ['走', '点地面走过去；方向键或 W、A、S、D；也可以按住“前进”。'],
  ['看', '按住画面拖动；左右方向键转身。'],
  ['展品', '走到面前按回车或空格，或直接点展板。N 下一件，P 上一件。'],
  ['地图', '点右上角的小地图，选一间就走过去。'],
  ['离开', '按 Esc 或“离开”，回到平面图，内容是一样的。']
];

/**
 * @param {string} tag @param {{[name: string]: string}} [attributes] `text` is the element's text.
 * @param {(Element | string)[]} [children] @returns {HTMLElement}
 */
function el(tag, attributes, children) {
  const made = document.createElement(tag);
  const given = attributes || {};
  for (const name of Object.keys(given)) {
    if (name === 'text') made.textContent = given[name];
    else made.setAttribute(name, given[name]);
  }
  made.append(...(children || []));
  return made;
}

/** @param {string} text @param {() => void} press @param {string} [more] Classes. @returns {HTMLButtonElement} */
function button(text, press, more) {
  const made = /** @type {HTMLButtonElement} */ (el('button', { type: 'button', 'class': 'btn walk__btn ' + (more || ''), text }));
  made.addEventListener('click', press);
  return made;
}

export class Overlay {
  /** @param {HTMLElement} host @param {Hall} hall @param {Actions} actions */
  constructor(host, hall, actions) {
    this.host = host;
    this.actions = actions;
    this.where = el('p', { 'class': 'walk__where', 'aria-live': 'polite' });
    this.map = new Minimap(hall, (cell) => { this.openMap(false); actions.goTo(cell); this.view.focus(); });
    this.mapButton = button('地图', () => this.openMap(!this.isMapOpen), 'walk__mapbtn');
    this.mapBox = el('div', { 'class': 'walk__map' }, [this.map.svg, this.mapButton]);
    this.isMapOpen = false;
    this.helpButton = button('帮助', () => this.openHelp(Boolean(this.help.hidden)));
    this.helpButton.setAttribute('aria-expanded', 'false');
    this.helpButton.setAttribute('aria-controls', 'walk-help');
    this.help = el('dl', { 'class': 'walk__help', id: 'walk-help', hidden: '' },
      HELP.reduce((all, [term, text]) => all.concat(el('dt', { text: term }), el('dd', { text })), /** @type {Element[]} */ ([])));
    this.view = el('div', { 'class': 'walk__view', tabindex: '0', role: 'application', 'aria-label': '走在科普馆里',
      'aria-roledescription': '立体场景', 'aria-describedby': 'walk-help' });
    this.canvas = this.newCanvas();
    this.trouble = el('div', { 'class': 'walk__trouble', role: 'alert', hidden: '' });
    this.stand = el('div', { 'class': 'walk__stand' }, [this.view, this.mapBox, this.help, this.trouble]);
    this.near = el('p', { 'class': 'walk__near', 'aria-live': 'polite' });
    this.openButton = button('打开这件展品', () => actions.open(), 'btn--primary');
    this.tourButton = button('', () => actions.tour(), 'walk__tour');
    this.tourButton.hidden = true;
    this.room = el('div', { 'class': 'walk__room', role: 'dialog', 'aria-modal': 'true', 'aria-label': '走进科普馆' }, [
      el('div', { 'class': 'walk__bar' }, [this.where, this.helpButton, button('离开', () => actions.leave())]),
      this.stand,
      el('div', { 'class': 'walk__desk' }, [
        this.tourButton,
        el('div', { 'class': 'walk__front' }, [this.near, this.openButton]),
        el('div', { 'class': 'walk__pad', role: 'group', 'aria-label': '走动' }, [
          this.pad('↰ 左转', 'turnLeft'), this.pad('↑ 前进', 'forward'), this.pad('右转 ↱', 'turnRight')]),
        el('div', { 'class': 'walk__pad', role: 'group', 'aria-label': '展品' }, [
          button('上一件', () => actions.next(-1)), button('看最近的展品', () => actions.nearest(), 'walk__wide'),
          button('下一件', () => actions.next(1))])
      ])
    ]);
    this.room.addEventListener('keydown', (event) => this.onKey(event));
    host.append(this.room);
    host.hidden = false;
    document.documentElement.classList.add('walking');
  }

  /** @returns {HTMLCanvasElement} A lost canvas cannot be used again. */
  newCanvas() {
    const fresh = /** @type {HTMLCanvasElement} */ (el('canvas', { 'class': 'walk__canvas', 'aria-hidden': 'true' }));
    if (this.canvas) this.canvas.remove();
    this.view.append(fresh);
    this.canvas = fresh;
    return fresh;
  }

  /** @param {string} text @param {Hold} hold @returns {HTMLButtonElement} Goes on as long as it is pressed. */
  pad(text, hold) {
    let since = 0;
    const made = button(text, () => undefined);
    made.addEventListener('pointerdown', (event) => {
      since = event.timeStamp;
      made.setPointerCapture(event.pointerId);
      this.actions.hold(hold);
    });
    const end = (/** @type {PointerEvent} */ event) => {
      if (since) this.actions.release(hold, event.timeStamp - since < SHORT);
      since = 0;
    };
    made.addEventListener('pointerup', end);
    made.addEventListener('pointercancel', end);
    made.addEventListener('contextmenu', (event) => event.preventDefault());
    made.addEventListener('click', (event) => {
      // A key or a screen reader pressed it: there was no pointer.
      if (event.detail === 0) this.actions.step(hold);
    });
    return made;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (!this.help.hidden) this.openHelp(false);
      else if (this.isMapOpen) this.openMap(false);
      else this.actions.leave();
    } else if (event.key === 'Tab') this.keepFocus(event);
  }

  /** @param {KeyboardEvent} event The page behind is covered, so Tab goes round in here. */
  keepFocus(event) {
    const stops = Array.prototype.filter.call(this.room.querySelectorAll('button, [tabindex="0"]'),
      (/** @type {HTMLElement} */ one) => one.getClientRects().length > 0);
    const first = /** @type {HTMLElement} */ (stops[0]);
    const last = /** @type {HTMLElement} */ (stops[stops.length - 1]);
    const leaving = event.shiftKey ? first : last;
    if (document.activeElement !== leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }

  /** @param {boolean} isOpen */
  openHelp(isOpen) {
    this.help.hidden = !isOpen;
    this.helpButton.setAttribute('aria-expanded', String(isOpen));
  }

  /** @param {boolean} isOpen */
  openMap(isOpen) {
    this.isMapOpen = isOpen;
    this.mapBox.classList.toggle('walk__map--open', isOpen);
    this.mapButton.textContent = isOpen ? '收起地图' : '地图';
    this.mapButton.setAttribute('aria-expanded', String(isOpen));
    this.map.setOpen(isOpen);
  }

  /** @param {Cell} cell */
  showWhere(cell) {
    this.where.textContent = cell.room ? '您在' + cell.title : '您在走廊';
  }

  /** @param {Exhibit | null} exhibit */
  showNear(exhibit) {
    this.openButton.hidden = !exhibit;
    this.near.textContent = exhibit
      ? exhibit.title + '（' + (exhibit.kindTitle || kindName(exhibit.venue ? 'venue' : exhibit.kind)) + (exhibit.minutes ? '，约' + exhibit.minutes + '分钟' : '') + '）'
      : '走近一块展板，就能打开它。';
  }

  /** @param {string} text Empty hides it. */
  showTour(text) {
    this.tourButton.hidden = !text;
    this.tourButton.textContent = text;
  }

  /** @param {string} text @param {boolean} canRetry */
  showTrouble(text, canRetry) {
    const children = [el('p', { text })];
    if (canRetry) children.push(button('重新打开', () => this.actions.again(), 'btn--primary'));
    children.push(button('回到平面图', () => this.actions.leave()));
    this.trouble.replaceChildren(...children);
    this.trouble.hidden = false;
    /** @type {HTMLElement} */ (this.trouble.querySelector('button')).focus();
  }

  hideTrouble() {
    this.trouble.hidden = true;
    this.trouble.replaceChildren();
  }

  dispose() {
    this.room.remove();
    this.host.hidden = true;
    document.documentElement.classList.remove('walking');
  }
}
