// @ts-check
/**
 * The characters of GB 2312, which every browser can list: so no table of them has to travel.
 * Out: simplified characters in the order of the standard. Rows 0xB0 to 0xD7 hold the 3,755 everyday ones by sound.
 */

const FIRST_ROW = 0xb0;
const FIRST_CELL = 0xa1;
const LAST_CELL = 0xfe;
export const EVERYDAY_ROWS = 0xd7;
export const ALL_ROWS = 0xf7;

/** @param {number} lastRow @returns {string} */
export function standardCharacters(lastRow) {
  /** @type {number[]} */
  const bytes = [];
  for (let row = FIRST_ROW; row <= lastRow; row += 1) {
    for (let cell = FIRST_CELL; cell <= LAST_CELL; cell += 1) bytes.push(row, cell);
  }
  // Cells that the standard leaves empty come out as other signs.
  return new TextDecoder('gbk').decode(new Uint8Array(bytes)).replace(/[^一-鿿]/g, '');
}
