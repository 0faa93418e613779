// @ts-check
/**
 * The whole hall as a three.js scene, and what can be seen of it from a place.
 * In: the hall. Out: the scene, the ground to walk on, the panels, and `show`, which hides what no ray reaches.
 */
import { Color, DoubleSide, Group, Mesh, MeshBasicMaterial, PlaneGeometry, Scene } from 'three';
import { BOARD, addBoardFrame, boardMesh, boardsOf } from './boards.js';
import { addCeiling, addDoorFrame, addTrim, floorOf, shellOf, skinOf } from './building.js';
import { addFurniture, furnish, obstaclesOf, shadowOf } from './furniture.js';
import { Ground } from './ground.js';
import { Guide } from './guide.js';
import { middle } from './hall.js';
import { BRIGHTEST, bake } from './light.js';
import { DARK_WOOD, toneOf } from './palette.js';
import { MIDDLE, Panels, addFrame, panelsOf } from './panels.js';
import { Shapes } from './shapes.js';
import { signsOf } from './signs.js';
import { outlook, plaster, terrazzo, wood } from './surfaces.js';

/**
 * @typedef {import('./hall.js').Hall} Hall
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./building.js').Skin} Skin
 * @typedef {import('./light.js').RoomLight} RoomLight
 * @typedef {import('./furniture.js').Piece} Piece
 * @typedef {{ cell: Cell, skin: Skin, shapes: Shapes, pieces: Piece[], light: RoomLight }} Work
 */

const WINDOW = { w: 2.1, h: 1.7, y: 1.62 };

/** @param {Cell} cell @returns {{ at: [number, number], turn: number }[]} Windows: at both ends of the corridor. */
function windowsOf(cell) {
  if (cell.room) return [];
  const { x, z, w, d } = cell.box;
  const [cx, cz] = middle(cell.box);
  const quarter = Math.PI / 2;
  /** @type {{ at: [number, number], turn: number }[]} */
  const ends = w >= d
    ? [{ at: [x, cz], turn: quarter }, { at: [x + w, cz], turn: -quarter }]
    : [{ at: [cx, z], turn: 0 }, { at: [cx, z + d], turn: 2 * quarter }];
  return ends.filter((end) => !cell.doors.some((gate) => (
    Math.hypot((gate.a[0] + gate.b[0]) / 2 - end.at[0], (gate.a[1] + gate.b[1]) / 2 - end.at[1]) < 1.6)));
}

/** @param {Shapes} shapes @param {{ at: [number, number], turn: number }} one @param {number} wide */
function addWindowFrame(shapes, one, wide) {
  shapes.moveTo(one.at[0], one.at[1], one.turn);
  for (const s of [-0.5, 0, 0.5]) shapes.box([s * wide, WINDOW.y, 0.03], [0.06, WINDOW.h + 0.06, 0.07], DARK_WOOD);
  for (const t of [-0.5, 0.18, 0.5]) shapes.box([0, WINDOW.y + t * WINDOW.h, 0.03], [wide + 0.06, 0.06, 0.07], DARK_WOOD);
  shapes.box([0, WINDOW.y - WINDOW.h / 2 - 0.05, 0.09], [wide + 0.24, 0.05, 0.2], 0xf3ece0);
  shapes.moveTo(0, 0);
}

/** @param {Cell} cell @returns {Work} */
function workOn(cell) {
  const tone = toneOf(cell.topic);
  const tint = new Color(tone.wall);
  const shapes = new Shapes();
  const pieces = furnish(cell);
  /** @type {RoomLight} */
  const light = { box: cell.box, lamps: addCeiling(shapes, cell), spots: [], frames: [], shadows: pieces.map(shadowOf),
    windows: cell.room ? [middle(cell.box)] : windowsOf(cell).map((one) => one.at),
    bounce: [0.86 + 0.14 * tint.r, 0.86 + 0.14 * tint.g, 0.84 + 0.14 * tint.b] };
  const skin = skinOf(cell, light);
  addTrim(shapes, cell, skin, tone);
  addFurniture(shapes, cell, pieces);
  const wide = Math.min(WINDOW.w, Math.min(cell.box.w, cell.box.d) - 0.5);
  for (const one of windowsOf(cell)) addWindowFrame(shapes, one, wide);
  return { cell, skin, shapes, pieces, light };
}

export class HallScene {
  /** @param {Hall} hall */
  constructor(hall) {
    this.hall = hall;
    this.scene = new Scene();
    this.scene.background = new Color(0xf3ecdf);
    const works = hall.cells.map((cell) => workOn(cell));
    this.ground = new Ground(hall, works.reduce((all, work) => all.concat(...work.pieces.map(obstaclesOf)),
      /** @type {import('./ground.js').Obstacle[]} */ ([])));
    const panels = panelsOf(hall.cells);
    const boards = boardsOf(hall.cells);
    this.hang(works, panels);
    for (const board of boards) {
      addBoardFrame(works[0].shapes, board, DARK_WOOD);
      const normal = /** @type {[number, number, number]} */ ([Math.sin(board.turn), 0, Math.cos(board.turn)]);
      works[0].light.frames.push({ at: [board.at[0], BOARD.y, board.at[1]], half: [BOARD.w / 2 + 0.06, BOARD.h / 2 + 0.06], normal });
    }
    const surfaces = works.reduce((all, { skin }) => all.concat(skin.floor, skin.ceiling, Object.values(skin.walls)),
      /** @type {import('./light.js').Surface[]} */ ([]));
    this.light = bake(surfaces);
    this.maps = { wood: wood(), terrazzo: terrazzo(), plaster: plaster(), outlook: outlook() };
    const lit = { lightMap: this.light, lightMapIntensity: BRIGHTEST * Math.PI };
    this.materials = {
      boards: new MeshBasicMaterial(Object.assign({ map: this.maps.wood }, lit)),
      stone: new MeshBasicMaterial(Object.assign({ map: this.maps.terrazzo }, lit)),
      walls: new MeshBasicMaterial(Object.assign({ map: this.maps.plaster, vertexColors: true }, lit)),
      solid: new MeshBasicMaterial({ vertexColors: true }),
      view: new MeshBasicMaterial({ map: this.maps.outlook, side: DoubleSide, toneMapped: false })
    };
    this.groups = new Map(works.map((work) => [work.cell, this.meshesOf(work)]));
    this.panels = new Panels(panels);
    this.guide = new Guide();
    this.signs = [signsOf(hall.cells.slice(1))].concat(boards.length ? boardMesh(hall.cells, boards) : []);
    this.scene.add(...this.groups.values(), this.panels.group, this.guide.group, ...this.signs);
    this.scene.updateMatrixWorld();
  }

  /** @param {Work[]} works @param {import('./panels.js').Panel[]} panels Frames, their lamps and their shadows. */
  hang(works, panels) {
    for (const { cell, shapes, light } of works) {
      for (const panel of panels.filter((one) => one.cell === cell)) {
        const [nx, nz] = [Math.sin(panel.turn), Math.cos(panel.turn)];
        addFrame(shapes, panel);
        light.spots.push({ at: [panel.at[0] + nx * 0.6, MIDDLE + panel.h / 2 + 0.5, panel.at[2] + nz * 0.6],
          to: [panel.at[0], MIDDLE + 0.1, panel.at[2]] });
        light.frames.push({ at: panel.at, half: [panel.w / 2 + 0.06, panel.h / 2 + 0.06], normal: [nx, 0, nz] });
      }
      if (cell.room) addDoorFrame(shapes, cell.doors[0], toneOf(cell.topic).accent);
    }
  }

  /** @param {Work} work @returns {Group} */
  meshesOf(work) {
    const { cell, skin, shapes } = work;
    const [x, z] = middle(cell.box);
    const group = new Group();
    group.position.set(x, 0, z);
    group.add(
      new Mesh(floorOf(skin).build(x, z), cell.room ? this.materials.boards : this.materials.stone),
      new Mesh(shellOf(cell, skin, toneOf(cell.topic)).build(x, z), this.materials.walls),
      new Mesh(shapes.build(x, z), this.materials.solid));
    const wide = Math.min(WINDOW.w, Math.min(cell.box.w, cell.box.d) - 0.5);
    for (const one of windowsOf(cell)) {
      const pane = new Mesh(new PlaneGeometry(wide, WINDOW.h), this.materials.view);
      pane.position.set(one.at[0] - x + 0.02 * Math.sin(one.turn), WINDOW.y, one.at[1] - z + 0.02 * Math.cos(one.turn));
      pane.rotation.y = one.turn;
      group.add(pane);
    }
    return group;
  }

  /**
   * Show what can be seen.
   * @param {Set<Cell>} seen @param {import('./hall.js').Point} at @returns {boolean} Whether a panel is still to be drawn.
   */
  show(seen, at) {
    for (const [cell, group] of this.groups) group.visible = seen.has(cell);
    return this.panels.update(seen, at);
  }

  dispose() {
    this.panels.dispose();
    this.guide.dispose();
    for (const mesh of this.signs) {
      const material = /** @type {MeshBasicMaterial} */ (mesh.material);
      mesh.geometry.dispose();
      if (material.map) material.map.dispose();
      material.dispose();
    }
    for (const group of this.groups.values()) {
      group.children.forEach((mesh) => /** @type {Mesh} */ (mesh).geometry.dispose());
    }
    for (const material of Object.values(this.materials)) material.dispose();
    for (const texture of Object.values(this.maps)) texture.dispose();
    this.light.dispose();
  }
}
