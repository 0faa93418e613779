// @ts-check
/**
 * Works out the programs of exhibits, and writes numbers as people read them.
 * In: a postfix program as plugins/kepu/model/expression.py compiles it, with its constants filled in, and values by
 * name. Out: what `Expression.run` of that module gives for the same: a number, a truth, or null where there is no
 * answer. Never throws.
 */

/** @typedef {number | boolean} Amount */
/** @typedef {(number | string)[]} Program */
/** @typedef {{ [name: string]: Amount }} Values */

/** Numbers that differ by less than this part of themselves are the same: sums of decimals are never exact. */
const SAME = 1e-9;

/** @type {{ [name: string]: (a: number) => number }} */
const OF_ONE = {
  neg: function (a) { return -a; },
  abs: Math.abs,
  round: function (a) { return Math.floor(a + 0.5); },
  floor: Math.floor,
  ceil: Math.ceil,
  sqrt: Math.sqrt,
  log10: Math.log10,
};

/** @type {{ [name: string]: (a: number, b: number) => Amount }} */
const OF_TWO = {
  '+': function (a, b) { return a + b; },
  '-': function (a, b) { return a - b; },
  '*': function (a, b) { return a * b; },
  '/': function (a, b) { return a / b; },
  '^': Math.pow,
  min: Math.min,
  max: Math.max,
  '<': function (a, b) { return a < b; },
  '<=': function (a, b) { return a < b || isSame(a, b); },
  '>': function (a, b) { return a > b; },
  '>=': function (a, b) { return a > b || isSame(a, b); },
  '=': isSame,
  '!=': function (a, b) { return !isSame(a, b); },
};

/** @param {Program} program @param {Values} values @returns {Amount | null} */
export function run(program, values) {
  /** @type {Amount[]} */
  const stack = [];
  if (!Array.isArray(program)) return null;
  for (let at = 0; at < program.length; at += 1) {
    const result = takeStep(program[at], stack, values || {});
    if (!isAmount(result)) return null;
    stack.push(result);
  }
  return stack.length === 1 ? stack[0] : null;
}

/** @param {number | string} step @param {Amount[]} stack @param {Values} values @returns {Amount | null | undefined} */
function takeStep(step, stack, values) {
  if (typeof step === 'number') return step;
  if (typeof step !== 'string') return null;
  if (step.charAt(0) === '$') return owns(values, step.slice(1)) ? values[step.slice(1)] : null;
  if (step === 'if') return pickBranch(stack);
  if (step === 'not' || step === 'and' || step === 'or') return decideTruth(step, stack);
  if (owns(OF_ONE, step)) return reckon(OF_ONE[step], stack.splice(-1), 1);
  return owns(OF_TWO, step) ? reckon(OF_TWO[step], stack.splice(-2), 2) : null;
}

/** @param {(...numbers: number[]) => Amount} sum @param {Amount[]} taken @param {number} wanted @returns {Amount | null} */
function reckon(sum, taken, wanted) {
  const numbers = taken.filter(isNumber);
  return numbers.length === wanted ? sum.apply(null, numbers) : null;
}

/** @param {string} word @param {Amount[]} stack @returns {boolean | null} */
function decideTruth(word, stack) {
  const wanted = word === 'not' ? 1 : 2;
  const truths = stack.splice(-wanted).filter(isTruth);
  if (truths.length !== wanted) return null;
  if (word === 'not') return !truths[0];
  return word === 'and' ? truths[0] && truths[1] : truths[0] || truths[1];
}

/** @param {Amount[]} stack @returns {Amount | null} */
function pickBranch(stack) {
  const taken = stack.splice(-3);
  if (taken.length !== 3 || !isTruth(taken[0])) return null;
  return taken[0] ? taken[1] : taken[2];
}

/** @param {number} a @param {number} b @returns {boolean} */
function isSame(a, b) {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}

/** @param {*} value @returns {value is number} */
function isNumber(value) {
  return typeof value === 'number' && isFinite(value);
}

/** @param {*} value @returns {value is boolean} */
function isTruth(value) {
  return typeof value === 'boolean';
}

/** @param {*} value @returns {value is Amount} */
function isAmount(value) {
  return isNumber(value) || isTruth(value);
}

/** @param {object} table @param {string} name @returns {boolean} */
function owns(table, name) {
  // Names come from the page: `constructor` is no operator.
  return Object.prototype.hasOwnProperty.call(table, name);
}

const NO_ANSWER = '算不出来';
/** Beyond these a row of zeros is harder to read than a power of ten. */
const LARGE = 1e6;
const SMALL = 1e-3;
/** Beyond this a number's last digits are not its own. */
const BLURRED = 1e14;
const MOST_PLACES = 12;

/**
 * Write a number with so many decimals at most, or with four digits or so where nobody says how many.
 * @param {Amount | null} value @param {number} [decimals] @returns {string}
 */
export function sayNumber(value, decimals) {
  if (isTruth(value)) return value ? '是' : '否';
  if (!isNumber(value)) return NO_ANSWER;
  const size = Math.abs(value);
  const text = isNumber(decimals) && size < BLURRED ? roundTo(size, decimals) : sayFreely(size);
  return (value < 0 && text !== '0' ? '−' : '') + text;
}

/** @param {number} size @returns {string} */
function sayFreely(size) {
  if (size !== 0 && (size > LARGE || size < SMALL)) return sayPower(size);
  const digitsBefore = Math.floor(Math.log10(Math.max(size, SMALL))) + 1;
  return roundTo(size, Math.max(0, 4 - digitsBefore));
}

/** @param {number} size @returns {string} Such as 3×10⁸. */
function sayPower(size) {
  const parts = size.toExponential(2).split('e');
  const power = Number(parts[1]);
  const raised = String(Math.abs(power)).split('').map(function (digit) { return '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)); }).join('');
  return withoutZeros(parts[0]) + '×10' + (power < 0 ? '⁻' : '') + raised;
}

/** @param {number} size @param {number} decimals @returns {string} */
function roundTo(size, decimals) {
  const places = Math.min(Math.max(Math.floor(decimals), 0), MOST_PLACES);
  // 2.675 is held as a little less than that: without the nudge it would be rounded down.
  return withoutZeros((size * (1 + 1e-15)).toFixed(places));
}

/** @param {string} text @returns {string} 22.50 measured to a tenth is 22.5. */
function withoutZeros(text) {
  return text.indexOf('.') < 0 ? text : text.replace(/\.?0+$/, '');
}
