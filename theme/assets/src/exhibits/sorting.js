// @ts-check
/**
 * One thing at a time goes into the bin where it belongs: by button, by key, or dragged.
 * In: bins, and items with the bins that are right for each. Out: every item in a bin, and at the end what each holds and why.
 * A wrong bin says what it is for and leaves the item where it is; after two, one may ask for the answer.
 */
(function () {
  'use strict';

  const { refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {{ id: string, title: string, text?: string, colour?: string, picture?: string }} Bin */
  /** @typedef {{ id: string, title: string, picture?: string, bins: string[], why: string }} Item */
  /** @typedef {{ title: string, bins: Bin[], items: Item[] }} Part */
  /** @typedef {{ bin: Bin, button: HTMLElement, held: HTMLElement, items: Item[] }} Place */
  /** @typedef {{ part: Part, kit: Kit, stage: HTMLElement, items: Item[], at: number, wrong: Bin[], firsts: number,
   *   isPlaced: boolean, places: Place[], progress: HTMLElement, card: HTMLElement, reply: HTMLElement }} Play */

  const COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'grey', 'brown', 'purple'];
  const DRAG_FROM = 8;
  const TOLD_AFTER = 2;

  /** @template T @param {T[]} list @returns {T[]} In an order of chance. */
  function shuffled(list) {
    const mixed = list.slice();
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(Math.random() * (at + 1));
      const kept = mixed[at];
      mixed[at] = mixed[other];
      mixed[other] = kept;
    }
    return mixed;
  }

  /** A picture whose name stands beside it as words. @param {Kit} kit @param {string | undefined} id @param {string} style @returns {Node[]} */
  function drawn(kit, id, style) {
    const svg = id ? kit.picture(id) : null;
    if (!svg) return [];
    svg.setAttribute('aria-hidden', 'true');
    return [kit.el('span', { class: style }, [svg])];
  }

  /* The item */

  /** @param {Play} play @param {boolean} takesFocus */
  function showItem(play, takesFocus) {
    const item = play.items[play.at];
    const el = play.kit.el;
    play.wrong = [];
    play.isPlaced = false;
    play.progress.textContent = '第 ' + (play.at + 1) + ' 件，共 ' + play.items.length + ' 件';
    const grip = el('span', { class: 'sorting__grip', 'aria-hidden': 'true', text: '按住拖走' });
    const name = el('span', { class: 'sorting__name', text: item.title });
    refill(play.card, drawn(play.kit, item.picture, 'sorting__picture').concat([name, grip]));
    play.card.setAttribute('data-item', item.id);
    play.card.hidden = false;
    play.places.forEach(function (place) {
      place.button.classList.remove('sorting__bin--tried', 'sorting__bin--right');
      place.button.removeAttribute('aria-disabled');
    });
    answer(play, '', '', []);
    if (takesFocus) play.card.focus();
  }

  /** @param {Play} play @param {string} tone @param {string} words @param {Node[]} more */
  function answer(play, tone, words, more) {
    play.reply.className = 'feedback' + (tone ? ' feedback--' + tone : '');
    play.reply.hidden = !words;
    refill(play.reply, words ? /** @type {Node[]} */ ([play.kit.el('p', { text: words })]).concat(more) : []);
    if (words) play.reply.scrollIntoView({ block: 'nearest' });
  }

  /* The answer */

  /** @param {Play} play @param {Place} place */
  function choose(play, place) {
    if (play.isPlaced || play.wrong.indexOf(place.bin) >= 0) return;
    const item = play.items[play.at];
    if (item.bins.indexOf(place.bin.id) < 0) return refuse(play, place);
    if (!play.wrong.length) play.firsts += 1;
    accept(play, place, '对！' + item.title + '，放进“' + place.bin.title + '”。');
  }

  /** @param {Play} play @param {Place} place */
  function refuse(play, place) {
    play.wrong.push(place.bin);
    place.button.classList.add('sorting__bin--tried');
    place.button.setAttribute('aria-disabled', 'true');
    const words = '再想想，不放“' + place.bin.title + '”。' + (place.bin.text ? '这里放的是：' + place.bin.text : '换一个试试。');
    const rescue = play.kit.button('告诉我放哪里', function () { reveal(play); });
    answer(play, 'notice', words, play.wrong.length < TOLD_AFTER ? [] : [play.kit.el('div', { class: 'play__actions' }, [rescue])]);
    play.kit.say(words);
  }

  /** @param {Play} play */
  function reveal(play) {
    if (play.isPlaced) return;
    const item = play.items[play.at];
    const right = play.places.filter(function (place) { return item.bins.indexOf(place.bin.id) >= 0; })[0];
    accept(play, right, item.title + '，放进“' + right.bin.title + '”。');
  }

  /** @param {Play} play @param {Place} place @param {string} words */
  function accept(play, place, words) {
    const item = play.items[play.at];
    const isLast = play.at + 1 === play.items.length;
    play.isPlaced = true;
    place.items.push(item);
    place.button.classList.add('sorting__bin--right');
    showHeld(place);
    const others = play.part.bins.filter(function (bin) { return bin !== place.bin && item.bins.indexOf(bin.id) >= 0; });
    const also = others.length ? '放进' + others.map(function (bin) { return '“' + bin.title + '”'; }).join('、') + '也可以。' : '';
    const next = play.kit.button(isLast ? '看看放得怎么样' : '下一件', function () { goOn(play); }, { primary: true });
    answer(play, 'ok', words, [
      play.kit.el('p', { text: item.why + also }),
      play.kit.el('div', { class: 'play__actions' }, [next]),
    ]);
    play.kit.say(words + item.why + also);
    next.focus();
  }

  /** @param {Place} place */
  function showHeld(place) {
    const count = place.items.length;
    const last = place.items.slice(-2).reverse().map(function (item) { return item.title; }).join('、');
    place.held.textContent = count ? '已放 ' + count + ' 件：' + last + (count > 2 ? '等' : '') : '还空着';
  }

  /** @param {Play} play */
  function goOn(play) {
    if (!play.isPlaced) return;
    play.at += 1;
    if (play.at < play.items.length) showItem(play, true);
    else finish(play);
  }

  /* The bins */

  /** @param {Play} play @param {Bin} bin @returns {Place} */
  function makeBin(play, bin) {
    const el = play.kit.el;
    const colour = COLOURS.indexOf(bin.colour || '') >= 0 ? ' sorting__bin--' + bin.colour : '';
    const held = el('span', { class: 'sorting__held' });
    const words = el('span', { class: 'sorting__words' }, [
      el('span', { class: 'sorting__title', text: bin.title }),
      el('span', { class: 'sorting__text', text: bin.text || '' }),
      el('span', { class: 'sorting__tried', text: '试过了' }),
      held,
    ]);
    const parts = drawn(play.kit, bin.picture, 'sorting__sign').concat([words]);
    const button = el('button', { type: 'button', class: 'sorting__bin' + colour, 'data-bin': bin.id }, parts);
    const place = { bin: bin, button: button, held: held, items: [] };
    showHeld(place);
    // The second press of a double click is meant for nothing.
    button.addEventListener('click', function (event) { if (event.detail < 2) choose(play, place); });
    button.addEventListener('keydown', function (event) { step(play, place, event); });
    return place;
  }

  /** @param {Play} play @param {Place} place @param {KeyboardEvent} event */
  function step(play, place, event) {
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const count = play.places.length;
    play.places[(play.places.indexOf(place) + move + count) % count].button.focus();
  }

  /* Dragging, for those who like it */

  /** @param {Play} play */
  function letDrag(play) {
    const card = play.card;
    /** @type {{ id: number, x: number, y: number, isMoving: boolean } | null} */
    let drag = null;

    /** @param {PointerEvent} event @returns {Place | undefined} */
    function under(event) {
      const element = document.elementFromPoint(event.clientX, event.clientY);
      return play.places.filter(function (place) { return place.button.contains(element); })[0];
    }

    /** @param {Place | undefined} place */
    function aim(place) {
      play.places.forEach(function (one) { one.button.classList.toggle('sorting__bin--aim', one === place); });
    }

    function drop() {
      drag = null;
      card.classList.remove('sorting__card--drag');
      card.style.transform = '';
      aim(undefined);
    }

    card.addEventListener('pointerdown', function (event) {
      const target = /** @type {Element} */ (event.target);
      // A finger on the rest of the card scrolls the page.
      if (play.isPlaced || event.button || (event.pointerType === 'touch' && !target.closest('.sorting__grip'))) return;
      drag = { id: event.pointerId, x: event.clientX, y: event.clientY, isMoving: false };
      try { card.setPointerCapture(event.pointerId); } catch (gone) { drag = null; }
    });
    card.addEventListener('pointermove', function (event) {
      if (!drag || event.pointerId !== drag.id) return;
      const x = event.clientX - drag.x;
      const y = event.clientY - drag.y;
      if (!drag.isMoving && Math.abs(x) + Math.abs(y) < DRAG_FROM) return;
      drag.isMoving = true;
      card.classList.add('sorting__card--drag');
      card.style.transform = 'translate(' + x + 'px, ' + y + 'px)';
      aim(under(event));
    });
    card.addEventListener('pointerup', function (event) {
      if (!drag || event.pointerId !== drag.id) return;
      const place = drag.isMoving ? under(event) : undefined;
      drop();
      if (place) choose(play, place);
    });
    card.addEventListener('pointercancel', drop);
    card.addEventListener('dragstart', function (event) { event.preventDefault(); });
  }

  /* The end */

  /** @param {Play} play */
  function finish(play) {
    const el = play.kit.el;
    const total = play.items.length;
    const praise = play.firsts === total ? '每一件都一次放对。' : '其中 ' + play.firsts + ' 件一次就放对。';
    const bins = play.places.map(function (place) {
      const colour = COLOURS.indexOf(place.bin.colour || '') >= 0 ? ' sorting__bin--' + place.bin.colour : '';
      const items = place.items.map(function (item) { return el('li', {}, [el('b', { text: item.title }), el('span', { text: item.why })]); });
      const fold = el('details', { class: 'sorting__whole' + colour }, [
        el('summary', { text: place.bin.title + '（' + items.length + ' 件）' }),
        el('ul', { class: 'sorting__list' }, items.length ? items : [el('li', { text: '这次没有放东西。' })]),
      ]);
      if (total <= 20) fold.setAttribute('open', '');
      return fold;
    });
    const words = total + ' 件都放好了。' + praise;
    const again = el('div', { class: 'play__actions' }, [play.kit.restart('再玩一遍')]);
    const head = el('p', { class: 'play__ask', tabindex: '-1', text: words });
    refill(play.stage, [head, el('p', { text: '每个里面放了什么：' }), el('div', { class: 'sorting__all' }, bins), again]);
    play.kit.done(words);
    head.focus();
  }

  /** @param {HTMLElement} stage @param {Part} part @param {Kit} kit */
  function mount(stage, part, kit) {
    const el = kit.el;
    /** @type {Play} */
    const play = {
      part: part, kit: kit, stage: stage, items: shuffled(part.items), at: 0, wrong: [], firsts: 0, isPlaced: false, places: [],
      progress: el('p', { class: 'play__progress' }),
      card: el('div', { class: 'sorting__card', tabindex: '-1', role: 'group', 'aria-label': '这一件' }),
      reply: el('div', { class: 'feedback' }),
    };
    play.places = part.bins.map(function (bin) { return makeBin(play, bin); });
    const bins = el('ul', { class: 'sorting__bins', 'aria-label': '放进哪里？' });
    play.places.forEach(function (place) { bins.appendChild(el('li', {}, [place.button])); });
    // No row of one: four stand side by side, five and six in two rows of three.
    bins.style.setProperty('--columns', String(part.bins.length < 5 ? part.bins.length : part.bins.length < 7 ? 3 : 4));
    refill(stage, [el('div', { class: 'play__bar' }, [play.progress]), play.card, bins, play.reply]);
    letDrag(play);
    showItem(play, false);
  }

  /** @type {any} */ (window).kepuExhibit.define('sorting', mount);
})();
