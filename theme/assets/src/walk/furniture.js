// @ts-check
/**
 * What stands in the rooms: an object on a plinth, benches, plants.
 * In: a cell. Out: where things stand in it, the obstacles and shadows they are. Refuses any place where somebody
 * stands to read or comes through a door.
 */
import { RADIUS, distance } from './ground.js';
import { middle } from './hall.js';
import { dice } from './surfaces.js';
import { BRASS, DARK_LEAF, DARK_WOOD, INK, LEAF, PALE_WOOD, POT, WOOD, toneOf } from './palette.js';
import { addSculpture } from './sculptures.js';

/**
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Point} Point
 * @typedef {'sculpture' | 'bench' | 'plant' | 'shelf'} Kind
 * @typedef {{ kind: Kind, x: number, z: number, turn: number, seed: number }} Piece
 */

const BODY = RADIUS * 2;
const SHELF = { w: 2.6, d: 0.34, h: 1.02 };
const BENCH = { w: 1.5, d: 0.42, h: 0.44 };
/** Rooms narrower than this stay empty in the middle. */
const ROOMY = 5;

/** @param {Point} p @param {Point} a @param {Point} b */
function toSegment(p, a, b) {
  const [dx, dz] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dz * dz;
  const share = square ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dz) / square)) : 0;
  return Math.hypot(p[0] - a[0] - dx * share, p[1] - a[1] - dz * share);
}

/** @param {Cell} cell @returns {(at: Point, r: number) => boolean} Whether a round thing may stand there. */
function keepClear(cell) {
  const exhibits = cell.room ? cell.room.exhibits : [];
  return function (at, r) {
    const { box } = cell;
    if (at[0] - r < box.x || at[1] - r < box.z || at[0] + r > box.x + box.w || at[1] + r > box.z + box.d) return false;
    if (exhibits.some((one) => distance(at, one.stand) < r + BODY || distance(at, [one.x, one.z]) < r + 0.75)) return false;
    return !cell.doors.some((gate) => toSegment(at, gate.a, gate.b) < r + 1);
  };
}

/** @param {Cell} cell @param {(at: Point, r: number) => boolean} isClear @returns {Piece[]} */
function inRoom(cell, isClear) {
  const { box } = cell;
  const [x, z] = middle(box);
  /** @type {Piece[]} */
  const pieces = [];
  if (Math.min(box.w, box.d) >= ROOMY) {
    const spot = /** @type {Point[]} */ ([[x, z], [x, z - box.d / 6], [x, z + box.d / 6], [x - box.w / 6, z], [x + box.w / 6, z]])
      .find((at) => isClear(at, 0.65));
    if (spot) pieces.push({ kind: 'sculpture', x: spot[0], z: spot[1], turn: facing(cell, spot), seed: 1 });
  }
  const isLongX = box.w >= box.d;
  const off = Math.min(2.1, (isLongX ? box.w : box.d) / 2 - 1.2);
  for (const side of [-1, 1]) {
    const at = /** @type {Point} */ (isLongX ? [x + side * off, z] : [x, z + side * off]);
    if (off > 1.5 && isClear(at, 0.8)) pieces.push({ kind: 'bench', x: at[0], z: at[1], turn: isLongX ? Math.PI / 2 : 0, seed: 2 });
  }
  return pieces;
}

/** @param {Cell} cell @param {Point} at @returns {number} Turned to those who come in. */
function facing(cell, at) {
  const gate = cell.doors[0];
  const [dx, dz] = [(gate.a[0] + gate.b[0]) / 2 - at[0], (gate.a[1] + gate.b[1]) / 2 - at[1]];
  return Math.atan2(dx, dz);
}

/** @param {Cell} cell @param {(at: Point, r: number) => boolean} isClear @returns {Piece[]} */
function inCorners(cell, isClear) {
  const { x, z, w, d } = cell.box;
  const off = 0.46;
  const corners = /** @type {Point[]} */ ([[x + off, z + off], [x + w - off, z + off], [x + w - off, z + d - off], [x + off, z + d - off]]);
  return corners.filter((at) => isClear(at, 0.28)).slice(0, cell.room ? 3 : 4)
    .map((at, i) => ({ kind: /** @type {Kind} */ ('plant'), x: at[0], z: at[1], turn: i * 1.3, seed: 3 + i }));
}

/** @param {Cell} cell @param {(at: Point, r: number) => boolean} isClear @returns {Piece[]} Benches along the corridor. */
function alongCorridor(cell, isClear) {
  const { x, z, w, d } = cell.box;
  const isLongX = w >= d;
  const long = isLongX ? w : d;
  /** @type {Piece[]} */
  const pieces = [];
  for (let along = 2.4; along < long - 2.4; along += 0.8) {
    for (const end of [0, 1]) {
      const across = end ? (isLongX ? d : w) - 0.34 : 0.34;
      const at = /** @type {Point} */ (isLongX ? [x + along, z + across] : [x + across, z + along]);
      const isNear = pieces.some((one) => distance([one.x, one.z], at) < 4.2);
      const ends = [-0.5, 0.5].map((shift) => /** @type {Point} */ (isLongX ? [at[0] + shift, at[1]] : [at[0], at[1] + shift]));
      if (!isNear && ends.every((p) => isClear(p, 0.3))) pieces.push({ kind: 'bench', x: at[0], z: at[1], turn: isLongX ? 0 : Math.PI / 2, seed: 2 });
    }
  }
  return pieces;
}

/** @param {Cell} cell @param {(at: Point, r: number) => boolean} isClear @returns {Piece[]} Where no exhibit hangs. */
function shelves(cell, isClear) {
  const { x, z, w, d } = cell.box;
  const off = SHELF.d / 2 + 0.02;
  const quarter = Math.PI / 2;
  const places = /** @type {[Point, number][]} */ ([[[x + off, z + d / 2], quarter], [[x + w - off, z + d / 2], -quarter],
    [[x + w / 2, z + off], 0], [[x + w / 2, z + d - off], 2 * quarter]]);
  return places.filter(([at, turn]) => [-0.5, 0, 0.5].every((share) => isClear(
    [at[0] + share * SHELF.w * Math.cos(turn), at[1] - share * SHELF.w * Math.sin(turn)], SHELF.d / 2)))
    .map(([at, turn], i) => ({ kind: /** @type {Kind} */ ('shelf'), x: at[0], z: at[1], turn, seed: 5 + i }));
}

/** @param {Cell} cell @returns {Piece[]} */
export function furnish(cell) {
  const isClear = keepClear(cell);
  const own = cell.room ? inRoom(cell, isClear).concat(shelves(cell, isClear)) : alongCorridor(cell, isClear);
  return own.concat(inCorners(cell, isClear));
}

/** @param {Piece} piece @returns {import('./ground.js').Obstacle[]} */
export function obstaclesOf(piece) {
  if (piece.kind === 'sculpture') return [{ x: piece.x, z: piece.z, r: 0.62 }];
  if (piece.kind === 'plant') return [{ x: piece.x, z: piece.z, r: 0.26 }];
  const reach = piece.kind === 'shelf' ? 1.15 : 0.5;
  return [-1, -0.5, 0, 0.5, 1].map((share) => share * reach).map((s) => ({ x: piece.x + s * Math.cos(piece.turn), z: piece.z - s * Math.sin(piece.turn), r: 0.27 }));
}

/** @param {Piece} piece @returns {import('./light.js').Shadow} */
export function shadowOf(piece) {
  const { x, z } = piece;
  if (piece.kind === 'bench' || piece.kind === 'shelf') {
    const size = piece.kind === 'bench' ? BENCH : SHELF;
    const isTurned = Math.abs(Math.sin(piece.turn)) > 0.5;
    return { x, z, w: isTurned ? size.d : size.w, d: isTurned ? size.w : size.d, round: false };
  }
  const size = piece.kind === 'sculpture' ? 2.5 : 0.44;
  return { x, z, w: size, d: size, round: true };
}

/** @param {import('./shapes.js').Shapes} shapes */
function addBench(shapes) {
  for (const z of [-0.14, 0, 0.14]) shapes.box([0, BENCH.h, z], [BENCH.w, 0.04, 0.125], PALE_WOOD);
  for (const x of [-0.55, 0.55]) {
    shapes.box([x, BENCH.h / 2 - 0.01, 0], [0.06, BENCH.h - 0.03, 0.36], INK);
    shapes.box([x, 0.015, 0], [0.1, 0.03, 0.4], INK);
  }
}

/** @param {import('./shapes.js').Shapes} shapes @param {number} seed @param {number} accent */
function addShelf(shapes, seed, accent) {
  const { w, d, h } = SHELF;
  shapes.box([0, h / 2, -d / 2 + 0.01], [w, h, 0.02], WOOD);
  for (const y of [0.06, 0.54, h]) shapes.box([0, y, 0], [w + 0.04, 0.04, d], PALE_WOOD);
  for (const s of [-0.5, -1 / 6, 1 / 6, 0.5]) shapes.box([s * w, h / 2, 0], [0.04, h, d - 0.01], PALE_WOOD);
  const roll = dice(seed * 31);
  const colours = [accent, 0xc8473a, 0x3f78b5, 0xe9dcc6, 0x5a9b6b, 0xf2c14e, 0x7a6a8c, 0xd8cdb8, 0x2f8f8b];
  for (const y of [0.08, 0.56]) {
    for (let x = -w / 2 + 0.06; x < w / 2 - 0.1;) {
      const [thick, tall] = [0.03 + 0.035 * roll(), 0.24 + 0.16 * roll()];
      const isPost = [-1 / 6, 1 / 6].some((s) => Math.abs(x + thick / 2 - s * w) < 0.06);
      if (!isPost && roll() > 0.14) {
        shapes.box([x + thick / 2, y + tall / 2, -0.02], [thick - 0.004, tall, 0.22], colours[Math.floor(colours.length * roll())], { glow: 0.55 + 0.2 * roll() });
      }
      x += thick;
    }
  }
  shapes.ball([-0.8, h + 0.16, 0], [0.13, 0.13, 0.13], 0x3f86b5).ring([-0.8, h + 0.16, 0], [0.16, 0.01], BRASS, { turn: [0, 0.5, 0.4] });
  shapes.tube([0.75, h + 0.14, 0], [0.07, 0.1, 0.24], accent, { sides: 16 });
}

/** @param {import('./shapes.js').Shapes} shapes @param {number} seed */
function addPlant(shapes, seed) {
  shapes.tube([0, 0.2, 0], [0.21, 0.15, 0.4], POT, { sides: 18 }).tube([0, 0.385, 0], [0.225, 0.225, 0.05], POT, { sides: 18 });
  shapes.tube([0, 0.4, 0], [0.19, 0.19, 0.03], DARK_WOOD, { sides: 18 });
  const roll = dice(seed * 97);
  for (let i = 0; i < 13; i += 1) {
    const [turn, lean, long] = [i * 2.4, 0.16 + 0.62 * (i / 13), 0.62 + 0.42 * roll() - 0.02 * i];
    const out = Math.sin(lean) * long / 2;
    const at = /** @type {[number, number, number]} */ ([Math.sin(turn) * out, 0.4 + Math.cos(lean) * long / 2, Math.cos(turn) * out]);
    shapes.ball(at, [0.062 + 0.02 * roll(), long / 2, 0.018], i % 3 ? LEAF : DARK_LEAF,
      { turn: [lean * Math.cos(turn), 0, -lean * Math.sin(turn)], fine: 0 });
  }
}

/** @param {import('./shapes.js').Shapes} shapes @param {Cell} cell @param {Piece[]} pieces */
export function addFurniture(shapes, cell, pieces) {
  const isAnnex = Boolean(cell.room && cell.room.exhibits.some((one) => one.venue));
  for (const piece of pieces) {
    shapes.moveTo(piece.x, piece.z, piece.turn);
    if (piece.kind === 'sculpture') addSculpture(shapes, cell.topic, isAnnex);
    else if (piece.kind === 'bench') addBench(shapes);
    else if (piece.kind === 'shelf') addShelf(shapes, piece.seed, toneOf(cell.topic).accent);
    else addPlant(shapes, piece.seed);
  }
  shapes.moveTo(0, 0);
}
