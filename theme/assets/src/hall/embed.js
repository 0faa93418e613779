// @ts-check
/**
 * The line that puts an exhibit into another page, for a site whose public address nobody has entered: made from the
 * address that the reader has opened.
 */

export function startEmbedding() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector('[data-embed]'));
  const code = document.getElementById('embed-code');
  // An address on a USB stick is nobody else's.
  if (!box || !code || !/^https?:$/.test(location.protocol)) return;
  const address = new URL(box.dataset.embed || '', location.href.split(/[?#]/)[0]).href;
  code.textContent = (code.textContent || '').replace('src=""', 'src="' + address + '"');
  box.hidden = false;
  const excuse = /** @type {HTMLElement | null} */ (document.querySelector('[data-embed-excuse]'));
  if (excuse) excuse.hidden = true;
}
