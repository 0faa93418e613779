// @ts-check
/**
 * The hall as the page describes it.
 * In: the JSON of `#hall-data`, metres, x to the east, z to the south. Out: cells (the corridor and the rooms) with
 * everything later modules ask for. Refuses nothing: what is missing gets a value that can be walked through.
 */

/**
 * @typedef {'n' | 's' | 'e' | 'w'} Side
 * @typedef {{ x: number, z: number, w: number, d: number }} Box North-west corner and extent.
 * @typedef {[number, number]} Point
 * @typedef {{ x: number, z: number, side: Side, w: number }} Door
 * @typedef {{ id: string, title: string, goal: string, kind: string, minutes: number, url: string, embed?: string,
 *   kindTitle?: string, number?: number, x: number, z: number, side: Side, stand: Point, venue?: boolean }} Exhibit
 * @typedef {Box & { id: string, title: string, topic: string, url: string, door: Door, exhibits: Exhibit[] }} Room
 * @typedef {{ id: string, title: string, stops: string[], path?: Point[] }} Tour
 * @typedef {{ bounds: [number, number, number, number], corridor: Box, rooms: Room[], tours?: Tour[] }} HallData
 * @typedef {{ id: string, title: string, topic: string, box: Box, room: Room | null, doors: Gate[] }} Cell
 * @typedef {{ a: Point, b: Point, axis: 'x' | 'z', box: Box, room: Cell, corridor: Cell, side: Side }} Gate
 *   A doorway: the segment across it, the passage between the two inner faces, and what it joins.
 * @typedef {{ cells: Cell[], gates: Gate[], exhibits: Exhibit[], homes: Map<string, Cell>, tours: Tour[],
 *   bounds: [number, number, number, number] }} Hall
 */

/** Half the thickness of a wall: inner faces stand this far inside a room's outline. */
export const INSET = 0;
/** Height of every ceiling. */
export const HEIGHT = 3.6;
/** Height of a doorway. */
export const DOOR_HEIGHT = 2.35;
/** Where one looks from. */
export const EYE = 1.55;
export const CORRIDOR = 'corridor';

/** @type {{[side in Side]: Point}} The direction from a wall into its room. */
export const INWARD = { n: [0, 1], s: [0, -1], e: [-1, 0], w: [1, 0] };

/** @param {Box} box @param {number} by @returns {Box} */
export function inset(box, by) {
  return { x: box.x + by, z: box.z + by, w: box.w - 2 * by, d: box.d - 2 * by };
}

/** @param {Box} box @param {number} x @param {number} z */
export function holds(box, x, z) {
  return x >= box.x && z >= box.z && x <= box.x + box.w && z <= box.z + box.d;
}

/** @param {Box} box @returns {Point} */
export function middle(box) {
  return [box.x + box.w / 2, box.z + box.d / 2];
}

/** @param {Exhibit} exhibit @returns {Point} */
function standOf(exhibit) {
  if (exhibit.stand) return exhibit.stand;
  const into = INWARD[exhibit.side];
  return [exhibit.x + into[0] * 1.6, exhibit.z + into[1] * 1.6];
}

/** @param {Cell} room @param {Cell} corridor @param {Door} door @returns {Gate} */
function gateOf(room, corridor, door) {
  const half = door.w / 2;
  const r = room.box;
  const c = corridor.box;
  if (door.side === 'n' || door.side === 's') {
    const edges = door.side === 'n' ? [c.z + c.d, r.z] : [r.z + r.d, c.z];
    const [from, to] = [Math.min(edges[0], edges[1]), Math.max(edges[0], edges[1])];
    const at = (from + to) / 2;
    return { a: [door.x - half, at], b: [door.x + half, at], axis: 'z', side: door.side, room, corridor,
      box: { x: door.x - half, z: from, w: door.w, d: to - from } };
  }
  const edges = door.side === 'w' ? [c.x + c.w, r.x] : [r.x + r.w, c.x];
  const [from, to] = [Math.min(edges[0], edges[1]), Math.max(edges[0], edges[1])];
  const at = (from + to) / 2;
  return { a: [at, door.z - half], b: [at, door.z + half], axis: 'x', side: door.side, room, corridor,
    box: { x: from, z: door.z - half, w: to - from, d: door.w } };
}

/** @param {HallData} data @returns {Hall} */
export function readHall(data) {
  /** @type {Cell} */
  const corridor = { id: CORRIDOR, title: '走廊', topic: '', box: inset(data.corridor, INSET), room: null, doors: [] };
  /** @type {Map<string, Cell>} */
  const homes = new Map();
  /** @type {Exhibit[]} */
  const exhibits = [];
  const rooms = data.rooms.map(function (room) {
    const own = room.exhibits.map((one) => Object.assign({}, one, { goal: one.goal || '', stand: standOf(one) }));
    /** @type {Cell} */
    const cell = { id: room.id, title: room.title, topic: room.topic, box: inset(room, INSET),
      room: Object.assign({}, room, { exhibits: own }), doors: [] };
    const gate = gateOf(cell, corridor, room.door);
    cell.doors.push(gate);
    corridor.doors.push(gate);
    homes.set(room.id, cell);
    for (const one of own) {
      homes.set(one.id, cell);
      exhibits.push(one);
    }
    return cell;
  });
  return { cells: [corridor].concat(rooms), gates: corridor.doors, exhibits, homes, tours: data.tours || [],
    bounds: data.bounds };
}
