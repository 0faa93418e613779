// @ts-check
/**
 * Where one can stand and how one gets somewhere.
 * In: the hall and round obstacles. Out: whether a place is free, a step that slides along walls, a route through
 * doors and around furniture. Refuses: to lead into a wall; a target in one is moved to the nearest free place.
 */
import { holds, inset } from './hall.js';

/**
 * @typedef {import('./hall.js').Hall} Hall
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Point} Point
 * @typedef {{ x: number, z: number, r: number }} Obstacle
 */

/** How close one comes to a wall. */
export const RADIUS = 0.32;
const STEP = 0.1;
/** Detours around furniture are short; deeper nesting means that there is no way. */
const MOST_DETOURS = 4;

/** @param {Point} a @param {Point} b */
export function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export class Ground {
  /** @param {Hall} hall @param {Obstacle[]} obstacles */
  constructor(hall, obstacles) {
    this.hall = hall;
    this.obstacles = obstacles;
  }

  /** @param {number} x @param {number} z @returns {Cell} The cell one is in; in a doorway, the nearer one. */
  cellAt(x, z) {
    let best = this.hall.cells[0];
    let least = Infinity;
    for (const cell of this.hall.cells) {
      const box = cell.box;
      const away = Math.hypot(Math.max(box.x - x, 0, x - box.x - box.w), Math.max(box.z - z, 0, z - box.z - box.d));
      if (away < least) { best = cell; least = away; }
    }
    return best;
  }

  /** @param {number} x @param {number} z @param {number} [radius] */
  isFloor(x, z, radius) {
    const r = radius === undefined ? RADIUS : radius;
    if (this.hall.cells.some((cell) => holds(inset(cell.box, r), x, z))) return true;
    // A passage reaches a body's breadth into both rooms, so that nobody sticks on the threshold.
    return this.hall.gates.some(function (gate) {
      const along = r + 0.12;
      const box = gate.box;
      return gate.axis === 'z'
        ? holds({ x: box.x + r, z: box.z - along, w: box.w - 2 * r, d: box.d + 2 * along }, x, z)
        : holds({ x: box.x - along, z: box.z + r, w: box.w + 2 * along, d: box.d - 2 * r }, x, z);
    });
  }

  /** @param {number} x @param {number} z */
  isFree(x, z) {
    return this.isFloor(x, z)
      && !this.obstacles.some((one) => Math.hypot(one.x - x, one.z - z) < one.r + RADIUS * 0.8);
  }

  /** @param {Point} from @param {number} dx @param {number} dz @returns {Point} As far as walls let one, sliding. */
  step(from, dx, dz) {
    const tries = [[dx, dz], [dx, 0], [0, dz]];
    for (const [x, z] of tries) {
      if ((x || z) && this.isFree(from[0] + x, from[1] + z)) return [from[0] + x, from[1] + z];
    }
    return from;
  }

  /** @param {Point} from @param {Point} to @returns {Point} The last place on the line that no wall hides. */
  reach(from, to) {
    const length = distance(from, to);
    const count = Math.ceil(length / STEP);
    let last = from;
    for (let i = 1; i <= count; i += 1) {
      /** @type {Point} */
      const at = [from[0] + (to[0] - from[0]) * i / count, from[1] + (to[1] - from[1]) * i / count];
      if (!this.isFloor(at[0], at[1], 0)) return last;
      last = at;
    }
    return last;
  }

  /** @param {Point} to @returns {Point} The nearest free place. */
  settle(to) {
    if (this.isFree(to[0], to[1])) return to;
    for (let r = STEP; r < 4; r += STEP) {
      for (let turn = 0; turn < 16; turn += 1) {
        const x = to[0] + r * Math.cos(turn * Math.PI / 8);
        const z = to[1] + r * Math.sin(turn * Math.PI / 8);
        if (this.isFree(x, z)) return [x, z];
      }
    }
    return to;
  }

  /** @param {Point} from @param {Point} to @returns {Point[]} Places to walk through, the target last. */
  route(from, to) {
    const target = this.settle(to);
    const start = this.cellAt(from[0], from[1]);
    const end = this.cellAt(target[0], target[1]);
    /** @type {Point[]} */
    const stops = [];
    if (start !== end) {
      if (start.room) stops.push(...through(start, true));
      if (end.room) stops.push(...through(end, false));
    }
    stops.push(target);
    /** @type {Point[]} */
    const path = [];
    let at = from;
    for (const stop of stops) {
      path.push(...this.around(at, stop, 0), stop);
      at = stop;
    }
    return path;
  }

  /** @param {Point} from @param {Point} to @param {number} depth @returns {Point[]} Detours around what stands between. */
  around(from, to, depth) {
    const length = distance(from, to);
    if (depth > MOST_DETOURS || length < STEP) return [];
    const [ux, uz] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    for (const one of this.obstacles) {
      const along = (one.x - from[0]) * ux + (one.z - from[1]) * uz;
      const across = (one.x - from[0]) * -uz + (one.z - from[1]) * ux;
      const room = one.r + RADIUS;
      if (along < 0 || along > length || Math.abs(across) >= room) continue;
      for (const side of across > 0 ? [-1, 1] : [1, -1]) {
        /** @type {Point} */
        const by = [one.x - uz * side * (room + 0.15), one.z + ux * side * (room + 0.15)];
        if (this.isFree(by[0], by[1])) {
          return this.around(from, by, depth + 1).concat([by], this.around(by, to, depth + 1));
        }
      }
    }
    return [];
  }
}

/** @param {Cell} cell @param {boolean} isOut @returns {Point[]} The two ends of the doorway, in walking order. */
function through(cell, isOut) {
  const gate = cell.doors[0];
  const box = gate.box;
  const [x, z] = [box.x + box.w / 2, box.z + box.d / 2];
  const off = RADIUS + 0.2;
  /** @type {{[side: string]: Point[]}} Inside first. */
  const ends = {
    n: [[x, box.z + box.d + off], [x, box.z - off]],
    s: [[x, box.z - off], [x, box.z + box.d + off]],
    w: [[box.x + box.w + off, z], [box.x - off, z]],
    e: [[box.x - off, z], [box.x + box.w + off, z]]
  };
  const pair = ends[gate.side];
  return isOut ? pair : [pair[1], pair[0]];
}
