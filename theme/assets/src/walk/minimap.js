// @ts-check
/**
 * The plan in the corner: rooms, where one is, the tour's line.
 * In: the hall, a place and a direction. Out: an SVG; enlarged, its rooms are buttons. Drawn in metres.
 */
import { INSET, inset } from './hall.js';
import { css, toneOf } from './palette.js';

/**
 * @typedef {import('./hall.js').Hall} Hall
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Point} Point
 */

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 0.6;
const STEP = 0.3;
const DEGREES = 15;

/** @param {string} name @param {{[name: string]: string | number}} attributes @returns {SVGElement} */
function draw(name, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const key of Object.keys(attributes)) made.setAttribute(key, String(attributes[key]));
  return made;
}

export class Minimap {
  /** @param {Hall} hall @param {(cell: Cell) => void} go */
  constructor(hall, go) {
    const [x0, z0, x1, z1] = hall.bounds;
    this.svg = draw('svg', { 'class': 'walk__plan', viewBox: [x0 - MARGIN, z0 - MARGIN, x1 - x0 + 2 * MARGIN, z1 - z0 + 2 * MARGIN].join(' ') });
    this.svg.setAttribute('role', 'group');
    this.svg.setAttribute('aria-label', '馆内平面图，选一间就走过去');
    /** @type {Map<Cell, SVGElement>} */
    this.rooms = new Map();
    for (const cell of hall.cells) {
      const room = this.room(cell, go);
      this.rooms.set(cell, room);
      this.svg.appendChild(room);
    }
    for (const gate of hall.gates) {
      this.svg.appendChild(draw('line', { 'class': 'walk__gap', x1: gate.a[0], y1: gate.a[1], x2: gate.b[0], y2: gate.b[1] }));
    }
    for (const one of hall.exhibits) this.svg.appendChild(draw('circle', { 'class': 'walk__spot', cx: one.x, cy: one.z, r: 0.22 }));
    this.line = draw('polyline', { 'class': 'walk__line', points: '' });
    const size = Math.max(0.7, Math.max(x1 - x0, z1 - z0) / 34);
    this.me = draw('path', { 'class': 'walk__me', d: 'M0 -1.5 L1.1 1.1 L0 0.5 L-1.1 1.1 Z' });
    this.size = size;
    this.svg.append(this.line, this.me);
    /** @type {Cell | null} */
    this.here = null;
    this.setOpen(false);
  }

  /** @param {Cell} cell @param {(cell: Cell) => void} go */
  room(cell, go) {
    const box = inset(cell.box, -INSET);
    const group = draw('g', { 'class': 'walk__cell', 'aria-label': '去' + cell.title });
    const shape = draw('rect', { x: box.x, y: box.z, width: box.w, height: box.d });
    const tone = toneOf(cell.topic);
    shape.style.fill = css(cell.room ? tone.tint : tone.upper);
    shape.style.stroke = css(tone.accent);
    const title = cell.room ? cell.title : '';
    const letters = draw('text', { x: box.x + box.w / 2, y: box.z + box.d / 2,
      'font-size': Math.min(1.7, 0.95 * box.w / Math.max(1, title.length)).toFixed(2) });
    letters.textContent = title;
    group.append(shape, letters);
    group.addEventListener('click', () => go(cell));
    group.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      go(cell);
    });
    return group;
  }

  /** @param {boolean} isOpen Small, it is a picture; large, a set of buttons. */
  setOpen(isOpen) {
    this.svg.setAttribute('aria-hidden', String(!isOpen));
    for (const room of this.rooms.values()) {
      if (isOpen) {
        room.setAttribute('tabindex', '0');
        room.setAttribute('role', 'button');
      } else {
        room.removeAttribute('tabindex');
        room.removeAttribute('role');
      }
    }
  }

  /** @param {Point[]} path */
  showLine(path) {
    this.line.setAttribute('points', path.map((p) => p[0].toFixed(2) + ',' + p[1].toFixed(2)).join(' '));
  }

  /** @param {Point} at @param {number} yaw @param {Cell} cell */
  showMe(at, yaw, cell) {
    // In steps that can be seen: to draw the plan takes a slow device longer than to draw the room.
    const place = [at[0], at[1]].map((metres) => (Math.round(metres / STEP) * STEP).toFixed(2));
    const turn = Math.round(yaw * 180 / Math.PI / DEGREES) * DEGREES;
    const pose = 'translate(' + place.join(' ') + ') rotate(' + turn + ') scale(' + this.size.toFixed(2) + ')';
    if (this.me.getAttribute('transform') !== pose) this.me.setAttribute('transform', pose);
    if (this.here === cell) return;
    const before = this.here && this.rooms.get(this.here);
    if (before) before.removeAttribute('aria-current');
    const now = this.rooms.get(cell);
    if (now) now.setAttribute('aria-current', 'location');
    this.here = cell;
  }
}
