// @ts-check
/**
 * A message put together sentence by sentence, then said aloud.
 * In: a part of the type `dialogue`. Out: what to say next, why some ways of saying it do not do, the message as it
 * grows; at the end the whole of it, to be read aloud against a clock. Refuses to dial: it has no telephone.
 */
(function () {
  'use strict';

  const { land, once, prose, refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /**
   * @typedef {import('../exhibit/main.js').Kit} Kit
   * @typedef {{ text: string, right?: boolean, why?: string }} Phrase
   * @typedef {{ id: string, title: string, choices: Phrase[] }} Slot
   * @typedef {{ opening: string, slots: Slot[], seconds?: number, done: string }} Script
   */

  const MOCK = '这是模拟练习，不会拨出电话。';
  /** Nobody reads for longer: the clock was forgotten. */
  const FORGOTTEN = 600;

  class Dialogue {
    /** @param {HTMLElement} stage @param {Script} data @param {Kit} kit */
    constructor(stage, data, kit) {
      this._stage = stage;
      this._script = data;
      this._kit = kit;
      this._at = 0;
      /** What is said in each slot. @type {(Phrase | undefined)[]} */
      this._said = [];
      this._isDone = false;
    }

    start() {
      // Browsers look for their voices only once somebody has asked.
      this._kit.canSpeak();
      this._draw();
    }

    /* What one does */

    /** @param {Phrase} phrase */
    _say(phrase) {
      this._said[this._at] = phrase;
      this._draw();
      land(/** @type {HTMLElement} */ (this._stage.querySelector('.feedback__verdict')));
    }

    /** @param {number} at */
    _turnTo(at) {
      this._at = at;
      land(this._draw());
    }

    _goOn() {
      const next = this._script.slots.findIndex((slot, at) => !this._isSaid(at));
      if (next < 0) this._end();
      else this._turnTo(next);
    }

    /** @param {number} at */
    _isSaid(at) {
      const phrase = this._said[at];
      return Boolean(phrase && phrase.right);
    }

    /* What one sees while the message grows */

    /** @returns {HTMLElement} Where reading goes on. */
    _draw() {
      const slot = this._script.slots[this._at];
      const heading = this._kit.el('h3', { class: 'play__ask', tabindex: '-1' }, ['怎么说清“' + slot.title + '”？']);
      refill(this._stage, [
        this._bar('第' + (this._at + 1) + '句，共' + this._script.slots.length + '句'),
        this._talk(this._growing()),
        heading,
        this._choices(slot),
        this._feedback(),
        this._actions(),
      ]);
      return heading;
    }

    /** @param {string} words */
    _bar(words) {
      return this._kit.el('div', { class: 'play__bar' }, [
        this._kit.el('p', { class: 'play__progress' }, [words]),
        this._kit.el('p', { class: 'dialogue__mock' }, [MOCK]),
      ]);
    }

    /** Both sides of the call. @param {(Node | string)[]} message */
    _talk(message) {
      return this._kit.el('div', { class: 'dialogue__talk' }, [
        this._kit.el('p', { class: 'dialogue__who' }, ['对方']),
        this._kit.el('p', { class: 'bubble' }, [this._script.opening]),
        this._kit.el('p', { class: 'dialogue__who dialogue__who--me' }, ['您']),
        this._kit.el('p', { class: 'bubble dialogue__mine' }, message),
      ]);
    }

    /** What has been said, and what is still to be said. @returns {(Node | string)[]} */
    _growing() {
      return this._script.slots.map((slot, at) => {
        const phrase = this._said[at];
        const end = at === this._script.slots.length - 1 ? '。' : '，';
        if (phrase && phrase.right) return withoutStop(phrase.text) + end;
        if (phrase) return this._kit.el('span', {}, [this._kit.el('s', {}, [withoutStop(phrase.text)]), '（要改）' + end]);
        return this._kit.el('span', { class: 'dialogue__gap' }, ['〔' + slot.title + '〕' + end]);
      });
    }

    /** @param {Slot} slot */
    _choices(slot) {
      return this._kit.el('div', { class: 'choices', role: 'group', 'aria-label': slot.title }, slot.choices.map((phrase) => {
        const isSaid = this._said[this._at] === phrase;
        const tone = !isSaid ? '' : phrase.right ? ' choice--right' : ' choice--wrong';
        return this._kit.el('button', {
          type: 'button',
          class: 'choice' + tone,
          'aria-pressed': String(isSaid),
          on: { click: once(() => { this._say(phrase); }) },
        }, [
          this._kit.el('span', { class: 'choice__text' }, [phrase.text]),
          isSaid ? this._kit.el('span', { class: 'choice__tag' }, [phrase.right ? '对' : '再想想']) : null,
        ]);
      }));
    }

    _feedback() {
      const phrase = this._said[this._at];
      if (!phrase) return null;
      return this._kit.el('div', { class: 'feedback ' + (phrase.right ? 'feedback--ok' : 'feedback--notice') }, [
        this._kit.el('p', { class: 'feedback__verdict', tabindex: '-1' }, [phrase.right ? '对，这样说清楚。' : '再想想，换一句。']),
      ].concat(prose(phrase.why || '')));
    }

    _actions() {
      const buttons = [];
      if (this._at > 0) buttons.push(this._kit.button('上一句', once(() => { this._turnTo(this._at - 1); }), {}));
      if (this._isSaid(this._at)) {
        const words = this._script.slots.every((slot, at) => this._isSaid(at)) ? '看整段话' : '下一句';
        buttons.push(this._kit.button(words, once(() => { this._goOn(); }), { primary: true }));
      }
      return buttons.length ? this._kit.el('div', { class: 'play__actions' }, buttons) : null;
    }

    /* The end */

    _message() {
      return this._script.slots.map((slot, at) => withoutStop((this._said[at] || slot.choices[0]).text)).join('，') + '。';
    }

    _end() {
      const message = this._message();
      const heading = this._kit.el('h3', { class: 'play__ask', tabindex: '-1' }, ['整段话说全了']);
      refill(this._stage, [
        this._bar(this._script.slots.length + '句都有了'),
        heading,
        this._talk([message]),
        this._kit.el('div', { class: 'feedback feedback--ok' }, prose(this._script.done)),
        this._aloud(message),
        this._practice(),
        this._outline(),
        this._kit.el('div', { class: 'play__actions' }, [this._kit.restart('重新拼一遍')]),
      ]);
      land(heading);
      if (!this._isDone) this._kit.done(this._script.done);
      this._isDone = true;
    }

    /** @param {string} message */
    _aloud(message) {
      return this._kit.canSpeak() ? this._kit.el('div', { class: 'play__actions' }, [
        this._kit.button('朗读一遍', () => { this._kit.aloud(message); }, {}),
      ]) : null;
    }

    /** The parts of the message, each of which can be said in another way. */
    _outline() {
      return this._kit.el('div', { class: 'dialogue__outline' }, [
        this._kit.el('p', { class: 'dialogue__label' }, ['想换一种说法，按“改”。']),
        this._kit.el('ol', {}, this._script.slots.map((slot, at) => this._kit.el('li', {}, [
          this._kit.el('span', {}, [this._kit.el('b', {}, [slot.title + '：']), (this._said[at] || slot.choices[0]).text]),
          this._kit.el('button', { type: 'button', class: 'btn dialogue__change', 'aria-label': '改' + slot.title, on: { click: once(() => { this._turnTo(at); }) } }, ['改']),
        ]))),
      ]);
    }

    /* The clock */

    _practice() {
      const aim = this._script.seconds;
      const face = this._kit.el('p', { class: 'dialogue__clock', 'aria-hidden': 'true' }, ['0 秒']);
      const words = this._kit.el('p', { class: 'dialogue__taken', role: 'status' }, []);
      const clock = new Clock(face, (seconds) => {
        words.textContent = sayTaken(seconds, aim);
        button.textContent = '再练一次';
      });
      const button = this._kit.button('开始计时', once(() => {
        if (clock.isRunning()) { clock.stop(); return; }
        clock.start();
        words.textContent = '开始了，请把上面的话念出来。';
        button.textContent = '念完了，停';
      }), { primary: true });
      return this._kit.el('div', { class: 'dialogue__practice' }, [
        this._kit.el('p', { class: 'dialogue__label' }, ['掐表念一遍' + (aim ? '：争取 ' + aim + ' 秒说完' : '')]),
        this._kit.el('div', { class: 'dialogue__timer' }, [button, face]),
        words,
      ]);
    }
  }

  /** Counts seconds on its face until it is stopped, forgotten, or gone from the page. */
  class Clock {
    /** @param {HTMLElement} face @param {(seconds: number) => void} onStop */
    constructor(face, onStop) {
      this._face = face;
      this._onStop = onStop;
      this._began = 0;
      /** @type {number | undefined} */
      this._timer = undefined;
    }

    isRunning() {
      return this._timer !== undefined;
    }

    start() {
      this._began = Date.now();
      this._show();
      this._timer = window.setInterval(() => { this._tick(); }, 200);
    }

    stop() {
      clearInterval(this._timer);
      this._timer = undefined;
      this._show();
      this._onStop(this._seconds());
    }

    _tick() {
      if (!document.contains(this._face)) clearInterval(this._timer);
      else if (this._seconds() >= FORGOTTEN) this.stop();
      else this._show();
    }

    _seconds() {
      // Someone may set the device's clock back meanwhile.
      return Math.max(0, Math.round((Date.now() - this._began) / 1000));
    }

    _show() {
      this._face.textContent = this._seconds() + ' 秒';
    }
  }

  /** @param {number} seconds @param {number} [aim] @returns {string} */
  function sayTaken(seconds, aim) {
    if (seconds >= FORGOTTEN) return '表走了很久，先停下了。想练再按一次。';
    const taken = '用了 ' + seconds + ' 秒';
    if (!aim) return taken + '。';
    return taken + (seconds > aim ? '，比 ' + aim + ' 秒多 ' + (seconds - aim) + ' 秒。话再短些，先说最要紧的。' : '，在 ' + aim + ' 秒以内。');
  }

  /** @param {string} text @returns {string} A sentence that another may follow. */
  function withoutStop(text) {
    return text.trim().replace(/[，。；、,.;]+$/, '');
  }

  /** @type {any} */ (window).kepuExhibit.define('dialogue', function (/** @type {HTMLElement} */ stage, /** @type {any} */ data, /** @type {Kit} */ kit) {
    new Dialogue(stage, data, kit).start();
  });
})();
