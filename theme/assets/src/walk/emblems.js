// @ts-check
/**
 * A simple drawing for each kind of exhibit, and its name.
 * In: a pen whose unit square is 100 wide, colours set. Out: lines on the canvas. An unknown kind gets a star.
 */

/** @typedef {CanvasRenderingContext2D} Pen */

/** @type {{[kind: string]: string}} */
const NAMES = { quiz: '问一问', scenario: '选一选', hotspot: '找一找', sorting: '分一分', calculator: '算一算', slider: '调一调',
  rhythm: '按一按', builder: '装一装', dialogue: '说一说', inspector: '拆一拆', practice: '练一练', venue: '入驻场馆' };

/** @param {string} kind @returns {string} What the page itself says stays as it is. */
export function kindName(kind) {
  return NAMES[kind] || kind;
}

/** @param {Pen} pen @param {number[]} points x, y, x, y … */
function path(pen, points) {
  pen.beginPath();
  for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i], points[i + 1]);
  pen.stroke();
}

/** @param {Pen} pen @param {number} x @param {number} y @param {number} r */
function circle(pen, x, y, r) {
  pen.beginPath();
  pen.arc(x, y, r, 0, 7);
  pen.stroke();
}

/** @param {Pen} pen @param {number} x @param {number} y @param {number} r */
function dot(pen, x, y, r) {
  pen.beginPath();
  pen.arc(x, y, r, 0, 7);
  pen.fill();
}

/** @type {{[kind: string]: (pen: Pen) => void}} */
const DRAWINGS = {
  quiz(pen) {
    pen.beginPath();
    pen.moveTo(34, 38);
    pen.bezierCurveTo(32, 12, 68, 12, 67, 36);
    pen.bezierCurveTo(67, 52, 50, 50, 50, 66);
    pen.stroke();
    dot(pen, 50, 83, 6);
  },
  scenario(pen) {
    path(pen, [50, 88, 50, 56, 24, 30]);
    path(pen, [50, 56, 76, 30]);
    path(pen, [22, 48, 22, 28, 42, 28]);
    path(pen, [58, 28, 78, 28, 78, 48]);
  },
  hotspot(pen) {
    circle(pen, 43, 43, 26);
    path(pen, [62, 62, 86, 86]);
    dot(pen, 43, 43, 7);
  },
  sorting(pen) {
    path(pen, [14, 58, 14, 86, 42, 86, 42, 58]);
    path(pen, [58, 58, 58, 86, 86, 86, 86, 58]);
    circle(pen, 28, 34, 12);
    pen.strokeRect(61, 22, 22, 22);
  },
  calculator(pen) {
    pen.strokeRect(22, 12, 56, 76);
    pen.strokeRect(33, 23, 34, 15);
    for (const x of [36, 50, 64]) for (const y of [53, 66, 78]) dot(pen, x, y, 4);
  },
  slider(pen) {
    for (const [y, x] of [[26, 64], [50, 34], [74, 56]]) {
      path(pen, [14, y, 86, y]);
      dot(pen, x, y, 10);
    }
  },
  rhythm(pen) {
    path(pen, [8, 54, 30, 54, 40, 28, 54, 80, 64, 54, 92, 54]);
  },
  builder(pen) {
    path(pen, [20, 40, 80, 40, 74, 88, 26, 88, 20, 40]);
    pen.beginPath();
    pen.arc(50, 40, 19, Math.PI, 0);
    pen.stroke();
    path(pen, [50, 54, 50, 74]);
    path(pen, [40, 64, 60, 64]);
  },
  dialogue(pen) {
    path(pen, [12, 18, 88, 18, 88, 68, 48, 68, 30, 86, 30, 68, 12, 68, 12, 18]);
    for (const x of [32, 50, 68]) dot(pen, x, 43, 5);
  },
  inspector(pen) {
    pen.strokeRect(12, 24, 76, 52);
    path(pen, [24, 40, 62, 40]);
    path(pen, [24, 52, 76, 52]);
    path(pen, [24, 64, 48, 64]);
    path(pen, [70, 14, 70, 32]);
  },
  practice(pen) {
    path(pen, [42, 60, 42, 24, 54, 24, 54, 50, 80, 58, 76, 90, 44, 90, 26, 66, 34, 58, 42, 66]);
    pen.beginPath();
    pen.arc(48, 24, 19, 2.6, 6.8);
    pen.stroke();
  },
  venue(pen) {
    path(pen, [12, 40, 50, 14, 88, 40, 12, 40]);
    for (const x of [24, 41, 59, 76]) path(pen, [x, 46, x, 76]);
    path(pen, [12, 84, 88, 84]);
  },
  star(pen) {
    pen.beginPath();
    for (let i = 0; i <= 10; i += 1) {
      const r = i % 2 ? 17 : 40;
      pen.lineTo(50 + r * Math.sin(i * Math.PI / 5), 52 - r * Math.cos(i * Math.PI / 5));
    }
    pen.stroke();
  }
};

/** @param {Pen} pen @param {string} kind @param {number} x @param {number} y @param {number} size @param {string} colour */
export function drawEmblem(pen, kind, x, y, size, colour) {
  pen.save();
  pen.translate(x, y);
  pen.scale(size / 100, size / 100);
  pen.lineWidth = 7;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  (DRAWINGS[kind] || DRAWINGS.star)(pen);
  pen.restore();
}
