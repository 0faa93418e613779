/**
 * Plays one part of an exhibit to its end, in the page itself and on a clock of its own: much quicker than a hand.
 * In: added before the page's own scripts, whose timers it takes over; then the id of a part, and for a builder what to
 * put in. Out: all that the stage has shown on the way, the pictures, what was too wide, what read as no words at all.
 * Refuses a button that is not there, is hidden, or says something else than the part's data.
 */
'use strict';

(function () {
  const NONSENSE = /undefined|NaN|\[object|null|Infinity|算不出来/;
  const SETTLED = 2000;
  /** Where there are more ways to set a thing than this, a sample of them is taken or looked at. */
  const MOST_WAYS = 400;
  const MOST_LOOKS = 40;
  const SWEEP = 40;
  const heard = [];

  /* The clock stands still but for `wait`. */

  const sleep = window.setTimeout.bind(window);
  const waiting = new Map();
  const began = Date.now();
  let now = 5000;
  let last = 0;

  function later(what, delay, every) {
    last += 1;
    waiting.set(last, { what: what, at: now + (Number(delay) || 0), every: every });
    return last;
  }

  function wait(length) {
    const end = now + length;
    for (;;) {
      const due = Array.from(waiting).filter((one) => one[1].at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      const timer = due[1];
      now = Math.max(now, timer.at);
      if (timer.every) timer.at += timer.every;
      else waiting.delete(due[0]);
      timer.what();
    }
    now = end;
  }

  window.setTimeout = (what, delay) => later(what, delay, 0);
  window.setInterval = (what, delay) => later(what, delay, Math.max(1, delay));
  window.clearTimeout = (id) => { waiting.delete(id); };
  window.clearInterval = window.clearTimeout;
  performance.now = () => now;
  Date.now = () => began + now;

  document.addEventListener('kepu-done', (event) => {
    heard.push({ tag: event.target.localName, part: event.detail.part, all: event.detail.all });
  });

  /* One part, and what it shows */

  class Game {
    constructor(host) {
      this.host = host;
      this.stage = host.querySelector('.play__stage');
      this.data = JSON.parse(host.querySelector('script[type="application/json"]').textContent);
      this.shown = new Set();
      this.pictures = new Set();
      this.wrongs = new Set();
      this.glanced = new Set();
      this.look();
    }

    /** Read the stage as it is now. */
    look() {
      this.shown.add(this.stage.innerText.replace(/\s+/g, ''));
      this.all('svg[data-picture]').filter(isSeen).forEach((one) => { this.pictures.add(one.getAttribute('data-picture')); });
      const names = this.all('[aria-label], [aria-valuetext]').map((one) => one.getAttribute('aria-label') + one.getAttribute('aria-valuetext'));
      const odd = NONSENSE.exec(names.map((name) => name.replace('null', '')).concat(this.stage.textContent).join(' '));
      if (odd) this.wrongs.add('says ' + odd[0]);
      const wide = Math.max(this.stage.getBoundingClientRect().left + this.stage.scrollWidth, document.documentElement.scrollWidth);
      if (wide > innerWidth) this.wrongs.add('is wider than the phone: ' + wide);
    }

    /** What must be said at once: later it may stand in a summary. */
    expect(words) {
      if (plain(this.stage.innerText).indexOf(plain(words)) < 0) this.wrongs.add('does not say at once ' + words);
    }

    all(selector) { return Array.from(this.stage.querySelectorAll(selector)); }

    find(selector) { return this.stage.querySelector(selector); }

    press(button, words) {
      if (!button || !isSeen(button) || button.disabled) fail(this, 'no button ' + words);
      if (words && !plain(button.textContent).startsWith(plain(words))) fail(this, 'a button says ' + button.textContent + ', not ' + words);
      button.click();
      this.look();
    }

    named(words) { return this.all('button').filter((one) => isSeen(one) && plain(one.textContent) === plain(words))[0]; }

    pressNamed(words) { this.press(this.named(words), words); }

    pressOnward() { this.press(this.find('.play__actions .btn--primary'), ''); }

    type(box, text) {
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      this.look();
    }
  }

  function fail(game, words) { throw new Error(game.data.id + ': ' + words + ' in: ' + game.stage.innerText.slice(0, 400)); }

  function plain(text) { return text.replace(/\s+/g, ''); }

  function isSeen(element) { return element.getClientRects().length > 0; }

  function range(count) { return Array.from({ length: count }, (_, at) => at); }

  /** Every way to take one of each list. */
  function product(lists) {
    return lists.reduce((rows, list) => [].concat(...rows.map((row) => list.map((one) => row.concat([one])))), [[]]);
  }

  /* Quiz: each answer by itself, and in the last round all that is right. */

  function quiz(game) {
    const questions = game.data.questions;
    const rounds = Math.max(...questions.map((question) => question.choices.length));
    for (let round = rounds; round >= 0; round -= 1) {
      questions.forEach((question, at) => {
        answer(game, question, round);
        game.pressNamed(at + 1 < questions.length ? '下一题' : '看结果');
      });
      if (round) game.pressNamed('再玩一次');
    }
  }

  function answer(game, question, round) {
    const right = question.choices.filter((choice) => choice.right);
    const picked = round ? [question.choices[Math.min(round, question.choices.length) - 1]] : right;
    picked.forEach((choice) => { game.press(game.all('button.choice')[question.choices.indexOf(choice)], choice.text); });
    if (right.length > 1) game.pressNamed('确定');
  }

  /* Scenario: each choice of each scene, by the shortest way there. */

  function scenario(game) {
    const tried = new Set();
    let here = game.data.start;
    for (;;) {
      const way = wayToUntried(game.data, here, tried);
      if (!way && here === game.data.start) return;
      if (!way) {
        game.pressNamed('从头再来');
        here = game.data.start;
      } else {
        here = way.reduce((at, choice) => take(game, at, choice, tried), here);
      }
    }
  }

  function sceneOf(data, id) { return data.nodes.filter((node) => node.id === id)[0]; }

  function wayToUntried(data, start, tried) {
    const ways = [{ at: start, way: [] }];
    const known = new Set([start]);
    while (ways.length) {
      const from = ways.shift();
      const choices = sceneOf(data, from.at).choices || [];
      const fresh = choices.findIndex((choice, at) => !tried.has(from.at + at));
      if (fresh >= 0) return from.way.concat(fresh);
      choices.forEach((choice, at) => {
        if (known.has(choice.to)) return;
        known.add(choice.to);
        ways.push({ at: choice.to, way: from.way.concat(at) });
      });
    }
    return null;
  }

  function take(game, here, at, tried) {
    const choice = sceneOf(game.data, here).choices[at];
    tried.add(here + at);
    game.press(game.all('button.choice')[at], choice.text);
    game.pressNamed(choice.to === here ? '回去再选' : '继续');
    return choice.to;
  }

  /* Hotspot: a hint, what is harmless, then all that counts. */

  function hotspot(game) {
    game.data.scenes.forEach((scene, at) => {
      if (game.data.scenes.length > 1) game.press(game.all('.hotspot__tab')[at], scene.title);
      game.pressNamed('提示');
      game.pressNamed('提示');
      const spots = scene.spots.filter((spot) => spot.harmless).concat(scene.spots.filter((spot) => !spot.harmless));
      spots.forEach((spot) => {
        game.press(game.all('button[data-spot="' + spot.id + '"]').filter(isSeen)[0], '');
      });
    });
  }

  /* Sorting: once wrong where that can be, then right. */

  function sorting(game) {
    game.data.items.forEach(() => {
      const id = game.find('.sorting__card').getAttribute('data-item');
      const item = game.data.items.filter((one) => one.id === id)[0];
      const wrong = game.data.bins.filter((bin) => item.bins.indexOf(bin.id) < 0)[0];
      if (wrong) game.press(game.find('[data-bin="' + wrong.id + '"]'), wrong.title);
      game.press(game.find('[data-bin="' + item.bins[0] + '"]'), '');
      game.expect(item.why);
      game.pressOnward();
    });
  }

  /* Builder: nothing, one thing, everything, then what is asked for. */

  function builder(game, wanted) {
    const toggle = (item) => { game.press(game.find('.builder__card[data-item="' + item + '"]'), ''); };
    const items = game.data.items.map((item) => item.id);
    const least = game.data.items.filter((item) => !item.needed)[0] || game.data.items[0];
    game.pressNamed('看看够不够');
    [[least.id], items, wanted].forEach((basket) => {
      basket.forEach(toggle);
      game.pressNamed('看看够不够');
      if (basket === wanted) return;
      game.pressNamed('看看够不够');
      game.pressNamed('全部拿出来，重新装');
    });
  }

  /* Dialogue: each wrong phrase before a right one. */

  function dialogue(game) {
    const slots = game.data.slots;
    slots.forEach((slot, at) => {
      const phrases = slot.choices.filter((choice) => !choice.right).concat(slot.choices.filter((choice) => choice.right));
      phrases.forEach((phrase) => { game.press(game.all('button.choice')[slot.choices.indexOf(phrase)], phrase.text); });
      game.pressNamed(at + 1 < slots.length ? '下一句' : '看整段话');
    });
  }

  /* Slider: every place of every control; looked at whenever there is a new state, and from time to time. */

  function slider(game) {
    const ranges = game.all('input[type=range]');
    const ways = product(ranges.map((one) => range(Number(one.max) + 1)));
    ways.forEach((places, at) => {
      places.forEach((place, control) => { ranges[control].value = String(place); });
      ranges[0].dispatchEvent(new Event('input', { bubbles: true }));
      glance(game, game.find('.slide__title').textContent, at, ways.length);
    });
    wait(SETTLED);
    game.look();
  }

  /** Looking takes long: what is as before is left out, but for some. */
  function glance(game, words, at, all) {
    if (game.glanced.has(words) && at % Math.ceil(all / MOST_LOOKS)) return;
    game.glanced.add(words);
    game.look();
  }

  /* Calculator: every choice with the lowest, the usual and the highest of every number; then each number by small steps. */

  function calculator(game) {
    const inputs = game.data.inputs;
    const edges = inputs.map((input) => (input.choices ? range(input.choices.length) : [input.min, input.start, input.max]));
    const steps = inputs.map((input, at) => (input.choices ? edges[at] : range(SWEEP + 1).map((one) => stepOf(input, one))));
    const usual = inputs.map((input, at) => (input.choices ? edges[at] : [input.start]));
    const sweeps = inputs.map((input, at) => product(usual.map((values, one) => (one === at ? steps[one] : values))));
    [product(edges)].concat(sweeps).forEach((ways) => {
      thin(ways).forEach((way, at, all) => {
        way.forEach((value, field) => { put(game, inputs[field], field, value); });
        examine(game);
        glance(game, game.all('.calc__band').map((band) => band.textContent).join(), at, all.length);
      });
    });
    wait(SETTLED);
    game.look();
  }

  function stepOf(input, at) {
    const step = input.step || 1;
    const value = Math.min(input.max, input.min + Math.round((input.max - input.min) * at / SWEEP / step) * step);
    return Number(value.toFixed(6));
  }

  function thin(ways) {
    const stride = Math.ceil(ways.length / MOST_WAYS);
    return ways.filter((way, at) => at % stride === 0 || at === ways.length - 1);
  }

  function put(game, input, at, value) {
    const field = game.all('.calc__field')[at];
    const box = input.choices ? field.querySelectorAll('input[type=radio]')[value] : field.querySelector('.calc__box');
    if (input.choices ? box.checked : box.value === String(value)) return;
    if (input.choices) box.checked = true;
    else box.value = String(value);
    box.dispatchEvent(new Event(input.choices ? 'change' : 'input', { bubbles: true }));
    if (field.querySelector('[aria-invalid]')) game.wrongs.add(input.id + ' refuses ' + value);
  }

  /** Every result is a number, and one that has bands says which. */
  function examine(game) {
    const shown = game.all('.calc__result');
    if (!shown.length) game.wrongs.add('no result');
    shown.forEach((node) => {
      const title = node.querySelector('.calc__result-title').textContent;
      const bands = game.data.results.filter((result) => result.title === title)[0].bands || [];
      if (!/\d/.test(node.querySelector('.calc__value b').textContent)) game.wrongs.add(title + ': no number');
      if (bands.length && !node.querySelector('.calc__band')) game.wrongs.add(title + ': no advice');
    });
  }

  /* Inspector: each sample is merely opened, then guessed at in every way. */

  function inspector(game) {
    const samples = game.data.samples;
    let most = 0;
    for (let round = 0; round <= most; round += 1) {
      if (round) game.pressNamed('从头再来');
      samples.forEach((sample, at) => {
        const guesses = game.all('button.choice');
        most = Math.max(most, guesses.length);
        game.press(round ? guesses[Math.min(round, guesses.length) - 1] : game.named('直接拆开看'), '');
        if (at + 1 < samples.length) game.pressNamed('下一个');
      });
    }
    samples.forEach((sample) => {
      if (!game.data.own) return;
      game.type(game.find('.inspector__box'), sample.address);
      game.press(game.find('.inspector__form button'), '拆开看');
    });
  }

  /* Practice: every movement, as a keyboard or a switch makes it. */

  const MOVES = {
    tap: (game, task) => { game.pressNamed(task.target); },
    hold: (game) => {
      game.find('.practice__hold').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
      wait(SETTLED);
    },
    swipe: (game) => { range(20).forEach(() => { game.pressNamed('往下翻 ↓'); }); },
    back: async (game, task) => {
      const isBack = new Promise((resolve) => { window.addEventListener('popstate', () => { sleep(resolve, 0); }, { once: true }); });
      game.pressNamed(task.target);
      game.pressNamed('← 返回');
      await isBack;
    },
    zoom: (game) => { range(3).forEach(() => { game.pressNamed('＋ 放大'); }); },
    type: (game, task) => {
      game.pressNamed('看看对不对');
      game.type(game.find('.practice__field'), task.target);
    },
  };

  async function practice(game) {
    for (const task of game.data.tasks) {
      await MOVES[task.action](game, task);
      game.look();
      game.pressOnward();
    }
  }

  /* Rhythm: too slow, too fast, not at all, and then as it should be. */

  function rhythm(game) {
    const paces = /(\d+)–(\d+)/.exec(game.find('.beat__hint').textContent);
    const gap = 120000 / (Number(paces[1]) + Number(paces[2]));
    const beat = (length) => {
      wait(length);
      game.press(game.find('.beat__pad'), '');
    };
    range(6).forEach(() => { beat(gap * 1.5); });
    range(8).forEach(() => { beat(gap / 1.5); });
    wait(3000);
    game.look();
    for (let most = 1000; isSeen(game.find('.beat__pad')); most -= 1) {
      if (!most) fail(game, 'there is no end');
      beat(game.find('.beat__pad--pause') ? gap * 3 : gap);
    }
  }

  const KINDS = { quiz, scenario, hotspot, sorting, builder, dialogue, slider, calculator, inspector, practice, rhythm };

  async function play(id, wanted) {
    const game = new Game(document.querySelector('[data-part="' + id + '"]'));
    await KINDS[game.data.type](game, wanted);
    wait(SETTLED);
    return { shown: Array.from(game.shown), pictures: Array.from(game.pictures), wrongs: Array.from(game.wrongs) };
  }

  window.kepuPlayer = { play: play, heard: heard };
})();
