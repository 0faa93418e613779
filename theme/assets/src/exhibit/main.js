// @ts-check
/**
 * The frame of every interactive part: finds its data and its text version, gives its kind an empty stage.
 * In: a `<kepu-…>` element as the page holds it. Out: the part, playable, its text version folded below it.
 * Refuses to stand in the way: where a kind fails or is missing, the text version stays as it was.
 */
import { button, el, land, linesOf, once, prose, refill } from './elements.js';
import { keep, noteDone, noteVisit, recall } from './memory.js';
import { run, sayNumber } from './run.js';
import { makeSound } from './sound.js';
import { aloud, canSpeak, say } from './voice.js';

/**
 * @typedef {object} Kit What a kind may use.
 * @property {typeof el} el
 * @property {typeof button} button
 * @property {(id: string) => SVGSVGElement | null} picture A fresh copy of a picture of this page.
 * @property {typeof run} run
 * @property {typeof sayNumber} number
 * @property {typeof say} say
 * @property {ReturnType<typeof makeSound>} sound
 * @property {(ms: number) => void} buzz
 * @property {() => HTMLElement} switches
 * @property {typeof aloud} aloud
 * @property {typeof canSpeak} canSpeak
 * @property {(name: string, value: string) => void} keep
 * @property {(name: string) => string} recall
 * @property {(sentence: string) => void} done
 * @property {(label?: string) => HTMLButtonElement} restart
 * @property {boolean} calm
 * @typedef {(stage: HTMLElement, data: any, kit: Kit) => void} Mount
 */

const sound = makeSound(el);

/** @param {HTMLElement} host @param {Mount} mount */
function start(host, mount) {
  const source = host.querySelector('script[type="application/json"]');
  const text = /** @type {HTMLElement | null} */ (host.querySelector('.play__text'));
  if (!source || host.classList.contains('play--ready')) return;
  const data = JSON.parse(source.textContent || '{}');
  const stage = el('div', { class: 'play__stage' });
  const kit = kitOf(host, data, function () { fill(); });

  function fill() {
    stage.textContent = '';
    mount(stage, data, kit);
  }

  host.insertBefore(stage, text);
  try {
    fill();
  } catch (failed) {
    // What cannot be played can still be read.
    host.removeChild(stage);
    throw failed;
  }
  host.classList.add('play--ready');
  if (text) host.appendChild(fold(text));
  noteVisit(host.dataset.exhibit || '');
}

/** @param {HTMLElement} text @returns {HTMLElement} */
function fold(text) {
  return el('details', { class: 'play__fold' }, [el('summary', { text: '文字版' }), text]);
}

/** @param {HTMLElement} host @param {any} data @param {() => void} again @returns {Kit} */
function kitOf(host, data, again) {
  const exhibit = host.dataset.exhibit || '';
  const prefix = exhibit + '.' + data.id + '.';
  return {
    el: el,
    button: button,
    picture: function (id) {
      // A page sends each picture once, with the first part that shows it.
      const found = Array.prototype.filter.call(document.querySelectorAll('.play__text svg[data-picture]'), function (one) {
        return one.getAttribute('data-picture') === id;
      })[0];
      return found ? /** @type {SVGSVGElement} */ (found.cloneNode(true)) : null;
    },
    run: run,
    number: sayNumber,
    say: say,
    sound: sound,
    buzz: sound.buzz,
    switches: sound.switches,
    aloud: aloud,
    canSpeak: canSpeak,
    keep: function (name, value) { keep(prefix + name, value); },
    recall: function (name) { return recall(prefix + name); },
    done: function (sentence) { finish(host, data, sentence); },
    restart: function (label) {
      return button(label || '再来一次', function () {
        again();
        focusFirst(host);
      });
    },
    calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** @param {HTMLElement} host @param {any} data @param {string} sentence */
function finish(host, data, sentence) {
  const parts = document.querySelectorAll('.play[data-exhibit]').length;
  const all = noteDone(host.dataset.exhibit || '', data.id, parts);
  say(sentence);
  host.dispatchEvent(new CustomEvent('kepu-done', { bubbles: true, detail: { part: data.id, all: all } }));
}

/** @param {HTMLElement} host */
function focusFirst(host) {
  const stage = host.querySelector('.play__stage');
  const first = stage && /** @type {HTMLElement | null} */ (stage.querySelector('[tabindex], button, input'));
  if (first) land(first);
}

/** @param {string} type @param {Mount} mount */
function define(type, mount) {
  // Browsers without custom elements keep the text version.
  if (!window.customElements || customElements.get('kepu-' + type)) return;
  customElements.define('kepu-' + type, class extends HTMLElement {
    connectedCallback() { start(this, mount); }
  });
}

const frame = { define: define, land: land, linesOf: linesOf, once: once, prose: prose, refill: refill };
/** @typedef {typeof frame} Frame What a kind finds on the window: how to announce itself, and what all kinds share. */
/** @type {any} */ (window).kepuExhibit = frame;
