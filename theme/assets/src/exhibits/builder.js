// @ts-check
/**
 * Fill a bag or a plate: cards go in and out, meters hold the sums against their limits.
 * In: items with amounts, the limits as programs. Out: what is in, why each thing is or is not needed, and what is missing:
 * first only in which group, then by name. Finished when all that is needed is in and every meter lies within its limits.
 */
(function () {
  'use strict';

  const { refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {(number | string)[] | number} Program */
  /** @typedef {{ id: string, title: string, unit?: string, max: Program, min?: Program, over: string, under?: string }} Meter */
  /** @typedef {{ id: string, title: string, group?: string, picture?: string, amounts?: { [meter: string]: number },
   *   needed?: boolean, why: string, swap?: string }} Item */
  /** @typedef {{ title: string, container: string, meters?: Meter[], items: Item[], missing?: string, done: string }} Part */
  /** @typedef {{ meter: Meter, most: number, least: number, end: number, decimals: number, bar: HTMLElement, fill: HTMLElement, words: HTMLElement }} Gauge */
  /** @typedef {{ item: Item, box: HTMLElement, button: HTMLElement, state: HTMLElement, note: HTMLElement, isIn: boolean }} Card */
  /** @typedef {{ part: Part, kit: Kit, gauges: Gauge[], cards: Card[], tray: HTMLElement, caption: HTMLElement,
   *   warning: HTMLElement, reply: HTMLElement, last: Card | null, asked: string, isDone: boolean }} Play */

  const ROUNDING = 1e6;
  const MOST_SWAPS = 3;

  /** @param {Item} item @param {Meter} meter @returns {number} */
  function amountOf(item, meter) { return (item.amounts || {})[meter.id] || 0; }

  /** @param {Play} play @returns {Card[]} */
  function packed(play) { return play.cards.filter(function (card) { return card.isIn; }); }

  /** @param {Play} play @param {Meter} meter @returns {number} */
  function sumOf(play, meter) {
    const sum = packed(play).reduce(function (before, card) { return before + amountOf(card.item, meter); }, 0);
    // Sums of decimals are never exact: 0.1 + 0.2.
    return Math.round(sum * ROUNDING) / ROUNDING;
  }

  /** @param {Play} play @param {string} id @returns {Card | undefined} */
  function cardOf(play, id) {
    return play.cards.filter(function (card) { return card.item.id === id; })[0];
  }

  /* Meters */

  /** @param {Kit} kit @param {Program | undefined} program @param {number} otherwise @returns {number} */
  function limit(kit, program, otherwise) {
    if (program === undefined) return otherwise;
    const value = typeof program === 'number' ? program : kit.run(program, {});
    return typeof value === 'number' ? value : otherwise;
  }

  /** @param {Part} part @param {Meter} meter @returns {number} Decimals enough for every amount. */
  function decimalsFor(part, meter) {
    return part.items.reduce(function (most, item) {
      const digits = String(amountOf(item, meter)).split('.')[1] || '';
      return Math.max(most, Math.min(digits.length, 2));
    }, 0);
  }

  /** @param {Play} play @param {Meter} meter @returns {Gauge} */
  function makeGauge(play, meter) {
    const el = play.kit.el;
    const most = limit(play.kit, meter.max, 0);
    const least = limit(play.kit, meter.min, 0);
    const bar = el('div', { class: 'meter builder__bar', role: 'meter', 'aria-label': meter.title, 'aria-valuemin': '0' });
    const fill = el('div', { class: 'meter__fill' });
    bar.appendChild(fill);
    // The bar goes beyond the limit, so that too much can be seen as such.
    const end = Math.max(most * 1.25, 1e-6);
    [least, most].forEach(function (edge) {
      if (edge <= 0) return;
      const line = el('span', { class: 'builder__edge' });
      line.style.left = edge / end * 100 + '%';
      bar.appendChild(line);
    });
    return { meter: meter, most: most, least: least, end: end, decimals: decimalsFor(play.part, meter), bar: bar, fill: fill, words: el('p', { class: 'builder__sum' }) };
  }

  /** @param {Play} play @param {Gauge} gauge @returns {{ word: string, amount: string }} */
  function limitsOf(play, gauge) {
    const unit = gauge.meter.unit || '';
    const most = play.kit.number(gauge.most, Math.max(gauge.decimals, decimalsOf(gauge.most))) + unit;
    if (gauge.least <= 0) return { word: '最多', amount: most };
    return { word: '', amount: play.kit.number(gauge.least, Math.max(gauge.decimals, decimalsOf(gauge.least))) + '–' + most };
  }

  /** @param {number} value @returns {number} */
  function decimalsOf(value) { return Math.min((String(value).split('.')[1] || '').length, 2); }

  /** @param {Play} play @param {Gauge} gauge @returns {'over' | 'under' | 'fits'} */
  function stateOf(play, gauge) {
    const sum = sumOf(play, gauge.meter);
    return sum > gauge.most ? 'over' : sum < gauge.least ? 'under' : 'fits';
  }

  /** @param {Play} play @param {Gauge} gauge */
  function showGauge(play, gauge) {
    const sum = sumOf(play, gauge.meter);
    const state = stateOf(play, gauge);
    const limits = limitsOf(play, gauge);
    const word = { over: '超了', under: '还不够', fits: '在范围里' }[state];
    const amount = play.kit.number(sum, gauge.decimals) + (gauge.meter.unit || '');
    gauge.fill.style.width = Math.max(0, Math.min(100, sum / gauge.end * 100)) + '%';
    gauge.bar.className = 'meter builder__bar builder__bar--' + state;
    gauge.bar.setAttribute('aria-valuemax', String(Math.max(gauge.end, sum)));
    gauge.bar.setAttribute('aria-valuenow', String(Math.max(0, sum)));
    gauge.bar.setAttribute('aria-valuetext', amount + '，' + limits.word + limits.amount + '，' + word);
    refill(gauge.words, [
      play.kit.el('b', { text: gauge.meter.title + ' ' + amount }),
      play.kit.el('span', { class: 'builder__limits' }, [' / ', play.kit.el('span', { text: limits.word }), limits.amount]),
      play.kit.el('b', { class: 'builder__state builder__state--' + state, text: word }),
    ]);
  }

  /* Cards */

  /** @param {Play} play @param {Item} item @returns {Card} */
  function makeCard(play, item) {
    const el = play.kit.el;
    const svg = item.picture ? play.kit.picture(item.picture) : null;
    if (svg) svg.setAttribute('aria-hidden', 'true');
    const amounts = play.gauges.filter(function (gauge) { return amountOf(item, gauge.meter); }).map(function (gauge) {
      const amount = amountOf(item, gauge.meter);
      return gauge.meter.title + play.kit.number(amount, decimalsOf(amount)) + (gauge.meter.unit || '');
    });
    const state = el('span', { class: 'builder__mark' });
    const words = el('span', { class: 'builder__words' }, [
      el('span', { class: 'builder__name', text: item.title }),
      el('span', { class: 'builder__amounts', text: amounts.join('，') }),
    ]);
    const parts = /** @type {Node[]} */ (svg ? [el('span', { class: 'builder__picture' }, [svg])] : []).concat([words, state]);
    const button = el('button', { type: 'button', class: 'builder__card', 'data-item': item.id }, parts);
    const note = el('div', { class: 'builder__why' });
    const card = { item: item, box: el('li', { class: 'builder__item' }, [button, note]), button: button, state: state, note: note, isIn: false };
    button.addEventListener('click', function () { toggle(play, card); });
    return card;
  }

  /** @param {Play} play @param {Card} card @returns {Gauge[]} What is over its limit by its doing too. */
  function overBy(play, card) {
    return play.gauges.filter(function (gauge) { return amountOf(card.item, gauge.meter) > 0 && stateOf(play, gauge) === 'over'; });
  }

  /** @param {Play} play @param {Card} card */
  function showCard(play, card) {
    const over = card === play.last ? overBy(play, card) : [];
    const loud = over.map(function (gauge) { return play.kit.el('p', { class: 'builder__loud', text: gauge.meter.over }); });
    const why = play.kit.el('p', { text: card.item.why });
    refill(card.note, card.isIn ? [why].concat(loud, over.length ? swapsFor(play, [card]) : []) : []);
    card.button.setAttribute('aria-pressed', String(card.isIn));
    card.box.classList.toggle('builder__item--in', card.isIn);
    card.state.textContent = card.isIn ? '✓ 放进了' : '＋ 放进';
  }

  /** @param {Play} play @param {Card} card */
  function toggle(play, card) {
    card.isIn = !card.isIn;
    play.last = card;
    change(play);
    const loud = overBy(play, card).map(function (gauge) { return gauge.meter.over; }).join('');
    play.kit.say(card.isIn ? '放进了' + card.item.title + '。' + card.item.why + loud : '拿出了' + card.item.title + '。');
  }

  /** Buttons that put a better thing in the place of these. @param {Play} play @param {Card[]} cards @returns {HTMLElement[]} */
  function swapsFor(play, cards) {
    return cards.map(function (card) {
      const better = cardOf(play, card.item.swap || '');
      if (!better || better.isIn) return null;
      return play.kit.button('把' + card.item.title + '换成' + better.item.title, function () { swap(play, card, better); }, { class: 'builder__swap' });
    }).filter(Boolean).slice(0, MOST_SWAPS).map(function (button) { return /** @type {HTMLElement} */ (button); });
  }

  /** @param {Play} play @param {Card} old @param {Card} better */
  function swap(play, old, better) {
    if (!old.isIn || better.isIn) return;
    old.isIn = false;
    toggle(play, better);
    better.button.focus();
  }

  /* The container */

  /** @param {Play} play */
  function change(play) {
    play.asked = '';
    play.isDone = false;
    play.reply.hidden = true;
    play.cards.forEach(function (card) { showCard(play, card); });
    play.gauges.forEach(function (gauge) { showGauge(play, gauge); });
    showTray(play);
    showWarning(play);
  }

  /** @param {Play} play */
  function showTray(play) {
    const held = packed(play);
    play.caption.textContent = play.part.container + '里有 ' + held.length + ' 件' + (held.length ? '（点一下就拿出来）' : '，从下面挑着放');
    refill(play.tray, held.map(function (card) {
      const out = play.kit.el('button', { type: 'button', class: 'tray__item builder__held', 'aria-label': '拿出' + card.item.title }, [
        card.item.title, play.kit.el('span', { class: 'builder__cross', 'aria-hidden': 'true', text: '×' }),
      ]);
      out.addEventListener('click', function () {
        const at = packed(play).indexOf(card);
        toggle(play, card);
        const left = play.tray.querySelectorAll('button');
        /** @type {HTMLElement} */ (left[Math.min(at, left.length - 1)] || card.button).focus();
      });
      return play.kit.el('li', {}, [out]);
    }));
    play.tray.hidden = !held.length;
  }

  /** @param {Play} play What weighs most of what is too much may be swapped. */
  function showWarning(play) {
    const over = play.gauges.filter(function (gauge) { return stateOf(play, gauge) === 'over'; });
    play.warning.hidden = !over.length;
    refill(play.warning, over.map(function (gauge) {
      const heavy = packed(play).filter(function (card) { return amountOf(card.item, gauge.meter) > 0; })
        .sort(function (a, b) { return amountOf(b.item, gauge.meter) - amountOf(a.item, gauge.meter); });
      return play.kit.el('div', {}, [play.kit.el('p', { text: gauge.meter.over })].concat(swapsFor(play, heavy)));
    }));
  }

  /* Is it enough? */

  /** @param {Play} play */
  function check(play) {
    const lacking = play.cards.filter(function (card) { return card.item.needed && !card.isIn; });
    const wrong = play.gauges.filter(function (gauge) { return stateOf(play, gauge) !== 'fits'; });
    if (!packed(play).length) return tell(play, 'notice', ['还空着呢，先挑几样放进' + play.part.container + '。']);
    if (!lacking.length && !wrong.length) return finish(play);
    const words = wrong.map(function (gauge) {
      return stateOf(play, gauge) === 'over' ? gauge.meter.over : gauge.meter.under || gauge.meter.title + '还不够。';
    });
    tell(play, 'notice', (lacking.length ? lackingWords(play, lacking) : []).concat(words));
  }

  /** First where to look, and only when asked again what it is. @param {Play} play @param {Card[]} lacking @returns {string[]} */
  function lackingWords(play, lacking) {
    const count = (play.part.missing || '还缺{n}件必需的').replace('{n}', String(lacking.length)) + '。';
    const key = lacking.map(function (card) { return card.item.id; }).join(' ');
    if (play.asked === key) {
      const first = lacking[0].item;
      return [count, '比如：' + first.title + '。' + first.why];
    }
    play.asked = key;
    const groups = lacking.map(function (card) { return card.item.group || ''; })
      .filter(function (group, at, all) { return group && all.indexOf(group) === at; });
    const where = groups.length ? '看看这里：' + groups.join('、') + '。' : '';
    return [count, where + '想不出来，就再按一次“看看够不够”。'];
  }

  /** @param {Play} play @param {string} tone @param {string[]} lines */
  function tell(play, tone, lines) {
    play.reply.className = 'feedback feedback--' + tone;
    play.reply.hidden = false;
    refill(play.reply, lines.map(function (line) { return play.kit.el('p', { text: line }); }));
    play.kit.say(lines.join(''));
  }

  /** @param {Play} play */
  function finish(play) {
    if (play.isDone) return;
    play.isDone = true;
    play.reply.className = 'feedback feedback--ok builder__done';
    play.reply.hidden = false;
    refill(play.reply, [play.kit.el('b', { text: '够了，都装对了！' }), play.kit.el('p', { text: play.part.done })]);
    play.kit.done(play.part.done);
  }

  /** @param {Play} play @returns {HTMLElement[]} */
  function makeGroups(play) {
    const el = play.kit.el;
    const names = play.cards.map(function (card) { return card.item.group || ''; })
      .filter(function (name, at, all) { return all.indexOf(name) === at; });
    return names.map(function (name) {
      const list = el('ul', { class: 'builder__cards', 'aria-label': name || '可以放的东西' });
      play.cards.forEach(function (card) { if ((card.item.group || '') === name) list.appendChild(card.box); });
      return el('div', { class: 'builder__group' }, name ? [el('p', { class: 'builder__groupname', text: name }), list] : [list]);
    });
  }

  /** @param {HTMLElement} stage @param {Part} part @param {Kit} kit */
  function mount(stage, part, kit) {
    const el = kit.el;
    /** @type {Play} */
    const play = {
      part: part, kit: kit, gauges: [], cards: [], last: null, asked: '', isDone: false,
      tray: el('ul', { class: 'tray', 'aria-label': part.container + '里的东西' }),
      caption: el('p', { class: 'builder__caption' }),
      warning: el('div', { class: 'feedback feedback--danger builder__warning' }),
      reply: el('div', { class: 'feedback' }),
    };
    play.gauges = (part.meters || []).map(function (meter) { return makeGauge(play, meter); });
    play.cards = part.items.map(function (item) { return makeCard(play, item); });
    const gauges = play.gauges.map(function (gauge) { return el('div', { class: 'builder__gauge' }, [gauge.words, gauge.bar]); });
    const top = el('div', { class: 'builder__top' }, gauges);
    const actions = el('div', { class: 'play__actions' }, [
      kit.button('看看够不够', function () { check(play); }, { primary: true }),
      kit.restart('全部拿出来，重新装'),
    ]);
    const parts = /** @type {HTMLElement[]} */ (gauges.length ? [top] : []).concat(
      [play.caption, play.tray, play.warning], makeGroups(play), [play.reply, actions],
    );
    refill(stage, parts);
    change(play);
  }

  /** @type {any} */ (window).kepuExhibit.define('builder', mount);
})();
