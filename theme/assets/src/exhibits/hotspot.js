// @ts-check
/**
 * Find things in a picture, scene by scene; at the end a list of what to mend, to tick and to print.
 * In: scenes with a picture and its spots. Out: one real button over every spot, whose name gives nothing away until it
 * is found. Refuses a picture that is missing, or lacks a spot: the plain text stays instead.
 */
(function () {
  'use strict';

  const { refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {{ id: string, title: string, text: string, fix?: string, harmless?: boolean }} Spot */
  /** @typedef {{ id: string, title: string, picture: string, spots: Spot[] }} Scene */
  /** @typedef {{ title: string, find: string, scenes: Scene[], checklist?: string }} Part */
  /** @typedef {{ x: number, y: number, width: number, height: number }} Box Centre and size as shares of the picture, 0 to 1. */
  /** @typedef {{ spot: Spot, shape: Element, button: HTMLElement, number: number, region: string, isSeen: boolean }} Place */
  /** @typedef {{ scene: Scene, svg: SVGSVGElement, tab: HTMLElement, panel: HTMLElement, board: HTMLElement, note: HTMLElement,
   *   list: HTMLElement, left: HTMLElement, next: HTMLElement, places: Place[], hinted: Place | null, isMeasured: boolean }} Room */
  /** @typedef {{ part: Part, kit: Kit, stage: HTMLElement, rooms: Room[], tally: HTMLElement, end: HTMLElement, isOver: boolean }} Play */

  const ROWS = ['上', '中', '下'];
  const COLUMNS = ['左', '中', '右'];

  /** @param {Spot} spot */
  function counts(spot) { return !spot.harmless; }

  /** @param {Room} room @returns {Place[]} What is still to be found. */
  function missing(room) {
    return room.places.filter(function (place) { return counts(place.spot) && !place.isSeen; });
  }

  /** @param {Room[]} rooms @returns {number} */
  function leftIn(rooms) {
    return rooms.reduce(function (sum, room) { return sum + missing(room).length; }, 0);
  }

  /** @param {Part} part @returns {number} */
  function wanted(part) {
    return part.scenes.reduce(function (sum, scene) { return sum + scene.spots.filter(counts).length; }, 0);
  }

  /* Places: where the shapes of the picture are, and the buttons over them */

  /** The drawn box as shares of the picture, whatever transforms stand between. @param {DOMRect} whole @param {DOMRect} part @returns {Box} */
  function shareOf(whole, part) {
    return {
      x: (part.left + part.width / 2 - whole.left) / whole.width,
      y: (part.top + part.height / 2 - whole.top) / whole.height,
      width: part.width / whole.width,
      height: part.height / whole.height,
    };
  }

  /** @param {Place} place @param {Box} box */
  function putOver(place, box) {
    const style = place.button.style;
    // By its centre, so that what is drawn small still gets a button of full size around it.
    style.left = box.x * 100 + '%';
    style.top = box.y * 100 + '%';
    style.width = box.width * 100 + '%';
    style.height = box.height * 100 + '%';
    // Small ones lie above big ones and stay within reach.
    style.zIndex = String(Math.max(1, Math.round(100 * (1 - box.width * box.height))));
    place.region = regionAt(box);
  }

  /** @param {Room} room */
  function measure(room) {
    const whole = room.svg.getBoundingClientRect();
    if (whole.width) {
      room.isMeasured = true;
      room.places.forEach(function (place) { putOver(place, shareOf(whole, place.shape.getBoundingClientRect())); });
    } else if (window.ResizeObserver) {
      // Folded away at first: shapes have a place only once the picture is seen.
      const watch = new ResizeObserver(function () { watch.disconnect(); measure(room); });
      watch.observe(room.board);
    }
  }

  /** @param {Box} box @returns {string} */
  function regionAt(box) {
    const column = COLUMNS[Math.min(2, Math.floor(box.x * 3))];
    const row = ROWS[Math.min(2, Math.floor(box.y * 3))];
    if (column === '中') return row === '中' ? '正中间' : '中间偏' + row;
    return column + '边' + (row === '中' ? '中间' : '偏' + row);
  }

  /** @param {Play} play @param {Scene} scene @param {SVGSVGElement} svg @param {HTMLElement} board @returns {Place[]} */
  function makePlaces(play, scene, svg, board) {
    /** @type {Place[]} */
    const places = [];
    Array.prototype.forEach.call(svg.querySelectorAll('[data-spot]'), function (/** @type {Element} */ shape) {
      const spot = scene.spots.filter(function (one) { return one.id === shape.getAttribute('data-spot'); })[0];
      if (!spot) return;
      const number = places.length + 1;
      const button = play.kit.el('button', {
        type: 'button', class: 'hotspot__spot', 'data-spot': spot.id, 'aria-label': '第' + number + '处可以看的地方',
      });
      board.appendChild(button);
      places.push({ spot: spot, shape: shape, button: button, number: number, region: '', isSeen: false });
    });
    if (places.length !== scene.spots.length) throw new Error('the picture ' + scene.picture + ' and its spots disagree');
    return places;
  }

  /** @param {Place} place Drawn smaller than its button. @returns {boolean} */
  function isSmall(place) {
    return place.shape.getBoundingClientRect().width < place.button.offsetWidth - 1
      || place.shape.getBoundingClientRect().height < place.button.offsetHeight - 1;
  }

  /** Which spot is meant: what is painted at the point, else the button there. @param {Room} room @param {MouseEvent} event @returns {Place | undefined} */
  function placeAt(room, event) {
    const target = /** @type {Element} */ (event.target);
    const pressed = room.places.filter(function (place) { return place.button.contains(target); })[0];
    // Keys and screen readers press without a point.
    if (!event.detail) return pressed;
    const painted = document.elementsFromPoint(event.clientX, event.clientY);
    const exact = painted.map(function (element) {
      return room.places.filter(function (place) { return place.shape.contains(element); })[0];
    }).filter(Boolean)[0];
    // A big shape behind a small one must not narrow the small one's button.
    return exact && !(pressed && isSmall(pressed) && !isSmall(exact)) ? exact : pressed;
  }

  /* Looking */

  /** @param {Play} play @param {Room} room @param {MouseEvent} event */
  function look(play, room, event) {
    const place = placeAt(room, event);
    if (!place) return tell(play, room, '这里没什么，再看看别处。', '');
    if (counts(place.spot)) find(play, room, place);
    else explain(play, room, place);
  }

  /** @param {Play} play @param {Room} room @param {string} words @param {string} tone */
  function tell(play, room, words, tone) {
    room.note.className = 'feedback' + (tone ? ' feedback--' + tone : '');
    refill(room.note, [words]);
    room.note.hidden = !words;
    if (words) play.kit.say(words);
  }

  /** @param {Play} play @param {Room} room @param {Place} place A decoy: looked at, explained, not counted. */
  function explain(play, room, place) {
    mark(play, room, place, '没事', 'hotspot__spot--fine', '（不算）');
    tell(play, room, place.spot.title + '：' + place.spot.text + '（这一处不算' + play.part.find + '）', 'notice');
  }

  /** @param {Play} play @param {Room} room @param {Place} place @param {string} words @param {string} style @param {string} suffix */
  function mark(play, room, place, words, style, suffix) {
    const button = place.button;
    if (!place.isSeen) {
      // Beside the button and not in it: no other button's edge may cover it.
      const badge = play.kit.el('span', { class: 'hotspot__badge ' + style + '-badge', 'aria-hidden': 'true', text: words });
      badge.style.left = (button.offsetLeft - button.offsetWidth / 2) / room.board.offsetWidth * 100 + '%';
      badge.style.top = (button.offsetTop - button.offsetHeight / 2) / room.board.offsetHeight * 100 + '%';
      room.board.appendChild(badge);
    }
    place.isSeen = true;
    button.classList.add(style);
    button.setAttribute('aria-label', place.spot.title + suffix);
  }

  /** @param {Play} play @param {Room} room @param {Place} place */
  function find(play, room, place) {
    if (place.isSeen) return tell(play, room, '“' + place.spot.title + '”已经找到了。', '');
    const number = String(room.list.childElementCount + 1);
    mark(play, room, place, number, 'hotspot__spot--found', '（已找到）');
    place.button.classList.remove('hotspot__spot--hint');
    if (room.hinted === place) room.hinted = null;
    tell(play, room, '', '');
    Array.prototype.forEach.call(room.list.children, function (/** @type {Element} */ item) { item.classList.remove('hotspot__item--new'); });
    const item = room.list.insertBefore(describe(play, place, number), room.list.firstChild);
    count(play, room);
    // On a low screen the picture may fill all of it.
    if (item.getBoundingClientRect().top > window.innerHeight - 60) item.scrollIntoView({ block: 'nearest' });
    const left = missing(room).length;
    play.kit.say('找到了：' + place.spot.title + '。' + place.spot.text + (left ? '这张图还差' + left + '处。' : '这张图找齐了。'));
    if (!leftIn(play.rooms)) finish(play);
  }

  /** @param {Play} play @param {Place} place @param {string} number @returns {HTMLElement} */
  function describe(play, place, number) {
    const el = play.kit.el;
    const lines = [
      el('p', { class: 'hotspot__name' }, [el('b', { class: 'hotspot__number', text: number }), el('span', { text: place.spot.title })]),
      el('p', { text: place.spot.text }),
    ];
    if (place.spot.fix) lines.push(el('p', { class: 'hotspot__fix' }, [el('b', { text: '怎么改：' }), place.spot.fix]));
    return el('li', { class: 'hotspot__item hotspot__item--new' }, lines);
  }

  /** First where about, then exactly where. @param {Play} play @param {Room} room */
  function hint(play, room) {
    const left = missing(room);
    if (!left.length) return;
    const place = room.hinted && !room.hinted.isSeen ? room.hinted : left[0];
    if (room.hinted !== place) {
      room.hinted = place;
      tell(play, room, '看看图的' + place.region + '。还找不到，就再按一次“提示”。', 'notice');
      return;
    }
    place.button.classList.add('hotspot__spot--hint');
    tell(play, room, '就在图上虚线圈出的地方（第' + place.number + '处），点它一下。', 'notice');
  }

  /* Going from scene to scene */

  /** @param {Play} play @param {Room} room */
  function count(play, room) {
    const all = wanted(play.part);
    const left = leftIn(play.rooms);
    play.tally.textContent = '找到' + (all - left) + '处，' + (left ? '还差 ' + left + ' 处' : '全找到了');
    play.rooms.forEach(function (one) {
      const rest = missing(one).length;
      refill(one.tab, [one.scene.title, play.kit.el('small', { text: rest ? '还差' + rest + '处' : '找齐了' })]);
    });
    const rest = missing(room).length;
    room.left.textContent = rest ? '这张图还差 ' + rest + ' 处' : '这张图找齐了';
    refill(room.next, rest ? [play.kit.button('提示', function () { hint(play, room); })] : onward(play, room));
  }

  /** @param {Play} play @param {Room} room @returns {Node[]} */
  function onward(play, room) {
    const at = play.rooms.indexOf(room);
    const order = play.rooms.slice(at + 1).concat(play.rooms.slice(0, at));
    const open = order.filter(function (one) { return missing(one).length > 0; })[0];
    if (!open) return [];
    return [play.kit.button('下一张：' + open.scene.title, function () {
      show(play, open);
      open.tab.focus();
    }, { primary: true })];
  }

  /** @param {Play} play @param {Room} room */
  function show(play, room) {
    play.rooms.forEach(function (one) {
      const isShown = one === room;
      one.panel.hidden = !isShown;
      one.tab.setAttribute('aria-selected', String(isShown));
      one.tab.tabIndex = isShown ? 0 : -1;
    });
    if (!room.isMeasured) measure(room);
    count(play, room);
  }

  /** @param {Play} play @param {Room} room @param {KeyboardEvent} event */
  function step(play, room, event) {
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const at = play.rooms.indexOf(room) + move;
    const other = play.rooms[(at + play.rooms.length) % play.rooms.length];
    show(play, other);
    other.tab.focus();
  }

  /** @param {Play} play @param {Scene} scene @param {number} at @returns {Room} */
  function makeRoom(play, scene, at) {
    const el = play.kit.el;
    const name = 'hotspot-' + Math.random().toString(36).slice(2) + '-' + at;
    const tab = el('button', { type: 'button', role: 'tab', class: 'hotspot__tab', id: name + '-tab', 'aria-controls': name });
    const board = el('div', { class: 'hotspot__board', role: 'group', 'aria-label': scene.title + '：在图上找' + play.part.find });
    const svg = /** @type {SVGSVGElement | null} */ (play.kit.picture(scene.picture));
    if (!svg) throw new Error('there is no picture ' + scene.picture);
    board.appendChild(svg);
    const note = el('div', { class: 'feedback' });
    const left = el('p', { class: 'hotspot__left' });
    const list = el('ul', { class: 'hotspot__list', 'aria-label': '已经找到的' });
    const next = el('div', { class: 'hotspot__next' });
    const row = el('div', { class: 'hotspot__row' }, [left, next]);
    const panel = el('div', { class: 'hotspot__panel', id: name }, [board, row, note, list]);
    if (play.part.scenes.length > 1) {
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', name + '-tab');
    }
    note.hidden = true;
    /** @type {Room} */
    const room = {
      scene: scene, svg: svg, tab: tab, panel: panel, board: board, note: note, list: list, left: left, next: next,
      places: makePlaces(play, scene, svg, board), hinted: null, isMeasured: false,
    };
    board.addEventListener('click', function (event) { look(play, room, event); });
    tab.addEventListener('click', function () { show(play, room); });
    tab.addEventListener('keydown', function (event) { step(play, room, event); });
    return room;
  }

  /* The end: what to mend */

  /** @param {Play} play */
  function finish(play) {
    if (play.isOver) return;
    play.isOver = true;
    const part = play.part;
    const praise = '都找到了！一共 ' + wanted(part) + ' 处' + part.find + '。';
    refill(play.end, [
      play.kit.el('p', { class: 'feedback feedback--ok hotspot__praise', text: praise }),
      part.checklist && fixesOf(part).length ? makeChecklist(play, part.checklist) : '',
      play.kit.el('div', { class: 'play__actions' }, [play.kit.restart('再找一遍')]),
    ]);
    play.kit.done(praise);
  }

  /** @param {Part} part @returns {{ key: string, scene: Scene, spot: Spot }[]} */
  function fixesOf(part) {
    const all = part.scenes.map(function (scene) {
      return scene.spots.filter(function (spot) { return counts(spot) && spot.fix; }).map(function (spot) {
        return { key: scene.id + '/' + spot.id, scene: scene, spot: spot };
      });
    });
    return Array.prototype.concat.apply([], all);
  }

  /** @param {Play} play @param {string} title @returns {HTMLElement} */
  function makeChecklist(play, title) {
    const el = play.kit.el;
    const kept = ' ' + play.kit.recall('mended') + ' ';
    const rows = fixesOf(play.part).map(function (fix) {
      const tick = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', value: fix.key }));
      tick.checked = kept.indexOf(' ' + fix.key + ' ') >= 0;
      const words = el('span', {}, [el('b', { text: fix.scene.title + '·' + fix.spot.title }), el('span', { text: fix.spot.fix })]);
      return el('li', {}, [el('label', { class: 'hotspot__tick' }, [tick, words])]);
    });
    const list = el('ul', { class: 'hotspot__ticks' }, rows);
    list.addEventListener('change', function () {
      const ticked = Array.prototype.slice.call(list.querySelectorAll('input:checked'));
      play.kit.keep('mended', ticked.map(function (/** @type {HTMLInputElement} */ one) { return one.value; }).join(' '));
    });
    const print = play.kit.button('打印' + title, function () { printSheet(play, title); }, { primary: true });
    return el('section', { class: 'hotspot__mend', 'aria-label': title }, [
      el('p', { class: 'hotspot__mendtitle', text: title }),
      el('p', { text: '改好一处，打一个勾。勾只记在这台设备上，打印出来的是空格。' }),
      list,
      el('div', { class: 'play__actions' }, [print]),
    ]);
  }

  /** A sheet of its own beside the page: only it goes on paper, with empty boxes. @param {Play} play @param {string} title */
  function printSheet(play, title) {
    const el = play.kit.el;
    const box = function () { return el('td', { class: 'hotspot-sheet__box', text: '□' }); };
    const rows = fixesOf(play.part).map(function (fix) {
      return el('tr', {}, [el('td', { text: fix.scene.title }), el('td', { text: fix.spot.title }), el('td', { text: fix.spot.fix }), box(), box()]);
    });
    const names = ['在哪里', play.part.find, '怎么改', '有', '改好了'].map(function (name) { return el('th', { scope: 'col', text: name }); });
    const sheet = el('section', { class: 'hotspot-sheet' }, [
      el('h1', { text: title }),
      el('p', { text: play.part.title + '：照着走一遍，有就勾“有”，改好再勾“改好了”。' }),
      el('table', {}, [el('thead', {}, [el('tr', {}, names)]), el('tbody', {}, rows)]),
    ]);
    Array.prototype.forEach.call(document.querySelectorAll('.hotspot-sheet'), function (/** @type {Element} */ old) { old.remove(); });
    document.body.appendChild(sheet);
    document.documentElement.classList.add('prints-sheet');
    window.addEventListener('afterprint', function clear() {
      window.removeEventListener('afterprint', clear);
      document.documentElement.classList.remove('prints-sheet');
      sheet.remove();
    });
    window.print();
  }

  /** @param {HTMLElement} stage @param {Part} part @param {Kit} kit */
  function mount(stage, part, kit) {
    const tally = kit.el('p', { class: 'play__progress' });
    const end = kit.el('div', { class: 'hotspot__end' });
    /** @type {Play} */
    const play = { part: part, kit: kit, stage: stage, rooms: [], tally: tally, end: end, isOver: false };
    play.rooms = part.scenes.map(function (scene, at) { return makeRoom(play, scene, at); });
    stage.appendChild(kit.el('div', { class: 'play__bar' }, [tally]));
    if (part.scenes.length > 1) {
      const tabs = kit.el('div', { class: 'hotspot__tabs', role: 'tablist', 'aria-label': '看哪一处' });
      play.rooms.forEach(function (room) { tabs.appendChild(room.tab); });
      stage.appendChild(tabs);
    }
    play.rooms.forEach(function (room) { stage.appendChild(room.panel); });
    stage.appendChild(end);
    show(play, play.rooms[0]);
  }

  /** @type {any} */ (window).kepuExhibit.define('hotspot', mount);
})();
