// @ts-check
/**
 * Movements of the hand, one calm exercise after another: tap, hold, swipe, go back, zoom, type.
 * In: tasks with an action and what stands on the button. Out: a big thing to try each on; every one can be skipped and
 * repeated. Refuses to send or keep anything: what is typed and tapped stays in this page.
 */
(function () {
  'use strict';

  const { refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {'tap' | 'hold' | 'swipe' | 'back' | 'zoom' | 'type'} Action */
  /** @typedef {{ id: string, action: Action, title: string, text: string, target: string, done: string }} Task */
  /** @typedef {{ kit: Kit, stage: HTMLElement, tasks: Task[], at: number, made: boolean[], reply: HTMLElement,
   *   actions: HTMLElement, leave: () => void }} Play */
  /** @typedef {{ kit: Kit, task: Task, place: HTMLElement, succeed: (aside?: string) => void, nudge: (words: string) => void,
   *   leaving: (clean: () => void) => void }} Exercise */

  const LONG_TAP_MS = 700;
  const HOLD_MS = 1000;
  const HOLD_STEPS = 10;
  const ROWS = 12;
  const ROW_STEP = 120;
  const SMALLEST = 1;
  const LARGEST = 4;
  const LARGE_ENOUGH = 2;

  /* Tap and hold */

  /** @param {Exercise} exercise */
  function tap(exercise) {
    let pressedAt = 0;
    const button = exercise.kit.button(exercise.task.target, function (event) {
      const isLong = event.detail && pressedAt && Date.now() - pressedAt > LONG_TAP_MS;
      exercise.succeed(isLong ? '点中了。下次再轻快一点，碰一下就抬起来。' : '');
    }, { primary: true, class: 'practice__big' });
    button.addEventListener('pointerdown', function () { pressedAt = Date.now(); });
    refill(exercise.place, [button]);
  }

  /** @param {Exercise} exercise */
  function hold(exercise) {
    const fill = exercise.kit.el('span', { class: 'practice__fill', 'aria-hidden': 'true' });
    const words = exercise.kit.el('span', { class: 'practice__words', text: exercise.task.target });
    const button = exercise.kit.el('button', { type: 'button', class: 'btn practice__big practice__hold' }, [fill, words]);
    let steps = 0;
    let timer = 0;
    let handled = 0;

    function release() {
      if (!timer) return;
      clearInterval(timer);
      timer = 0;
      fill.style.width = '0';
      button.classList.remove('practice__hold--on');
      if (steps < HOLD_STEPS) exercise.nudge('松得早了一点。按住，等颜色铺满再松开。');
    }

    function press() {
      if (timer) return;
      steps = 0;
      button.classList.add('practice__hold--on');
      timer = window.setInterval(function () {
        steps += 1;
        fill.style.width = steps / HOLD_STEPS * 100 + '%';
        if (steps < HOLD_STEPS) return;
        release();
        exercise.succeed();
      }, HOLD_MS / HOLD_STEPS);
    }

    button.addEventListener('pointerdown', function (event) { handled = Date.now(); if (!event.button) press(); });
    ['pointerup', 'pointercancel', 'pointerleave', 'blur'].forEach(function (name) { button.addEventListener(name, release); });
    // Long presses open menus on phones.
    button.addEventListener('contextmenu', function (event) { event.preventDefault(); });
    button.addEventListener('keydown', function (event) {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      handled = Date.now();
      if (!event.repeat) press();
    });
    button.addEventListener('keyup', function (event) {
      handled = Date.now();
      if (event.key === ' ' || event.key === 'Enter') release();
    });
    button.addEventListener('click', function (event) {
      // A screen reader presses without a finger to hold: that is enough.
      if (!event.detail && Date.now() - handled > HOLD_MS) exercise.succeed();
    });
    exercise.leaving(function () { clearInterval(timer); });
    refill(exercise.place, [button]);
  }

  /* Swipe */

  /** @param {Exercise} exercise */
  function swipe(exercise) {
    const el = exercise.kit.el;
    const rows = [];
    for (let row = 1; row < ROWS; row += 1) rows.push(el('li', { text: '第 ' + row + ' 行' }));
    const last = el('li', { class: 'practice__aim', text: exercise.task.target });
    const list = el('ul', { class: 'practice__rows' }, rows.concat(last));
    const box = el('div', { class: 'practice__scroll', tabindex: '0', role: 'region', 'aria-label': '可以滑动的一页' }, [list]);

    function look() {
      if (last.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 2) exercise.succeed();
    }

    /** @param {number} by */
    function move(by) {
      box.scrollTop += by;
      look();
    }

    box.addEventListener('scroll', look);
    box.addEventListener('keydown', function (event) {
      const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 2, PageUp: -2, End: ROWS, Home: -ROWS }[event.key];
      if (!by) return;
      event.preventDefault();
      move(by * ROW_STEP);
    });
    letMouseScroll(box);
    const up = exercise.kit.button('往上翻 ↑', function () { move(-ROW_STEP); });
    const down = exercise.kit.button('往下翻 ↓', function () { move(ROW_STEP); });
    refill(exercise.place, [box, el('div', { class: 'play__actions' }, [down, up])]);
  }

  /** A finger scrolls by itself; a mouse is taught to. @param {HTMLElement} box */
  function letMouseScroll(box) {
    /** @type {{ y: number, top: number } | null} */
    let grab = null;
    box.addEventListener('pointerdown', function (event) {
      if (event.pointerType === 'touch' || event.button) return;
      grab = { y: event.clientY, top: box.scrollTop };
      try { box.setPointerCapture(event.pointerId); } catch (gone) { grab = null; }
    });
    box.addEventListener('pointermove', function (event) {
      if (grab) box.scrollTop = grab.top + grab.y - event.clientY;
    });
    ['pointerup', 'pointercancel'].forEach(function (name) {
      box.addEventListener(name, function () { grab = null; });
    });
  }

  /* Back */

  /** @param {Exercise} exercise */
  function back(exercise) {
    const el = exercise.kit.el;
    // The browser's own back button must lead back to the first page and not away from this one.
    const token = exercise.task.id + ' ' + Date.now();
    let isInside = false;
    let isPushed = false;

    function showFirst() {
      isInside = false;
      const open = exercise.kit.button(exercise.task.target, enter, { primary: true, class: 'practice__big' });
      refill(exercise.place, [page('第一页', [el('p', { text: '点下面的按钮，进到第二页。' }), open])]);
      return open;
    }

    function showSecond() {
      isInside = true;
      const out = exercise.kit.button('← 返回', leave, { class: 'practice__big practice__back' });
      refill(exercise.place, [page('第二页', [out, el('p', { text: '走错了也不要紧。点“返回”，或者按手机、浏览器的返回键，就回去了。' })])]);
      out.focus();
      exercise.kit.say('进到第二页了。点“返回”回去。');
    }

    /** @param {string} title @param {HTMLElement[]} parts */
    function page(title, parts) {
      return el('div', { class: 'practice__page' }, [el('p', { class: 'practice__pagetitle', text: title })].concat(parts));
    }

    /** @param {MouseEvent} event */
    function enter(event) {
      // The second press of a double click must not lead straight out again, nor in.
      if (isInside || event.detail > 1) return;
      try {
        history.pushState({ practice: token }, '');
        isPushed = true;
      } catch (refused) { isPushed = false; }
      showSecond();
    }

    /** @param {MouseEvent} event */
    function leave(event) {
      if (!isInside || event.detail > 1) return;
      if (!isPushed) return arrive();
      // Going back takes a moment; asked twice, it would lead off the page.
      isPushed = false;
      history.back();
    }

    function arrive() {
      isPushed = false;
      showFirst().focus();
      exercise.succeed();
    }

    /** @param {PopStateEvent} event */
    function onMove(event) {
      const isSecond = Boolean(event.state) && event.state.practice === token;
      if (isSecond && !isInside) {
        isPushed = true;
        showSecond();
      } else if (!isSecond && isInside) {
        arrive();
      }
    }

    window.addEventListener('popstate', onMove);
    exercise.leaving(function () {
      window.removeEventListener('popstate', onMove);
      if (isPushed) history.back();
    });
    showFirst();
  }

  /* Zoom */

  /** @param {Exercise} exercise */
  function zoom(exercise) {
    const el = exercise.kit.el;
    const words = el('p', { class: 'practice__print', text: exercise.task.target });
    const box = el('div', { class: 'practice__zoom', tabindex: '0', role: 'group', 'aria-label': '可以放大的字：' + exercise.task.target }, [words]);
    const size = el('p', { class: 'practice__size' });
    let scale = SMALLEST;

    /** @param {number} wanted @param {boolean} [isSettled] */
    function resize(wanted, isSettled) {
      scale = Math.min(LARGEST, Math.max(SMALLEST, wanted));
      words.style.fontSize = scale + 'em';
      size.textContent = '现在是原来的 ' + exercise.kit.number(scale, 1) + ' 倍大';
      if (isSettled !== false) settle();
    }

    function settle() {
      if (scale >= LARGE_ENOUGH) exercise.succeed();
      else exercise.kit.say(size.textContent || '');
    }

    box.addEventListener('keydown', function (event) {
      const by = { '+': 0.5, '=': 0.5, ArrowUp: 0.5, '-': -0.5, _: -0.5, ArrowDown: -0.5 }[event.key];
      if (!by || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      resize(scale + by);
    });
    box.addEventListener('wheel', function (event) {
      // A touchpad tells a pinch as a turned wheel with Ctrl.
      if (!event.ctrlKey) return;
      event.preventDefault();
      resize(scale * Math.exp(-event.deltaY / 100));
    }, { passive: false });
    letPinch(box, function () { return scale; }, function (wanted) { resize(wanted, false); }, settle);
    const more = exercise.kit.button('＋ 放大', function () { resize(scale + 0.5); }, { class: 'practice__step' });
    const less = exercise.kit.button('－ 缩小', function () { resize(scale - 0.5); }, { class: 'practice__step' });
    refill(exercise.place, [box, size, el('div', { class: 'play__actions' }, [more, less])]);
    words.style.fontSize = scale + 'em';
    size.textContent = '现在是原来的大小';
  }

  /** @param {HTMLElement} box @param {() => number} scale @param {(wanted: number) => void} resize @param {() => void} settle */
  function letPinch(box, scale, resize, settle) {
    /** @type {{ [pointer: string]: { x: number, y: number } }} */
    const fingers = {};
    let from = 0;
    let before = 1;

    /** @returns {number} Between the two fingers, 0 without them. */
    function distance() {
      const points = Object.keys(fingers).map(function (id) { return fingers[id]; });
      return points.length === 2 ? Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y) : 0;
    }

    /** @param {PointerEvent} event */
    function lift(event) {
      if (from) settle();
      delete fingers[event.pointerId];
      from = 0;
    }

    box.addEventListener('pointerdown', function (event) {
      fingers[event.pointerId] = { x: event.clientX, y: event.clientY };
      from = distance();
      before = scale();
    });
    box.addEventListener('pointermove', function (event) {
      const last = fingers[event.pointerId];
      if (!last) return;
      // One finger moves the page under the glass.
      if (!from) {
        box.scrollTop += last.y - event.clientY;
        box.scrollLeft += last.x - event.clientX;
      }
      fingers[event.pointerId] = { x: event.clientX, y: event.clientY };
      if (from) resize(before * distance() / from);
    });
    ['pointerup', 'pointercancel', 'pointerleave'].forEach(function (name) {
      box.addEventListener(name, function (event) { lift(/** @type {PointerEvent} */ (event)); });
    });
  }

  /* Type */

  /** @param {string} text @returns {string} As far as it matters: width, case, spaces and stops do not. */
  function gist(text) {
    return text.normalize('NFKC').toLowerCase().replace(/[\s,.!?;:'"，。！？；：、“”‘’…·]/g, '');
  }

  /** @param {Exercise} exercise */
  function type(exercise) {
    const el = exercise.kit.el;
    const wanted = gist(exercise.task.target) || exercise.task.target.trim();
    const field = /** @type {HTMLInputElement} */ (el('input', {
      type: 'text', class: 'practice__field', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'done',
    }));
    const label = el('label', { class: 'practice__label' }, [el('span', {}, ['请打这几个字：', el('b', { text: exercise.task.target })]), field]);

    /** @returns {boolean} */
    function isRight() { return (gist(field.value) || field.value.trim()) === wanted; }

    /** @param {Event} event */
    function listen(event) {
      // Half a syllable is no word yet.
      if (!(/** @type {InputEvent} */ (event).isComposing) && isRight()) exercise.succeed();
    }

    function check() {
      if (isRight()) return exercise.succeed();
      const typed = field.value.trim();
      exercise.nudge(typed ? '还差一点。您打的是“' + typed + '”，要打的是“' + exercise.task.target + '”。慢慢来，错了就删。' : '还没有打字。点一下上面的框，再打字。');
      field.focus();
    }

    field.addEventListener('input', listen);
    field.addEventListener('compositionend', function () { if (isRight()) exercise.succeed(); });
    field.addEventListener('keydown', function (event) {
      // Some keyboards confirm a word with Enter.
      if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        check();
      }
    });
    const clear = exercise.kit.button('全部删掉', function () { field.value = ''; field.focus(); });
    refill(exercise.place, [label, el('div', { class: 'play__actions' }, [exercise.kit.button('看看对不对', check), clear])]);
  }

  const EXERCISES = { tap: tap, hold: hold, swipe: swipe, back: back, zoom: zoom, type: type };

  /* From one to the next */

  /** @param {Play} play @param {string} tone @param {string[]} lines */
  function tell(play, tone, lines) {
    play.reply.className = 'feedback feedback--' + tone;
    play.reply.hidden = !lines.length;
    refill(play.reply, lines.map(function (line) { return play.kit.el('p', { text: line }); }));
    if (lines.length) play.kit.say(lines.join(''));
  }

  /** @param {Play} play @param {boolean} takesFocus */
  function show(play, takesFocus) {
    play.leave();
    const el = play.kit.el;
    const task = play.tasks[play.at];
    const title = el('p', { class: 'play__ask', tabindex: '-1', text: task.title });
    const place = el('div', { class: 'practice__place', 'data-task': task.id });
    const progress = el('p', { class: 'play__progress', text: '第 ' + (play.at + 1) + ' 项，共 ' + play.tasks.length + ' 项' });
    play.reply = el('div', { class: 'feedback' });
    play.actions = el('div', { class: 'play__actions' });
    refill(play.stage, [el('div', { class: 'play__bar' }, [progress]), title, el('p', { text: task.text }), place, play.reply, play.actions]);
    tell(play, 'notice', []);
    showActions(play, false);
    begin(play, task, place);
    if (takesFocus) title.focus();
  }

  /** @param {Play} play @param {Task} task @param {HTMLElement} place */
  function begin(play, task, place) {
    let clean = function () {};
    let isOver = false;
    play.leave = function () {
      isOver = true;
      play.leave = function () {};
      clean();
    };
    EXERCISES[task.action]({
      kit: play.kit, task: task, place: place,
      succeed: function (aside) {
        if (isOver) return;
        isOver = true;
        play.made[play.at] = true;
        tell(play, 'ok', [aside || '对了！', task.done].filter(Boolean));
        showActions(play, true);
      },
      nudge: function (words) {
        if (isOver) return;
        tell(play, 'notice', [words]);
      },
      leaving: function (last) { clean = last; },
    });
  }

  /** @param {Play} play @param {boolean} isMade */
  function showActions(play, isMade) {
    const isLast = play.at + 1 === play.tasks.length;
    const again = play.kit.button('再练一次', function () { show(play, true); });
    const onward = play.kit.button(isMade ? isLast ? '练完了' : '下一项' : '跳过这一项', function () { next(play); }, { primary: isMade });
    refill(play.actions, isMade ? [onward, again] : [onward]);
  }

  /** @param {Play} play */
  function next(play) {
    if (play.at + 1 === play.tasks.length) return finish(play);
    play.at += 1;
    show(play, true);
  }

  /** @param {Play} play */
  function finish(play) {
    play.leave();
    const el = play.kit.el;
    const made = play.tasks.filter(function (task, at) { return play.made[at]; }).length;
    const words = made === play.tasks.length ? '全部练完了，您真行！' : made ? '练会了 ' + made + ' 项，真不错。跳过的随时可以再练。' : '先看到这里也很好，想练的时候再来。';
    const rows = play.tasks.map(function (task, at) {
      const again = play.kit.button('再练' + task.title, function () {
        play.at = at;
        show(play, true);
      });
      return el('li', {}, [el('span', { text: task.title + (play.made[at] ? '：✓ 练过了' : '：还没练') }), again]);
    });
    const head = el('p', { class: 'play__ask', tabindex: '-1', text: words });
    refill(play.stage, [head, el('ul', { class: 'practice__list' }, rows), el('div', { class: 'play__actions' }, [play.kit.restart('从头再练一遍')])]);
    if (made) play.kit.done(words);
    else play.kit.say(words);
    head.focus();
  }

  /** @param {HTMLElement} stage @param {{ tasks: Task[] }} part @param {Kit} kit */
  function mount(stage, part, kit) {
    /** @type {Play} */
    const play = { kit: kit, stage: stage, tasks: part.tasks, at: 0, made: [], reply: stage, actions: stage, leave: function () {} };
    show(play, false);
  }

  /** @type {any} */ (window).kepuExhibit.define('practice', mount);
})();
