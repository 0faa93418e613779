// @ts-check
/**
 * The light of the hall, worked out once and kept in one texture.
 * In: flat surfaces, lamps, and what casts soft shadows. Out: a texture and, for each surface, its place in it.
 * Every surface is lit by the lamps of its own room, darkened in corners, under furniture and behind frames.
 */
import { ClampToEdgeWrapping, DataTexture, LinearFilter, RGBAFormat, SRGBColorSpace, UnsignedByteType } from 'three';
import { HEIGHT } from './hall.js';

/**
 * @typedef {[number, number, number]} Triple
 * @typedef {{ origin: Triple, u: Triple, v: Triple, normal: Triple, room: RoomLight, slot: Slot }} Surface
 * @typedef {{ x: number, y: number, w: number, h: number }} Slot Texels.
 * @typedef {{ at: Triple, power: number }} Lamp Shines downwards.
 * @typedef {{ at: Triple, to: Triple }} Spot
 * @typedef {{ x: number, z: number, w: number, d: number, round: boolean }} Shadow Middle and extent on the floor.
 * @typedef {{ box: import('./hall.js').Box, lamps: Lamp[], spots: Spot[], shadows: Shadow[],
 *   frames: { at: Triple, half: [number, number], normal: Triple }[], windows: [number, number][],
 *   bounce: Triple }} RoomLight
 */

/** Brightest value that the texture can hold. */
export const BRIGHTEST = 1.7;
const SIZE = 1024;
/** Texels to a metre, where the room is not too large. */
const FINEST = 10;
/** Most times that a texel of one room is held against a lamp. */
const WORK = 3e6;
const WARM = [1, 0.955, 0.885];
const WARMER = [1, 0.9, 0.74];
const DAY = [0.92, 0.98, 1.06];
const CORNER = 0.3;
const CORNER_REACH = 0.42;

/** @param {number} value @param {number} low @param {number} high */
function smooth(value, low, high) {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** @param {Triple} p @param {Triple} n @param {RoomLight} room @returns {number} */
function openness(p, n, room) {
  const { box } = room;
  const gaps = [p[0] - box.x, box.x + box.w - p[0], p[2] - box.z, box.z + box.d - p[2], p[1], HEIGHT - p[1]];
  const own = [n[0] > 0, n[0] < 0, n[2] > 0, n[2] < 0, n[1] > 0, n[1] < 0];
  let open = 1;
  gaps.forEach(function (gap, i) {
    if (!own[i]) open *= 1 - CORNER * Math.exp(-Math.max(0, gap) / CORNER_REACH);
  });
  return open;
}

/** @param {Triple} p @param {Triple} n @param {Lamp} lamp */
function fromLamp(p, n, lamp) {
  const [x, y, z] = [lamp.at[0] - p[0], lamp.at[1] - p[1], lamp.at[2] - p[2]];
  const square = x * x + y * y + z * z;
  const length = Math.sqrt(square);
  const facing = (n[0] * x + n[1] * y + n[2] * z) / length;
  if (facing <= 0 || y <= 0) return 0;
  // A long tube shines sideways as well, so less than a cosine.
  return lamp.power * facing * (0.35 + 0.65 * y / length) / (square + 0.6);
}

/** @param {Triple} p @param {Triple} n @param {Spot} spot */
function fromSpot(p, n, spot) {
  const away = [p[0] - spot.at[0], p[1] - spot.at[1], p[2] - spot.at[2]];
  const square = away[0] * away[0] + away[1] * away[1] + away[2] * away[2];
  if (square > 12) return 0;
  const length = Math.sqrt(square);
  const facing = -(n[0] * away[0] + n[1] * away[1] + n[2] * away[2]) / length;
  if (facing <= 0) return 0;
  const axis = [spot.to[0] - spot.at[0], spot.to[1] - spot.at[1], spot.to[2] - spot.at[2]];
  const along = (axis[0] * away[0] + axis[1] * away[1] + axis[2] * away[2]) / (length * Math.hypot(axis[0], axis[1], axis[2]));
  return 0.62 * facing * smooth(along, 0.5, 0.97) / (square + 0.35);
}

/** @param {Triple} p @param {RoomLight} room */
function shadowOnFloor(p, room) {
  let light = 1;
  for (const one of room.shadows) {
    const [dx, dz] = [Math.abs(p[0] - one.x), Math.abs(p[2] - one.z)];
    const gap = one.round
      ? Math.hypot(dx, dz) - one.w / 2
      : Math.hypot(Math.max(0, dx - one.w / 2), Math.max(0, dz - one.d / 2));
    light *= 1 - 0.55 * (1 - smooth(gap, -0.15, 0.4));
  }
  return light;
}

/** @param {Triple} p @param {Triple} n @param {RoomLight} room */
function shadowBehindFrames(p, n, room) {
  let light = 1;
  for (const one of room.frames) {
    if (one.normal[0] * n[0] + one.normal[2] * n[2] < 0.9) continue;
    const along = Math.abs(n[0]) > 0.5 ? Math.abs(p[2] - one.at[2]) : Math.abs(p[0] - one.at[0]);
    if (along > 2) continue;
    // The lamp hangs above, so the shadow falls below the frame.
    const gap = Math.hypot(Math.max(0, along - one.half[0]), Math.max(0, Math.abs(p[1] - one.at[1] + 0.07) - one.half[1]));
    light *= 1 - 0.42 * (1 - smooth(gap, 0, 0.2));
  }
  return light;
}

/** @param {Triple} p @param {Triple} n @param {RoomLight} room @returns {Triple} */
function lightAt(p, n, room) {
  let direct = 0;
  for (const lamp of room.lamps) direct += fromLamp(p, n, lamp);
  let spots = 0;
  for (const spot of room.spots) spots += fromSpot(p, n, spot);
  let day = 0;
  for (const [x, z] of room.windows) day += 0.5 * Math.exp(-Math.hypot(p[0] - x, p[2] - z) / 3.2);
  const around = n[1] < -0.5 ? 0.95 : n[1] > 0.5 ? 0.5 : 0.56 + 0.045 * p[1];
  const open = openness(p, n, room) * (n[1] > 0.5 ? shadowOnFloor(p, room) : shadowBehindFrames(p, n, room));
  /** @type {Triple} */
  const light = [0, 0, 0];
  for (let i = 0; i < 3; i += 1) {
    light[i] = open * (around * room.bounce[i] + direct * WARM[i] + spots * WARMER[i] + day * DAY[i]);
  }
  return light;
}

/** @param {number} value @returns {number} Linear to sRGB. */
function encode(value) {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
}

/** @param {RoomLight} room @returns {number} Texels to a metre: a hall of sixty exhibits has hundreds of lamps. */
function finenessOf(room) {
  const { w, d } = room.box;
  const area = 2 * w * d + 2 * HEIGHT * (w + d);
  return Math.min(FINEST, Math.sqrt(WORK / (area * (4 + room.lamps.length + room.spots.length))));
}

/** @param {Surface[]} surfaces @param {number} share Of the fineness one would like. @returns {number} The rows needed. */
function pack(surfaces, share) {
  let [x, y, row] = [0, 0, 0];
  for (const one of surfaces) {
    const fineness = share * finenessOf(one.room);
    const w = Math.min(SIZE, Math.max(2, Math.round(Math.hypot(one.u[0], one.u[1], one.u[2]) * fineness)));
    const h = Math.min(SIZE, Math.max(2, Math.round(Math.hypot(one.v[0], one.v[1], one.v[2]) * fineness)));
    if (x + w > SIZE) [x, y, row] = [0, y + row, 0];
    one.slot = { x, y, w, h };
    x += w;
    row = Math.max(row, h);
  }
  return y + row;
}

/** @param {Surface} surface @param {number} s @param {number} t Shares of its two edges. @returns {Triple} */
function placeOn(surface, s, t) {
  const { origin, u, v } = surface;
  return [origin[0] + u[0] * s + v[0] * t, origin[1] + u[1] * s + v[1] * t, origin[2] + u[2] * s + v[2] * t];
}

/** @param {Uint8Array} texels @param {Surface} surface */
function paint(texels, surface) {
  const { slot, normal, room } = surface;
  for (let j = 0; j < slot.h; j += 1) {
    for (let i = 0; i < slot.w; i += 1) {
      const light = lightAt(placeOn(surface, i / (slot.w - 1), j / (slot.h - 1)), normal, room);
      const at = 4 * ((slot.y + j) * SIZE + slot.x + i);
      // Half a step of noise hides the steps of eight bits.
      const noise = (Math.sin((slot.x + i) * 12.9898 + (slot.y + j) * 78.233) * 43758.5453 % 1) * 0.7;
      for (let c = 0; c < 3; c += 1) {
        texels[at + c] = Math.min(255, Math.max(0, Math.round(255 * encode(light[c] / BRIGHTEST) + noise)));
      }
      texels[at + 3] = 255;
    }
  }
}

/** @param {Surface[]} surfaces @returns {DataTexture} Sets each surface's slot. */
export function bake(surfaces) {
  surfaces.sort((a, b) => Math.hypot(b.v[0], b.v[1], b.v[2]) - Math.hypot(a.v[0], a.v[1], a.v[2]));
  let share = 1;
  while (pack(surfaces, share) > SIZE) share *= 0.85;
  const texels = new Uint8Array(4 * SIZE * SIZE);
  for (const one of surfaces) paint(texels, one);
  const texture = new DataTexture(texels, SIZE, SIZE, RGBAFormat, UnsignedByteType);
  texture.colorSpace = SRGBColorSpace;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.wrapS = ClampToEdgeWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.channel = 1;
  texture.needsUpdate = true;
  return texture;
}

/** @param {Surface} surface @param {number} s @param {number} t @returns {[number, number]} Where in the texture. */
export function spotOf(surface, s, t) {
  const { slot } = surface;
  return [(slot.x + 0.5 + s * (slot.w - 1)) / SIZE, (slot.y + 0.5 + t * (slot.h - 1)) / SIZE];
}
