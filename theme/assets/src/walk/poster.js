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
export const FONT = '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';
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
  if (title.length <= 7) return [70, 1];
  if (title.length <= 16) return [60, 2];
  return title.length <= 27 ? [52, 3] : [46, 4];
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
  pen.fillRect(34, 34, POSTER.w - 68, 236);
  pen.fillStyle = accent;
  pen.fillRect(34, 264, POSTER.w - 68, 8);
  pen.fillRect(34, POSTER.h - 118, POSTER.w - 68, 84);
  pen.beginPath();
  pen.arc(156, 150, 88, 0, 7);
  pen.fill();
  drawEmblem(pen, kind, 98, 92, 116, PAPER);
  drawWords(pen, exhibit, kind, accent);
  pen.restore();
}

/** @param {Pen} pen @param {import('./hall.js').Exhibit} exhibit @param {string} kind @param {string} accent */
function drawWords(pen, exhibit, kind, accent) {
  const left = 70;
  const width = POSTER.w - 2 * left;
  const widthOf = (/** @type {string} */ text) => pen.measureText(text).width;
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = accent;
  pen.font = '700 54px ' + FONT;
  pen.fillText(wrap(widthOf, exhibit.kindTitle || kindName(kind), 300, 1)[0] || '', 276, exhibit.minutes ? 142 : 170);
  pen.fillStyle = SOFT;
  pen.font = '400 40px ' + FONT;
  if (exhibit.minutes) pen.fillText('约' + exhibit.minutes + '分钟', 276, 206);
  pen.fillStyle = PAPER;
  pen.font = '700 40px ' + FONT;
  pen.fillText(kind === 'venue' ? '点开看看怎么去' : '点开，动手试一试', left, POSTER.h - 62);
  if (exhibit.number) {
    pen.textAlign = 'right';
    pen.fillText('No.' + exhibit.number, POSTER.w - left, POSTER.h - 62);
    pen.textAlign = 'left';
  }
  const [size, most] = titleSize(exhibit.title);
  pen.fillStyle = INK;
  pen.font = '700 ' + size + 'px ' + FONT;
  const under = write(pen, wrap(widthOf, exhibit.title, width, most), left, 286 + size, size * 1.26);
  pen.fillStyle = SOFT;
  const goal = exhibit.goal.length < 34 ? 46 : 38;
  pen.font = '400 ' + goal + 'px ' + FONT;
  const room = Math.max(1, Math.floor((POSTER.h - 136 - under - 6) / (goal * 1.42)));
  write(pen, wrap(widthOf, exhibit.goal, width, Math.min(6, room)), left, under + goal * 0.55, goal * 1.42);
}
