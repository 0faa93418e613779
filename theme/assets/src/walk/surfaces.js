// @ts-check
/**
 * What floors, walls and windows are made of, drawn on the device.
 * In: nothing. Out: textures that repeat, and one view out of a window. Refuses randomness: the same at each visit.
 */
import { CanvasTexture, RepeatWrapping, SRGBColorSpace } from 'three';
import { means } from './device.js';

/** @typedef {CanvasRenderingContext2D} Pen */

/** @param {number} seed @returns {() => number} */
export function dice(seed) {
  let state = seed;
  return function () {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/**
 * @param {number} width @param {number} height @param {(pen: Pen, width: number, height: number) => void} draw
 * @returns {CanvasTexture} White where there is no 2D canvas: the place can still be walked through.
 */
export function drawn(width, height, draw) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen) draw(pen, width, height);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = means().anisotropy;
  return texture;
}

/** @param {CanvasTexture} texture */
function repeating(texture) {
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  return texture;
}

/** @param {Pen} pen @param {() => number} roll @param {{ x: number, y: number, w: number, h: number }} plank */
function drawPlank(pen, roll, plank) {
  const { x, y, w, h } = plank;
  const tone = roll();
  const warm = [186 + 34 * tone, 138 + 30 * tone, 88 + 24 * tone];
  pen.fillStyle = 'rgb(' + warm.map(Math.round).join(',') + ')';
  pen.fillRect(x, y, w, h);
  pen.save();
  pen.beginPath();
  pen.rect(x, y, w, h);
  pen.clip();
  for (let i = 0; i < 9; i += 1) {
    const at = y + h * roll();
    pen.strokeStyle = 'rgba(92,56,24,' + (0.05 + 0.09 * roll()).toFixed(3) + ')';
    pen.lineWidth = 0.6 + 1.6 * roll();
    pen.beginPath();
    pen.moveTo(x, at);
    pen.bezierCurveTo(x + w * 0.3, at + 5 * (roll() - 0.5), x + w * 0.6, at + 7 * (roll() - 0.5), x + w, at);
    pen.stroke();
  }
  pen.restore();
  pen.strokeStyle = 'rgba(58,34,14,.5)';
  pen.lineWidth = 1.4;
  pen.strokeRect(x, y, w, h);
}

/** A boarded floor, two metres to the tile. */
export function wood() {
  return repeating(drawn(512, 512, function (pen, width, height) {
    const roll = dice(7);
    const rows = 12;
    const h = height / rows;
    for (let row = 0; row < rows; row += 1) {
      const shift = Math.floor(width * roll());
      for (const part of [0, 1]) {
        const plank = { x: shift + part * width / 2, y: row * h, w: width / 2, h };
        const state = dice(row * 13 + part * 5 + 3);
        drawPlank(pen, state, plank);
        drawPlank(pen, dice(row * 13 + part * 5 + 3), Object.assign({}, plank, { x: plank.x - width }));
      }
    }
  }));
}

/** Polished stone chips, two metres to the tile. */
export function terrazzo() {
  const chips = ['#c9b59a', '#9b8f80', '#e9dcc6', '#b2785a', '#7f8a80', '#d9c7a8', '#6f6a63'];
  return repeating(drawn(512, 512, function (pen, width, height) {
    const roll = dice(11);
    pen.fillStyle = '#ddd2c0';
    pen.fillRect(0, 0, width, height);
    for (let i = 0; i < 900; i += 1) {
      const [x, y, r, turn] = [width * roll(), height * roll(), 1.2 + 5.2 * roll() * roll(), 6.3 * roll()];
      pen.fillStyle = chips[Math.floor(chips.length * roll())];
      pen.globalAlpha = 0.55 + 0.4 * roll();
      const bends = [0, 1, 2, 3, 4].map(() => 0.6 + 0.6 * roll());
      // Drawn over the edges as well, so that tiles join.
      for (const [dx, dy] of [[0, 0], [width, 0], [-width, 0], [0, height], [0, -height]]) {
        pen.beginPath();
        bends.forEach(function (bend, k) {
          const angle = turn + k * 1.2566;
          pen.lineTo(x + dx + r * bend * Math.cos(angle), y + dy + r * bend * Math.sin(angle));
        });
        pen.fill();
      }
    }
    pen.globalAlpha = 1;
    pen.strokeStyle = 'rgba(150,120,70,.55)';
    pen.lineWidth = 2.5;
    pen.strokeRect(0, 0, width, height);
  }));
}

/** Trowelled plaster, nearly white: the tint comes from the wall. */
export function plaster() {
  return repeating(drawn(256, 256, function (pen, width, height) {
    const roll = dice(5);
    pen.fillStyle = '#fbfbfb';
    pen.fillRect(0, 0, width, height);
    for (let i = 0; i < 420; i += 1) {
      const [x, y, l] = [width * roll(), height * roll(), 8 + 30 * roll()];
      const grey = roll() > 0.5 ? '255,255,255' : '150,135,120';
      pen.strokeStyle = 'rgba(' + grey + ',' + (0.004 + 0.009 * roll()).toFixed(3) + ')';
      pen.lineWidth = 2 + 7 * roll();
      for (const dx of [-width, 0, width]) {
        pen.beginPath();
        pen.arc(x + dx, y, l, 6 * roll(), 6 * roll() + 0.8);
        pen.stroke();
      }
    }
  }));
}

/** Sky, hills and a tree: what one sees at the ends of the corridor. */
export function outlook() {
  return drawn(512, 512, function (pen, width, height) {
    const sky = pen.createLinearGradient(0, 0, 0, height);
    sky.addColorStop(0, '#a9d3ea');
    sky.addColorStop(0.55, '#e4f1f0');
    sky.addColorStop(1, '#fbf2df');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = 'rgba(255,255,255,.85)';
    for (const [x, y, r] of [[90, 120, 30], [125, 108, 40], [168, 122, 28], [360, 70, 24], [390, 62, 32], [424, 72, 22]]) {
      pen.beginPath();
      pen.ellipse(x, y, r * 1.3, r * 0.7, 0, 0, 6.3);
      pen.fill();
    }
    const hills = /** @type {[number, string, number][]} */ ([[300, '#b9d3c2', 46], [345, '#92bb9b', 34], [400, '#6fa478', 26]]);
    hills.forEach(function ([y, colour, swing], k) {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.moveTo(0, height);
      for (let x = 0; x <= width; x += 8) {
        pen.lineTo(x, y + swing * Math.sin(x / (78 - 9 * k) + k * 2.1) + 9 * Math.sin(x / 23 + k));
      }
      pen.lineTo(width, height);
      pen.fill();
    });
    pen.fillStyle = '#7a5236';
    pen.fillRect(386, 330, 12, 130);
    for (const [x, y, r] of [[392, 300, 54], [352, 332, 38], [430, 330, 40], [396, 262, 36]]) {
      pen.fillStyle = y < 290 ? '#5d9a63' : '#4f8a56';
      pen.beginPath();
      pen.arc(x, y, r, 0, 6.3);
      pen.fill();
    }
  });
}
