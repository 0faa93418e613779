// @ts-check
/**
 * What this device remembers of the hall: which exhibits were visited, switches of sound. One button forgets it all.
 */

const PREFIX = 'kepu.hall.';

/** @returns {string[]} Ids of the exhibits that were visited. */
export function visited() {
  try { return (localStorage.getItem(PREFIX + 'seen') || '').split(' ').filter(Boolean); } catch (refused) { return []; }
}

export function forgetAll() {
  try {
    Object.keys(localStorage).forEach(function (key) {
      if (key.slice(0, PREFIX.length) === PREFIX) localStorage.removeItem(key);
    });
  } catch (refused) { /* nothing was kept */ }
}

/** @param {string} text */
export function tell(text) {
  const status = document.querySelector('[data-status]');
  if (!status) return;
  status.textContent = '';
  setTimeout(function () { status.textContent = text; }, 50);
}

export function startMemory() {
  Array.prototype.forEach.call(document.querySelectorAll('[data-hall-forget]'), function (button) {
    button.addEventListener('click', function () {
      forgetAll();
      tell('已清除本机记录');
      button.textContent = '已清除本机记录';
      window.dispatchEvent(new Event('kepu-visits'));
    });
  });
}
