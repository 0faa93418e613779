// @ts-check
/**
 * Words for ears: polite announcements to screen readers, and speech where the device has a Chinese voice.
 */

/** @param {string} text */
export function say(text) {
  const status = document.querySelector('[data-status]');
  if (!status) return;
  // Screen readers stay silent when the same words are set again.
  status.textContent = '';
  setTimeout(function () { status.textContent = text; }, 50);
}

/** @returns {SpeechSynthesisVoice | null} A voice of this device that needs no network. */
function voice() {
  if (!('speechSynthesis' in window)) return null;
  const voices = speechSynthesis.getVoices();
  return voices.filter(function (one) { return /^zh/i.test(one.lang) && one.localService; })[0] || null;
}

/** @returns {boolean} */
export function canSpeak() {
  return voice() !== null;
}

/** @param {string} text @returns {boolean} Whether somebody speaks. */
export function aloud(text) {
  const speaker = voice();
  if (!speaker) return false;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = speaker;
  words.lang = speaker.lang;
  words.rate = 0.9;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
  return true;
}
