// @ts-check
/**
 * Fingers, mouse and keys on the picture.
 * In: DOM events of the view alone, so that no key is taken from the rest of the page. Out: holds, drags, taps.
 */

/**
 * @typedef {import('./walker.js').Hold} Hold
 * @typedef {{ hold(hold: Hold): void, release(hold?: Hold): void, look(dx: number, dy: number): void,
 *   tap(x: number, y: number): void, hover(x: number, y: number): boolean, open(): void, next(by: number): void }} Moves
 */

/** @type {{[code: string]: Hold}} */
const HOLDS = { ArrowUp: 'forward', KeyW: 'forward', ArrowDown: 'back', KeyS: 'back', ArrowLeft: 'turnLeft',
  ArrowRight: 'turnRight', KeyA: 'left', KeyD: 'right' };
/** Pixels that a finger may wander in a tap. */
const SHAKE = 9;

export class Hands {
  /** @param {HTMLElement} view @param {Moves} moves */
  constructor(view, moves) {
    this.view = view;
    this.moves = moves;
    /** @type {{ id: number, x: number, y: number, far: number } | null} */
    this.drag = null;
    view.addEventListener('keydown', (event) => this.onKeyDown(event));
    view.addEventListener('keyup', (event) => { if (HOLDS[event.code]) moves.release(HOLDS[event.code]); });
    view.addEventListener('blur', () => moves.release());
    view.addEventListener('pointerdown', (event) => this.onDown(event));
    view.addEventListener('pointermove', (event) => this.onMove(event));
    view.addEventListener('pointerup', (event) => this.onUp(event));
    view.addEventListener('pointercancel', () => { this.drag = null; });
  }

  /** @param {KeyboardEvent} event */
  onKeyDown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const hold = HOLDS[event.code];
    if (hold) {
      event.preventDefault();
      this.moves.hold(hold);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) this.moves.open();
    } else if ((event.code === 'KeyN' || event.code === 'KeyP') && !event.repeat) {
      this.moves.next(event.code === 'KeyN' ? 1 : -1);
    }
  }

  /** @param {PointerEvent} event @returns {[number, number]} From -1 to 1, up and to the right. */
  place(event) {
    const box = this.view.getBoundingClientRect();
    return [2 * (event.clientX - box.left) / box.width - 1, 1 - 2 * (event.clientY - box.top) / box.height];
  }

  /** @param {PointerEvent} event */
  onDown(event) {
    if (this.drag || event.button) return;
    this.view.setPointerCapture(event.pointerId);
    this.drag = { id: event.pointerId, x: event.clientX, y: event.clientY, far: 0 };
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    const drag = this.drag;
    if (!drag) {
      this.view.style.cursor = event.pointerType === 'mouse' && this.moves.hover(...this.place(event)) ? 'pointer' : '';
      return;
    }
    if (drag.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    drag.far += Math.hypot(dx, dy);
    drag.x = event.clientX;
    drag.y = event.clientY;
    if (drag.far > SHAKE) this.moves.look(dx, dy);
  }

  /** @param {PointerEvent} event */
  onUp(event) {
    const drag = this.drag;
    if (!drag || drag.id !== event.pointerId) return;
    this.drag = null;
    if (drag.far <= SHAKE) this.moves.tap(...this.place(event));
  }
}
