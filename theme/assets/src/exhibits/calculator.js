// @ts-check
/**
 * 算一算: numbers in, numbers and advice out, as one types.
 * In: inputs with bounds or choices, results with programs and bands. Out: fields, results, and where a result lies among
 * its bands. What is typed stays in the fields: nothing is kept.
 */
(function () {
  'use strict';

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {(number | string)[]} Program */
  /** @typedef {{ [name: string]: number | boolean }} Values */
  /** @typedef {{ title: string, value: Program | number }} Option */
  /** @typedef {{ id: string, title: string, unit?: string, min: number, max: number, step?: number, start: number, choices?: Option[] }} Input */
  /** @typedef {{ when?: Program, title: string, text: string, tone?: string }} Band */
  /** @typedef {{ id: string, title: string, value: Program, unit?: string, decimals?: number, when?: Program, bands?: Band[] }} Result */
  /** @typedef {{ id: string, inputs: Input[], results: Result[] }} Calculator */
  /** @typedef {{ node: HTMLElement, value: () => number | null, complain: () => void }} Field */

  const PAUSE_OF_TYPING = 900;
  const HOLD_BEFORE_REPEAT = 450;
  const REPEAT_EVERY = 110;
  const BIG_STEP = 10;
  /** More do not fit beside each other on a phone. */
  const MOST_BANDS = 5;
  const NOTHING = '——';
  let made = 0;

  /** @param {string} text @param {string} [unit] @returns {number | null} What a Chinese keyboard types for a number, or null. */
  function readNumber(text, unit) {
    let plain = text.normalize('NFKC').replace(/[。点]/g, '.').replace(/[−–—]/g, '-').replace(/\s+/g, '');
    if (unit && plain.length > unit.length && plain.slice(-unit.length) === unit) plain = plain.slice(0, -unit.length);
    plain = plain.replace(/,(?=\d{3}(?:\D|$))/g, '');
    return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
  }

  /** @param {number} step @returns {number} */
  function decimalsOf(step) {
    const digits = String(step).split('.')[1];
    return digits ? digits.length : 0;
  }

  /** @param {Kit} kit @param {Input} input @param {() => void} onChange @returns {Field} A number to type. */
  function typedField(kit, input, onChange) {
    const id = 'calc-' + (made += 1);
    const step = input.step || 1;
    const decimals = Math.max(decimalsOf(step), decimalsOf(input.start));
    const unit = input.unit ? ' ' + input.unit : '';
    const range = kit.number(input.min, decimals) + ' 到 ' + kit.number(input.max, decimals) + unit;
    const box = /** @type {HTMLInputElement} */ (kit.el('input', {
      type: 'text', inputmode: 'decimal', autocomplete: 'off', id: id, class: 'calc__box', value: write(input.start),
      maxlength: '12', 'aria-describedby': id + '-hint ' + id + '-wrong',
    }));
    const wrong = kit.el('p', { id: id + '-wrong', class: 'calc__wrong', role: 'alert', 'aria-live': 'polite' });
    let timer = 0;

    /** @param {number} value @returns {string} */
    function write(value) {
      return kit.number(value, decimals);
    }

    /** @returns {string} What is wrong with what was typed; empty if nothing is. */
    function complaint() {
      const value = readNumber(box.value, input.unit);
      if (!box.value.trim()) return '请填' + input.title + '。';
      if (value === null) return '这里要填数字，比如 ' + write(input.start) + '。';
      if (value < input.min || value > input.max) return input.title + '要在 ' + range + '之间，请改一改。';
      return '';
    }

    function complain() {
      clearTimeout(timer);
      const words = complaint();
      if (wrong.textContent !== words) wrong.textContent = words;
      if (words) box.setAttribute('aria-invalid', 'true');
      else box.removeAttribute('aria-invalid');
    }

    function typed() {
      clearTimeout(timer);
      // A number half typed is no mistake yet; one that has been put right is none any more.
      if (complaint()) timer = setTimeout(complain, PAUSE_OF_TYPING);
      else complain();
      onChange();
    }

    /** @param {number} steps */
    function move(steps) {
      const now = readNumber(box.value, input.unit);
      const next = now === null ? input.start : Number((now + steps * step).toFixed(6));
      box.value = write(Math.min(input.max, Math.max(input.min, next)));
      typed();
    }

    box.addEventListener('input', typed);
    box.addEventListener('blur', complain);
    box.addEventListener('keydown', function (event) {
      /** @type {{ [key: string]: number }} */
      const moves = { ArrowUp: 1, ArrowDown: -1, PageUp: BIG_STEP, PageDown: -BIG_STEP };
      if (!moves[event.key]) return;
      event.preventDefault();
      move(moves[event.key]);
    });
    const label = ' ' + write(step) + unit;
    const node = kit.el('div', { class: 'calc__field' }, [
      kit.el('label', { class: 'calc__label', for: id }, [input.title, kit.el('span', { class: 'calc__unit', text: input.unit ? '（' + input.unit + '）' : '' })]),
      kit.el('div', { class: 'calc__line' }, [
        stepper(kit, '−', input.title + '减' + label, function () { move(-1); }),
        box,
        stepper(kit, '+', input.title + '加' + label, function () { move(1); }),
      ]),
      kit.el('p', { id: id + '-hint', class: 'calc__hint', text: '填 ' + range }),
      wrong,
    ]);
    return { node: node, value: function () { return complaint() ? null : readNumber(box.value, input.unit); }, complain: complain };
  }

  /** A button that goes on while it is held. @param {Kit} kit @param {string} sign @param {string} label @param {() => void} onStep */
  function stepper(kit, sign, label, onStep) {
    let waiting = 0;
    let repeatedAt = -HOLD_BEFORE_REPEAT;

    function again() {
      repeatedAt = performance.now();
      onStep();
      waiting = setTimeout(again, REPEAT_EVERY);
    }

    function release() {
      clearTimeout(waiting);
    }

    const button = kit.button(sign, function () {
      // The click that ends a long press is no step of its own.
      if (performance.now() - repeatedAt > HOLD_BEFORE_REPEAT) onStep();
    }, { class: 'calc__step' });
    button.setAttribute('aria-label', label);
    button.addEventListener('pointerdown', function () {
      release();
      waiting = setTimeout(again, HOLD_BEFORE_REPEAT);
    });
    ['pointerup', 'pointerleave', 'pointercancel', 'blur'].forEach(function (event) { button.addEventListener(event, release); });
    return button;
  }

  /** @param {Kit} kit @param {Input} input @param {Option[]} options @param {() => void} onChange @returns {Field} A value to choose. */
  function chosenField(kit, input, options, onChange) {
    const name = 'calc-' + (made += 1);
    const radios = options.map(function (option, at) {
      const radio = /** @type {HTMLInputElement} */ (kit.el('input', { type: 'radio', name: name, value: String(at), autocomplete: 'off' }));
      radio.checked = at === 0;
      radio.addEventListener('change', onChange);
      return radio;
    });
    const node = kit.el('fieldset', { class: 'calc__field' }, [
      kit.el('legend', { class: 'calc__label', text: input.title }),
      kit.el('div', { class: 'calc__options' }, options.map(function (option, at) {
        return kit.el('label', { class: 'calc__option' }, [radios[at], kit.el('span', { text: option.title })]);
      })),
    ]);

    function value() {
      const chosen = options[radios.findIndex(function (radio) { return radio.checked; })];
      const result = chosen && typeof chosen.value === 'object' ? kit.run(chosen.value, {}) : chosen && chosen.value;
      return typeof result === 'number' ? result : null;
    }

    return { node: node, value: value, complain: function () { /* a choice is never wrong */ } };
  }

  /* Bands */

  /** @param {Kit} kit @param {Band[]} bands @param {Values} values @returns {Band | undefined} */
  function bandFor(kit, bands, values) {
    return bands.filter(function (band) { return !band.when || kit.run(band.when, values) === true; })[0];
  }

  /** @param {Band[]} bands @returns {number[]} The numbers that their conditions name, from low to high. */
  function numbersIn(bands) {
    /** @type {number[]} */
    const found = [];
    bands.forEach(function (band) {
      (band.when || []).forEach(function (step) { if (typeof step === 'number') found.push(step); });
    });
    return found;
  }

  /**
   * Lay a result's bands along one line, by asking which holds a little below and above every number they name, all else
   * as it is. Bands that do not follow each other in one row have no picture.
   * @param {Kit} kit @param {Result} result @param {Values} values @returns {{ bounds: number[], bands: Band[] } | null} From low to high.
   */
  function lineOf(kit, result, values) {
    const all = result.bands || [];
    const unit = Math.pow(10, -(result.decimals || 0));
    const places = /** @type {number[]} */ ([]).concat.apply([], numbersIn(all).map(function (one) {
      return [one - unit, one, one + unit].map(function (place) { return Number(place.toFixed(6)); });
    })).sort(function (a, b) { return a - b; });
    /** @type {Band[]} */
    const bands = [];
    /** @type {number[]} */
    const bounds = [];
    let isExact = true;
    places.forEach(function (place, at) {
      const band = bandFor(kit, all, Object.assign({}, values, { [result.id]: place }));
      if (!band || band === bands[bands.length - 1]) return;
      if (at) {
        bounds.push(place);
        isExact = isExact && place - places[at - 1] < unit * 1.01;
      }
      bands.push(band);
    });
    const isRow = bands.every(function (band, at) { return bands.indexOf(band) === at; });
    return isRow && isExact && bands.length > 1 && bands.length <= MOST_BANDS ? { bounds: bounds, bands: bands } : null;
  }

  /** @param {number} value @param {number[]} bounds @param {number} at Which band. @returns {number} From 0 to 1 in its band. */
  function placeIn(value, bounds, at) {
    const width = bounds.length > 1 ? (bounds[bounds.length - 1] - bounds[0]) / (bounds.length - 1) : Math.abs(bounds[0]) / 2 || 1;
    const from = at === 0 ? bounds[0] - width : bounds[at - 1];
    const to = at === bounds.length ? from + width : bounds[at];
    return Math.min(0.95, Math.max(0.05, (value - from) / (to - from || 1)));
  }

  /** @param {Kit} kit @param {Result} result @param {Band} band @param {Values} values @returns {HTMLElement | null} */
  function scaleBar(kit, result, band, values) {
    const line = lineOf(kit, result, values);
    const value = values[result.id];
    const here = line ? line.bands.indexOf(band) : -1;
    if (!line || here < 0 || typeof value !== 'number') return null;
    const marker = kit.el('span', { class: 'scale__marker' });
    marker.style.left = (here + placeIn(value, line.bounds, here)) / line.bands.length * 100 + '%';
    const pieces = line.bands.map(function (one, at) {
      const bound = at ? kit.number(line.bounds[at - 1]) : '';
      const names = ['scale__band', 'scale__band--' + (one.tone || 'ok')];
      if (at === here) names.push('scale__band--here');
      if (at === line.bands.length - 1) names.push('scale__band--last');
      return kit.el('span', { class: names.join(' ') }, [
        kit.el('span', { class: 'scale__bound', text: bound }),
        kit.el('span', { class: 'scale__title', text: one.title }),
      ]);
    });
    const words = '从低到高：' + line.bands.map(function (one) { return one.title; }).join('、') + '。现在在“' + band.title + '”。';
    return kit.el('div', { class: 'scale', role: 'img', 'aria-label': words }, pieces.concat(marker));
  }

  /* Results */

  /** @param {Kit} kit @param {Result} result @param {Values} values @returns {{ node: HTMLElement, words: string }} */
  function shownResult(kit, result, values) {
    const value = result.id in values ? values[result.id] : null;
    const number = kit.number(value, result.decimals || 0);
    const unit = value !== null && result.unit ? result.unit : '';
    const band = value === null ? undefined : bandFor(kit, result.bands || [], values);
    const bar = band && scaleBar(kit, result, band, values);
    /** @type {(Node | string)[]} */
    const children = [
      kit.el('p', { class: 'calc__result-title', text: result.title }),
      kit.el('p', { class: 'calc__value' }, [kit.el('b', { text: number }), kit.el('span', { class: 'calc__value-unit', text: unit && ' ' + unit })]),
    ];
    if (bar) children.push(bar);
    if (band) {
      children.push(kit.el('div', { class: 'feedback feedback--' + (band.tone || 'ok') }, [
        kit.el('p', { class: 'calc__band', text: band.title }), kit.el('p', { text: band.text }),
      ]));
    }
    return {
      node: kit.el('div', { class: 'calc__result' }, children),
      words: result.title + ' ' + number + ' ' + unit + (band ? '，' + band.title : ''),
    };
  }

  /** @param {Kit} kit @param {Result[]} results @param {Values} values What was put in; the results are added. @returns {Result[]} Those to show. */
  function work(kit, results, values) {
    return results.filter(function (result) {
      const value = kit.run(result.value, values);
      if (value !== null) values[result.id] = value;
      return !result.when || kit.run(result.when, values) === true;
    });
  }

  /** @param {HTMLElement} stage @param {Calculator} data @param {Kit} kit */
  function mount(stage, data, kit) {
    let timer = 0;
    let isDone = false;
    const board = kit.el('div', { class: 'calc__board', role: 'group', 'aria-label': '结果' });
    const fields = data.inputs.map(function (input) {
      return input.choices && input.choices.length ? chosenField(kit, input, input.choices, changed) : typedField(kit, input, changed);
    });

    /** @returns {string} The results in words; empty while a field is wrong. */
    function show() {
      /** @type {Values} */
      const values = {};
      fields.forEach(function (field, at) {
        const value = field.value();
        if (value !== null) values[data.inputs[at].id] = value;
      });
      const isWhole = Object.keys(values).length === fields.length;
      const shown = isWhole ? work(kit, data.results, values).map(function (result) { return shownResult(kit, result, values); }) : [];
      board.textContent = '';
      shown.forEach(function (one) { board.appendChild(one.node); });
      if (!isWhole) board.appendChild(kit.el('p', { class: 'calc__nothing', text: NOTHING + ' 把上面的数填好，结果就出来。' }));
      return shown.map(function (one) { return one.words; }).join('。');
    }

    function changed() {
      const words = show();
      clearTimeout(timer);
      timer = setTimeout(function () { settled(words); }, PAUSE_OF_TYPING);
    }

    /** @param {string} words */
    function settled(words) {
      if (!words || !board.isConnected) return;
      if (isDone) {
        kit.say(words);
        return;
      }
      isDone = true;
      kit.done(words + '。算好了。');
    }

    stage.appendChild(kit.el('div', { class: 'calc' }, [
      kit.el('div', { class: 'calc__inputs' }, fields.map(function (field) { return field.node; })), board,
    ]));
    stage.appendChild(kit.el('div', { class: 'play__actions' }, [kit.restart('恢复原来的数')]));
    show();
  }

  /** @type {any} */ (window).kepuExhibit.define('calculator', mount);
})();
