// @ts-check
/**
 * 跟节拍: a metronome, and a pad that tells whether one keeps up with it.
 * In: how fast at least and at most, how many beats a round has and what is counted after it. Out: a beat to see, to hear
 * and to feel, the pace of the last beats in words, and at the end how many lay in the range. Refuses to judge the visitor,
 * to flash the screen, and to go on while nobody looks at the page.
 */
(function () {
  'use strict';

  /** @typedef {import('../exhibit/main.js').Kit} Kit */
  /** @typedef {(number | string)[]} Program */
  /** @typedef {{ id: string, title: string, slowest: Program, fastest: Program, beats: Program, pause: Program, pause_title: string, rounds?: number,
   *   slow: string, good: string, fast: string, stopped: string, done: string }} Rhythm */
  /** @typedef {{ slowest: number, fastest: number, beats: number, pause: number, rounds: number }} Plan */
  /** @typedef {'slow' | 'good' | 'fast'} Pace */

  const MINUTE = 60000;
  /** How far ahead clicks are handed to the speaker, which keeps time better than any timer; and how often that is looked after. */
  const AHEAD = 150;
  const LOOK_EVERY = 40;
  /** A beat missed by more than this is left out: a burst of late clicks is no rhythm. */
  const TOO_LATE = 40;
  const PULSE = 130;
  const BUZZ = 15;
  /** The pace is that of the last beats: fewer jump about, more lag behind. */
  const LAST_BEATS = 6;
  const BEATS_TO_TELL = 4;
  const STOPPED_AFTER = 2000;
  /** A finger that trembles on the glass touches it twice. */
  const TREMBLE = 80;
  /** In the pause, presses that follow each other faster than this are the beat going on, not a pause. */
  const BREATH = 700;
  const SAY_EVERY = 4000;
  const COUNT_EVERY = 10;
  const FINE_STEP = 5;
  const NOTHING = '——';

  /* The metronome */

  /**
   * Beats on a grid that starts when it starts: what is late once is not late for ever.
   * @param {number} pace Per minute. @param {(at: number, number: number) => void} onBeat Called a little ahead, with the moment of the beat; they are counted from one.
   */
  function metronome(pace, onBeat) {
    let gap = MINUTE / pace;
    let origin = 0;
    let number = 0;
    let timer = 0;
    let isOn = false;

    function look() {
      const now = performance.now();
      while (isOn && origin + number * gap < now + AHEAD) {
        const at = origin + number * gap;
        number += 1;
        if (at > now - TOO_LATE) onBeat(at, number);
      }
      if (isOn) timer = setTimeout(look, LOOK_EVERY);
    }

    function stop() {
      clearTimeout(timer);
      isOn = false;
    }

    /** The first beat comes after one gap. */
    function start() {
      stop();
      origin = performance.now() + gap;
      number = 0;
      isOn = true;
      look();
    }

    return {
      start: start,
      stop: stop,
      isOn: function () { return isOn; },
      /** @param {number} faster */
      setPace: function (faster) {
        // Goes on from the next beat, in the new pace.
        origin += number * gap;
        number = 0;
        gap = MINUTE / faster;
      },
    };
  }

  /* The pace of one's own beats */

  function pulse() {
    /** @type {number[]} */
    let moments = [];
    return {
      forget: function () { moments = []; },
      /** @param {number} now */
      add: function (now) {
        moments.push(now);
        moments = moments.slice(-LAST_BEATS);
      },
      last: function () { return moments.length ? moments[moments.length - 1] : null; },
      count: function () { return moments.length; },
      /** @returns {number | null} Per minute, rounded: what is said is what is shown. */
      pace: function () {
        const gaps = moments.length - 1;
        return gaps > 0 ? Math.round(MINUTE * gaps / (moments[gaps] - moments[0])) : null;
      },
    };
  }

  /** @param {number} pace @param {Plan} plan @returns {Pace} */
  function judge(pace, plan) {
    if (pace < plan.slowest) return 'slow';
    return pace > plan.fastest ? 'fast' : 'good';
  }

  /** @param {Rhythm} data @param {Kit} kit @returns {Plan} */
  function planOf(data, kit) {
    const numbers = [data.slowest, data.fastest, data.beats, data.pause].map(function (program) { return Number(kit.run(program, {})); });
    const plan = { slowest: numbers[0], fastest: numbers[1], beats: Math.round(numbers[2]), pause: Math.round(numbers[3]), rounds: data.rounds || 2 };
    if (!(plan.slowest > 0 && plan.fastest >= plan.slowest && plan.beats > 0 && plan.pause >= 0)) throw new Error('no rhythm: ' + data.id);
    return plan;
  }

  /* The page's part */

  class Session {
    /** @param {HTMLElement} stage @param {Rhythm} data @param {Kit} kit */
    constructor(stage, data, kit) {
      this._stage = stage;
      this._data = data;
      this._kit = kit;
      this._plan = planOf(data, kit);
      this._pace = Math.round((this._plan.slowest + this._plan.fastest) / 2);
      this._pulse = pulse();
      this._metronome = metronome(this._pace, this._schedule.bind(this));
      this._round = 1;
      this._beat = 0;
      this._breaths = 0;
      this._phase = /** @type {'beats' | 'pause' | 'over'} */ ('beats');
      this._tally = { beats: 0, measured: 0, good: 0, stops: 0 };
      /** @type {number[]} How long each pause took, in seconds. */
      this._pauses = [];
      this._pausedAt = 0;
      this._said = { words: '', at: -SAY_EVERY };
      this._pressedAt = -TREMBLE;
      this._stopTimer = 0;
      this._isCounting = false;
      const el = kit.el;
      this._light = el('span', { class: 'beat__light' + (kit.calm ? ' beat__light--calm' : ''), 'aria-hidden': 'true' });
      this._speed = el('b', { text: String(this._pace) });
      this._switch = kit.button('', this._toggle.bind(this), { primary: true, class: 'beat__switch' });
      this._padTitle = el('span', { class: 'beat__pad-title' });
      this._padCount = el('span', { class: 'beat__pad-count' });
      this._pad = el('button', { type: 'button', class: 'beat__pad' }, [this._light, this._padTitle, this._padCount]);
      this._rate = el('b', { text: NOTHING });
      this._needle = el('span', { class: 'beat__needle', hidden: true });
      this._words = el('p', { class: 'feedback beat__words' });
      this._fill = el('span', { class: 'meter__fill' });
      this._progress = el('p', { class: 'play__progress' });
      this._counting = kit.button('报数', this._toggleCounting.bind(this), { pressed: false });
      this._board = el('div', { class: 'beat' });
      this._end = el('div', { class: 'beat__end', tabindex: '-1' });
    }

    draw() {
      const el = this._kit.el;
      const plan = this._plan;
      this._stage.appendChild(this._board);
      [
        el('div', { class: 'play__bar' }, [this._progress]),
        el('div', { class: 'beat__metronome' }, [this._switch, this._pacers(), this._switches()]),
        this._pad,
        el('div', { class: 'meter', 'aria-hidden': 'true' }, [this._fill]),
        el('div', { class: 'beat__rate' }, [el('p', {}, ['您现在每分钟 ', this._rate, ' 次']), this._gauge()]),
        this._words,
        el('p', { class: 'beat__hint', text: '按大按钮，或选中它后按空格键、回车键。每分钟 ' + plan.slowest + '–' + plan.fastest + ' 次就是正好。' }),
      ].forEach((part) => { this._board.appendChild(part); });
      this._stage.appendChild(this._end);
      this._stage.appendChild(el('div', { class: 'play__actions' }, [this._kit.restart('从头再来')]));
      this._listen();
      this._showSwitch();
      this._showPad();
      this._tell('', '先听节拍，或者直接按。', false);
    }

    /* Parts of the board */

    _pacers() {
      const name = { class: 'beat__speed', role: 'group', 'aria-label': '节拍快慢' };
      return this._kit.el('div', name, [
        this._pacer('−', '节拍慢一点', -1), this._kit.el('p', {}, [this._speed, ' 次/分']), this._pacer('+', '节拍快一点', 1),
      ]);
    }

    /** @param {string} sign @param {string} label @param {number} way */
    _pacer(sign, label, way) {
      const plan = this._plan;
      const step = plan.fastest - plan.slowest >= 2 * FINE_STEP ? FINE_STEP : 1;
      const button = this._kit.button(sign, () => {
        this._pace = Math.min(plan.fastest, Math.max(plan.slowest, this._pace + way * step));
        this._metronome.setPace(this._pace);
        this._speed.textContent = String(this._pace);
        this._kit.say('节拍每分钟 ' + this._pace + ' 次');
      }, { class: 'beat__pacer' });
      button.setAttribute('aria-label', label);
      return button;
    }

    _switches() {
      return this._kit.el('div', { class: 'beat__switches' }, [this._kit.switches(), this._counting]);
    }

    _gauge() {
      const zones = [['slow', '慢'], ['good', '正好'], ['fast', '快']].map((zone) =>
        this._kit.el('span', { class: 'beat__zone beat__zone--' + zone[0], text: zone[1] }));
      return this._kit.el('div', { class: 'beat__gauge', 'aria-hidden': 'true' }, [zones[0], zones[1], zones[2], this._needle]);
    }

    /* What one does */

    _listen() {
      const pad = this._pad;
      let isTaken = false;
      pad.addEventListener('pointerdown', (event) => {
        if (event.button > 0) return;
        isTaken = true;
        this._press();
      });
      pad.addEventListener('keydown', (event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        if (!event.repeat) this._press();
      });
      // Firefox makes a click of a released space bar, whatever came of the key that went down.
      pad.addEventListener('keyup', (event) => { if (event.key === ' ') event.preventDefault(); });
      pad.addEventListener('click', () => {
        // Screen readers and switches click without a finger.
        if (!isTaken) this._press();
        isTaken = false;
      });
      pad.addEventListener('contextmenu', (event) => { event.preventDefault(); });
      const leave = () => {
        if (!pad.isConnected) document.removeEventListener('visibilitychange', leave);
        if (document.hidden || !pad.isConnected) this._leave();
      };
      document.addEventListener('visibilitychange', leave);
    }

    _toggle() {
      if (this._metronome.isOn()) this._metronome.stop();
      else this._metronome.start();
      this._showSwitch();
      if (this._metronome.isOn()) this._pad.focus({ preventScroll: true });
    }

    _toggleCounting() {
      this._isCounting = !this._isCounting;
      this._counting.setAttribute('aria-pressed', String(this._isCounting));
    }

    _press() {
      const now = performance.now();
      const since = now - this._pressedAt;
      if (this._phase === 'over' || since < TREMBLE) return;
      this._pressedAt = now;
      this._kit.buzz(BUZZ);
      if (this._phase === 'pause') this._breathe(now, since);
      else this._strike(now);
      this._showPad();
    }

    /** @param {number} now */
    _strike(now) {
      const last = this._pulse.last();
      if (last !== null && now - last > STOPPED_AFTER) this._pulse.forget();
      this._pulse.add(now);
      this._beat += 1;
      this._tally.beats += 1;
      this._measure();
      this._watchForStop();
      if (this._isCounting && this._beat % COUNT_EVERY === 0) this._kit.aloud(String(this._beat));
      if (this._beat >= this._plan.beats) this._rest(now);
    }

    /** @param {number} now */
    _rest(now) {
      clearTimeout(this._stopTimer);
      this._pulse.forget();
      this._pausedAt = now;
      this._phase = 'pause';
      this._breaths = 0;
      if (!this._plan.pause) { this._nextRound(); return; }
      this._tell('notice', this._restWords(), true);
      if (this._isCounting) this._kit.aloud(this._data.pause_title);
    }

    /** @returns {string} */
    _restWords() {
      return this._data.pause_title + ' ' + this._plan.pause + ' 次，做完一次按一下';
    }

    /** @param {number} now @param {number} since The press before, in thousandths of a second. */
    _breathe(now, since) {
      if (since < BREATH) {
        this._tell('notice', '先停一停，' + this._restWords(), true);
        return;
      }
      this._breaths += 1;
      if (this._breaths < this._plan.pause) return;
      this._pauses.push((now - this._pausedAt) / 1000);
      this._nextRound();
    }

    _nextRound() {
      this._pulse.forget();
      this._beat = 0;
      this._round += 1;
      if (this._round > this._plan.rounds) { this._finish(); return; }
      this._phase = 'beats';
      this._tell('', '第 ' + this._round + ' 轮，马上接着按', true);
      // The grid begins anew with the round.
      if (this._metronome.isOn()) this._metronome.start();
      this._watchForStop();
    }

    /* What comes of it */

    _measure() {
      const pace = this._pulse.pace();
      if (pace === null) return;
      const how = judge(pace, this._plan);
      this._tally.measured += 1;
      if (how === 'good') this._tally.good += 1;
      if (this._pulse.count() < BEATS_TO_TELL) return;
      this._rate.textContent = String(pace);
      this._point(pace);
      this._tell(how === 'good' ? 'ok' : 'notice', this._data[how], false);
    }

    /** Put the needle where the pace lies: each zone is as wide as the range between slowest and fastest. @param {number} pace */
    _point(pace) {
      const plan = this._plan;
      const width = plan.fastest - plan.slowest || 1;
      const part = (pace - plan.slowest + width) / (3 * width);
      const needle = this._needle;
      needle.hidden = false;
      needle.style.left = Math.min(98, Math.max(2, part * 100)) + '%';
    }

    _watchForStop() {
      clearTimeout(this._stopTimer);
      this._stopTimer = setTimeout(() => {
        if (!this._pad.isConnected || this._phase !== 'beats') return;
        this._tally.stops += 1;
        this._pulse.forget();
        this._silence();
        this._tell('notice', this._data.stopped, true);
      }, STOPPED_AFTER);
    }

    _silence() {
      this._rate.textContent = NOTHING;
      this._needle.hidden = true;
    }

    /** The page is out of sight: neither sound nor stopwatch goes on. */
    _leave() {
      const wasBusy = this._metronome.isOn() || this._pulse.count() > 0;
      this._metronome.stop();
      clearTimeout(this._stopTimer);
      this._pulse.forget();
      this._showSwitch();
      if (!wasBusy || this._phase === 'over') return;
      this._silence();
      this._tell('', '停在这里等您，回来接着按。', false);
    }

    _finish() {
      this._phase = 'over';
      this._metronome.stop();
      this._showSwitch();
      clearTimeout(this._stopTimer);
      const end = this._end;
      this._board.hidden = true;
      end.appendChild(this._kit.el('p', { class: 'beat__over', text: '做完了' }));
      this._summary().forEach((line) => { end.appendChild(this._kit.el('p', { text: line })); });
      end.appendChild(this._kit.el('p', { class: 'feedback feedback--ok', text: this._data.done }));
      end.focus({ preventScroll: true });
      this._kit.done(this._summary().join('') + this._data.done);
    }

    /** @returns {string[]} */
    _summary() {
      const tally = this._tally;
      const plan = this._plan;
      const lines = ['一共按了 ' + tally.beats + ' 下。量到快慢的 ' + tally.measured + ' 下里，有 ' + tally.good + ' 下在每分钟 ' + plan.slowest + '–' + plan.fastest + ' 次之间。'];
      if (tally.stops) lines.push('中间停下来 ' + tally.stops + ' 次。');
      if (this._pauses.length) {
        lines.push('每轮停下来' + this._data.pause_title + '：' + this._pauses.map((seconds) => this._kit.number(seconds, 1) + ' 秒').join('、') + '。');
      }
      return lines;
    }

    /* Showing */

    /** @param {number} at The moment of the beat. @param {number} number */
    _schedule(at, number) {
      if (!this._board.isConnected) this._metronome.stop();
      if (!this._metronome.isOn() || this._phase !== 'beats') return;
      const delay = at - performance.now();
      this._kit.sound.tick(number % this._plan.beats === 1, delay / 1000);
      setTimeout(() => {
        if (!this._metronome.isOn()) return;
        this._kit.buzz(BUZZ);
        this._light.classList.add('beat__light--on');
        setTimeout(() => { this._light.classList.remove('beat__light--on'); }, PULSE);
      }, Math.max(0, delay));
    }

    _showSwitch() {
      const isOn = this._metronome.isOn();
      this._switch.textContent = isOn ? '停下节拍' : '开始节拍';
      this._switch.classList.toggle('btn--primary', !isOn);
    }

    _showPad() {
      const plan = this._plan;
      // Voices come some time after the page.
      this._counting.hidden = !this._kit.canSpeak();
      const isPause = this._phase === 'pause';
      const total = isPause ? plan.pause : plan.beats;
      const count = isPause ? this._breaths : this._beat;
      this._padTitle.textContent = isPause ? this._data.pause_title : '按这里';
      this._padCount.textContent = count + '／' + total;
      this._pad.classList.toggle('beat__pad--pause', isPause);
      this._fill.style.width = count / Math.max(1, total) * 100 + '%';
      this._progress.textContent = '第 ' + Math.min(this._round, plan.rounds) + ' 轮，共 ' + plan.rounds + ' 轮';
    }

    /** @param {string} tone @param {string} words @param {boolean} isNews Said aloud at once; what only repeats waits. */
    _tell(tone, words, isNews) {
      const line = this._words;
      line.textContent = words;
      line.className = 'feedback beat__words' + (tone ? ' feedback--' + tone : '');
      const now = performance.now();
      if (!isNews && (words === this._said.words || now - this._said.at < SAY_EVERY || !this._tally.beats)) return;
      this._said = { words: words, at: now };
      this._kit.say(words);
    }
  }

  /** @type {any} */ (window).kepuExhibit.define('rhythm', /** @type {import('../exhibit/main.js').Mount} */ (function (stage, data, kit) {
    new Session(stage, data, kit).draw();
  }));
})();
