// @ts-check
/**
 * Which rooms can be seen from a place: a wedge of view, narrowed by each doorway it passes.
 * In: the hall, where one stands, where one looks. Out: the cells to draw. Errs towards drawing too much.
 */
import { holds, inset } from './hall.js';

/**
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Gate} Gate
 * @typedef {import('./hall.js').Hall} Hall
 * @typedef {import('./hall.js').Point} Point
 * @typedef {{ at: Point, left: Point, right: Point }} Wedge Both edges as directions; less than a half-turn.
 */

/** Within this of a cell one sees it whatever stands between: one is on its threshold. */
const THRESHOLD = 0.7;
const WIDEST = 1.5;
/** A doorway's frame stands out this far. */
const FRAME = 0.2;

/** @param {Point} a @param {Point} b */
function cross(a, b) {
  return a[0] * b[1] - a[1] * b[0];
}

/** @param {number} yaw @returns {Point} */
export function heading(yaw) {
  return [Math.sin(yaw), -Math.cos(yaw)];
}

/**
 * @param {Point} a @param {Point} b @param {Wedge} wedge
 * @returns {[Point, Point] | null} What the wedge leaves of a segment, as directions from the eye.
 */
function clip(a, b, wedge) {
  /** @type {[Point, Point]} */
  let part = [[a[0] - wedge.at[0], a[1] - wedge.at[1]], [b[0] - wedge.at[0], b[1] - wedge.at[1]]];
  for (const [edge, sign] of /** @type {[Point, number][]} */ ([[wedge.left, 1], [wedge.right, -1]])) {
    const inside = part.map((p) => sign * cross(edge, p));
    if (inside[0] < 0 && inside[1] < 0) return null;
    if (inside[0] < 0 || inside[1] < 0) {
      const share = inside[0] / (inside[0] - inside[1]);
      /** @type {Point} */
      const cut = [part[0][0] + (part[1][0] - part[0][0]) * share, part[0][1] + (part[1][1] - part[0][1]) * share];
      part = inside[0] < 0 ? [cut, part[1]] : [part[0], cut];
    }
  }
  return part;
}

/** @param {Gate} gate @param {Wedge} wedge @returns {Wedge | null} */
function behind(gate, wedge) {
  const [dx, dz] = gate.axis === 'z' ? [FRAME, 0] : [0, FRAME];
  const part = clip([gate.a[0] - dx, gate.a[1] - dz], [gate.b[0] + dx, gate.b[1] + dz], wedge);
  if (!part) return null;
  const [p, q] = part;
  return cross(p, q) >= 0 ? { at: wedge.at, left: p, right: q } : { at: wedge.at, left: q, right: p };
}

/**
 * @param {Hall} hall @param {Point} at @param {number} yaw
 * @param {number} half Half the angle of view, in radians.
 * @returns {Set<Cell>}
 */
export function cellsInSight(hall, at, yaw, half) {
  const spread = Math.min(half, WIDEST);
  /** @type {Wedge} */
  const wedge = { at, left: heading(yaw - spread), right: heading(yaw + spread) };
  /** @type {Set<Cell>} */
  const seen = new Set();
  for (const cell of hall.cells) {
    if (!holds(inset(cell.box, -THRESHOLD), at[0], at[1])) continue;
    seen.add(cell);
    look(cell, wedge, seen);
  }
  return seen;
}

/** @param {Cell} cell @param {Wedge} wedge @param {Set<Cell>} seen */
function look(cell, wedge, seen) {
  for (const gate of cell.doors) {
    const beyond = gate.room === cell ? gate.corridor : gate.room;
    const narrow = behind(gate, wedge);
    if (!narrow || (seen.has(beyond) && beyond.room)) continue;
    seen.add(beyond);
    if (!beyond.room) look(beyond, narrow, seen);
  }
}
