// @ts-check
/**
 * Web addresses and labels, taken apart piece by piece.
 * In: a part of the type `inspector`, and addresses that visitors type. Out: what each piece is called and says, which
 * of them tells whose the address is, and what might mislead in it. Refuses to call an address real or fake, to open it,
 * and to ask any network about it.
 */
(function () {
  'use strict';

  const { land, once, prose, refill } = /** @type {import('../exhibit/main.js').Frame} */ (/** @type {any} */ (window).kepuExhibit);

  /**
   * @typedef {import('../exhibit/main.js').Kit} Kit
   * @typedef {{ text: string, title: string, explain: string }} Line
   * @typedef {{ id: string, title: string, address?: string, ask?: string, text?: string, lines?: Line[] }} Sample
   * @typedef {{ subject: 'address' | 'label', own?: boolean, samples: Sample[] }} Part
   * @typedef {'scheme' | 'user' | 'prefix' | 'main' | 'number' | 'port' | 'path' | 'query' | 'hash'} Kind
   * @typedef {{ kind: Kind, text: string }} Piece
   * @typedef {{ pieces: Piece[], remarks: string[], trouble?: undefined }} Address
   * @typedef {{ trouble: string }} Trouble
   * @typedef {Piece | null} Guess The piece that was pressed; none where one merely looked.
   * @typedef {{ scheme: string, rest: string, trouble?: undefined }} Begun
   * @typedef {{ name: string, port: string, isNumber: boolean, trouble?: undefined }} Host
   */

  /* Taking an address apart */

  const LONGEST = 2000;
  const LONGEST_NAME = 253;
  const LONGEST_LABEL = 63;
  const HIGHEST_PORT = 65535;

  /** Endings of two levels, below which names are given out; far from all, which the page says. */
  const ENDINGS = ('com.cn net.cn org.cn gov.cn edu.cn ac.cn mil.cn '
    + 'bj.cn sh.cn tj.cn cq.cn he.cn sx.cn nm.cn ln.cn jl.cn hl.cn js.cn zj.cn ah.cn fj.cn jx.cn sd.cn ha.cn hb.cn hn.cn '
    + 'gd.cn gx.cn hi.cn sc.cn gz.cn yn.cn xz.cn sn.cn gs.cn qh.cn nx.cn xj.cn tw.cn hk.cn mo.cn '
    + 'com.hk org.hk gov.hk edu.hk com.tw org.tw gov.tw com.mo co.uk org.uk ac.uk gov.uk co.jp ac.jp co.kr com.au com.sg').split(' ');

  const INVISIBLE = /[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const NOT_IN_NAMES = /[\u0000-\u002c/:;<=>?@[\\\]^`{|}~\u2000-\u206f\u3000-\u303f\ufe30-\ufe4f]/;

  /** @param {string} raw @returns {Address | Trouble} */
  function takeApart(raw) {
    const typed = raw.trim();
    const trouble = troubleWith(typed);
    if (trouble) return { trouble: trouble };
    const text = straighten(typed);
    const begun = begin(text);
    if (begun.trouble !== undefined) return begun;
    const end = (begun.rest + '/').search(/[/?#]/);
    const authority = begun.rest.slice(0, end);
    const at = authority.lastIndexOf('@');
    const host = readHost(authority.slice(at + 1), begun.scheme);
    if (host.trouble !== undefined) return host;
    const pieces = ordered(begun.scheme, authority.slice(0, at + 1), host, begun.rest.slice(end));
    return { pieces: pieces, remarks: remarksOn(typed, pieces, host) };
  }

  /** @param {string} typed @returns {string} */
  function troubleWith(typed) {
    if (!typed) return '还没有输入。可以试试 https://notice.example.org/news';
    if (typed.length > LONGEST) return '这一串有 ' + typed.length + ' 个字符，太长了，这里最多拆 ' + LONGEST + ' 个。网址长成这样，本身就要留意。';
    if (/\s/.test(typed)) return '中间有空格或换行，网址里不会有。请只留下网址那一截再试。';
    return '';
  }

  /** @param {string} typed @returns {string} What a browser makes of it before it looks closer. */
  function straighten(typed) {
    const half = typed.replace(INVISIBLE, '').replace(/[\uff01-\uff5e]/g, function (wide) { return String.fromCharCode(wide.charCodeAt(0) - 0xfee0); });
    const end = (half + '?').search(/[?#]/);
    return half.slice(0, end).replace(/\\/g, '/') + half.slice(end);
  }

  /** @param {string} text @returns {Begun | Trouble} */
  function begin(text) {
    const found = /^([a-z][a-z0-9+.-]*):/i.exec(text);
    // `notice.example.org:8080` has a port, not a scheme.
    const isScheme = found && found[1].indexOf('.') < 0;
    if (!found || !isScheme) return { scheme: '', rest: text.replace(/^\/+/, '') };
    const scheme = found[1].toLowerCase();
    if (scheme === 'http' || scheme === 'https') return { scheme: scheme, rest: text.slice(found[0].length).replace(/^\/+/, '') };
    return { trouble: '“' + cut(scheme, 20) + ':”开头的不是网页的网址，这里只拆 http 和 https 开头的。来路不明的，不要点。' };
  }

  /** @param {string} text @param {string} scheme @returns {Host | Trouble} */
  function readHost(text, scheme) {
    const six = /^(\[[0-9a-f:.]+\])(?::(\d*))?$/i.exec(text);
    if (six) return { name: six[1], port: six[2] || '', isNumber: true };
    const parts = /^([^:]*)(?::(\d*))?$/.exec(text);
    if (!parts) return { trouble: '冒号后面应当是端口，只能是数字。请检查一下“' + cut(text, 40) + '”。' };
    if (Number(parts[2] || 0) > HIGHEST_PORT) return { trouble: '端口最大是 ' + HIGHEST_PORT + '，“' + cut(parts[2], 20) + '”太大了。' };
    const name = decoded(parts[1]).replace(/[。｡]/g, '.').replace(/\.$/, '');
    const isNumber = /(^|\.)(\d+|0x[0-9a-f]*)$/i.test(name) && (Boolean(scheme) || name.indexOf('.') > 0);
    const trouble = troubleWithName(name, isNumber);
    return trouble ? { trouble: trouble } : { name: name, port: parts[2] || '', isNumber: isNumber };
  }

  /** @param {string} name @param {boolean} isNumber @returns {string} */
  function troubleWithName(name, isNumber) {
    const odd = NOT_IN_NAMES.exec(name);
    const labels = name.split('.');
    if (!name) return '没有看到域名。完整的网址像这样：https://notice.example.org/news';
    if (odd) return '域名里不会有“' + odd[0] + '”。请检查一下“' + cut(name, 40) + '”。';
    if (labels.indexOf('') >= 0) return '域名里有多出来的点。请检查一下“' + cut(name, 40) + '”。';
    if (name.length > LONGEST_NAME || labels.some(function (label) { return label.length > LONGEST_LABEL; })) {
      return '域名太长了：一节最多 ' + LONGEST_LABEL + ' 个字符，一共最多 ' + LONGEST_NAME + ' 个。';
    }
    if (isNumber) return '';
    if (labels.length < 2) return '“' + cut(name, 40) + '”里没有点，还不是完整的网址。可以试试 notice.example.org';
    return labels.length < levelsOf(name) ? '“' + name + '”只是后缀，前面还缺一个名字。' : '';
  }

  /** @param {string} name @returns {string} */
  function decoded(name) {
    try { return decodeURIComponent(name); } catch (broken) { return name; }
  }

  /** @param {string} name @returns {number} How many of its labels make the main domain. */
  function levelsOf(name) {
    return ENDINGS.indexOf(name.toLowerCase().split('.').slice(-2).join('.')) < 0 ? 2 : 3;
  }

  /** @param {string} scheme @param {string} user @param {Host} host @param {string} tail @returns {Piece[]} */
  function ordered(scheme, user, host, tail) {
    const labels = host.name.split('.');
    const levels = host.isNumber ? labels.length : levelsOf(host.name);
    const split = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(tail) || [tail, tail];
    /** @type {Piece[]} */
    const pieces = [
      { kind: 'scheme', text: scheme && scheme + '://' },
      { kind: 'user', text: user },
      { kind: 'prefix', text: labels.slice(0, -levels).map(function (label) { return label + '.'; }).join('') },
      { kind: host.isNumber ? 'number' : 'main', text: labels.slice(-levels).join('.') },
      { kind: 'port', text: host.port && ':' + host.port },
      { kind: 'path', text: split[1] || '' },
      { kind: 'query', text: split[2] || '' },
      { kind: 'hash', text: split[3] || '' },
    ];
    return pieces.filter(function (piece) { return piece.text; });
  }

  /* What might mislead in it */

  const LONG = 80;
  const MANY_LABELS = 3;
  /** Words that sound like an institution, in English and in pinyin. */
  const WORTHY = /bank|pay|gov|police|official|login|verify|account|secure|wallet|yinhang|shebao|yibao|gongan|guanfang|zhengfu|shuiwu|anquan|kuaidi/i;
  /** `www-bank-com` is one label. */
  const HYPHENED = /^www-|-(?:com|cn|net|org|gov|edu)(?:-|$)|^(?:com|cn|net|org|gov|edu)-/i;
  const LIKE_A_NAME = /(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|example)(?![a-z0-9-])/i;
  const PROGRAM = /\.(?:apk|exe|msi|dmg|ipa|bat)$/i;
  const USUAL_PORTS = ['', ':80', ':443'];

  /** @param {string} typed @param {Piece[]} pieces @param {Host} host @returns {string[]} */
  function remarksOn(typed, pieces, host) {
    const remarks = remarksOnUser(pieces).concat(remarksOnName(pieces, host), remarksOnWords(pieces), remarksOnRest(pieces));
    return remarks.concat(remarksOnWriting(typed)).filter(Boolean);
  }

  /** @param {Piece[]} pieces @returns {string[]} */
  function remarksOnUser(pieces) {
    const user = textOf(pieces, 'user').slice(0, -1);
    const main = textOf(pieces, 'main') || textOf(pieces, 'number');
    return [
      user && '@ 前面的“' + cut(user, 40) + '”只是账号名，谁都能写。真正去的是 @ 后面：“' + main + '”。',
      textOf(pieces, 'scheme') === 'http://' ? 'http 后面没有 s，路上不加密，不要在这样的网页上填密码。' : '',
    ];
  }

  /** @param {Piece[]} pieces @param {Host} host @returns {string[]} */
  function remarksOnName(pieces, host) {
    if (host.isNumber) return ['用一串数字代替了名字，看不出归谁。'];
    const prefix = textOf(pieces, 'prefix').split('.').slice(0, -1);
    const labels = host.name.split('.').slice(0, 1 - levelsOf(host.name));
    return labels.map(remarkOnLetters)
      .concat(labels.map(remarkOnHyphens), remarksOnScripts(host.name))
      .concat(prefix.length < MANY_LABELS ? '' : '前缀一节接一节，有 ' + prefix.length + ' 节，把主体挤到了后面。');
  }

  /** @param {string} label @returns {string} */
  function remarkOnLetters(label) {
    const alike = [
      /[a-z]0|0[a-z]/i.test(label) ? '数字 0 像字母 o' : '',
      /[a-z]1|1[a-z]/i.test(label) ? '数字 1 像字母 l' : '',
      /[a-z]I/.test(label) ? '大写字母 I 像小写字母 l' : '',
      /vv/i.test(label) ? '两个 v 挨着像 w' : '',
    ].filter(Boolean);
    return alike.length ? '“' + cut(label, 40) + '”要一个一个字看：' + alike.join('，') + '。' : '';
  }

  /** @param {string} label @returns {string} */
  function remarkOnHyphens(label) {
    return HYPHENED.test(label) ? '“' + cut(label, 40) + '”里的横线不是点，连起来只算一节。' : '';
  }

  /** @param {string} name @returns {string[]} */
  function remarksOnScripts(name) {
    const letters = Array.from(name).filter(function (letter, at, all) { return letter > '\u007f' && all.indexOf(letter) === at; });
    const foreign = letters.filter(function (letter) { return !/[\u3400-\u9fff\uf900-\ufaff]/.test(letter); });
    return [
      foreign.length ? '“' + foreign.slice(0, 5).join('”“') + '”不是英文字母，是别的文字里的字，有的和英文字母几乎一样。' : '',
      foreign.length < letters.length ? '域名里有汉字。中文域名是有的，形近字、同音字要一个一个看。' : '',
      /(^|\.)xn--/i.test(name) ? '“xn--”开头的一节是别的文字换写的，显示出来可能很像英文字母。' : '',
    ];
  }

  /** @param {Piece[]} pieces @returns {string[]} */
  function remarksOnWords(pieces) {
    const prefix = textOf(pieces, 'prefix');
    const path = textOf(pieces, 'path');
    const worthy = WORTHY.exec(prefix);
    const worthyPath = WORTHY.exec(path);
    const ending = /(?:^|\.)(com|cn|net|org|gov|edu)\./i.exec(prefix);
    const inside = LIKE_A_NAME.exec(path);
    return [
      worthy ? '前缀里有“' + worthy[0] + '”。前缀由主体自己起，写什么都行，不说明归哪家单位。' : '',
      ending ? '前缀里有“' + ending[1] + '”，看着像域名到头了，其实还没完。要看到第一条单斜杠前面。' : '',
      inside ? '路径里有“' + cut(inside[0], 40) + '”，看着像网址，其实只是网站里的文件夹名。' : '',
      worthyPath && !inside ? '路径里有“' + worthyPath[0] + '”。路径也由网站自己起，不说明归哪家单位。' : '',
    ];
  }

  /** @param {Piece[]} pieces @returns {string[]} */
  function remarksOnRest(pieces) {
    const port = textOf(pieces, 'port');
    const path = textOf(pieces, 'path');
    const program = PROGRAM.exec(path);
    return [
      USUAL_PORTS.indexOf(port) < 0 ? '写了端口“' + port.slice(1) + '”，平常的网页不用写。' : '',
      program ? '路径以“' + program[0] + '”结尾，打开可能是下载安装程序。' : '',
      /https?(?::|%3a)/i.test(textOf(pieces, 'query') + path) ? '后面还带着另一个网址，打开后可能转到那里去。' : '',
    ];
  }

  /** @param {string} typed @returns {string[]} */
  function remarksOnWriting(typed) {
    return [
      typed.length > LONG ? '一共 ' + typed.length + ' 个字符，很长。手机上往往只看得到开头一截。' : '',
      /[\uff01-\uff5e]/.test(typed) ? '有全角的字母或符号，这里按半角来拆，浏览器也是这样。' : '',
      typed.search(INVISIBLE) >= 0 ? '里面藏着看不见的字符，这里已经去掉。' : '',
      /^[^?#]*\\/.test(typed) ? '斜杠写反了（\\），浏览器会当成“/”。' : '',
      /^(?:[a-z]+:)?[/\\]*[^/?#]*[。｡]/i.test(typed) ? '域名里的点写成了中文句号，浏览器一样认。' : '',
      /^(?:[a-z]+:)?[/\\]*[^/?#]*%[0-9a-f]{2}/i.test(typed) ? '域名里有 % 代码，这里先换回了原来的字。' : '',
    ];
  }

  /** @param {Piece[]} pieces @param {Kind} kind @returns {string} */
  function textOf(pieces, kind) {
    const piece = pieces.filter(function (one) { return one.kind === kind; })[0];
    return piece ? piece.text : '';
  }

  /* What the pieces are called and say */

  /** @type {{ [kind: string]: { title: string, says: string } }} */
  const KINDS = {
    scheme: { title: '协议', says: 'https 说明路上加密，不说明对方是谁。' },
    user: { title: '账号（@ 前面）', says: '谁都能写，不决定去哪里。' },
    prefix: { title: '前缀（子域名）', says: '主体自己起的名字，写什么都行。' },
    main: { title: '主体（主域名）', says: '网址归它管。看网址，先看这一截。' },
    number: { title: '数字地址（IP）', says: '只有数字，看不出归谁。' },
    port: { title: '端口', says: '从哪个门进去，平常不用写。' },
    path: { title: '路径', says: '网站里的哪一页，网站自己起名。' },
    query: { title: '参数（问号后面）', says: '带给网页的话，看不出归谁。' },
    hash: { title: '位置（井号后面）', says: '跳到这一页的哪一段。' },
  };

  /** @param {Kit} kit @param {Address} address @returns {HTMLElement[]} */
  function drawPieces(kit, address) {
    const el = kit.el;
    return [
      el('ol', { class: 'inspector__pieces', 'aria-label': '拆开的网址' }, address.pieces.map(function (piece) {
        return el('li', { class: 'inspector__piece inspector__piece--' + piece.kind }, [
          el('span', { class: 'inspector__kind' }, [KINDS[piece.kind].title]),
          el('code', { class: 'inspector__code', dir: 'ltr' }, [piece.text]),
          el('span', { class: 'inspector__says' }, [KINDS[piece.kind].says]),
        ]);
      })),
      el('div', { class: 'inspector__remarks' + (address.remarks.length ? ' inspector__remarks--some' : '') }, address.remarks.length ? [
        el('p', { class: 'inspector__caption' }, ['要留意的地方']),
        el('ul', {}, address.remarks.map(function (remark) { return el('li', {}, [remark]); })),
      ] : [el('p', {}, ['没有看到常见的几种伪装。这不说明可信，还要看主体是不是您要找的那一家。'])]),
    ];
  }

  /** The address in one line, its pieces in their colours. @param {Kit} kit @param {Piece[]} pieces @returns {HTMLElement} */
  function drawWhole(kit, pieces) {
    return kit.el('p', { class: 'inspector__address', dir: 'ltr' }, pieces.map(function (piece) {
      return kit.el('span', { class: 'inspector__bit inspector__bit--' + piece.kind }, [piece.text]);
    }));
  }

  /** Addresses, one sample after the other, and one's own. */
  class AddressDesk {
    /** @param {HTMLElement} stage @param {Part} data @param {Kit} kit */
    constructor(stage, data, kit) {
      this._kit = kit;
      this._samples = data.samples;
      this._at = 0;
      /** Which samples are taken apart, and what was guessed. @type {(Guess | undefined)[]} */
      this._guesses = [];
      this._isDone = false;
      this._desk = kit.el('div', { class: 'inspector__desk' });
      stage.appendChild(this._desk);
      if (data.own) stage.appendChild(drawOwn(kit));
    }

    start() {
      this._draw();
    }

    /** @param {Guess} guess */
    _open(guess) {
      this._guesses[this._at] = guess;
      this._draw();
      land(/** @type {HTMLElement} */ (this._desk.querySelector('.feedback__verdict')));
      if (this._isWhole() && !this._isDone) this._kit.done(this._sentence());
      this._isDone = this._isWhole();
    }

    _isWhole() {
      return this._samples.every((sample, at) => this._guesses[at] !== undefined);
    }

    _sentence() {
      return this._samples.length + ' 个网址都拆开看过了。';
    }

    /** @param {number} at */
    _turnTo(at) {
      this._at = at;
      land(this._draw());
    }

    /** @returns {HTMLElement} Where reading goes on. */
    _draw() {
      const sample = this._samples[this._at];
      const address = takeApart(sample.address || '');
      const guess = this._guesses[this._at];
      const heading = this._kit.el('h3', { class: 'play__ask', tabindex: '-1' }, [sample.ask || '这个网址归谁？']);
      refill(this._desk, [
        this._bar(sample),
        heading,
        ...(guess === undefined ? this._asked(sample, address) : this._told(sample, address, guess)),
        this._isWhole() ? this._kit.el('p', { class: 'inspector__caption' }, [this._sentence()]) : null,
        this._actions(guess !== undefined),
      ]);
      return heading;
    }

    /** @param {Sample} sample */
    _bar(sample) {
      const fill = this._kit.el('div', { class: 'meter__fill' });
      fill.style.width = (this._guesses.filter(function (guess) { return guess !== undefined; }).length / this._samples.length) * 100 + '%';
      return this._kit.el('div', { class: 'play__bar' }, [
        this._kit.el('p', { class: 'play__progress' }, ['第' + (this._at + 1) + '个，共' + this._samples.length + '个：' + sample.title]),
        this._kit.el('div', { class: 'meter', 'aria-hidden': 'true' }, [fill]),
      ]);
    }

    /** @param {Sample} sample @param {Address | Trouble} address @returns {HTMLElement[]} */
    _asked(sample, address) {
      const pieces = address.trouble === undefined ? guessable(address.pieces) : [];
      const whole = this._kit.el('p', { class: 'inspector__address', dir: 'ltr' }, [sample.address || '']);
      if (pieces.length < 2) return [whole];
      return [
        whole,
        this._kit.el('p', {}, ['猜一猜：哪一截说了算？按一下。']),
        this._kit.el('div', { class: 'choices', role: 'group', 'aria-label': '哪一截说了算' }, pieces.map((piece) => (
          this._kit.el('button', { type: 'button', class: 'choice', on: { click: once(() => { this._open(piece); }) } }, [
            this._kit.el('code', { class: 'inspector__code', dir: 'ltr' }, [nameOf(piece)]),
          ])
        ))),
      ];
    }

    /** @param {Sample} sample @param {Address | Trouble} address @param {Guess} guess @returns {HTMLElement[]} */
    _told(sample, address, guess) {
      if (address.trouble !== undefined) return [this._kit.el('p', { class: 'feedback__verdict', tabindex: '-1' }, [address.trouble])];
      const isRight = guess && isMain(guess);
      const word = !guess ? '' : isRight ? '对。' : '再想想，不是“' + nameOf(guess) + '”。';
      const tone = !guess ? '' : isRight ? ' feedback--ok' : ' feedback--notice';
      const feedback = this._kit.el('div', { class: 'feedback' + tone }, [
        this._kit.el('p', { class: 'feedback__verdict', tabindex: '-1' }, [word + '说了算的是“' + mainOf(address) + '”。']),
      ].concat(prose(sample.text || '')));
      return [drawWhole(this._kit, address.pieces), feedback].concat(drawPieces(this._kit, address));
    }

    /** @param {boolean} isTold */
    _actions(isTold) {
      const isLast = this._at === this._samples.length - 1;
      const buttons = [];
      if (this._at > 0) buttons.push(this._kit.button('上一个', once(() => { this._turnTo(this._at - 1); }), {}));
      if (!isTold) buttons.push(this._kit.button('直接拆开看', once(() => { this._open(null); }), {}));
      if (isTold && !isLast) buttons.push(this._kit.button('下一个', once(() => { this._turnTo(this._at + 1); }), { primary: true }));
      if (isTold && isLast) buttons.push(this._kit.restart('从头再来'));
      return this._kit.el('div', { class: 'play__actions' }, buttons);
    }
  }

  /** @param {Piece} piece */
  function isMain(piece) {
    return piece.kind === 'main' || piece.kind === 'number';
  }

  /** @param {Address} address @returns {string} */
  function mainOf(address) {
    return address.pieces.filter(isMain)[0].text;
  }

  /** @param {Piece} piece @returns {string} Without the sign that parts it from what follows. */
  function nameOf(piece) {
    return piece.text.replace(/[.@]$/, '');
  }

  /** @param {Piece[]} pieces @returns {Piece[]} Those that could be taken for the name of somebody. */
  function guessable(pieces) {
    return pieces.filter(function (piece) { return isMain(piece) || piece.kind === 'user' || piece.kind === 'prefix' || (piece.kind === 'path' && piece.text.length > 1); });
  }

  /** A desk for one's own address. @param {Kit} kit @returns {HTMLElement} */
  function drawOwn(kit) {
    const el = kit.el;
    const box = /** @type {HTMLInputElement} */ (el('input', {
      type: 'text', class: 'inspector__box', inputmode: 'url', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', dir: 'ltr',
    }));
    const trouble = el('p', { class: 'inspector__trouble', id: freshId(), role: 'alert' });
    const result = el('div', { class: 'inspector__result' });
    box.setAttribute('aria-describedby', trouble.id);
    const form = el('form', { class: 'inspector__form', novalidate: '' }, [
      el('label', { class: 'inspector__field' }, ['自己输入一个网址', box]),
      el('button', { type: 'submit', class: 'btn btn--primary' }, ['拆开看']),
    ]);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      showOwn(kit, box, trouble, result);
    });
    return el('section', { class: 'inspector__own', 'aria-label': '拆一个自己的网址' }, [
      form, trouble, el('p', { class: 'inspector__hint' }, ['只在这台设备上拆，不联网、不打开、不保存，也不判断真假。后缀表只有一小份，认不全。']), result,
    ]);
  }

  /** @param {Kit} kit @param {HTMLInputElement} box @param {HTMLElement} trouble @param {HTMLElement} result */
  function showOwn(kit, box, trouble, result) {
    const address = takeApart(box.value);
    const words = address.trouble;
    box.setAttribute('aria-invalid', String(words !== undefined));
    trouble.textContent = words || '';
    refill(result, []);
    if (address.trouble !== undefined) { box.focus(); return; }
    const heading = kit.el('h3', { class: 'feedback__verdict', tabindex: '-1' }, ['说了算的是“' + mainOf(address) + '”']);
    refill(result, [heading, drawWhole(kit, address.pieces)].concat(drawPieces(kit, address)));
    land(heading);
  }

  let ids = 0;

  function freshId() {
    ids += 1;
    return 'inspector-trouble-' + ids;
  }

  /* Labels */

  /** Labels whose lines explain themselves. */
  class LabelDesk {
    /** @param {HTMLElement} stage @param {Part} data @param {Kit} kit */
    constructor(stage, data, kit) {
      this._stage = stage;
      this._kit = kit;
      this._samples = data.samples;
      this._all = data.samples.reduce(function (sum, sample) { return sum + (sample.lines || []).length; }, 0);
      this._read = 0;
      this._progress = kit.el('p', { class: 'play__progress' });
      this._fill = kit.el('div', { class: 'meter__fill' });
      this._end = kit.el('p', { class: 'inspector__caption', hidden: '' });
    }

    start() {
      this._count();
      refill(this._stage, [
        this._kit.el('div', { class: 'play__bar' }, [this._progress, this._kit.el('div', { class: 'meter', 'aria-hidden': 'true' }, [this._fill])]),
        this._kit.el('p', {}, ['按标签上的一行字，看它在说什么。']),
        this._kit.el('div', { class: 'inspector__labels' }, this._samples.map((sample) => this._label(sample))),
        this._end,
      ]);
    }

    _count() {
      this._progress.textContent = '看了' + this._read + '行，共' + this._all + '行';
      this._fill.style.width = (this._all ? this._read / this._all : 1) * 100 + '%';
    }

    /** @param {Sample} sample */
    _label(sample) {
      const lines = sample.lines || [];
      const end = this._kit.el('div', { class: 'feedback feedback--ok', hidden: '' }, prose(sample.text || ''));
      let left = lines.length;
      const onRead = () => {
        left -= 1;
        end.hidden = left > 0 || !sample.text;
        this._tally();
      };
      return this._kit.el('section', { class: 'inspector__sample', 'aria-label': sample.title }, [
        this._kit.el('h3', { class: 'inspector__name' }, [sample.title]),
        sample.ask ? this._kit.el('p', { class: 'inspector__ask' }, [sample.ask]) : '',
        this._kit.el('ul', { class: 'inspector__lines' }, lines.map((line) => this._line(line, onRead))),
        end,
      ]);
    }

    /** @param {Line} line @param {() => void} onRead */
    _line(line, onRead) {
      const state = this._kit.el('span', { class: 'inspector__state' }, ['看']);
      const words = this._kit.el('div', { class: 'inspector__explain', hidden: '' }, [
        this._kit.el('p', { class: 'inspector__caption' }, [line.title]),
      ].concat(prose(line.explain)));
      const button = this._kit.el('button', { type: 'button', class: 'inspector__line', 'aria-expanded': 'false' }, [
        this._kit.el('span', { class: 'inspector__print' }, [line.text]), state,
      ]);
      button.addEventListener('click', function () {
        words.hidden = !words.hidden;
        button.setAttribute('aria-expanded', String(!words.hidden));
        if (!button.classList.contains('inspector__line--read')) onRead();
        button.classList.add('inspector__line--read');
        state.textContent = '看过';
      });
      return this._kit.el('li', {}, [button, words]);
    }

    _tally() {
      this._read += 1;
      this._count();
      if (this._read < this._all) return;
      this._end.textContent = '标签上的 ' + this._all + ' 行都看过了。';
      this._end.hidden = false;
      this._kit.done(this._end.textContent);
    }
  }

  /** @param {string} text @param {number} most @returns {string} */
  function cut(text, most) {
    const letters = Array.from(text);
    return letters.slice(0, most).join('') + (letters.length > most ? '……' : '');
  }

  /** @type {any} */ (window).kepuExhibit.define('inspector', function (/** @type {HTMLElement} */ stage, /** @type {any} */ data, /** @type {Kit} */ kit) {
    const Desk = data.subject === 'label' ? LabelDesk : AddressDesk;
    new Desk(stage, data, kit).start();
  });
})();
