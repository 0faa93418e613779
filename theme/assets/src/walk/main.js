// @ts-check
/**
 * The walk through the hall, loaded when somebody asks for it.
 * In: `kepuWalk.open(options)`. Out: a visit that can be closed. Throws an Error whose message can be shown as it is.
 */
import { Walk } from './walk.js';

/** @type {Walk | null} */
let visit = null;

const kepuWalk = {
  /** @param {import('./walk.js').Options} options @returns {{ close: () => void }} */
  open(options) {
    if (visit) visit.close();
    const opened = new Walk(options);
    visit = opened;
    return { close: () => opened.close() };
  },

  /** Counters of the last visit: frames, draw calls, memory, place. */
  state() {
    return visit && visit.state();
  }
};

/** @type {{ kepuWalk?: typeof kepuWalk }} */ (/** @type {unknown} */ (window)).kepuWalk = kepuWalk;
