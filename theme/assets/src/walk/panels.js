// @ts-check
/**
 * The exhibits' panels: frames for all, faces as they are needed.
 * In: the hall and where one is. Out: a sheet of small faces for each room in sight, and sharp ones for the few
 * nearest; both are drawn once and drawn over later, so that memory does not grow with the visit.
 * Refuses to fail: where a face cannot be drawn, the panel has the topic's colour and the page's own label still works.
 */
import { BufferAttribute, BufferGeometry, CanvasTexture, Color, Group, LinearMipmapLinearFilter, Mesh, MeshBasicMaterial,
  PlaneGeometry, SRGBColorSpace } from 'three';
import { means } from './device.js';
import { INWARD } from './hall.js';
import { BRASS, DARK_WOOD, WHITE, toneOf } from './palette.js';
import { POSTER, drawPoster } from './poster.js';

/**
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Exhibit} Exhibit
 * @typedef {{ exhibit: Exhibit, cell: Cell, at: [number, number, number], turn: number, w: number, h: number }} Panel
 * @typedef {{ mesh: Mesh, canvas: HTMLCanvasElement, texture: CanvasTexture, material: MeshBasicMaterial, held: Panel | null }} Sharp
 */

const WIDE = 0.98;
export const MIDDLE = 1.52;
const FRAME = 0.055;
const SMALL = 128;
/** Sharp faces at a time: two megabytes each. */
const SHARP = 8;
const SHARP_REACH = 7;
/** Rooms whose small faces are kept. */
const SHEETS = 4;

/** @param {Cell[]} cells @returns {Panel[]} */
export function panelsOf(cells) {
  /** @type {Panel[]} */
  const panels = [];
  for (const cell of cells) {
    const exhibits = cell.room ? cell.room.exhibits : [];
    for (const exhibit of exhibits) panels.push(panelOf(cell, exhibit, exhibits));
  }
  return panels;
}

/** @param {Cell} cell @param {Exhibit} exhibit @param {Exhibit[]} all @returns {Panel} */
function panelOf(cell, exhibit, all) {
  const { box } = cell;
  const into = INWARD[exhibit.side];
  const x = exhibit.side === 'w' ? box.x : exhibit.side === 'e' ? box.x + box.w : exhibit.x;
  const z = exhibit.side === 'n' ? box.z : exhibit.side === 's' ? box.z + box.d : exhibit.z;
  const gaps = all.filter((one) => one !== exhibit && one.side === exhibit.side)
    .map((one) => Math.hypot(one.x - exhibit.x, one.z - exhibit.z));
  const w = Math.max(0.4, Math.min(WIDE, Math.min.apply(null, gaps.concat([9])) - 0.2));
  return { exhibit, cell, at: [x + into[0] * 0.035, MIDDLE, z + into[1] * 0.035], turn: Math.atan2(into[0], into[1]),
    w, h: w * POSTER.h / POSTER.w };
}

/** @param {import('./shapes.js').Shapes} shapes @param {Panel} panel */
export function addFrame(shapes, panel) {
  const { w, h, at } = panel;
  shapes.moveTo(at[0], at[2], panel.turn);
  shapes.box([0, MIDDLE, -0.024], [w, h, 0.02], WHITE);
  for (const side of [-1, 1]) {
    shapes.box([side * (w / 2 + FRAME / 2), MIDDLE, 0], [FRAME, h + 2 * FRAME, 0.07], DARK_WOOD);
    shapes.box([0, MIDDLE + side * (h / 2 + FRAME / 2), 0], [w, FRAME, 0.07], DARK_WOOD);
  }
  const top = MIDDLE + h / 2 + 0.22;
  shapes.box([0, top - 0.06, 0.03], [0.025, 0.14, 0.025], BRASS).box([0, top, 0.09], [0.025, 0.025, 0.16], BRASS);
  shapes.tube([0, top, 0.17], [0.028, 0.028, w * 0.46], BRASS, { turn: [0, 0, Math.PI / 2], sides: 10 });
  shapes.box([0, top - 0.024, 0.165], [w * 0.42, 0.012, 0.03], 0xfff0d0, { glow: 1.8 });
  shapes.moveTo(0, 0);
}

/** @param {Panel} panel @param {number} out @returns {[number, number, number][]} Corners from below left, against the clock. */
function corners(panel, out) {
  const [rx, rz] = [Math.cos(panel.turn), -Math.sin(panel.turn)];
  const [nx, nz] = [Math.sin(panel.turn), Math.cos(panel.turn)];
  return /** @type {[number, number][]} */ ([[-1, -1], [1, -1], [1, 1], [-1, 1]]).map(([s, t]) => [
    panel.at[0] + rx * s * panel.w / 2 + nx * out, panel.at[1] + t * panel.h / 2, panel.at[2] + rz * s * panel.w / 2 + nz * out]);
}

/** @param {HTMLCanvasElement} canvas @returns {CanvasTexture} */
function textureOf(canvas) {
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = means().anisotropy;
  return texture;
}

/** The small faces of one room. */
class Sheet {
  /** @param {Panel[]} panels */
  constructor(panels) {
    const small = { w: SMALL, h: SMALL * POSTER.h / POSTER.w };
    const columns = Math.max(1, Math.min(8, panels.length));
    const rows = Math.ceil(panels.length / columns);
    const canvas = document.createElement('canvas');
    canvas.width = columns * small.w;
    canvas.height = rows * small.h;
    const pen = canvas.getContext('2d');
    /** @type {number[]} */
    const places = [];
    /** @type {number[]} */
    const uvs = [];
    /** @type {number[]} */
    const faces = [];
    panels.forEach(function (panel, i) {
      const [column, row] = [i % columns, Math.floor(i / columns)];
      if (pen) drawPoster(pen, panel.exhibit, panel.cell.topic, { x: column * small.w, y: row * small.h, w: small.w });
      const [u, v] = [column / columns, 1 - (row + 1) / rows];
      for (const corner of corners(panel, 0)) places.push(corner[0], corner[1], corner[2]);
      uvs.push(u, v, u + 1 / columns, v, u + 1 / columns, v + 1 / rows, u, v + 1 / rows);
      faces.push(...[0, 1, 2, 0, 2, 3].map((k) => 4 * i + k));
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(places), 3));
    geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uvs), 2));
    geometry.setIndex(faces);
    const plain = new Color(toneOf(panels[0].cell.topic).tint);
    this.texture = pen ? textureOf(canvas) : null;
    this.material = new MeshBasicMaterial(this.texture ? { map: this.texture, toneMapped: false } : { color: plain, toneMapped: false });
    this.mesh = new Mesh(geometry, this.material);
  }

  dispose() {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.material.dispose();
    if (this.texture) this.texture.dispose();
  }
}

export class Panels {
  /** @param {Panel[]} panels */
  constructor(panels) {
    this.panels = panels;
    this.group = new Group();
    /** @type {Map<Cell, Sheet>} The one used last stands last. */
    this.sheets = new Map();
    /** @type {Sharp[]} */
    this.sharp = [];
    this.plane = new PlaneGeometry(1, 1);
    /** @type {string[]} Ids of panels whose face failed. */
    this.failed = [];
  }

  /** @param {Set<Cell>} seen @param {[number, number]} at @returns {boolean} Whether more is to be drawn next time. */
  update(seen, at) {
    for (const [cell, sheet] of this.sheets) sheet.mesh.visible = seen.has(cell);
    for (const cell of seen) this.showSheet(cell);
    return this.sharpen(this.panels.filter((panel) => seen.has(panel.cell)), at);
  }

  /** @param {Cell} cell */
  showSheet(cell) {
    const own = this.panels.filter((panel) => panel.cell === cell);
    if (!own.length) return;
    const sheet = this.sheets.get(cell) || new Sheet(own);
    this.sheets.delete(cell);
    this.sheets.set(cell, sheet);
    sheet.mesh.visible = true;
    this.group.add(sheet.mesh);
    for (const [old, worn] of this.sheets) {
      if (this.sheets.size <= SHEETS || worn.mesh.visible) continue;
      this.sheets.delete(old);
      worn.dispose();
    }
  }

  /** @param {Panel[]} inSight @param {[number, number]} at @returns {boolean} */
  sharpen(inSight, at) {
    const near = inSight.map((panel) => ({ panel, far: Math.hypot(panel.at[0] - at[0], panel.at[2] - at[1]) }))
      .filter((one) => one.far < SHARP_REACH && this.failed.indexOf(one.panel.exhibit.id) < 0)
      .sort((a, b) => a.far - b.far).slice(0, SHARP).map((one) => one.panel);
    for (const one of this.sharp) one.mesh.visible = Boolean(one.held && inSight.indexOf(one.held) >= 0);
    const missing = near.filter((panel) => !this.sharp.some((one) => one.held === panel));
    if (!missing.length) return false;
    this.face(missing[0], near);
    // One face a frame: drawing it takes as long as the frame.
    return missing.length > 1;
  }

  /** @param {Panel} panel @param {Panel[]} wanted */
  face(panel, wanted) {
    try {
      const own = this.sharp.length < SHARP ? this.another() : this.spare(wanted);
      const pen = /** @type {CanvasRenderingContext2D} */ (own.canvas.getContext('2d'));
      drawPoster(pen, panel.exhibit, panel.cell.topic, { x: 0, y: 0, w: own.canvas.width });
      own.texture.needsUpdate = true;
      own.held = panel;
      own.mesh.visible = true;
      own.mesh.position.set(panel.at[0] + 0.005 * Math.sin(panel.turn), panel.at[1], panel.at[2] + 0.005 * Math.cos(panel.turn));
      own.mesh.rotation.y = panel.turn;
      own.mesh.scale.set(panel.w, panel.h, 1);
    } catch (refused) {
      this.failed.push(panel.exhibit.id);
    }
  }

  /** @param {Panel[]} wanted @returns {Sharp} The face that is missed least. */
  spare(wanted) {
    return /** @type {Sharp} */ (this.sharp.find((one) => !one.held || wanted.indexOf(one.held) < 0));
  }

  /** @returns {Sharp} */
  another() {
    const canvas = document.createElement('canvas');
    canvas.width = POSTER.w;
    canvas.height = POSTER.h;
    const texture = textureOf(canvas);
    const material = new MeshBasicMaterial({ map: texture, toneMapped: false });
    const mesh = new Mesh(this.plane, material);
    this.group.add(mesh);
    const made = { mesh, canvas, texture, material, held: null };
    this.sharp.push(made);
    return made;
  }

  dispose() {
    for (const sheet of this.sheets.values()) sheet.dispose();
    for (const one of this.sharp) {
      one.texture.dispose();
      one.material.dispose();
    }
    this.plane.dispose();
  }
}

/**
 * The panel that a ray meets first.
 * @param {Panel[]} panels @param {[number, number, number]} from @param {[number, number, number]} ray
 * @returns {{ panel: Panel, far: number } | null}
 */
export function panelHit(panels, from, ray) {
  /** @type {{ panel: Panel, far: number } | null} */
  let best = null;
  for (const panel of panels) {
    const [nx, nz] = [Math.sin(panel.turn), Math.cos(panel.turn)];
    const towards = ray[0] * nx + ray[2] * nz;
    if (towards >= 0) continue;
    const far = ((panel.at[0] - from[0]) * nx + (panel.at[2] - from[2]) * nz) / towards;
    const [dx, dy, dz] = [from[0] + ray[0] * far - panel.at[0], from[1] + ray[1] * far - panel.at[1], from[2] + ray[2] * far - panel.at[2]];
    const across = dx * nz - dz * nx;
    if (far > 0 && Math.abs(across) < panel.w / 2 + FRAME && Math.abs(dy) < panel.h / 2 + FRAME && (!best || far < best.far)) best = { panel, far };
  }
  return best;
}
