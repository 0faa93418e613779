// @ts-check
/**
 * The canvas: a renderer that draws when something changed and otherwise rests.
 * In: a scene, a camera, and a function that moves things on. Out: frames, counted. Lowers its resolution while moving
 * on a slow device, and draws one sharp frame when it comes to rest. Refuses a browser without WebGL 2, in words.
 */
import { NeutralToneMapping, PerspectiveCamera, SRGBColorSpace, WebGLRenderer } from 'three';
import { means } from './device.js';

/** Seconds a frame may take before the resolution goes down, and below which it goes up again. */
const SLOW = 0.034;
const QUICK = 0.018;
const COARSEST = 0.4;
const SHARPEST = 2;
const LONGEST_STEP = 0.1;
const WIDE = 84;
const TALLEST = 76;
const FLATTEST = 52;

export const NO_WEBGL = '这台设备的浏览器画不出立体画面（缺少 WebGL 2），请看平面图，内容是一样的。';

export class Stage {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{ tick: (seconds: number) => boolean, draw: (camera: PerspectiveCamera) => boolean, onLost: () => void }} hooks
   *   `tick` says whether something moves, `draw` whether more is to be drawn.
   */
  constructor(canvas, hooks) {
    this.canvas = canvas;
    this.hooks = hooks;
    const context = canvas.getContext('webgl2', { antialias: means().antialias, alpha: false, powerPreference: 'low-power' });
    if (!context) throw new Error(NO_WEBGL);
    this.renderer = new WebGLRenderer({ canvas, context });
    // Asking each shader for its errors makes the first steps wait for the compiler.
    this.renderer.debug.checkShaderErrors = false;
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = NeutralToneMapping;
    this.renderer.toneMappingExposure = 1;
    this.camera = new PerspectiveCamera(60, 1, 0.08, 120);
    this.frames = 0;
    this.request = 0;
    this.last = 0;
    this.isLost = false;
    this.ratio = Math.min(window.devicePixelRatio || 1, SHARPEST);
    // Each change of resolution costs new buffers: where it is known to go down, it starts there.
    this.scale = means().isQuick ? 1 : COARSEST / this.ratio;
    this.drawnScale = 0;
    this.size = [0, 0];
    this.onFrame = this.onFrame.bind(this);
    this.onVisible = this.onVisible.bind(this);
    this.onLost = this.onLost.bind(this);
    this.watcher = new ResizeObserver(() => this.wake());
    this.watcher.observe(/** @type {Element} */ (canvas.parentElement));
    document.addEventListener('visibilitychange', this.onVisible);
    canvas.addEventListener('webglcontextlost', this.onLost);
  }

  /** Draw a frame soon. */
  wake() {
    if (this.request || this.isLost || document.hidden) return;
    this.request = requestAnimationFrame(this.onFrame);
  }

  rest() {
    cancelAnimationFrame(this.request);
    this.request = 0;
    this.last = 0;
  }

  onVisible() {
    if (document.hidden) this.rest();
    else this.wake();
  }

  /** @param {Event} event */
  onLost(event) {
    event.preventDefault();
    this.isLost = true;
    this.rest();
    this.hooks.onLost();
  }

  /** @param {number} now */
  onFrame(now) {
    this.request = 0;
    const seconds = this.last ? Math.min(LONGEST_STEP, (now - this.last) / 1000) : 1 / 60;
    const isMoving = this.hooks.tick(seconds);
    if (this.last) this.adapt((now - this.last) / 1000);
    this.last = isMoving ? now : 0;
    this.fit(isMoving ? this.scale : 1);
    const more = this.hooks.draw(this.camera);
    this.frames += 1;
    if (isMoving || more) this.wake();
  }

  /** @param {number} seconds What the last frame took. */
  adapt(seconds) {
    if (seconds > SLOW) this.scale = Math.max(COARSEST / this.ratio, this.scale * 0.9);
    else if (seconds < QUICK) this.scale = Math.min(1, this.scale * 1.04);
  }

  /** @param {number} scale */
  fit(scale) {
    const box = /** @type {Element} */ (this.canvas.parentElement).getBoundingClientRect();
    const [width, height] = [Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height))];
    const isResized = width !== this.size[0] || height !== this.size[1];
    // Small changes are not worth new buffers.
    const isRescaled = scale === 1 ? this.drawnScale !== 1 : Math.abs(scale - this.drawnScale) > 0.08;
    if (!isResized && !isRescaled) return;
    this.size = [width, height];
    this.drawnScale = scale;
    this.renderer.setPixelRatio(this.ratio * scale);
    this.renderer.setSize(width, height, false);
    const aspect = width / height;
    const degrees = 2 * Math.atan(Math.tan(WIDE * Math.PI / 360) / aspect) * 180 / Math.PI;
    this.camera.fov = Math.max(FLATTEST, Math.min(TALLEST, degrees));
    this.camera.aspect = aspect;
    this.camera.updateProjectionMatrix();
  }

  /** @returns {number} Half the angle one sees to the sides, whatever the pitch. */
  get halfWidth() {
    const up = Math.tan(this.camera.fov * Math.PI / 360);
    const pitch = Math.abs(this.camera.rotation.x);
    const depth = Math.cos(pitch) - up * Math.sin(pitch);
    return depth < 0.1 ? 1.5 : Math.atan(up * this.camera.aspect / depth);
  }

  dispose() {
    this.rest();
    this.watcher.disconnect();
    document.removeEventListener('visibilitychange', this.onVisible);
    this.canvas.removeEventListener('webglcontextlost', this.onLost);
    this.renderer.dispose();
    if (!this.isLost) this.renderer.forceContextLoss();
  }
}
