// @ts-check
/**
 * One visit: the scene, the one who walks, the words around, and what each tells the others.
 * In: the page's options. Out: calls of `openExhibit`, `onMove` and `onExit`. Refuses to start without WebGL 2; a
 * picture lost on the way is said in words and can be opened again at the same place.
 */
import { Vector3 } from 'three';
import { distance } from './ground.js';
import { CORRIDOR, EYE, INWARD, middle, readHall } from './hall.js';
import { Hands } from './hands.js';
import { Overlay } from './overlay.js';
import { panelHit } from './panels.js';
import { HallScene } from './scene.js';
import { cellsInSight, heading } from './sight.js';
import { Stage } from './stage.js';
import { Walker, wrapAngle, yawTo } from './walker.js';

/**
 * @typedef {import('./hall.js').Point} Point
 * @typedef {import('./hall.js').Cell} Cell
 * @typedef {import('./hall.js').Exhibit} Exhibit
 * @typedef {{ host: HTMLElement, data: import('./hall.js').HallData, openExhibit: (id: string, opener: HTMLElement) => void,
 *   at?: string, tour?: string, calm?: boolean, onExit?: () => void, onMove?: (id: string) => void }} Options
 * @typedef {{ at: Point, yaw: number }} Place
 */

const LOST = '画面断开了，可能是设备太忙。可以重新打开，也可以回到平面图，内容是一样的。';
const FAR_TAP = 6;
/** How near one stands to an exhibit, and how far off to the side it may be. */
const NEAR = 2.4;
const FACING = 1.0;
const DRAG = 0.0042;

export class Walk {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.hall = readHall(options.data);
    this.isCalm = Boolean(options.calm) || matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.before = /** @type {HTMLElement | null} */ (document.activeElement);
    this.overlay = new Overlay(options.host, this.hall, this.actions());
    /** @type {Exhibit | null} */
    this.near = null;
    /** @type {Cell | null} */
    this.cell = null;
    this.order = -1;
    this.isClosed = false;
    this.left = { geometries: 0, textures: 0 };
    const tour = this.hall.tours.find((one) => one.id === options.tour);
    this.stops = (tour ? tour.stops : []).reduce((known, id) => known.concat(this.exhibit(id) || []), /** @type {Exhibit[]} */ ([]));
    this.stop = 0;
    /** @type {Point | undefined} Where the visit began. */
    this.begin = undefined;
    try {
      this.start(this.firstPlace());
    } catch (refused) {
      this.overlay.dispose();
      throw refused;
    }
    this.showStop();
    this.overlay.view.focus();
  }

  /** @param {Place} place */
  start(place) {
    this.stage = new Stage(this.overlay.canvas, { tick: (seconds) => this.tick(seconds), draw: (camera) => this.draw(camera),
      onLost: () => this.overlay.showTrouble(LOST, true) });
    this.scene = new HallScene(this.hall);
    this.walker = new Walker(this.scene.ground, place.at, place.yaw, this.isCalm);
    this.hands = this.hands || new Hands(this.overlay.view, this.moves());
    this.begin = this.begin || place.at;
    this.showWay();
    this.stage.wake();
  }

  /** What started after the constructor; it either has all three or has thrown. */
  get parts() {
    return { stage: /** @type {Stage} */ (this.stage), scene: /** @type {HallScene} */ (this.scene),
      walker: /** @type {Walker} */ (this.walker) };
  }

  /** @param {string} id @returns {Exhibit | undefined} */
  exhibit(id) {
    return this.hall.exhibits.find((one) => one.id === id);
  }

  /** Lay the line to the next stop; all of a tour at once would be a tangle. */
  showWay() {
    const { scene } = this.parts;
    const next = this.stops[this.stop];
    const last = this.stops[this.stop - 1];
    const from = last ? last.stand : /** @type {Point} */ (this.begin);
    const way = next ? [from].concat(scene.ground.route(from, next.stand)) : [];
    scene.guide.showLine(way);
    this.overlay.map.showLine(way);
  }

  /** @returns {Place} Where the visit begins. */
  firstPlace() {
    const { at } = this.options;
    const exhibit = at && this.exhibit(at);
    if (exhibit) return { at: exhibit.stand, yaw: yawTo(exhibit.stand, [exhibit.x, exhibit.z]) };
    const home = at && this.hall.homes.get(at);
    if (home) return this.inside(home);
    return this.inside(this.hall.cells[0]);
  }

  /** @param {Cell} cell @returns {Place} Just inside, looking in. */
  inside(cell) {
    const { box } = cell;
    const centre = middle(box);
    if (!cell.room) {
      const isLongX = box.w >= box.d;
      return isLongX ? { at: [box.x + 1, centre[1]], yaw: Math.PI / 2 } : { at: [centre[0], box.z + box.d - 1], yaw: 0 };
    }
    const gate = cell.doors[0];
    const into = INWARD[gate.side];
    /** @type {Point} */
    const at = [(gate.a[0] + gate.b[0]) / 2 + into[0] * 1.1, (gate.a[1] + gate.b[1]) / 2 + into[1] * 1.1];
    return { at, yaw: yawTo(at, centre) };
  }

  /** @param {number} seconds @returns {boolean} */
  tick(seconds) {
    return this.parts.walker.tick(seconds);
  }

  /** @param {import('three').PerspectiveCamera} camera @returns {boolean} */
  draw(camera) {
    const { stage, scene, walker } = this.parts;
    walker.place(camera);
    this.look();
    if (!walker.journey) scene.guide.showMark(null);
    const seen = cellsInSight(this.hall, walker.at, walker.yaw, stage.halfWidth + 0.04);
    const more = scene.show(seen, walker.at);
    stage.renderer.render(scene.scene, camera);
    this.seen = seen;
    return more;
  }

  /** Tell the words around where one is now. */
  look() {
    const { scene, walker } = this.parts;
    const cell = scene.ground.cellAt(walker.at[0], walker.at[1]);
    this.overlay.map.showMe(walker.at, walker.yaw, cell);
    if (cell !== this.cell) {
      const isFirst = !this.cell;
      this.cell = cell;
      this.overlay.showWhere(cell);
      if (!isFirst && this.options.onMove) this.options.onMove(cell.id || CORRIDOR);
      if (isFirst) this.overlay.showNear(null);
    }
    const near = this.inFront(cell);
    if (near === this.near) return;
    this.near = near;
    if (near) this.order = this.hall.exhibits.indexOf(near);
    this.overlay.showNear(near);
    scene.guide.showGlow(near ? scene.panels.panels.find((panel) => panel.exhibit === near) || null : null);
  }

  /** @param {Cell} cell @returns {Exhibit | null} */
  inFront(cell) {
    const { walker } = this.parts;
    let best = null;
    let least = Infinity;
    for (const one of cell.room ? cell.room.exhibits : []) {
      const off = Math.abs(wrapAngle(yawTo(walker.at, [one.x, one.z]) - walker.yaw));
      const far = distance(walker.at, [one.x, one.z]);
      if (far < NEAR && off < FACING && far + off < least) { best = one; least = far + off; }
    }
    return best;
  }

  /** @returns {import('./overlay.js').Actions} */
  actions() {
    return {
      hold: (hold) => this.hold(hold),
      release: (hold, wasShort) => this.release(hold, wasShort),
      step: (hold) => this.step(hold),
      open: () => this.open(this.near),
      nearest: () => this.nearest(),
      next: (by) => this.next(by),
      tour: () => this.nextStop(),
      goTo: (cell) => this.travel(this.inside(cell)),
      leave: () => this.close(),
      again: () => this.again()
    };
  }

  /** @returns {import('./hands.js').Moves} */
  moves() {
    return {
      hold: (hold) => this.hold(hold),
      release: (hold) => { this.parts.walker.release(hold); this.parts.stage.wake(); },
      look: (dx, dy) => { this.parts.walker.look(-dx * DRAG, dy * DRAG); this.parts.stage.wake(); },
      tap: (x, y) => this.tap(x, y),
      hover: (x, y) => Boolean(this.aim(x, y).panel),
      open: () => this.open(this.near),
      next: (by) => this.next(by)
    };
  }

  /** @param {import('./walker.js').Hold} hold */
  hold(hold) {
    this.parts.walker.hold(hold);
    this.parts.stage.wake();
  }

  /** @param {import('./walker.js').Hold} hold @param {boolean} wasShort */
  release(hold, wasShort) {
    const { walker, stage } = this.parts;
    const wasFresh = walker.fresh.has(hold);
    walker.release(hold);
    if (wasShort && !wasFresh && !this.isCalm) walker.pat(hold);
    stage.wake();
  }

  /** @param {import('./walker.js').Hold} hold A key or a screen reader pressed the button. */
  step(hold) {
    this.parts.walker.pat(hold);
    this.parts.stage.wake();
  }

  /** @param {Exhibit | null | undefined} exhibit */
  open(exhibit) {
    if (!exhibit) return;
    this.parts.walker.release();
    this.options.openExhibit(exhibit.id, this.overlay.view);
  }

  /** @param {Place} place */
  travel(place) {
    const { walker, scene, stage } = this.parts;
    walker.go(place.at, place.yaw);
    scene.guide.showMark(this.isCalm ? null : scene.ground.settle(place.at));
    stage.wake();
  }

  /** @param {Exhibit} exhibit */
  visit(exhibit) {
    this.order = this.hall.exhibits.indexOf(exhibit);
    this.travel({ at: exhibit.stand, yaw: yawTo(exhibit.stand, [exhibit.x, exhibit.z]) });
  }

  /** @param {number} by */
  next(by) {
    const all = this.hall.exhibits;
    if (!all.length) return;
    const from = this.order < 0 && by < 0 ? 0 : this.order;
    this.visit(all[(from + by + all.length) % all.length]);
  }

  nearest() {
    const { walker, scene } = this.parts;
    /** @param {Exhibit} one */
    const far = (one) => {
      const route = scene.ground.route(walker.at, one.stand);
      return route.reduce((sum, to, i) => sum + distance(i ? route[i - 1] : walker.at, to), 0);
    };
    const others = this.hall.exhibits.filter((one) => one !== this.near).map((one) => ({ one, far: far(one) }));
    others.sort((a, b) => a.far - b.far);
    if (others.length) this.visit(others[0].one);
  }

  nextStop() {
    const stop = this.stops[this.stop];
    if (!stop) return;
    this.stop += 1;
    this.visit(stop);
    this.showWay();
    this.showStop();
  }

  showStop() {
    const stop = this.stops[this.stop];
    if (!this.stops.length) this.overlay.showTour('');
    else if (stop) this.overlay.showTour('下一站（' + (this.stop + 1) + '/' + this.stops.length + '）：' + stop.title);
    else this.overlay.showTour('这条路线走完了');
  }

  /**
   * @param {number} x @param {number} y From -1 to 1.
   * @returns {{ panel: import('./panels.js').Panel | null, far: number, floor: Point }}
   */
  aim(x, y) {
    const { stage, scene, walker } = this.parts;
    const ray = new Vector3(x, y, 0.5).unproject(stage.camera).sub(stage.camera.position).normalize();
    const panels = scene.panels.panels.filter((panel) => !this.seen || this.seen.has(panel.cell));
    const hit = panelHit(panels, [walker.at[0], EYE, walker.at[1]], [ray.x, ray.y, ray.z]);
    const far = ray.y < -0.02 ? -EYE / ray.y : 60;
    const floor = scene.ground.reach(walker.at, [walker.at[0] + ray.x * far, walker.at[1] + ray.z * far]);
    // A wall between: the line along the floor ends before the panel.
    const isOpen = hit && distance(walker.at, scene.ground.reach(walker.at, [hit.panel.at[0], hit.panel.at[2]]))
      > distance(walker.at, [hit.panel.at[0], hit.panel.at[2]]) - 0.5;
    return { panel: hit && isOpen ? hit.panel : null, far: hit ? hit.far : far, floor };
  }

  /** @param {number} x @param {number} y */
  tap(x, y) {
    const { walker, scene, stage } = this.parts;
    const { panel, far, floor } = this.aim(x, y);
    if (panel && far < FAR_TAP) this.open(panel.exhibit);
    else if (panel) this.visit(panel.exhibit);
    else {
      walker.go(floor, null);
      scene.guide.showMark(this.isCalm ? null : scene.ground.settle(floor));
      stage.wake();
    }
  }

  /** Open the picture again after it was lost. */
  again() {
    const { walker } = this.parts;
    const place = { at: walker.at, yaw: walker.yaw };
    this.clear();
    this.overlay.hideTrouble();
    this.overlay.newCanvas();
    this.near = null;
    try {
      this.start(place);
      this.overlay.view.focus();
    } catch (refused) {
      this.overlay.showTrouble(refused instanceof Error ? refused.message : LOST, false);
    }
  }

  clear() {
    const { scene, stage } = this.parts;
    scene.dispose();
    this.left = { geometries: stage.renderer.info.memory.geometries, textures: stage.renderer.info.memory.textures };
    stage.dispose();
  }

  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    this.clear();
    this.overlay.dispose();
    if (this.before && this.before.isConnected) this.before.focus();
    if (this.options.onExit) this.options.onExit();
  }

  /** For tests and for measuring. */
  state() {
    const { stage, walker } = this.parts;
    const info = stage.renderer.info;
    return { frames: stage.frames, calls: info.render.calls, triangles: info.render.triangles,
      geometries: this.isClosed ? this.left.geometries : info.memory.geometries,
      textures: this.isClosed ? this.left.textures : info.memory.textures,
      room: this.cell ? this.cell.id : '', near: this.near ? this.near.id : '', at: walker.at.slice(), yaw: walker.yaw,
      isMoving: walker.isMoving, ahead: heading(walker.yaw), scale: stage.scale };
  }
}
