// @ts-check
/**
 * What the device can afford.
 * In: nothing. Out: whether edges are smoothed, how finely slanting textures are read, and whether the first step is
 * drawn sharply: all are free on a graphics card and most of a frame's time where the processor draws.
 */

const BY_PROCESSOR = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** @returns {boolean} */
function isSoftware() {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return false;
  const known = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(known ? known.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  const spare = context.getExtension('WEBGL_lose_context');
  if (spare) spare.loseContext();
  return BY_PROCESSOR.test(name);
}

/** @typedef {{ antialias: boolean, anisotropy: number, isQuick: boolean }} Means */

/** @type {Means | null} */
let asked = null;

/** @returns {Means} */
export function means() {
  if (!asked) {
    asked = isSoftware()
      ? { antialias: false, anisotropy: 1, isQuick: false }
      : { antialias: true, anisotropy: 8, isQuick: true };
  }
  return asked;
}
