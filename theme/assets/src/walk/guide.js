// @ts-check
/**
 * What is laid over the floor and the walls to lead the way: the tour's line, the place one walks to, the panel one
 * stands at. In: points. Out: three meshes that are redrawn, not remade.
 */
import { BufferAttribute, BufferGeometry, CircleGeometry, Color, DoubleSide, Group, Mesh, MeshBasicMaterial,
  RepeatWrapping, RingGeometry } from 'three';
import { drawn } from './surfaces.js';

/** @typedef {import('./hall.js').Point} Point */

const WIDE = 0.3;
const ABOVE = 0.03;
const ARROW = 0.9;

/** @param {Point[]} path @returns {BufferGeometry} A ribbon with mitred corners; u runs along it. */
function ribbon(path) {
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const uvs = [];
  /** @type {number[]} */
  const faces = [];
  let run = 0;
  path.forEach(function (at, i) {
    const before = path[Math.max(0, i - 1)];
    const after = path[Math.min(path.length - 1, i + 1)];
    const [dx, dz] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dx, dz) || 1;
    const [nx, nz] = [-dz / length * WIDE / 2, dx / length * WIDE / 2];
    if (i) run += Math.hypot(at[0] - before[0], at[1] - before[1]);
    places.push(at[0] + nx, ABOVE, at[1] + nz, at[0] - nx, ABOVE, at[1] - nz);
    uvs.push(run / ARROW, 0, run / ARROW, 1);
    if (i) faces.push(2 * i - 2, 2 * i - 1, 2 * i, 2 * i - 1, 2 * i + 1, 2 * i);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uvs), 2));
  geometry.setIndex(faces);
  return geometry;
}

/** @param {Point[]} path @returns {Point[]} Corners cut twice, for a line that one would walk. */
function rounded(path) {
  let points = path;
  for (let round = 0; round < 2; round += 1) {
    /** @type {Point[]} */
    const cut = [points[0]];
    for (let i = 1; i < points.length; i += 1) {
      const [a, b] = [points[i - 1], points[i]];
      cut.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    cut.push(points[points.length - 1]);
    points = cut;
  }
  return points;
}

export class Guide {
  constructor() {
    this.group = new Group();
    this.arrows = drawn(128, 64, function (pen) {
      pen.fillStyle = 'rgba(11,92,90,.82)';
      pen.fillRect(0, 8, 128, 48);
      pen.strokeStyle = '#fdf3d0';
      pen.lineWidth = 9;
      pen.lineJoin = 'round';
      pen.lineCap = 'round';
      pen.beginPath();
      pen.moveTo(50, 17);
      pen.lineTo(74, 32);
      pen.lineTo(50, 47);
      pen.stroke();
    });
    this.arrows.wrapS = RepeatWrapping;
    this.line = new Mesh(new BufferGeometry(), new MeshBasicMaterial({ map: this.arrows, transparent: true, side: DoubleSide, toneMapped: false }));
    this.line.renderOrder = 1;
    this.mark = new Mesh(new RingGeometry(0.2, 0.28, 36), new MeshBasicMaterial({ color: new Color(0x0b5c5a), transparent: true, opacity: 0.85 }));
    this.dot = new Mesh(new CircleGeometry(0.09, 24), this.mark.material);
    this.glow = new Mesh(frame(), new MeshBasicMaterial({ color: new Color(0xffb000), toneMapped: false }));
    for (const mesh of [this.mark, this.dot]) mesh.rotation.x = -Math.PI / 2;
    for (const mesh of [this.line, this.mark, this.dot, this.glow]) {
      mesh.visible = false;
      this.group.add(mesh);
    }
  }

  /** @param {Point[]} path */
  showLine(path) {
    this.line.visible = path.length > 1;
    if (!this.line.visible) return;
    this.line.geometry.dispose();
    this.line.geometry = ribbon(rounded(path));
  }

  /** @param {Point | null} at */
  showMark(at) {
    this.mark.visible = this.dot.visible = Boolean(at);
    if (at) for (const mesh of [this.mark, this.dot]) mesh.position.set(at[0], ABOVE + 0.01, at[1]);
  }

  /** @param {import('./panels.js').Panel | null} panel */
  showGlow(panel) {
    this.glow.visible = Boolean(panel);
    if (!panel) return;
    this.glow.position.set(panel.at[0] + 0.042 * Math.sin(panel.turn), panel.at[1], panel.at[2] + 0.042 * Math.cos(panel.turn));
    this.glow.rotation.y = panel.turn;
    this.glow.scale.set(panel.w, panel.h, 1);
  }

  dispose() {
    this.arrows.dispose();
    for (const mesh of [this.line, this.mark, this.dot, this.glow]) {
      mesh.geometry.dispose();
      /** @type {MeshBasicMaterial} */ (mesh.material).dispose();
    }
  }
}

/** A frame around the unit square. */
function frame() {
  const [a, b] = [0.5 + 0.018, 0.5 + 0.04];
  const places = [-b, -b, 0, b, -b, 0, b, b, 0, -b, b, 0, -a, -a, 0, a, -a, 0, a, a, 0, -a, a, 0];
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
  geometry.setIndex([0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7]);
  return geometry;
}
