// @ts-check
/**
 * Many small coloured shapes as one geometry, so that a room's furniture is one draw call.
 * In: boxes, cylinders, balls and rings in metres. Out: a BufferGeometry with shading baked into its vertex colours:
 * light falls from above, undersides and what is near the floor are darker.
 */
import { BoxGeometry, BufferAttribute, BufferGeometry, Color, CylinderGeometry, IcosahedronGeometry, Matrix4,
  Quaternion, TorusGeometry, Vector3, Euler } from 'three';

/** @typedef {[number, number, number]} Triple */
/** @typedef {{ turn?: Triple, glow?: number }} Look `glow` is unshaded light of that strength. */

const NEAR_FLOOR = 0.5;
const colour = new Color();
const point = new Vector3();
const normal = new Vector3();

/** @param {Vector3} n @param {number} y @returns {number} How much light falls on a face. */
function shade(n, y) {
  const sky = 0.74 + 0.24 * n.y + 0.06 * n.x + 0.04 * n.z;
  const low = Math.min(1, Math.max(0, y) / NEAR_FLOOR);
  return sky * (0.74 + 0.26 * low) * 1.08;
}

export class Shapes {
  constructor() {
    /** @type {number[]} */
    this.places = [];
    /** @type {number[]} */
    this.colours = [];
    /** @type {number[]} */
    this.faces = [];
    this.frame = new Matrix4();
  }

  /** @param {number} x @param {number} z @param {number} [turn] What follows stands here, turned about the vertical. */
  moveTo(x, z, turn) {
    this.frame.makeRotationY(turn || 0).setPosition(x, 0, z);
    return this;
  }

  /** @param {Triple} at The middle. @param {Triple} size @param {number} hex @param {Look} [look] */
  box(at, size, hex, look) {
    return this.add(new BoxGeometry(size[0], size[1], size[2]), at, hex, look);
  }

  /** @param {Triple} at @param {[number, number, number]} form Radius above, radius below, height.
   * @param {number} hex @param {Look & { sides?: number }} [look] */
  tube(at, form, hex, look) {
    const sides = (look && look.sides) || 14;
    return this.add(new CylinderGeometry(form[0], form[1], form[2], sides), at, hex, look);
  }

  /** @param {Triple} at @param {Triple} size Half-axes. @param {number} hex @param {Look & { fine?: number }} [look] */
  ball(at, size, hex, look) {
    const ball = new IcosahedronGeometry(1, look && look.fine !== undefined ? look.fine : 2);
    ball.scale(size[0], size[1], size[2]);
    return this.add(ball, at, hex, look);
  }

  /** @param {Triple} at @param {[number, number]} form Radius of the ring and of its wire.
   * @param {number} hex @param {Look} [look] */
  ring(at, form, hex, look) {
    return this.add(new TorusGeometry(form[0], form[1], 8, 28), at, hex, look);
  }

  /** @param {BufferGeometry} geometry @param {Triple} at @param {number} hex @param {Look} [look] */
  add(geometry, at, hex, look) {
    const own = look || {};
    const turn = own.turn || [0, 0, 0];
    const place = new Matrix4().compose(new Vector3(at[0], at[1], at[2]),
      new Quaternion().setFromEuler(new Euler(turn[0], turn[1], turn[2])), new Vector3(1, 1, 1)).premultiply(this.frame);
    geometry.applyMatrix4(place);
    colour.set(hex);
    const base = this.places.length / 3;
    const places = geometry.getAttribute('position');
    const normals = geometry.getAttribute('normal');
    for (let i = 0; i < places.count; i += 1) {
      point.fromBufferAttribute(places, i);
      normal.fromBufferAttribute(normals, i);
      const light = own.glow || shade(normal, point.y);
      this.places.push(point.x, point.y, point.z);
      this.colours.push(colour.r * light, colour.g * light, colour.b * light);
    }
    const index = geometry.getIndex();
    const count = index ? index.count : places.count;
    for (let i = 0; i < count; i += 1) this.faces.push(base + (index ? index.getX(i) : i));
    geometry.dispose();
    return this;
  }

  /** @param {number} x @param {number} z @returns {BufferGeometry} Relative to this place, for sorting by distance. */
  build(x, z) {
    const geometry = new BufferGeometry();
    const places = new Float32Array(this.places);
    for (let i = 0; i < places.length; i += 3) {
      places[i] -= x;
      places[i + 2] -= z;
    }
    geometry.setAttribute('position', new BufferAttribute(places, 3));
    geometry.setAttribute('color', new BufferAttribute(new Float32Array(this.colours), 3));
    geometry.setIndex(this.faces);
    geometry.computeBoundingSphere();
    return geometry;
  }
}
