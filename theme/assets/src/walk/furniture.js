// @ts-check
/**
 * What stands in the rooms: an object on a plinth, benches, plants.
 * In: the hall. Out: for each cell where things stand, the obstacles and shadows they are. Refuses any place where
 * somebody stands to read, comes through a door or follows a tour.
 */
import { RADIUS, distance } from './ground.js';
import { middle } from './hall.js';
import { dice } from './surfaces.js';
import { DARK_LEAF, DARK_WOOD, INK, LEAF, PALE_WOOD, POT } from './palette.js';
import { addSculpture } from './sculptures.js';

/**
 * @typedef {import('./hall.js').Hall} Hall
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Point} Point
 * @typedef {'sculpture' | 'bench' | 'plant'} Kind
 * @typedef {{ kind: Kind, x: number, z: number, turn: number, seed: number }} Piece
 */

const BODY = RADIUS * 2;
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

/** @param {Hall} hall @param {Cell} cell @returns {(at: Point, r: number) => boolean} Whether a round thing may stand there. */
function keepClear(hall, cell) {
  const exhibits = cell.room ? cell.room.exhibits : [];
  return function (at, r) {
    const { box } = cell;
    if (at[0] - r < box.x || at[1] - r < box.z || at[0] + r > box.x + box.w || at[1] + r > box.z + box.d) return false;
    if (exhibits.some((one) => distance(at, one.stand) < r + BODY || distance(at, [one.x, one.z]) < r + 0.75)) return false;
    if (cell.doors.some((gate) => toSegment(at, gate.a, gate.b) < r + 1)) return false;
    return !hall.tours.some((tour) => (tour.path || []).some(function (to, i, path) {
      return i > 0 && toSegment(at, path[i - 1], to) < r + RADIUS;
    }));
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

/** @param {Hall} hall @param {Cell} cell @returns {Piece[]} */
export function furnish(hall, cell) {
  const isClear = keepClear(hall, cell);
  return (cell.room ? inRoom(cell, isClear) : alongCorridor(cell, isClear)).concat(inCorners(cell, isClear));
}

/** @param {Piece} piece @returns {import('./ground.js').Obstacle[]} */
export function obstaclesOf(piece) {
  if (piece.kind === 'sculpture') return [{ x: piece.x, z: piece.z, r: 0.62 }];
  if (piece.kind === 'plant') return [{ x: piece.x, z: piece.z, r: 0.26 }];
  return [-0.5, 0, 0.5].map((s) => ({ x: piece.x + s * Math.cos(piece.turn), z: piece.z - s * Math.sin(piece.turn), r: 0.27 }));
}

/** @param {Piece} piece @returns {import('./light.js').Shadow} */
export function shadowOf(piece) {
  const { x, z } = piece;
  if (piece.kind === 'bench') {
    const isTurned = Math.abs(Math.sin(piece.turn)) > 0.5;
    return { x, z, w: isTurned ? BENCH.d : BENCH.w, d: isTurned ? BENCH.w : BENCH.d, round: false };
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
      { turn: [lean * Math.cos(turn), turn * 0, -lean * Math.sin(turn)], fine: 1 });
  }
}

/** @param {import('./shapes.js').Shapes} shapes @param {Cell} cell @param {Piece[]} pieces */
export function addFurniture(shapes, cell, pieces) {
  const isAnnex = Boolean(cell.room && cell.room.exhibits.some((one) => one.venue));
  for (const piece of pieces) {
    shapes.moveTo(piece.x, piece.z, piece.turn);
    if (piece.kind === 'sculpture') addSculpture(shapes, cell.topic, isAnnex);
    else if (piece.kind === 'bench') addBench(shapes);
    else addPlant(shapes, piece.seed);
  }
  shapes.moveTo(0, 0);
}
