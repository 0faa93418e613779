// @ts-check
/**
 * Floors, walls, ceilings and what is fixed to them.
 * In: the hall, materials and the light's slots. Out: for each cell its surfaces to be lit, then its meshes: a floor, a
 * shell, and the joinery (skirting, rails, beams, lamps, door frames) as coloured shapes.
 */
import { BufferAttribute, BufferGeometry, Color } from 'three';
import { DOOR_HEIGHT, HEIGHT } from './hall.js';
import { spotOf } from './light.js';
import { JAMB, PALE_WOOD, SKY, WHITE, WOOD } from './palette.js';

/**
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Side} Side
 * @typedef {import('./light.js').Surface} Surface
 * @typedef {import('./light.js').RoomLight} RoomLight
 * @typedef {import('./light.js').Triple} Triple
 * @typedef {{ floor: Surface, ceiling: Surface, walls: {[side in Side]: Surface} }} Skin
 */

/** Height of the rail between the two colours of a wall. */
export const RAIL = 2.92;
const TILE = 2;
const PLASTER_TILE = 1.6;
const SKIRTING = 0.13;
const SIDES = /** @type {Side[]} */ (['n', 's', 'e', 'w']);

/** @param {Cell} cell @param {RoomLight} room @returns {Skin} */
export function skinOf(cell, room) {
  const { x, z, w, d } = cell.box;
  /** @param {Triple} origin @param {Triple} u @param {Triple} v @param {Triple} normal @returns {Surface} */
  const plane = (origin, u, v, normal) => ({ origin, u, v, normal, room, slot: { x: 0, y: 0, w: 2, h: 2 } });
  return {
    floor: plane([x, 0, z], [w, 0, 0], [0, 0, d], [0, 1, 0]),
    ceiling: plane([x, HEIGHT, z], [w, 0, 0], [0, 0, d], [0, -1, 0]),
    // Each wall runs to the right as one sees it from inside.
    walls: {
      n: plane([x, 0, z], [w, 0, 0], [0, HEIGHT, 0], [0, 0, 1]),
      s: plane([x + w, 0, z + d], [-w, 0, 0], [0, HEIGHT, 0], [0, 0, -1]),
      e: plane([x + w, 0, z], [0, 0, d], [0, HEIGHT, 0], [-1, 0, 0]),
      w: plane([x, 0, z + d], [0, 0, -d], [0, HEIGHT, 0], [1, 0, 0])
    }
  };
}

/** Quads that lie on lit surfaces. */
export class Sheets {
  constructor() {
    /** @type {number[]} */
    this.places = [];
    /** @type {number[]} */
    this.uvs = [];
    /** @type {number[]} */
    this.lights = [];
    /** @type {number[]} */
    this.colours = [];
    /** @type {number[]} */
    this.faces = [];
  }

  /**
   * @param {Surface} surface @param {[number, number, number, number]} part From s, t to s, t as shares of the edges.
   * @param {number} tile Metres to one repeat of the texture. @param {number} hex
   */
  add(surface, part, tile, hex) {
    const colour = new Color(hex);
    const base = this.places.length / 3;
    const { origin, u, v, normal } = surface;
    const [s0, t0, s1, t1] = part;
    for (const [s, t] of [[s0, t0], [s1, t0], [s1, t1], [s0, t1]]) {
      const at = [0, 1, 2].map((i) => origin[i] + u[i] * s + v[i] * t);
      this.places.push(at[0], at[1], at[2]);
      const flat = Math.abs(normal[1]) > 0.5;
      // Boards run away from the door, along z.
      this.uvs.push((flat ? at[2] : at[0] + at[2]) / tile, (flat ? at[0] : at[1]) / tile);
      this.lights.push(...spotOf(surface, s, t));
      this.colours.push(colour.r, colour.g, colour.b);
    }
    const order = isFacing(surface) ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
    this.faces.push(...order.map((i) => base + i));
  }

  /** @param {number} x @param {number} z @returns {BufferGeometry} Relative to this place. */
  build(x, z) {
    const geometry = new BufferGeometry();
    const places = new Float32Array(this.places);
    for (let i = 0; i < places.length; i += 3) {
      places[i] -= x;
      places[i + 2] -= z;
    }
    geometry.setAttribute('position', new BufferAttribute(places, 3));
    geometry.setAttribute('uv', new BufferAttribute(new Float32Array(this.uvs), 2));
    geometry.setAttribute('uv1', new BufferAttribute(new Float32Array(this.lights), 2));
    geometry.setAttribute('color', new BufferAttribute(new Float32Array(this.colours), 3));
    geometry.setIndex(this.faces);
    geometry.computeBoundingSphere();
    return geometry;
  }
}

/** @param {Surface} surface @returns {boolean} Whether u, v, normal are right-handed. */
function isFacing(surface) {
  const { u, v, normal } = surface;
  return normal[0] * (u[1] * v[2] - u[2] * v[1]) + normal[1] * (u[2] * v[0] - u[0] * v[2])
    + normal[2] * (u[0] * v[1] - u[1] * v[0]) > 0;
}

/**
 * The openings in one wall of a cell, as shares of its length, in order.
 * @param {Cell} cell @param {Side} side @param {Surface} wall @returns {[number, number][]}
 */
export function openings(cell, side, wall) {
  const length = Math.hypot(wall.u[0], wall.u[2]);
  const opposite = /** @type {{[side in Side]: Side}} */ ({ n: 's', s: 'n', e: 'w', w: 'e' });
  const found = cell.doors.filter((gate) => (cell.room ? gate.side : opposite[gate.side]) === side).map(function (gate) {
    const shares = [gate.a, gate.b].map((p) => ((p[0] - wall.origin[0]) * wall.u[0] + (p[1] - wall.origin[2]) * wall.u[2])
      / (length * length));
    return /** @type {[number, number]} */ ([Math.min(shares[0], shares[1]), Math.max(shares[0], shares[1])]);
  });
  return found.sort((a, b) => a[0] - b[0]);
}

/** @param {[number, number][]} holes @returns {[number, number][]} What lies between the holes. */
export function between(holes) {
  /** @type {[number, number][]} */
  const parts = [];
  let from = 0;
  for (const [start, end] of holes) {
    if (start > from) parts.push([from, start]);
    from = Math.max(from, end);
  }
  if (from < 1) parts.push([from, 1]);
  return parts;
}

/** @param {Cell} cell @param {Skin} skin @param {import('./palette.js').Tone} tone @returns {Sheets} Walls, ceiling. */
export function shellOf(cell, skin, tone) {
  const sheets = new Sheets();
  sheets.add(skin.ceiling, [0, 0, 1, 1], 3 * PLASTER_TILE, WHITE);
  for (const side of SIDES) {
    const wall = skin.walls[side];
    const holes = openings(cell, side, wall);
    const [lintel, rail] = [DOOR_HEIGHT / HEIGHT, RAIL / HEIGHT];
    const parts = between(holes);
    for (const [s0, s1] of parts) sheets.add(wall, [s0, 0, s1, lintel], PLASTER_TILE, tone.wall);
    // Cut where the wall below is cut: a corner in the middle of an edge leaves specks.
    for (const [s0, s1] of parts.concat(holes)) {
      sheets.add(wall, [s0, lintel, s1, rail], PLASTER_TILE, tone.wall);
      sheets.add(wall, [s0, rail, s1, 1], PLASTER_TILE, tone.upper);
    }
  }
  return sheets;
}

/** @param {Skin} skin @returns {Sheets} */
export function floorOf(skin) {
  const sheets = new Sheets();
  sheets.add(skin.floor, [0, 0, 1, 1], TILE, 0xffffff);
  return sheets;
}

/** @param {Surface} wall @param {number} s @param {number} y @param {number} out @returns {Triple} */
export function onWall(wall, s, y, out) {
  return [wall.origin[0] + wall.u[0] * s + wall.normal[0] * out, y, wall.origin[2] + wall.u[2] * s + wall.normal[2] * out];
}

/** @param {import('./shapes.js').Shapes} shapes @param {Cell} cell @param {Skin} skin
 * @param {import('./palette.js').Tone} tone */
export function addTrim(shapes, cell, skin, tone) {
  for (const side of SIDES) {
    const wall = skin.walls[side];
    const length = Math.hypot(wall.u[0], wall.u[2]);
    const isAlongX = Math.abs(wall.u[0]) > 0;
    /** @param {number} s0 @param {number} s1 @param {number} y @param {number} high @param {number} deep @param {number} hex */
    const bar = function (s0, s1, y, high, deep, hex) {
      const long = (s1 - s0) * length;
      shapes.box(onWall(wall, (s0 + s1) / 2, y, deep / 2), isAlongX ? [long, high, deep] : [deep, high, long], hex);
    };
    for (const [s0, s1] of between(openings(cell, side, wall))) bar(s0, s1, SKIRTING / 2, SKIRTING, 0.025, WOOD);
    bar(0, 1, RAIL, 0.05, 0.035, WOOD);
    bar(0, 1, RAIL - 0.085, 0.05, 0.008, tone.accent);
  }
}

/** @param {import('./shapes.js').Shapes} shapes @param {import('./hall.js').Gate} gate @param {number} accent */
export function addDoorFrame(shapes, gate, accent) {
  const { box } = gate;
  const deep = (gate.axis === 'z' ? box.d : box.w) + 0.08;
  const wide = gate.axis === 'z' ? box.w : box.d;
  const [x, z] = [box.x + box.w / 2, box.z + box.d / 2];
  shapes.moveTo(x, z, gate.axis === 'z' ? 0 : Math.PI / 2);
  for (const side of [-1, 1]) shapes.box([side * (wide / 2 - 0.01), DOOR_HEIGHT / 2, 0], [0.1, DOOR_HEIGHT, deep], JAMB);
  shapes.box([0, DOOR_HEIGHT + 0.03, 0], [wide + 0.12, 0.14, deep], JAMB);
  shapes.box([0, DOOR_HEIGHT + 0.115, 0], [wide + 0.2, 0.03, deep + 0.04], accent);
  shapes.box([0, 0.006, 0], [wide, 0.012, deep], JAMB);
  shapes.moveTo(0, 0);
}

/**
 * Lamps above, in rows along the longer side, and wooden beams across.
 * @param {import('./shapes.js').Shapes} shapes @param {Cell} cell @returns {import('./light.js').Lamp[]}
 */
export function addCeiling(shapes, cell) {
  const { x, z, w, d } = cell.box;
  const isLongX = w >= d;
  const [long, short] = isLongX ? [w, d] : [d, w];
  /** @param {number} along @param {number} across @param {number} y @returns {Triple} */
  const at = (along, across, y) => (isLongX ? [x + along, y, z + across] : [x + across, y, z + along]);
  /** @param {number} l @param {number} h @param {number} s @returns {Triple} */
  const size = (l, h, s) => (isLongX ? [l, h, s] : [s, h, l]);
  const beams = Math.max(1, Math.round(long / 2.2));
  for (let i = 1; i < beams; i += 1) {
    // No beam across the skylight.
    if (cell.room && Math.abs(i / beams - 0.5) < 0.2) continue;
    shapes.box(at(i * long / beams, short / 2, HEIGHT - 0.05), size(0.09, 0.1, short), PALE_WOOD, {});
  }
  if (cell.room && short > 4.5) addSkylight(shapes, at(long / 2, short / 2, HEIGHT), size(long * 0.36, 0, short * 0.3));
  const rows = Math.max(1, Math.round(short / 3.6));
  const tubes = Math.max(1, Math.min(12, Math.round(long / 3)));
  /** @type {import('./light.js').Lamp[]} */
  const lamps = [];
  for (let row = 0; row < rows; row += 1) {
    const across = (row + 0.5) * short / rows;
    for (let i = 0; i < tubes; i += 1) {
      const along = (i + 0.5) * long / tubes;
      const length = Math.min(1.9, 0.72 * long / tubes);
      shapes.box(at(along, across, HEIGHT - 0.265), size(length + 0.05, 0.05, 0.13), 0x3d3a36);
      shapes.box(at(along, across, HEIGHT - 0.3), size(length, 0.03, 0.1), 0xfff4df, { glow: 1.9 });
      for (const end of [-0.4, 0.4]) {
        shapes.box(at(along + end * length, across, HEIGHT - 0.12), size(0.012, 0.25, 0.012), 0x3d3a36);
      }
      lamps.push({ at: at(along, across, HEIGHT - 0.32), power: 0.7 + 1.5 * Math.sqrt((long / tubes) * (short / rows) / 9) });
    }
  }
  return lamps;
}

/** @param {import('./shapes.js').Shapes} shapes @param {Triple} at @param {Triple} extent */
function addSkylight(shapes, at, extent) {
  const [x, y, z] = at;
  const [w, , d] = extent;
  shapes.box([x, y - 0.02, z], [w, 0.02, d], SKY, { glow: 1.25 });
  for (const s of [-0.5, -1 / 6, 1 / 6, 0.5]) {
    shapes.box([x + s * w, y - 0.06, z], [0.06, 0.12, d + 0.06], PALE_WOOD);
    shapes.box([x, y - 0.06, z + s * d], [w + 0.06, 0.12, 0.06], PALE_WOOD);
  }
}
