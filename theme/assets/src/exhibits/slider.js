// @ts-check
/**
 * 拖一拖: something to drag, and what it shows at each place.
 * In: one to three controls, numbers that follow them, states of which the first that fits is shown, perhaps a curve.
 * Out: native sliders with buttons beside them, the state as a card, the curve with a marker. Done when both ends of every
 * control and half of the states have been seen.
 */
(function () {
  'use strict';

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {(number | string)[]} Program */
  /** @typedef {{ [name: string]: number | boolean }} Values */
  /** @typedef {{ id: string, title: string, unit?: string, min: number, max: number, step: number, start: number, scale?: string }} Control */
  /** @typedef {{ id: string, title: string, value: Program, unit?: string, decimals?: number }} Readout */
  /** @typedef {{ title: string, x: string, value: Program }} Curve */
  /** @typedef {{ id: string, when?: Program, title: string, text: string, picture?: string }} State */
  /** @typedef {{ id: string, controls: Control[], readouts?: Readout[], curve?: Curve, states: State[] }} Slider */
  /** @typedef {{ count: number, valueAt: (at: number) => number, nearest: (value: number) => number, say: (value: number) => string }} Scale */
  /** @typedef {{ node: HTMLElement, value: () => number, tell: (state: State) => void, hasSeenEnds: () => boolean }} Handle */

  const SVG = 'http://www.w3.org/2000/svg';
  const SETTLED = 800;
  /** Points of a curve; and of each other control, when its highest point is looked for. */
  const CURVE_POINTS = 80;
  const OTHER_POINTS = 8;
  const VIEW = { width: 400, height: 240, left: 36, right: 386, top: 20, bottom: 190 };
  /** Room for a mark at each step; more would be a grey line. */
  const MOST_MARKS = 31;
  let made = 0;

  /* Controls */

  /** The slider itself counts whole steps: so its last one is always reached, and no sum of decimals creeps. @param {Kit} kit @param {Control} control @returns {Scale} */
  function scaleOf(kit, control) {
    const isLog = control.scale === 'log';
    const from = isLog ? Math.log10(control.min) : control.min;
    const to = isLog ? Math.log10(control.max) : control.max;
    const count = Math.max(1, Math.ceil((to - from) / control.step - 1e-6));
    const digits = Math.max(decimalsOf(control.step), decimalsOf(control.min));

    /** @param {number} at @returns {number} */
    function valueAt(at) {
      if (at >= count) return control.max;
      const place = from + at * control.step;
      return isLog ? Number(Math.pow(10, place).toPrecision(3)) : Number(place.toFixed(Math.min(digits, 12)));
    }

    return {
      count: count,
      valueAt: valueAt,
      nearest: function (value) { return Math.round(((isLog ? Math.log10(value) : value) - from) / control.step); },
      say: function (value) { return kit.number(value, isLog ? undefined : digits) + (control.unit ? ' ' + control.unit : ''); },
    };
  }

  /** @param {number} step @returns {number} */
  function decimalsOf(step) {
    const digits = String(step).split('.')[1];
    return digits ? digits.length : 0;
  }

  /** @param {Kit} kit @param {Control} control @param {() => void} onMove @returns {Handle} */
  function handleOf(kit, control, onMove) {
    const scale = scaleOf(kit, control);
    const id = 'slide-' + (made += 1);
    const start = Math.min(scale.count, Math.max(0, scale.nearest(control.start)));
    const range = /** @type {HTMLInputElement} */ (kit.el('input', {
      type: 'range', id: id, class: 'slide__range', min: '0', max: String(scale.count), step: '1', value: String(start), autocomplete: 'off',
    }));
    const output = kit.el('output', { class: 'slide__value', for: id });
    const less = kit.button('−', function () { step(-1); }, { class: 'slide__step' });
    const more = kit.button('+', function () { step(1); }, { class: 'slide__step slide__step--more' });
    less.setAttribute('aria-label', control.title + '小一点');
    more.setAttribute('aria-label', control.title + '大一点');
    let hasSeenLowest = false;
    let hasSeenHighest = false;

    /** @param {number} by */
    function step(by) {
      range.value = String(Number(range.value) + by);
      onMove();
    }

    /** @param {State} state */
    function tell(state) {
      const at = Number(range.value);
      const words = scale.say(scale.valueAt(at));
      hasSeenLowest = hasSeenLowest || at === 0;
      hasSeenHighest = hasSeenHighest || at === scale.count;
      output.textContent = words;
      range.setAttribute('aria-valuetext', words + '，' + state.title);
      // Still in reach by Tab: a button that falls out of it takes the reader's place with it.
      less.setAttribute('aria-disabled', String(at === 0));
      more.setAttribute('aria-disabled', String(at === scale.count));
      fill.style.width = at / scale.count * 100 + '%';
    }

    const fill = kit.el('span', { class: 'slide__fill' });
    range.addEventListener('input', onMove);
    range.addEventListener('change', onMove);
    return {
      node: kit.el('div', { class: 'slide__control' }, [
        kit.el('p', { class: 'slide__head' }, [kit.el('label', { for: id, text: control.title }), output]),
        kit.el('div', { class: 'slide__line' }, [
          less, kit.el('div', { class: 'slide__track' }, [kit.el('span', { class: 'slide__groove', 'aria-hidden': 'true' }, [fill]), range, marks(kit, scale.count)]), more,
          kit.el('p', { class: 'slide__ends', 'aria-hidden': 'true' }, [
            kit.el('span', { text: scale.say(control.min) }), kit.el('span', { text: scale.say(control.max) }),
          ]),
        ]),
      ]),
      value: function () { return scale.valueAt(Number(range.value)); },
      tell: tell,
      hasSeenEnds: function () { return hasSeenLowest && hasSeenHighest; },
    };
  }

  /** @param {Kit} kit @param {number} count @returns {HTMLElement | null} */
  function marks(kit, count) {
    if (count > MOST_MARKS) return null;
    const all = [];
    for (let at = 0; at <= count; at += 1) all.push(kit.el('i'));
    return kit.el('span', { class: 'slide__marks', 'aria-hidden': 'true' }, all);
  }

  /* The curve */

  /** @param {string} tag @param {{ [name: string]: string | number }} attributes @param {string} [text] @returns {SVGElement} */
  function draw(tag, attributes, text) {
    const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, String(attributes[name])); });
    if (text) element.textContent = text;
    return element;
  }

  /** @param {Kit} kit @param {Control} control @param {number} points @returns {number[]} Values from its lowest to its highest. */
  function spread(kit, control, points) {
    const scale = scaleOf(kit, control);
    const values = [];
    for (let at = 0; at <= points; at += 1) {
      const place = at / points;
      values.push(control.scale === 'log'
        ? control.min * Math.pow(control.max / control.min, place)
        : scale.valueAt(0) + (control.max - control.min) * place);
    }
    return values;
  }

  /** @param {Kit} kit @param {Slider} data @param {Curve} curve @returns {[number, number]} The lowest and the highest that the curve ever comes to, wherever the other controls stand. */
  function heightsOf(kit, data, curve) {
    /** @type {Values[]} */
    let places = [{}];
    data.controls.forEach(function (control) {
      const values = spread(kit, control, control.id === curve.x ? CURVE_POINTS : OTHER_POINTS);
      places = /** @type {Values[]} */ ([]).concat.apply([], places.map(function (place) {
        return values.map(function (value) { return Object.assign({}, place, { [control.id]: value }); });
      }));
    });
    const heights = places.map(function (place) { return kit.run(curve.value, place); }).filter(isNumber);
    return heights.length ? [Math.min.apply(null, heights), Math.max.apply(null, heights)] : [0, 1];
  }

  /** @param {*} value @returns {value is number} */
  function isNumber(value) {
    return typeof value === 'number';
  }

  /** @param {Kit} kit @param {Slider} data @param {Curve} curve @returns {{ node: HTMLElement, show: (values: Values) => void }} */
  function curveOf(kit, data, curve) {
    const across = data.controls.filter(function (control) { return control.id === curve.x; })[0];
    const scale = scaleOf(kit, across);
    const heights = heightsOf(kit, data, curve);
    const xs = spread(kit, across, CURVE_POINTS);
    const line = draw('path', { class: 'curve__line', fill: 'none' });
    const drop = draw('line', { class: 'curve__drop', y2: VIEW.bottom });
    const dot = draw('circle', { class: 'curve__dot', r: 9 });
    const picture = draw('svg', { class: 'curve', viewBox: '0 0 ' + VIEW.width + ' ' + VIEW.height, role: 'img' });
    const middle = (VIEW.left + VIEW.right) / 2;
    [
      draw('path', { class: 'curve__axis', fill: 'none', d: 'M' + VIEW.left + ' ' + (VIEW.top - 8) + 'V' + VIEW.bottom + 'H' + VIEW.right }),
      draw('text', { class: 'curve__word', x: VIEW.left - 10, y: VIEW.top + 8, 'text-anchor': 'end' }, '高'),
      draw('text', { class: 'curve__word', x: VIEW.left - 10, y: VIEW.bottom, 'text-anchor': 'end' }, '低'),
      draw('text', { class: 'curve__word', x: VIEW.left, y: VIEW.bottom + 22 }, scale.say(across.min)),
      draw('text', { class: 'curve__word', x: VIEW.right, y: VIEW.bottom + 22, 'text-anchor': 'end' }, scale.say(across.max)),
      draw('text', { class: 'curve__word', x: middle, y: VIEW.bottom + 42, 'text-anchor': 'middle' }, across.title + ' →'),
      draw('text', { class: 'curve__word curve__word--model', x: VIEW.right, y: VIEW.top + 4, 'text-anchor': 'end' }, '示意'),
      line, drop, dot,
    ].forEach(function (one) { picture.appendChild(one); });

    /** @param {number} value @returns {number} */
    function toY(value) {
      const part = heights[1] > heights[0] ? (value - heights[0]) / (heights[1] - heights[0]) : 0.5;
      return VIEW.bottom - 4 - Math.min(1, Math.max(0, part)) * (VIEW.bottom - VIEW.top - 12);
    }

    /** @param {Values} values @param {number} x @returns {number | null} */
    function heightAt(values, x) {
      const height = kit.run(curve.value, Object.assign({}, values, { [across.id]: x }));
      return isNumber(height) ? height : null;
    }

    /** @param {Values} values */
    function show(values) {
      const ys = xs.map(function (x) { return heightAt(values, x); });
      let pen = 'M';
      line.setAttribute('d', ys.map(function (y, at) {
        if (y === null) { pen = 'M'; return ''; }
        const point = pen + (VIEW.left + at / CURVE_POINTS * (VIEW.right - VIEW.left)).toFixed(1) + ' ' + toY(y).toFixed(1);
        pen = 'L';
        return point;
      }).join(''));
      place(values);
      picture.setAttribute('aria-label', curve.title + '，示意图。' + trend(ys.filter(isNumber), across.title) + '现在在' + across.title + ' ' + scale.say(Number(values[across.id])) + '。');
    }

    /** Put the marker where the control stands. @param {Values} values */
    function place(values) {
      const here = Number(values[across.id]);
      const height = heightAt(values, here);
      const part = across.scale === 'log' ? Math.log(here / across.min) / Math.log(across.max / across.min) : (here - across.min) / (across.max - across.min);
      const x = (VIEW.left + part * (VIEW.right - VIEW.left)).toFixed(1);
      const y = height === null ? VIEW.bottom : toY(height);
      drop.setAttribute('x1', x);
      drop.setAttribute('x2', x);
      drop.setAttribute('y1', String(y));
      dot.setAttribute('cx', x);
      dot.setAttribute('cy', String(y));
      dot.setAttribute('visibility', height === null ? 'hidden' : 'visible');
    }

    return { node: kit.el('figure', { class: 'slide__curve' }, [kit.el('figcaption', { text: curve.title }), picture]), show: show };
  }

  /** @param {number[]} heights @param {string} title @returns {string} What the curve does, for those who do not see it. */
  function trend(heights, title) {
    const rises = heights.some(function (height, at) { return at > 0 && height > heights[at - 1]; });
    const falls = heights.some(function (height, at) { return at > 0 && height < heights[at - 1]; });
    if (rises && falls) return '随着' + title + '变大，有升有降。';
    if (rises) return title + '越大，线越高。';
    return falls ? title + '越大，线越低。' : '线是平的。';
  }

  /* What is shown */

  /** @param {Kit} kit @param {State[]} states @param {Values} values @returns {State} */
  function stateFor(kit, states, values) {
    return states.filter(function (state) { return !state.when || kit.run(state.when, values) === true; })[0] || states[states.length - 1];
  }

  /** @param {Kit} kit @param {Readout[]} readouts @returns {{ node: HTMLElement, show: (values: Values) => void }} */
  function readoutsOf(kit, readouts) {
    const numbers = readouts.map(function () { return kit.el('b'); });
    return {
      node: kit.el('div', { class: 'slide__readouts' }, readouts.map(function (readout, at) {
        return kit.el('p', { class: 'slide__readout' }, [readout.title + ' ', numbers[at], readout.unit ? ' ' + readout.unit : '']);
      })),
      show: function (values) {
        readouts.forEach(function (readout, at) {
          const value = kit.run(readout.value, values);
          // Later numbers and the states may name it.
          if (value !== null) values[readout.id] = value;
          numbers[at].textContent = kit.number(value, readout.decimals);
        });
      },
    };
  }

  /** @param {Kit} kit @returns {{ node: HTMLElement, show: (state: State) => void }} */
  function cardOf(kit) {
    const picture = kit.el('div', { class: 'slide__picture' });
    const title = kit.el('p', { class: 'slide__title' });
    const text = kit.el('p', { class: 'slide__text' });
    let shown = '';
    return {
      node: kit.el('div', { class: 'slide__card' }, [picture, kit.el('div', { class: 'slide__words' }, [title, text])]),
      show: function (state) {
        if (shown === state.id) return;
        shown = state.id;
        title.textContent = state.title;
        text.textContent = state.text;
        const drawn = state.picture ? kit.picture(state.picture) : null;
        picture.textContent = '';
        picture.hidden = !drawn;
        if (drawn) picture.appendChild(drawn);
      },
    };
  }

  /** @param {State} state @returns {string} */
  function wordsOf(state) {
    return state.title + '。' + state.text;
  }

  /** @param {HTMLElement} stage @param {Slider} data @param {Kit} kit */
  function mount(stage, data, kit) {
    /** @type {{ [id: string]: boolean }} */
    const seen = {};
    let timer = 0;
    let isDone = false;
    let told = '';
    const handles = data.controls.map(function (control) { return handleOf(kit, control, moved); });
    const readouts = data.readouts && data.readouts.length ? readoutsOf(kit, data.readouts) : null;
    const curve = data.curve ? curveOf(kit, data, data.curve) : null;
    const card = cardOf(kit);
    const tally = kit.el('p', { class: 'slide__tally' });
    const end = kit.el('div', { class: 'slide__end' });
    const reader = kit.button('读出来', function () { kit.aloud(wordsOf(show())); });

    /** @returns {State} */
    function show() {
      /** @type {Values} */
      const values = {};
      handles.forEach(function (handle, at) { values[data.controls[at].id] = handle.value(); });
      if (readouts) readouts.show(values);
      if (curve) curve.show(values);
      const state = stateFor(kit, data.states, values);
      seen[state.id] = true;
      handles.forEach(function (handle) { handle.tell(state); });
      card.show(state);
      // Voices come some time after the page.
      reader.hidden = !kit.canSpeak();
      tally.textContent = '看过 ' + Object.keys(seen).length + ' 种，共 ' + data.states.length + ' 种';
      return state;
    }

    function moved() {
      const state = show();
      clearTimeout(timer);
      timer = setTimeout(function () { settled(state); }, SETTLED);
    }

    /** Dragging passes many states; only the one it ends at is read out. @param {State} state */
    function settled(state) {
      if (!card.node.isConnected) return;
      const hasSeenEnough = Object.keys(seen).length * 2 >= data.states.length && handles.every(function (handle) { return handle.hasSeenEnds(); });
      if (hasSeenEnough && !isDone) {
        isDone = true;
        const words = data.states.length > 1 ? '两头都看到了，中间的也可以再慢慢看。' : '两头都看到了。';
        end.appendChild(kit.el('p', { class: 'feedback feedback--ok', text: words }));
        kit.done(wordsOf(state) + words);
      } else if (told !== state.id) {
        kit.say(wordsOf(state));
      }
      told = state.id;
    }

    /** @type {Node[]} */
    const parts = [kit.el('div', { class: 'slide__controls' }, handles.map(function (handle) { return handle.node; }))];
    if (readouts) parts.push(readouts.node);
    parts.push(card.node);
    if (curve) parts.push(curve.node);
    if (data.states.length > 1) parts.push(tally);
    parts.push(end, kit.el('div', { class: 'play__actions' }, [reader, kit.restart('从头再看')]));
    stage.appendChild(kit.el('div', { class: 'slide' }, parts));
    told = show().id;
  }

  /** @type {any} */ (window).kepuExhibit.define('slider', mount);
})();
