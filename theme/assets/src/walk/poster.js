// @ts-check
/**
 * The face of an exhibit's panel: emblem, title, what one learns, minutes.
 * In: an exhibit and a pen. Out: a drawing of any size, the same proportions. Titles of forty characters wrap and
 * shrink; what does not fit ends in …
 */
import { drawEmblem, kindName } from './emblems.js';
import { css, toneOf } from './palette.js';

/** @typedef {CanvasRenderingContext2D} Pen */

export const POSTER = { w: 640, h: 800 };
const FONT = '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';
const PAPER = '#fffdf8';
const INK = '#1c2726';
const SOFT = '#46504c';
/** Marks that must not begin a line. */
const CLOSING = '，。、；：！？）》”’」』…·,.;:!?)%';

/** @param {string} text @returns {string[]} Single characters, but words of letters and digits whole. */
function units(text) {
  return text.match(/[A-Za-z0-9.\-+%℃]+|[^]/gu) || [];
}

/**
 * @param {(text: string) => number} widthOf @param {string} text @param {number} width @param {number} most Lines.
 * @returns {string[]}
 */
export function wrap(widthOf, text, width, most) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const unit of units(text)) {
    if (line && widthOf(line + unit) > width && CLOSING.indexOf(unit) < 0) {
      lines.push(line);
      line = '';
    }
    if (line || unit.trim()) line += unit;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept[most - 1];
  while (last && widthOf(last + '…') > width) last = last.slice(0, -1);
  kept[most - 1] = last + '…';
  return kept;
}

/** @param {string} title @returns {[number, number]} Size of its letters and the most lines. */
function titleSize(title) {
  if (title.length <= 8) return [66, 2];
  if (title.length <= 16) return [58, 2];
  return title.length <= 27 ? [50, 3] : [44, 4];
}

/** @param {Pen} pen @param {string[]} lines @param {number} x @param {number} y @param {number} leading */
function write(pen, lines, x, y, leading) {
  lines.forEach((line, i) => pen.fillText(line, x, y + i * leading));
  return y + lines.length * leading;
}

/**
 * @param {Pen} pen @param {import('./hall.js').Exhibit} exhibit @param {string} topic
 * @param {{ x: number, y: number, w: number }} place
 */
export function drawPoster(pen, exhibit, topic, place) {
  const tone = toneOf(topic);
  const accent = css(tone.accent);
  const kind = exhibit.venue ? 'venue' : exhibit.kind;
  pen.save();
  pen.translate(place.x, place.y);
  pen.scale(place.w / POSTER.w, place.w / POSTER.w);
  pen.fillStyle = '#f4ecdd';
  pen.fillRect(0, 0, POSTER.w, POSTER.h);
  // A mat, then the sheet with its shadow.
  pen.shadowColor = 'rgba(70,50,25,.35)';
  pen.shadowBlur = 14 * place.w / POSTER.w;
  pen.fillStyle = PAPER;
  pen.fillRect(34, 34, POSTER.w - 68, POSTER.h - 68);
  pen.shadowColor = 'transparent';
  pen.fillStyle = css(tone.tint);
  pen.fillRect(34, 34, POSTER.w - 68, 214);
  pen.fillStyle = accent;
  pen.fillRect(34, 242, POSTER.w - 68, 8);
  pen.beginPath();
  pen.arc(140, 140, 76, 0, 7);
  pen.fill();
  drawEmblem(pen, kind, 92, 92, 96, PAPER);
  drawWords(pen, exhibit, kind, accent);
  pen.restore();
}

/** @param {Pen} pen @param {import('./hall.js').Exhibit} exhibit @param {string} kind @param {string} accent */
function drawWords(pen, exhibit, kind, accent) {
  const left = 74;
  const width = POSTER.w - 2 * left;
  const widthOf = (/** @type {string} */ text) => pen.measureText(text).width;
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = accent;
  pen.font = '700 42px ' + FONT;
  pen.fillText(wrap(widthOf, kindName(kind), 330, 1)[0] || '', 244, 130);
  pen.fillStyle = SOFT;
  pen.font = '400 36px ' + FONT;
  if (exhibit.minutes) pen.fillText('约' + exhibit.minutes + '分钟', 244, 186);
  const [size, most] = titleSize(exhibit.title);
  pen.fillStyle = INK;
  pen.font = '700 ' + size + 'px ' + FONT;
  const under = write(pen, wrap(widthOf, exhibit.title, width, most), left, 268 + size, size * 1.26);
  pen.fillStyle = SOFT;
  pen.font = '400 35px ' + FONT;
  const room = Math.max(1, Math.floor((POSTER.h - 96 - under - 10) / 50));
  write(pen, wrap(widthOf, exhibit.goal || '', width, Math.min(6, room)), left, under + 18, 50);
}
