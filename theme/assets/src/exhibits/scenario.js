// @ts-check
/**
 * A story in which each choice leads on.
 * In: a part of the type `scenario`. Out: one scene at a time, what follows from a choice before it is followed, and the
 * way that was taken, which can be gone back. A good ending finishes the part; after a bad one there is a way back.
 */
(function () {
  'use strict';

  const { land, linesOf, once, prose, refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /**
   * @typedef {import('../exhibit/main.js').Kit} Kit
   * @typedef {{ text: string, to: string, why?: string, right?: boolean }} Way
   * @typedef {{ id: string, text: string, picture?: string, choices?: Way[], ending?: 'good' | 'bad' }} Scene
   * @typedef {{ scene: Scene, way: Way }} Step
   */

  /** Of a way that goes round in circles only the last bit is of use. */
  const LONGEST_TRAIL = 12;
  /** Enough of a scene to know it again by. */
  const EXCERPT = 18;
  const TONES = {
    right: { choice: ' choice--right', feedback: 'feedback--ok', verdict: '对，这样做。', word: '对' },
    wrong: { choice: ' choice--wrong', feedback: 'feedback--notice', verdict: '再想想。', word: '再想想' },
    open: { choice: '', feedback: '', verdict: '', word: '' },
  };
  const ENDINGS = { good: '结局：做得好。', bad: '结局：再想想，换一种做法。' };

  class Scenario {
    /** @param {HTMLElement} stage @param {{ start: string, nodes: Scene[] }} data @param {Kit} kit */
    constructor(stage, data, kit) {
      this._stage = stage;
      this._kit = kit;
      this._scenes = data.nodes;
      this._scene = this._find(data.start);
      /** @type {Step[]} */
      this._trail = [];
      this._isDone = false;
    }

    start() {
      this._draw();
    }

    /** @param {string} id @returns {Scene} */
    _find(id) {
      const scene = this._scenes.filter(function (one) { return one.id === id; })[0];
      if (!scene) throw new Error('no scene ' + id);
      return scene;
    }

    /* What one does */

    /** @param {Way} way */
    _choose(way) {
      this._trail.push({ scene: this._scene, way: way });
      this._draw(way);
      land(/** @type {HTMLElement} */ (this._stage.querySelector('.feedback__verdict')));
    }

    /** @param {Way} way */
    _follow(way) {
      this._scene = this._find(way.to);
      land(this._draw());
      if (this._scene.ending) this._finish();
    }

    _goBack() {
      const step = this._trail.pop();
      if (step) this._scene = step.scene;
      land(this._draw());
    }

    _finish() {
      const isBest = this._scene.ending === 'good' || !this._scenes.some(function (scene) { return scene.ending === 'good'; });
      if (isBest && !this._isDone) this._kit.done('走完了这段情景，一共选了 ' + this._trail.length + ' 次。');
      this._isDone = this._isDone || isBest;
    }

    /* What one sees */

    /** @param {Way} [chosen] What was just chosen here. @returns {HTMLElement} Where reading goes on. */
    _draw(chosen) {
      const texts = linesOf(this._scene.text);
      const heading = this._kit.el('h3', { class: 'play__ask', tabindex: '-1' }, [texts[0] || '']);
      refill(this._stage, [
        this._bar(Boolean(chosen)),
        this._scene.ending ? this._endingWord(this._scene.ending) : null,
        heading,
        ...prose(texts.slice(1).join('\n')),
        this._picture(),
        chosen ? this._told(chosen) : this._asked(),
        chosen ? this._feedback(chosen) : null,
        this._actions(chosen),
        this._way(),
      ]);
      return heading;
    }

    /** @param {boolean} isTold */
    _bar(isTold) {
      const step = this._trail.length + (isTold ? 0 : 1);
      const words = this._scene.ending ? '到结局了' : '第' + step + '步';
      return this._kit.el('div', { class: 'play__bar' }, [this._kit.el('p', { class: 'play__progress' }, [words])]);
    }

    /** @param {'good' | 'bad'} ending */
    _endingWord(ending) {
      return this._kit.el('p', { class: 'scenario__ending scenario__ending--' + ending }, [ENDINGS[ending]]);
    }

    _picture() {
      const picture = this._scene.picture ? this._kit.picture(this._scene.picture) : null;
      return picture && this._kit.el('div', { class: 'play__picture' }, [picture]);
    }

    _asked() {
      const ways = this._scene.choices || [];
      return ways.length ? this._kit.el('div', { class: 'choices', role: 'group', 'aria-label': '可以这样做' }, ways.map((way) => (
        this._kit.el('button', { type: 'button', class: 'choice', on: { click: once(() => { this._choose(way); }) } }, [way.text])
      ))) : null;
    }

    /** @param {Way} chosen */
    _told(chosen) {
      const tone = TONES[worthOf(this._scene, chosen)];
      return this._kit.el('ul', { class: 'choices', 'aria-label': '可以这样做' }, (this._scene.choices || []).map((way) => (
        this._kit.el('li', { class: 'choice choice--told' + (way === chosen ? tone.choice : '') }, [
          this._kit.el('span', { class: 'choice__text' }, [way.text]),
          way === chosen ? this._kit.el('span', { class: 'choice__tag' }, [tone.word ? '您选的，' + tone.word : '您选的']) : '',
        ])
      )));
    }

    /** @param {Way} chosen */
    _feedback(chosen) {
      const tone = TONES[worthOf(this._scene, chosen)];
      return this._kit.el('div', { class: 'feedback ' + tone.feedback }, [
        this._kit.el('p', { class: 'feedback__verdict', tabindex: '-1' }, [tone.verdict || '您选了：' + chosen.text]),
      ].concat(prose(withoutVerdict(chosen.why || ''))));
    }

    /** @param {Way} [chosen] */
    _actions(chosen) {
      const buttons = [];
      if (chosen) {
        const words = chosen.to === this._scene.id ? '回去再选' : '继续';
        buttons.push(this._kit.button(words, once(() => { this._follow(chosen); }), { primary: true }));
      }
      if (this._trail.length) {
        buttons.push(this._kit.button('上一步', once(() => { this._goBack(); }), { primary: this._scene.ending === 'bad' }));
        buttons.push(this._kit.restart('从头再来'));
      }
      return buttons.length ? this._kit.el('div', { class: 'play__actions' }, buttons) : null;
    }

    /** The way that was taken. */
    _way() {
      const all = this._trail.length;
      const first = Math.max(0, all - LONGEST_TRAIL);
      return all ? this._kit.el('div', { class: 'scenario__trail' }, [
        this._kit.el('p', { class: 'scenario__label' }, [first ? '您走过的路（前面还有 ' + first + ' 步）' : '您走过的路']),
        this._kit.el('ol', { start: String(first + 1) }, this._trail.slice(first).map((step) => this._kit.el('li', {}, [
          this._kit.el('span', { class: 'scenario__where' }, [excerpt(step.scene.text)]),
          this._kit.el('b', {}, [step.way.text]),
          inBrackets(TONES[worthOf(step.scene, step.way)].word),
        ]))),
      ]) : null;
    }
  }

  /** @param {Scene} scene @param {Way} way @returns {'right' | 'wrong' | 'open'} Open where no choice is said to be the advisable one. */
  function worthOf(scene, way) {
    if (way.right) return 'right';
    return (scene.choices || []).some(function (one) { return Boolean(one.right); }) ? 'wrong' : 'open';
  }

  /** @param {string} why @returns {string} Many an editor begins with the word that stands above it already. */
  function withoutVerdict(why) {
    return why.replace(/^(?:对|再想想)[。，！]/, '');
  }

  /** @param {string} word @returns {string} */
  function inBrackets(word) {
    return word && '（' + word + '）';
  }

  /** @param {string} text @returns {string} */
  function excerpt(text) {
    const letters = Array.from(text.replace(/\s+/g, ' '));
    return letters.slice(0, EXCERPT).join('') + (letters.length > EXCERPT ? '……' : '');
  }

  /** @type {any} */ (window).kepuExhibit.define('scenario', function (/** @type {HTMLElement} */ stage, /** @type {any} */ data, /** @type {Kit} */ kit) {
    new Scenario(stage, data, kit).start();
  });
})();
