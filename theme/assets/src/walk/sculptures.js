// @ts-check
/**
 * One object on a plinth in the middle of each room, that tells from afar what the room is about.
 * In: a topic. Out: coloured shapes around the frame's origin, from the plinth's top up. A topic nobody made one for
 * gets a globe. They are drawings, not models: nothing is read off them.
 */
import { css, toneOf } from './palette.js';

/** @typedef {import('./shapes.js').Shapes} Shapes */

/** Height of the plinth. */
export const TOP = 0.5;

/** @param {Shapes} s */
function heart(s) {
  const red = 0xc8324a;
  s.ball([-0.17, TOP + 0.56, 0], [0.215, 0.215, 0.16], red).ball([0.17, TOP + 0.56, 0], [0.215, 0.215, 0.16], red);
  s.tube([0, TOP + 0.3, 0], [0.335, 0.03, 0.42], red, { sides: 28 });
  s.tube([0, TOP + 0.05, 0], [0.05, 0.14, 0.12], 0xf4efe6);
  const beat = [[-0.2, 0, 0.14, 0], [-0.105, 0.045, 0.12, 1.1], [-0.02, 0.005, 0.22, -1.2], [0.065, -0.045, 0.12, 1.1], [0.17, 0, 0.14, 0]];
  for (const [x, y, long, turn] of beat) s.box([x, TOP + 0.53 + y, 0.185], [long, 0.024, 0.02], 0xfff6f0, { turn: [0, 0, turn], glow: 1 });
}

/** @param {Shapes} s */
function extinguisher(s) {
  s.tube([0, TOP + 0.36, 0], [0.17, 0.17, 0.6], 0xc8332a, { sides: 22 }).ball([0, TOP + 0.66, 0], [0.17, 0.1, 0.17], 0xc8332a);
  s.tube([0, TOP + 0.03, 0], [0.175, 0.175, 0.06], 0x2c2a27, { sides: 22 });
  s.tube([0, TOP + 0.8, 0], [0.045, 0.055, 0.12], 0xb8924a);
  s.box([0.06, TOP + 0.9, 0], [0.26, 0.03, 0.05], 0x2c2a27, { turn: [0, 0, 0.22] });
  s.box([0.06, TOP + 0.84, 0], [0.2, 0.025, 0.05], 0x2c2a27);
  s.ring([-0.09, TOP + 0.56, 0], [0.19, 0.02], 0x2c2a27, { turn: [0, 0, 0.2] });
  s.box([0, TOP + 0.4, 0.168], [0.2, 0.22, 0.012], 0xfdf6e8).box([0, TOP + 0.44, 0.177], [0.13, 0.05, 0.006], 0xf2c14e);
}

/** @param {Shapes} s */
function phone(s) {
  const lean = -0.16;
  s.box([0, TOP + 0.5, 0], [0.5, 0.92, 0.07], 0x23303a, { turn: [lean, 0, 0] });
  s.box([0, TOP + 0.506, 0.038], [0.43, 0.78, 0.012], 0xdcecf7, { turn: [lean, 0, 0], glow: 0.95 });
  const tiles = [0xc8473a, 0xf2c14e, 0x5a9b6b, 0x3f78b5, 0x8b5fa8, 0xe08a3c];
  tiles.forEach(function (hex, i) {
    const y = 0.16 - Math.floor(i / 2) * 0.2;
    const at = /** @type {[number, number, number]} */ ([(i % 2 ? 1 : -1) * 0.1, TOP + 0.52 + y, 0.05 - y * 0.16]);
    s.box(at, [0.14, 0.14, 0.02], hex, { turn: [lean, 0, 0], glow: 0.95 });
  });
  s.box([0, TOP + 0.05, -0.06], [0.6, 0.1, 0.3], 0x8a5a34);
}

/** @param {Shapes} s */
function toyBlocks(s) {
  const cubes = /** @type {[number, number, number, number, number][]} */ (
    [[-0.2, 0.15, 0.05, 0xe08a3c, 0.2], [0.16, 0.15, 0, 0x3f78b5, -0.15], [-0.02, 0.45, 0.02, 0x5a9b6b, 0.4]]);
  for (const [x, y, z, hex, turn] of cubes) s.box([x, TOP + y, z], [0.3, 0.3, 0.3], hex, { turn: [0, turn, 0] });
  s.ball([0, TOP + 0.73, 0.02], [0.13, 0.13, 0.13], 0xc8473a);
  s.ring([0.06, TOP + 0.03, 0.34], [0.13, 0.035], 0xf2c14e, { turn: [1.57, 0, 0] });
}

/** @param {Shapes} s */
function stones(s) {
  const pile = [[0.34, 0.13, 0x8d9490], [0.27, 0.115, 0xa79f93], [0.2, 0.095, 0x767d85], [0.14, 0.08, 0xb7ada0], [0.085, 0.06, 0x8f8797]];
  let y = TOP;
  pile.forEach(function ([r, h, hex], i) {
    s.ball([0.02 * (i % 2 ? 1 : -1), y + h, 0], [r, h, r * 0.92], hex);
    y += h * 1.88;
  });
  s.tube([0, TOP + 0.01, 0], [0.42, 0.44, 0.03], 0xe9dfcc, { sides: 28 });
}

/** @param {Shapes} s */
function fruitBowl(s) {
  s.tube([0, TOP + 0.16, 0], [0.42, 0.2, 0.24], 0xf3ead8, { sides: 26 }).tube([0, TOP + 0.02, 0], [0.18, 0.22, 0.05], 0xd8c9a8);
  s.ring([0, TOP + 0.28, 0], [0.41, 0.018], 0x3f78b5, { turn: [1.57, 0, 0] });
  const fruit = /** @type {[number, number, number, number, number][]} */ ([[-0.18, 0.34, 0.08, 0.15, 0xc8473a], [0.15, 0.34, 0.14, 0.14, 0x7fb04f],
    [0.05, 0.35, -0.17, 0.15, 0xe08a3c], [-0.02, 0.5, 0.02, 0.14, 0xf2c14e]]);
  for (const [x, y, z, r, hex] of fruit) s.ball([x, TOP + y, z], [r, r * 0.95, r], hex);
  s.tube([-0.18, TOP + 0.5, 0.08], [0.008, 0.012, 0.07], 0x5b3a22).ball([-0.13, TOP + 0.53, 0.08], [0.06, 0.015, 0.03], 0x4f8a52);
}

/** @param {Shapes} s */
function windmill(s) {
  s.ball([0, TOP, 0], [0.46, 0.14, 0.46], 0x7bb06c).tube([0, TOP + 0.55, 0], [0.025, 0.055, 0.95], 0xf6f4ee);
  s.box([0, TOP + 1.03, 0.02], [0.09, 0.09, 0.2], 0xf6f4ee).ball([0, TOP + 1.03, 0.13], [0.05, 0.05, 0.05], 0x2f8f8b);
  for (const turn of [0.3, 2.394, 4.489]) {
    s.box([-0.22 * Math.sin(turn), TOP + 1.03 + 0.22 * Math.cos(turn), 0.14], [0.065, 0.42, 0.016], 0xf6f4ee, { turn: [0, 0.2, turn] });
  }
  s.ball([0.24, TOP + 0.18, 0.16], [0.1, 0.13, 0.1], 0x4f8a52).ball([-0.27, TOP + 0.15, 0.1], [0.08, 0.1, 0.08], 0x36683f);
}

/** @param {Shapes} s */
function telescope(s) {
  for (const turn of [0, 2.094, 4.189]) {
    s.tube([0.15 * Math.sin(turn), TOP + 0.28, 0.15 * Math.cos(turn)], [0.018, 0.022, 0.62], 0x8a5a34,
      { turn: [-0.5 * Math.cos(turn), 0, 0.5 * Math.sin(turn)], sides: 8 });
  }
  const tilt = { turn: /** @type {[number, number, number]} */ ([0, 0, -1.05]), sides: 20 };
  s.tube([0.02, TOP + 0.66, 0], [0.1, 0.08, 0.62], 0x1f5d68, tilt);
  s.tube([0.31, TOP + 0.825, 0], [0.115, 0.115, 0.08], 0xb8924a, tilt).tube([-0.25, TOP + 0.505, 0], [0.05, 0.06, 0.12], 0xb8924a, tilt);
  s.ball([0, TOP + 0.58, 0], [0.06, 0.06, 0.06], 0xb8924a);
}

/** @param {Shapes} s */
function rocket(s) {
  s.tube([0, TOP + 0.52, 0], [0.17, 0.15, 0.56], 0xf4f1ea, { sides: 24 }).tube([0, TOP + 0.94, 0], [0.005, 0.17, 0.3], 0xc8473a, { sides: 24 });
  s.tube([0, TOP + 0.2, 0], [0.1, 0.14, 0.1], 0x3d4650, { sides: 20 });
  s.ball([0, TOP + 0.62, 0.155], [0.075, 0.075, 0.03], 0x3f78b5).ring([0, TOP + 0.62, 0.165], [0.08, 0.016], 0xb8924a);
  for (const turn of [0, 1.571, 3.142, 4.712]) {
    s.box([0.22 * Math.sin(turn + 0.785), TOP + 0.3, 0.22 * Math.cos(turn + 0.785)], [0.02, 0.26, 0.2], 0xc8473a, { turn: [0, turn + 0.785, 0] });
  }
  s.tube([0, TOP + 0.07, 0], [0.05, 0.13, 0.15], 0xf2c14e, { glow: 1.1 });
}

/** @param {Shapes} s */
function house(s) {
  s.box([0, TOP + 0.27, 0], [0.6, 0.46, 0.46], 0xf3e6cf);
  s.tube([0, TOP + 0.63, 0], [0.01, 0.5, 0.3], 0xb86f4b, { sides: 4, turn: [0, 0.785, 0] });
  s.box([0, TOP + 0.18, 0.235], [0.14, 0.28, 0.02], 0x2f8f8b).ball([0.04, TOP + 0.18, 0.25], [0.015, 0.015, 0.015], 0xf2c14e);
  for (const x of [-0.2, 0.2]) s.box([x, TOP + 0.32, 0.235], [0.12, 0.13, 0.02], 0xfff0c0, { glow: 1.05 });
  s.box([0.17, TOP + 0.72, -0.08], [0.08, 0.2, 0.08], 0x8a5a34).box([0, TOP + 0.02, 0], [0.8, 0.05, 0.66], 0x7bb06c);
}

/** @param {Shapes} s */
function museum(s) {
  s.box([0, TOP + 0.05, 0], [0.86, 0.1, 0.52], 0xd8d0c2).box([0, TOP + 0.13, 0], [0.78, 0.06, 0.46], 0xe6dfd2);
  s.box([0, TOP + 0.38, -0.06], [0.6, 0.44, 0.28], 0xcfc4b2);
  for (const x of [-0.3, -0.1, 0.1, 0.3]) s.tube([x, TOP + 0.38, 0.16], [0.034, 0.04, 0.44], 0xf6f1e6);
  s.box([0, TOP + 0.63, 0], [0.78, 0.06, 0.46], 0xe6dfd2);
  s.tube([0, TOP + 0.74, 0], [0.01, 0.46, 0.17], 0xb98a5a, { sides: 4, turn: [0, 0.785, 0] });
}

/** @param {Shapes} s */
function globe(s) {
  s.ball([0, TOP + 0.55, 0], [0.3, 0.3, 0.3], 0x3f86b5).ring([0, TOP + 0.55, 0], [0.37, 0.018], 0xb8924a, { turn: [0.2, 0, 0.4] });
  for (const [x, y, z, r] of [[0.16, 0.68, 0.2, 0.11], [-0.2, 0.58, 0.17, 0.1], [0.02, 0.4, 0.25, 0.09], [0.25, 0.5, -0.1, 0.1]]) {
    s.ball([x, TOP + y, z], [r, r * 0.8, r * 0.5], 0x6fa05c);
  }
  s.tube([0, TOP + 0.12, 0], [0.03, 0.14, 0.24], 0x8a5a34);
}

/** @type {{[topic: string]: (shapes: Shapes) => void}} */
const BY_TOPIC = {
  'health': heart, 'emergency': extinguisher, 'digital-literacy': phone, 'elderly-and-children': toyBlocks,
  'mental-health': stones, 'food-safety': fruitBowl, 'low-carbon': windmill, 'scientific-spirit': telescope,
  'frontier-tech': rocket, 'new-resident': house
};

/** @param {Shapes} shapes @param {string} topic @param {boolean} isAnnex Whether partner venues hang here. */
export function addSculpture(shapes, topic, isAnnex) {
  const tone = toneOf(topic);
  shapes.tube([0, 0.012, 0], [1.35, 1.35, 0.012], tone.accent, { sides: 48, glow: 0.75 });
  shapes.tube([0, 0.016, 0], [1.24, 1.24, 0.012], tone.tint, { sides: 48, glow: 0.72 });
  shapes.tube([0, 0.02, 0], [0.8, 0.8, 0.012], tone.wall, { sides: 40, glow: 0.55 });
  shapes.tube([0, 0.04, 0], [0.6, 0.62, 0.08], 0x6b4a30, { sides: 40 });
  shapes.tube([0, TOP / 2, 0], [0.5, 0.52, TOP - 0.08], 0xf3ece0, { sides: 40 });
  shapes.tube([0, TOP - 0.02, 0], [0.55, 0.55, 0.05], 0x8a5a34, { sides: 40 });
  (isAnnex ? museum : BY_TOPIC[topic] || globe)(shapes);
}

/** @param {string} topic @returns {string} The topic's accent for drawings. */
export function accentOf(topic) {
  return css(toneOf(topic).accent);
}
