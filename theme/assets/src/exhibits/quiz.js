// @ts-check
/**
 * Questions, one after the other.
 * In: a part of the type `quiz`. Out: each question, after an answer what was right and why, with the passages that give
 * a message away marked in it; at the end how many were right and which to look at again. Refuses to judge the visitor.
 */
(function () {
  'use strict';

  const { land, linesOf, once, prose, refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /**
   * @typedef {import('../exhibit/main.js').Kit} Kit
   * @typedef {{ text: string, right?: boolean, why?: string }} Choice
   * @typedef {{ text: string, why: string }} Mark
   * @typedef {{ id: string, ask: string, message?: string, picture?: string, choices: Choice[], marks?: Mark[], explain?: string }} Question
   */

  /** Enough of a message to know it again by. */
  const EXCERPT = 24;

  class Quiz {
    /** @param {HTMLElement} stage @param {{ questions: Question[] }} data @param {Kit} kit */
    constructor(stage, data, kit) {
      this._stage = stage;
      this._questions = data.questions;
      this._kit = kit;
      this._at = 0;
      /** What was chosen for each question. @type {(number[] | undefined)[]} */
      this._answers = [];
      /** What is pressed and not yet sure. @type {number[]} */
      this._pressed = [];
      this._isSeen = false;
    }

    start() {
      this._draw();
    }

    /* What one does */

    /** @param {number} at */
    _turnTo(at) {
      this._at = at;
      this._pressed = [];
      land(this._draw());
    }

    /** @param {number} choice @returns {boolean} Whether it is pressed now. */
    _press(choice) {
      const at = this._pressed.indexOf(choice);
      if (at < 0) this._pressed.push(choice);
      else this._pressed.splice(at, 1);
      return at < 0;
    }

    /** @param {number[]} picked */
    _answer(picked) {
      this._answers[this._at] = picked;
      this._draw();
      land(/** @type {HTMLElement} */ (this._stage.querySelector('.feedback__verdict')));
    }

    /** @param {number} at */
    _isRight(at) {
      const picked = this._answers[at];
      return Boolean(picked) && rightOnes(this._questions[at]).join() === (picked || []).slice().sort().join();
    }

    /* What one sees */

    /** @returns {HTMLElement} Where reading goes on. */
    _draw() {
      const question = this._questions[this._at];
      const heading = this._kit.el('h3', { class: 'play__ask', tabindex: '-1' }, [linesOf(question.ask)[0] || '']);
      const picked = this._answers[this._at];
      refill(this._stage, [
        this._bar(),
        heading,
        ...prose(linesOf(question.ask).slice(1).join('\n')),
        this._message(question, Boolean(picked)),
        this._picture(question),
        picked ? this._told(question, picked) : this._asked(question),
        picked ? this._feedback(question, picked) : null,
        this._actions(Boolean(picked)),
      ]);
      return heading;
    }

    _bar() {
      const fill = this._kit.el('div', { class: 'meter__fill' });
      const done = this._questions.filter((question, at) => Boolean(this._answers[at])).length;
      fill.style.width = (done / this._questions.length) * 100 + '%';
      return this._kit.el('div', { class: 'play__bar' }, [
        this._kit.el('p', { class: 'play__progress' }, ['第' + (this._at + 1) + '题，共' + this._questions.length + '题']),
        this._kit.el('div', { class: 'meter', 'aria-hidden': 'true' }, [fill]),
      ]);
    }

    /** @param {Question} question @param {boolean} isTold */
    _message(question, isTold) {
      if (!question.message) return null;
      const parts = isTold ? this._marked(question.message, inOrder(question.message, question.marks || [])) : [question.message];
      return this._kit.el('blockquote', { class: 'bubble quiz__message' }, parts);
    }

    /** The message with its telling passages marked and numbered. @param {string} message @param {Mark[]} marks */
    _marked(message, marks) {
      /** @type {(Node | string)[]} */
      const parts = [];
      let end = 0;
      passages(message, marks).forEach((passage) => {
        parts.push(message.slice(end, passage.from));
        end = passage.to;
        parts.push(this._kit.el('mark', { class: 'quiz__mark' }, [
          message.slice(passage.from, passage.to),
          this._kit.el('sup', { class: 'quiz__no' }, [String(passage.no)]),
        ]));
      });
      return parts.concat(message.slice(end));
    }

    /** @param {Question} question */
    _picture(question) {
      const picture = question.picture ? this._kit.picture(question.picture) : null;
      return picture && this._kit.el('div', { class: 'play__picture' }, [picture]);
    }

    /** The answers, to be chosen. @param {Question} question */
    _asked(question) {
      const isMulti = rightOnes(question).length > 1;
      const buttons = question.choices.map((choice, at) => (isMulti ? this._toggle(choice, at) : this._choice(choice, at)));
      const group = this._kit.el('div', { class: 'choices', role: 'group', 'aria-label': '选项' }, buttons);
      if (!isMulti) return group;
      const confirm = this._confirm();
      group.addEventListener('click', () => { /** @type {HTMLElement} */ (confirm.lastChild).textContent = ''; });
      return this._kit.el('div', {}, [
        this._kit.el('p', { class: 'quiz__hint' }, ['不止一个对，选全了再按“确定”。']),
        group,
        confirm,
      ]);
    }

    /** @param {Choice} choice @param {number} at */
    _choice(choice, at) {
      return this._kit.el('button', { type: 'button', class: 'choice', on: { click: once(() => { this._answer([at]); }) } }, [choice.text]);
    }

    /** @param {Choice} choice @param {number} at */
    _toggle(choice, at) {
      const tag = this._kit.el('span', { class: 'choice__tag', 'aria-hidden': 'true' });
      const button = this._kit.el('button', { type: 'button', class: 'choice', 'aria-pressed': 'false' }, [
        this._kit.el('span', { class: 'choice__text' }, [choice.text]), tag,
      ]);
      button.addEventListener('click', () => {
        const isPressed = this._press(at);
        button.setAttribute('aria-pressed', String(isPressed));
        tag.textContent = isPressed ? '✓ 已选' : '';
      });
      return button;
    }

    _confirm() {
      const hint = this._kit.el('p', { class: 'quiz__hint', role: 'alert' });
      const button = this._kit.button('确定', once(() => {
        if (this._pressed.length) this._answer(this._pressed.slice());
        else hint.textContent = '请先选一个，再按“确定”。';
      }), { primary: true });
      return this._kit.el('div', { class: 'play__actions' }, [button, hint]);
    }

    /** The answers, once chosen. @param {Question} question @param {number[]} picked */
    _told(question, picked) {
      return this._kit.el('ul', { class: 'choices', 'aria-label': '选项' }, question.choices.map((choice, at) => {
        const isPicked = picked.indexOf(at) >= 0;
        const words = (isPicked ? ['您选的'] : []).concat(choice.right ? ['对'] : isPicked ? ['再想想'] : []);
        const tone = choice.right ? ' choice--right' : isPicked ? ' choice--wrong' : '';
        return this._kit.el('li', { class: 'choice choice--told' + tone }, [
          this._kit.el('span', { class: 'choice__text' }, [choice.text]),
          words.length ? this._kit.el('span', { class: 'choice__tag' }, [words.join('，')]) : '',
        ]);
      }));
    }

    /** @param {Question} question @param {number[]} picked */
    _feedback(question, picked) {
      const isRight = this._isRight(this._at);
      const whys = question.choices
        .filter(function (choice, at) { return choice.why && picked.indexOf(at) >= 0; })
        .map(function (choice) { return String(choice.why); });
      return this._kit.el('div', { class: 'feedback ' + (isRight ? 'feedback--ok' : 'feedback--notice') }, [
        this._kit.el('p', { class: 'feedback__verdict', tabindex: '-1' }, [verdict(question, picked, isRight)]),
      ].concat(prose(whys.concat(question.explain || '').join('\n')), this._giveaways(question) || []));
    }

    /** @param {Question} question */
    _giveaways(question) {
      const marks = inOrder(question.message || '', question.marks || []);
      return marks.length ? this._kit.el('div', { class: 'quiz__marks' }, [
        this._kit.el('p', {}, ['看这几处：']),
        this._kit.el('ol', {}, marks.map((mark) => this._kit.el('li', {}, [
          this._kit.el('mark', { class: 'quiz__mark' }, [mark.text]), mark.why,
        ]))),
      ]) : null;
    }

    /** @param {boolean} isTold */
    _actions(isTold) {
      const buttons = [];
      const isLast = this._at === this._questions.length - 1;
      const isWhole = this._questions.every((question, at) => Boolean(this._answers[at]));
      if (this._at > 0) buttons.push(this._kit.button('上一题', once(() => { this._turnTo(this._at - 1); }), {}));
      if (isTold && !isLast) buttons.push(this._kit.button('下一题', once(() => { this._turnTo(this._at + 1); }), { primary: !this._isSeen }));
      if (isTold && isWhole && (isLast || this._isSeen)) buttons.push(this._kit.button('看结果', once(() => { this._end(); }), { primary: true }));
      return buttons.length ? this._kit.el('div', { class: 'play__actions' }, buttons) : null;
    }

    /* The end */

    _end() {
      const all = this._questions.length;
      const again = this._questions.map(function (question, at) { return at; }).filter((at) => !this._isRight(at));
      const sentence = '答对 ' + (all - again.length) + ' 题';
      const heading = this._kit.el('h3', { class: 'play__ask', tabindex: '-1' }, [sentence]);
      refill(this._stage, [
        this._kit.el('div', { class: 'play__bar' }, [this._kit.el('p', { class: 'play__progress' }, ['共' + all + '题，都看过了'])]),
        heading,
        again.length ? this._again(again) : this._kit.el('p', {}, ['每一题都想对了。也考考身边的人。']),
        this._kit.el('div', { class: 'play__actions' }, [
          this._kit.button('从头看一遍', once(() => { this._turnTo(0); }), {}),
          this._kit.restart('再玩一次'),
        ]),
      ]);
      land(heading);
      if (!this._isSeen) this._kit.done(sentence + '。');
      this._isSeen = true;
    }

    /** @param {number[]} again */
    _again(again) {
      return this._kit.el('div', { class: 'quiz__again' }, [
        this._kit.el('p', {}, ['这 ' + again.length + ' 题值得再看看：']),
        this._kit.el('ul', { class: 'choices' }, again.map((at) => this._kit.el('li', {}, [
          this._kit.el('button', { type: 'button', class: 'choice', on: { click: once(() => { this._turnTo(at); }) } }, [this._name(at)]),
        ]))),
      ]);
    }

    /** @param {number} at */
    _name(at) {
      const question = this._questions[at];
      const words = Array.from((question.message || question.ask).replace(/\s+/g, ' '));
      return '第' + (at + 1) + '题：' + words.slice(0, EXCERPT).join('') + (words.length > EXCERPT ? '……' : '');
    }
  }

  /** @param {Question} question @param {number[]} picked @param {boolean} isRight */
  function verdict(question, picked, isRight) {
    if (isRight) return '对。';
    const right = rightOnes(question);
    const found = picked.filter(function (at) { return right.indexOf(at) >= 0; }).length;
    const missing = right.length - found;
    const extra = picked.length - found;
    if (!found || right.length === 1) return '再想想。对的是：' + right.map(function (at) { return question.choices[at].text; }).join('；');
    return '差一点。' + (missing ? '还有 ' + missing + ' 个对的没选' : '') + (missing && extra ? '，' : '')
      + (extra ? '有 ' + extra + ' 个选得不对' : '') + '。';
  }

  /** @param {Question} question @returns {number[]} */
  function rightOnes(question) {
    return question.choices.map(function (choice, at) { return choice.right ? at : -1; }).filter(function (at) { return at >= 0; });
  }

  /** @param {string} message @param {Mark[]} marks @returns {Mark[]} Those that the message has, as one reads it. */
  function inOrder(message, marks) {
    return marks
      .filter(function (mark) { return mark.text && message.indexOf(mark.text) >= 0; })
      .sort(function (a, b) { return message.indexOf(a.text) - message.indexOf(b.text); });
  }

  /** @param {string} message @param {Mark[]} marks In their order. @returns {{ from: number, to: number, no: number }[]} */
  function passages(message, marks) {
    let end = 0;
    return marks
      .map(function (mark, at) { return { from: message.indexOf(mark.text), to: message.indexOf(mark.text) + mark.text.length, no: at + 1 }; })
      .filter(function (passage) {
        // Of two that overlap only the first can be marked; both are explained.
        const isFree = passage.from >= end;
        if (isFree) end = passage.to;
        return isFree;
      });
  }

  /** @type {any} */ (window).kepuExhibit.define('quiz', function (/** @type {HTMLElement} */ stage, /** @type {any} */ data, /** @type {Kit} */ kit) {
    new Quiz(stage, data, kit).start();
  });
})();
