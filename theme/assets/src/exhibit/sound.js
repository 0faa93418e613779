// @ts-check
/**
 * Short clicks and buzzes, both off until the reader switches them on.
 * In: the kit's `el`. Out: whether sound is on, a click now or a little later, a buzz, and the two switches. What is
 * chosen is kept as `kepu.hall.sound` and `kepu.hall.buzz` on this device. Refuses to make a sound before the reader has
 * touched the page, as browsers do.
 */

/** @typedef {(tag: string, attributes?: { [name: string]: any }, children?: (Node | string)[]) => HTMLElement} MakeElement */
/** @typedef {{ isOn: () => boolean, tick: (accent?: boolean, delay?: number) => void, buzz: (length?: number) => void,
 *   switches: () => HTMLElement }} Sound */
/** @typedef {'sound' | 'buzz'} Sense */

const LOUDNESS = 0.15;
const CLICK_SECONDS = 0.06;
/** A click that comes later than this would mislead: it is left out. */
const TOO_LATE = -0.05;
const CLICK_PITCH = { plain: 880, accent: 1320 };

/** @type {{ [sense: string]: boolean }} One choice for all parts of a page. */
const senses = { sound: recallSense('sound'), buzz: recallSense('buzz') };
/** @type {AudioContext | null} One for the page: browsers allow only a few. */
let speaker = null;
let isListening = false;

/** @param {MakeElement} el @returns {Sound} */
export function makeSound(el) {
  if (!isListening) listenForTouch();
  return {
    isOn: function () { return senses.sound; },
    tick: playClick,
    buzz: shake,
    switches: function () {
      return el('div', { class: 'switches', role: 'group', 'aria-label': '声音和振动' }, [
        canClick() ? senseSwitch(el, 'sound', '声音') : '',
        canShake() ? senseSwitch(el, 'buzz', '振动') : '',
      ]);
    },
  };
}

/** @param {boolean} [accent] Higher, as for the first beat. @param {number} [delay] In seconds, by the speaker's own clock. */
function playClick(accent, delay) {
  if (!senses.sound || !speaker || speaker.state !== 'running' || (delay || 0) < TOO_LATE) return;
  const at = speaker.currentTime + Math.max(delay || 0, 0);
  const tone = speaker.createOscillator();
  const loudness = speaker.createGain();
  tone.frequency.value = accent ? CLICK_PITCH.accent : CLICK_PITCH.plain;
  loudness.gain.setValueAtTime(LOUDNESS, at);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + CLICK_SECONDS);
  tone.connect(loudness);
  loudness.connect(speaker.destination);
  tone.start(at);
  tone.stop(at + CLICK_SECONDS);
}

/** @param {number} [length] In thousandths of a second. */
function shake(length) {
  if (senses.buzz && canShake()) navigator.vibrate(length || 20);
}

/** @param {MakeElement} el @param {Sense} sense @param {string} label @returns {HTMLElement} */
function senseSwitch(el, sense, label) {
  const button = el('button', { type: 'button', class: 'btn switch', role: 'switch', 'data-sense': sense }, [
    label,
    el('span', { class: 'switch__state', 'aria-hidden': 'true' }),
  ]);
  button.addEventListener('click', function () { switchSense(sense, !senses[sense]); });
  showSense(button);
  return button;
}

/** @param {Sense} sense @param {boolean} isOn */
function switchSense(sense, isOn) {
  senses[sense] = isOn;
  rememberSense(sense);
  // Every part of the page has switches of its own.
  document.querySelectorAll('[data-sense]').forEach(function (button) { showSense(/** @type {HTMLElement} */ (button)); });
  if (sense === 'buzz') shake(40);
  else wakeSpeaker().then(function () { playClick(true); });
}

/** @param {HTMLElement} button */
function showSense(button) {
  const isOn = senses[button.dataset.sense || ''];
  button.setAttribute('aria-checked', String(isOn));
  /** @type {HTMLElement} */ (button.lastChild).textContent = isOn ? '开' : '关';
}

/* The speaker */

/** @returns {{ new (): AudioContext } | undefined} */
function speakerKind() {
  return /** @type {any} */ (window).AudioContext || /** @type {any} */ (window).webkitAudioContext;
}

function canClick() {
  return Boolean(speakerKind());
}

function canShake() {
  return typeof navigator.vibrate === 'function';
}

/** @returns {Promise<void>} */
function wakeSpeaker() {
  const Kind = speakerKind();
  if (!senses.sound || !Kind) return Promise.resolve();
  try {
    speaker = speaker || new Kind();
    // A phone call or another programme puts it to sleep; it does not wake of itself.
    return speaker.state === 'running' ? Promise.resolve() : speaker.resume().catch(function () { /* silent, but going on */ });
  } catch (refused) {
    return Promise.resolve();
  }
}

function listenForTouch() {
  isListening = true;
  ['click', 'keydown'].forEach(function (event) { document.addEventListener(event, function () { wakeSpeaker(); }, true); });
}

/* What this device remembers */

/** @param {Sense} sense @returns {boolean} */
function recallSense(sense) {
  try { return localStorage.getItem('kepu.hall.' + sense) === '1'; } catch (refused) { return false; }
}

/** @param {Sense} sense */
function rememberSense(sense) {
  try {
    if (senses[sense]) localStorage.setItem('kepu.hall.' + sense, '1');
    else localStorage.removeItem('kepu.hall.' + sense);
  } catch (refused) { /* the choice holds for this page only */ }
}
