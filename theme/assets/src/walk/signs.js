// @ts-check
/**
 * The rooms' names: above each door on the corridor's side, large on the wall one faces on coming in.
 * In: the hall. Out: one mesh with one texture for all of them.
 */
import { BufferAttribute, BufferGeometry, Mesh, MeshBasicMaterial } from 'three';
import { DOOR_HEIGHT, HEIGHT, INWARD } from './hall.js';
import { css, toneOf } from './palette.js';
import { FONT } from './poster.js';
import { drawn } from './surfaces.js';

/**
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {{ x: number, y: number, w: number, h: number, colour: string, back: string, text: string }} Line On the canvas.
 */

const ROW = 96;
const WIDTH = 1024;

/** @param {CanvasRenderingContext2D} pen @param {Line} line */
function write(pen, line) {
  if (line.back) {
    pen.fillStyle = line.back;
    pen.fillRect(line.x, line.y, line.w, line.h);
  }
  pen.fillStyle = line.colour;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let size = 60;
  do {
    pen.font = '700 ' + size + 'px ' + FONT;
    size -= 2;
  } while (size > 20 && pen.measureText(line.text).width > line.w - 36);
  pen.fillText(line.text, line.x + line.w / 2, line.y + line.h / 2 + 2);
}

/** @param {Cell[]} rooms @returns {Mesh} */
export function signsOf(rooms) {
  const rows = Math.max(1, rooms.length);
  const texture = drawn(WIDTH, rows * ROW, function (pen) {
    rooms.forEach(function (room, i) {
      const accent = css(toneOf(room.topic).accent);
      write(pen, { x: 0, y: i * ROW, w: WIDTH / 2 - 8, h: ROW, colour: '#fffdf8', back: accent, text: room.title });
      write(pen, { x: WIDTH / 2 + 8, y: i * ROW, w: WIDTH / 2 - 8, h: ROW, colour: accent, back: '', text: room.title });
    });
  });
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const uvs = [];
  /** @type {number[]} */
  const faces = [];
  /** @param {number} x @param {number} y @param {number} z @param {number} turn @param {[number, number]} size @param {number[]} part */
  const add = function (x, y, z, turn, size, part) {
    const base = places.length / 3;
    const [rx, rz] = [Math.cos(turn), -Math.sin(turn)];
    for (const [s, t] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) {
      places.push(x + rx * s * size[0] / 2, y + t * size[1] / 2, z + rz * s * size[0] / 2);
      uvs.push(s < 0 ? part[0] : part[2], t < 0 ? part[1] : part[3]);
    }
    faces.push(...[0, 1, 2, 0, 2, 3].map((k) => base + k));
  };
  rooms.forEach(function (room, i) {
    const gate = room.doors[0];
    const into = INWARD[gate.side];
    const [x, z] = [(gate.a[0] + gate.b[0]) / 2, (gate.a[1] + gate.b[1]) / 2];
    const half = (gate.axis === 'z' ? gate.box.d : gate.box.w) / 2 + 0.05;
    const [low, high] = [1 - (i + 1) / rows + 0.002, 1 - i / rows - 0.002];
    const wide = Math.min(1.7, Math.hypot(gate.a[0] - gate.b[0], gate.a[1] - gate.b[1]) + 0.5);
    add(x - into[0] * half, DOOR_HEIGHT + 0.31, z - into[1] * half, Math.atan2(-into[0], -into[1]), [wide, wide * ROW / (WIDTH / 2 - 8)],
      [0, low, 0.5 - 8 / WIDTH, high]);
    const { box } = room;
    const far = gate.axis === 'z' ? [x, gate.side === 'n' ? box.z + box.d : box.z] : [gate.side === 'w' ? box.x + box.w : box.x, z];
    add(far[0] - into[0] * 0.012, HEIGHT - 0.31, far[1] - into[1] * 0.012, Math.atan2(-into[0], -into[1]), [2.3, 2.3 * ROW / (WIDTH / 2 - 8)],
      [0.5 + 8 / WIDTH, low, 1, high]);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uvs), 2));
  geometry.setIndex(faces);
  return new Mesh(geometry, new MeshBasicMaterial({ map: texture, transparent: true, toneMapped: false }));
}
