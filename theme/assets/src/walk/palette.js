// @ts-check
/**
 * The colours of the hall: one tint and one accent for each topic, and the materials all rooms share.
 * In: a topic's id. Out: sRGB numbers. A topic nobody designed for gets one of the tints by its name, always the same.
 */

/** @typedef {{ wall: number, upper: number, accent: number, tint: number }} Tone */

/** @type {{[topic: string]: Tone}} */
const TONES = {
  'health': { wall: 0xe8cdc8, upper: 0xf7ece7, accent: 0xb3244f, tint: 0xfbe8ec },
  'emergency': { wall: 0xeecfae, upper: 0xf9ecdc, accent: 0xbb3f0a, tint: 0xfdebdf },
  'digital-literacy': { wall: 0xc3d5e4, upper: 0xeaf0f4, accent: 0x1c5fb8, tint: 0xe5eefa },
  'elderly-and-children': { wall: 0xdfcde0, upper: 0xf3ebf2, accent: 0x8b3a98, tint: 0xf6e9f7 },
  'mental-health': { wall: 0xcfcbe4, upper: 0xeeebf4, accent: 0x5d4cb3, tint: 0xeeebfa },
  'food-safety': { wall: 0xecdba8, upper: 0xf8f1db, accent: 0x86600a, tint: 0xfaf0d6 },
  'low-carbon': { wall: 0xc5d9bd, upper: 0xebf2e5, accent: 0x2d7530, tint: 0xe6f3e3 },
  'scientific-spirit': { wall: 0xbcd8d8, upper: 0xe8f1ef, accent: 0x0d7182, tint: 0xe0f1f3 },
  'frontier-tech': { wall: 0xc6cce6, upper: 0xebedf5, accent: 0x3f51a8, tint: 0xe8ebf8 },
  'new-resident': { wall: 0xe3cbb7, upper: 0xf5eae0, accent: 0x8f4b27, tint: 0xf8eae0 }
};

/** @type {Tone} */
const PLAIN = { wall: 0xf1e6d2, upper: 0xf9f3e8, accent: 0x0b5c5a, tint: 0xe2f0ec };

export const WOOD = 0x8a5a34;
export const DARK_WOOD = 0x5b3a22;
export const PALE_WOOD = 0xc99b66;
export const JAMB = 0xa87a4e;
export const SKY = 0xeaf5fb;
export const BRASS = 0xb8924a;
export const INK = 0x4c463f;
export const WHITE = 0xf8f4ec;
export const LEAF = 0x4f8a52;
export const DARK_LEAF = 0x36683f;
export const POT = 0xb86f4b;
export const STONE = 0xd8d0c2;

/** @param {string} topic @returns {Tone} */
export function toneOf(topic) {
  if (!topic) return PLAIN;
  if (TONES[topic]) return TONES[topic];
  const names = Object.keys(TONES);
  let sum = 0;
  for (let i = 0; i < topic.length; i += 1) sum = (sum * 31 + topic.charCodeAt(i)) % 9973;
  return TONES[names[sum % names.length]];
}

/** @param {number} colour @returns {string} */
export function css(colour) {
  return '#' + ('000000' + colour.toString(16)).slice(-6);
}
