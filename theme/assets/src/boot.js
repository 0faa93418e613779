// @ts-check
/**
 * Runs before the first paint: marks that scripts work and restores 长辈版, so that nothing flashes or moves.
 * In: the address (?elder=1 or ?elder=0) and what this device remembers. Out: classes on <html>.
 */
(function () {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  /** @param {string} key @returns {string} */
  function recall(key) {
    // Private windows and embedded browsers may refuse storage altogether.
    try { return localStorage.getItem('kepu.' + key) || ''; } catch (refused) { return ''; }
  }

  // A touch screen in a lobby stays one for as long as its tab is open.
  const kiosk = /[?&]kiosk=([01])(?:&|$)/.exec(location.search);
  let isKiosk = kiosk ? kiosk[1] === '1' : false;
  try {
    if (kiosk) sessionStorage.setItem('kepu.kiosk', kiosk[1]);
    isKiosk = sessionStorage.getItem('kepu.kiosk') === '1';
  } catch (refused) { /* this page still obeys */ }
  if (isKiosk) root.classList.add('kiosk');

  const asked = /[?&]elder=([01])(?:&|$)/.exec(location.search);
  let elder = recall('elder');
  if (asked) {
    elder = asked[1];
    try { localStorage.setItem('kepu.elder', elder); } catch (refused) { /* this page still obeys */ }
  }
  if (elder !== '1') return;
  root.classList.add('elder');
  const size = recall('size');
  if (size === '18' || size === '30') root.classList.add('size-' + size);
  if (recall('tone') === 'high') root.classList.add('tone-high');
})();
