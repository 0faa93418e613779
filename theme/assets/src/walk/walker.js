// @ts-check
/**
 * The one who walks: where they stand, where they look, and how both change from frame to frame.
 * In: keys held, places to go, drags. Out: position, direction, and whether anything still moves.
 * Whoever asks for calm is moved at once, without anything in between.
 */
import { distance } from './ground.js';
import { EYE } from './hall.js';
import { heading } from './sight.js';

/**
 * @typedef {import('./hall.js').Point} Point
 * @typedef {'forward' | 'back' | 'left' | 'right' | 'turnLeft' | 'turnRight'} Hold
 * @typedef {{ route: Point[], yaw: number | null, pitch: number }} Journey
 */

const SPEED = 2.3;
const FASTEST = 5.5;
const TURN = 1.7;
/** How quickly one gets up to speed, per second. */
const PICK_UP = 9;
const STEEPEST = 0.62;
/** What one press does where nothing may glide. */
const PACE = 0.7;
const QUARTER = Math.PI / 6;

/** @param {number} angle @returns {number} The same direction within half a turn. */
export function wrapAngle(angle) {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/** @param {Point} from @param {Point} to @returns {number} */
export function yawTo(from, to) {
  return Math.atan2(to[0] - from[0], from[1] - to[1]);
}

export class Walker {
  /** @param {import('./ground.js').Ground} ground @param {Point} at @param {number} yaw @param {boolean} isCalm */
  constructor(ground, at, yaw, isCalm) {
    this.ground = ground;
    this.at = ground.settle(at);
    this.yaw = yaw;
    this.pitch = 0;
    this.isCalm = isCalm;
    /** @type {Set<Hold>} */
    this.held = new Set();
    /** @type {Set<Hold>} What is held and has moved nothing yet. */
    this.fresh = new Set();
    /** @type {Journey | null} */
    this.journey = null;
    this.speed = { ahead: 0, aside: 0, turn: 0 };
  }

  /** @param {Hold} hold */
  hold(hold) {
    this.journey = null;
    if (this.isCalm) {
      this.pace(hold);
    } else if (!this.held.has(hold)) {
      this.held.add(hold);
      this.fresh.add(hold);
    }
  }

  /** @param {Hold} [hold] Without one, everything is let go. */
  release(hold) {
    if (!hold) {
      this.held.clear();
      this.fresh.clear();
      return;
    }
    this.held.delete(hold);
    // Let go before a frame was drawn: one step all the same.
    if (this.fresh.delete(hold)) this.pat(hold);
  }

  /** @param {Hold} hold One step or one turn, at once. */
  pace(hold) {
    this.journey = null;
    if (hold === 'turnLeft' || hold === 'turnRight') {
      this.yaw += hold === 'turnLeft' ? -QUARTER : QUARTER;
      return;
    }
    const turn = { forward: 0, back: Math.PI, left: -Math.PI / 2, right: Math.PI / 2 }[hold];
    const [dx, dz] = heading(this.yaw + turn);
    for (let i = 0; i < 7; i += 1) this.at = this.ground.step(this.at, dx * PACE / 7, dz * PACE / 7);
    this.level();
  }

  /** @param {Hold} hold One step or one turn, gliding where that is wished. */
  pat(hold) {
    if (this.isCalm) {
      this.pace(hold);
      return;
    }
    const turn = hold === 'turnLeft' ? -QUARTER : hold === 'turnRight' ? QUARTER : 0;
    if (turn) {
      this.journey = { route: [], yaw: this.yaw + turn, pitch: this.pitch };
      return;
    }
    const sign = hold === 'back' ? -1 : 1;
    const [dx, dz] = heading(this.yaw);
    const to = this.ground.reach(this.at, [this.at[0] + dx * sign * PACE, this.at[1] + dz * sign * PACE]);
    this.go(to, this.yaw);
  }

  /** @param {number} dyaw @param {number} dpitch */
  look(dyaw, dpitch) {
    if (this.journey) this.journey.yaw = null;
    this.yaw += dyaw;
    this.pitch = Math.max(-STEEPEST, Math.min(STEEPEST, this.pitch + dpitch));
  }

  /** @param {Point} to @param {number | null} yaw Where to look in the end. @param {number} [pitch] */
  go(to, yaw, pitch) {
    this.held.clear();
    const route = this.ground.route(this.at, to);
    this.journey = { route, yaw, pitch: pitch || 0 };
    if (this.isCalm) this.arrive();
  }

  /** Stand at the end of the journey. */
  arrive() {
    const journey = this.journey;
    if (!journey) return;
    const end = journey.route[journey.route.length - 1];
    if (end) this.at = end;
    if (journey.yaw !== null) this.yaw = journey.yaw;
    this.pitch = journey.pitch;
    this.journey = null;
  }

  /** @returns {boolean} */
  get isMoving() {
    const { ahead, aside, turn } = this.speed;
    return Boolean(this.journey || this.held.size || Math.abs(ahead) + Math.abs(aside) + Math.abs(turn) > 0.02);
  }

  /** @param {number} seconds @returns {boolean} Whether anything moved. */
  tick(seconds) {
    if (!this.isMoving) return false;
    if (this.journey) this.travel(seconds);
    else this.stroll(seconds);
    return true;
  }

  /** @param {number} seconds */
  stroll(seconds) {
    this.fresh.clear();
    const on = (/** @type {Hold} */ hold) => (this.held.has(hold) ? 1 : 0);
    const share = 1 - Math.exp(-PICK_UP * seconds);
    const wanted = { ahead: SPEED * (on('forward') - on('back')), aside: SPEED * 0.8 * (on('right') - on('left')),
      turn: TURN * (on('turnRight') - on('turnLeft')) };
    for (const key of /** @type {('ahead' | 'aside' | 'turn')[]} */ (['ahead', 'aside', 'turn'])) {
      this.speed[key] += (wanted[key] - this.speed[key]) * share;
      if (!wanted[key] && Math.abs(this.speed[key]) < 0.02) this.speed[key] = 0;
    }
    this.yaw += this.speed.turn * seconds;
    const [fx, fz] = heading(this.yaw);
    const [dx, dz] = [fx * this.speed.ahead - fz * this.speed.aside, fz * this.speed.ahead + fx * this.speed.aside];
    if (dx || dz) {
      this.at = this.ground.step(this.at, dx * seconds, dz * seconds);
      this.level(seconds);
    }
  }

  /** @param {number} [seconds] Look straight ahead again while walking. */
  level(seconds) {
    this.pitch *= seconds === undefined ? 0 : Math.exp(-1.5 * seconds);
  }

  /** @param {number} seconds */
  travel(seconds) {
    const journey = /** @type {Journey} */ (this.journey);
    this.speed = { ahead: 0, aside: 0, turn: 0 };
    let left = this.remaining(journey.route);
    // A long way is walked faster; the last metre is not.
    let stride = Math.min(SPEED + left * 0.18, FASTEST) * Math.min(1, 0.3 + left) * seconds;
    const next = journey.route[0];
    const isLast = journey.route.length < 2;
    const end = isLast && journey.yaw !== null && left < 0.9 ? journey.yaw : next && distance(this.at, next) > 0.05 ? yawTo(this.at, next) : journey.yaw;
    const off = end === null ? 0 : wrapAngle(end - this.yaw);
    this.yaw += off * (1 - Math.exp(-6 * seconds));
    this.pitch += ((isLast ? journey.pitch : 0) - this.pitch) * (1 - Math.exp(-5 * seconds));
    // Nobody walks backwards to turn round.
    if (Math.abs(off) > 1.2) stride *= 0.25;
    while (stride > 0 && journey.route.length) {
      const gap = distance(this.at, journey.route[0]);
      if (gap <= stride) {
        this.at = /** @type {Point} */ (journey.route.shift());
        stride -= gap;
      } else {
        const to = journey.route[0];
        /** @type {Point} */
        const on = [this.at[0] + (to[0] - this.at[0]) * stride / gap, this.at[1] + (to[1] - this.at[1]) * stride / gap];
        this.at = on;
        stride = 0;
      }
    }
    left = this.remaining(journey.route);
    const isTurned = journey.yaw === null || Math.abs(wrapAngle(journey.yaw - this.yaw)) < 0.01;
    if (left < 0.001 && isTurned) this.arrive();
  }

  /** @param {Point[]} route */
  remaining(route) {
    return route.reduce((sum, to, i) => sum + distance(i ? route[i - 1] : this.at, to), 0);
  }

  /** @param {import('three').PerspectiveCamera} camera */
  place(camera) {
    camera.position.set(this.at[0], EYE, this.at[1]);
    camera.rotation.set(this.pitch, -this.yaw, 0, 'YXZ');
  }
}
