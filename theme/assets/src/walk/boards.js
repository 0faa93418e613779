// @ts-check
/**
 * Two boards where the corridor begins: what hangs behind which door, and how one walks.
 * In: the hall. Out: where the boards hang and one mesh for both; none where doors leave no room.
 */
import { BufferAttribute, BufferGeometry, Mesh, MeshBasicMaterial } from 'three';
import { css, toneOf } from './palette.js';
import { FONT, wrap } from './poster.js';
import { drawn } from './surfaces.js';

/**
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {{ at: [number, number], turn: number }} Board
 * @typedef {CanvasRenderingContext2D} Pen
 */

export const BOARD = { w: 2.5, h: 1.5625, y: 1.62 };
const PIXELS = { w: 1024, h: 640 };
const HINTS = ['点地面，走过去', '拖画面，四处看', '点展板，动手玩', '按“看最近的展品”，有人带路'];

/** @param {Cell[]} cells @returns {Board[]} Left and right of those who come in. */
export function boardsOf(cells) {
  const corridor = cells[0];
  const { x, z, w, d } = corridor.box;
  const isLongX = w >= d;
  const starts = corridor.doors.map((gate) => (isLongX ? Math.min(gate.a[0], gate.b[0]) - x : z + d - Math.max(gate.a[1], gate.b[1])));
  const free = Math.min.apply(null, starts.concat([isLongX ? w : d]));
  if (free < BOARD.w + 1.2) return [];
  const along = Math.min(free / 2, free - BOARD.w / 2 - 0.6) + 0.4;
  return isLongX
    ? [{ at: [x + along, z], turn: 0 }, { at: [x + along, z + d], turn: Math.PI }]
    : [{ at: [x, z + d - along], turn: Math.PI / 2 }, { at: [x + w, z + d - along], turn: -Math.PI / 2 }];
}

/** @param {Pen} pen @param {number} top @param {string} title */
function sheet(pen, top, title) {
  pen.fillStyle = '#fffdf8';
  pen.fillRect(0, top, PIXELS.w, PIXELS.h);
  pen.fillStyle = '#0b5c5a';
  pen.fillRect(0, top, PIXELS.w, 118);
  pen.fillStyle = '#fffdf8';
  pen.font = '700 62px ' + FONT;
  pen.fillText(title, 48, top + 82);
}

/** @param {Pen} pen @param {Cell[]} rooms */
function directory(pen, rooms) {
  sheet(pen, 0, '走进科普馆');
  const rows = Math.max(4, Math.ceil(rooms.length / 2));
  const step = 490 / rows;
  const size = Math.min(54, step * 0.5);
  pen.font = '700 ' + size + 'px ' + FONT;
  rooms.slice(0, 2 * rows).forEach(function (room, i) {
    const [x, y] = [48 + (i % 2) * 490, 142 + Math.floor(i / 2) * step];
    pen.fillStyle = css(toneOf(room.topic).accent);
    pen.fillRect(x, y, size * 0.36, step * 0.76);
    pen.fillStyle = '#1c2726';
    const [line] = wrap((text) => pen.measureText(text).width, room.title, 400, 1);
    pen.fillText(line || '', x + size * 0.75, y + step * 0.38 + size * 0.36);
  });
}

/** @param {Pen} pen */
function hints(pen) {
  sheet(pen, PIXELS.h, '慢慢走，慢慢看');
  pen.font = '400 54px ' + FONT;
  HINTS.forEach(function (hint, i) {
    const y = PIXELS.h + 206 + i * 112;
    pen.fillStyle = '#e2f0ec';
    pen.beginPath();
    pen.arc(86, y - 18, 42, 0, 7);
    pen.fill();
    pen.fillStyle = '#0b5c5a';
    pen.fillText(String(i + 1), 71, y);
    pen.fillStyle = '#1c2726';
    pen.fillText(hint, 156, y);
  });
}

/** @param {Cell[]} cells @param {Board[]} boards @returns {Mesh} */
export function boardMesh(cells, boards) {
  const texture = drawn(PIXELS.w, 2 * PIXELS.h, function (pen) {
    directory(pen, cells.slice(1));
    hints(pen);
  });
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const uvs = [];
  /** @type {number[]} */
  const faces = [];
  boards.forEach(function (board, i) {
    const [rx, rz] = [Math.cos(board.turn), -Math.sin(board.turn)];
    const [nx, nz] = [Math.sin(board.turn) * 0.05, Math.cos(board.turn) * 0.05];
    for (const [s, t] of [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]]) {
      places.push(board.at[0] + rx * s * BOARD.w + nx, BOARD.y + t * BOARD.h, board.at[1] + rz * s * BOARD.w + nz);
      uvs.push(s + 0.5, (i ? 0 : 0.5) + (t + 0.5) / 2);
    }
    faces.push(...[0, 1, 2, 0, 2, 3].map((k) => 4 * i + k));
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uvs), 2));
  geometry.setIndex(faces);
  return new Mesh(geometry, new MeshBasicMaterial({ map: texture, toneMapped: false }));
}

/** @param {import('./shapes.js').Shapes} shapes @param {Board} board @param {number} hex */
export function addBoardFrame(shapes, board, hex) {
  shapes.moveTo(board.at[0], board.at[1], board.turn);
  for (const s of [-1, 1]) {
    shapes.box([s * (BOARD.w / 2 + 0.03), BOARD.y, 0.035], [0.06, BOARD.h + 0.12, 0.07], hex);
    shapes.box([0, BOARD.y + s * (BOARD.h / 2 + 0.03), 0.035], [BOARD.w, 0.06, 0.07], hex);
  }
  shapes.moveTo(0, 0);
}
