// @ts-check
/**
 * What a page does after it can be read: 长辈版, filters, print, copy, the remembered community.
 * In: data-* attributes in the page. Out: classes and texts in the page, and `kepu.*` keys on this device only.
 * Refuses to be needed: every list is whole and every link works without it.
 */
(function () {
  'use strict';
  const root = document.documentElement;

  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  /** @param {string} key @returns {string} */
  function recall(key) {
    try { return localStorage.getItem('kepu.' + key) || ''; } catch (refused) { return ''; }
  }

  /** @param {string} key @param {string} value An empty value forgets the key. */
  function remember(key, value) {
    try {
      if (value) localStorage.setItem('kepu.' + key, value);
      else localStorage.removeItem('kepu.' + key);
    } catch (refused) { /* the choice holds for this page only */ }
  }

  /** @param {string} text */
  function announce(text) {
    const status = document.querySelector('[data-status]');
    if (!status) return;
    // Screen readers stay silent when the same words are set again.
    status.textContent = '';
    setTimeout(function () { status.textContent = text; }, 50);
  }

  /* 长辈版 */

  /** @type {{[size: string]: string}} */
  const SIZES = { 18: '标准', 24: '大', 30: '特大' };

  function size() {
    return root.classList.contains('size-30') ? '30' : root.classList.contains('size-18') ? '18' : '24';
  }

  function showElder() {
    const on = root.classList.contains('elder');
    all('[data-elder-toggle]').forEach(function (button) { button.setAttribute('aria-pressed', String(on)); });
    all('[data-size]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.size === size()));
    });
    all('[data-tone-toggle]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(root.classList.contains('tone-high')));
    });
  }

  /** @param {string} chosen */
  function setSize(chosen) {
    root.classList.remove('size-18', 'size-30');
    if (chosen !== '24') root.classList.add('size-' + chosen);
  }

  /** @param {boolean} on */
  function setElder(on) {
    root.classList.toggle('elder', on);
    setSize(on ? recall('size') || '24' : '24');
    root.classList.toggle('tone-high', on && recall('tone') === 'high');
    remember('elder', on ? '1' : '0');
    showElder();
    announce(on ? '已换成长辈版，字号' + SIZES[size()] : '已换回标准版');
  }

  all('[data-elder-toggle]').forEach(function (button) {
    button.addEventListener('click', function () { setElder(!root.classList.contains('elder')); });
  });
  all('[data-size]').forEach(function (button) {
    button.addEventListener('click', function () {
      const chosen = button.dataset.size || '24';
      setSize(chosen);
      remember('size', chosen);
      showElder();
      announce('字号' + SIZES[chosen]);
    });
  });
  all('[data-tone-toggle]').forEach(function (button) {
    button.addEventListener('click', function () {
      const high = root.classList.toggle('tone-high');
      remember('tone', high ? 'high' : '');
      showElder();
      announce(high ? '已换成黑底黄字' : '已换回普通颜色');
    });
  });
  showElder();

  /* Lists that narrow as one types */

  /** @param {string} text @returns {string} */
  function plain(text) {
    // Full-width letters and digits come from Chinese keyboards.
    return text.normalize('NFKC').toLowerCase().trim();
  }

  /** @param {HTMLElement} filter */
  function startFilter(filter) {
    const list = document.getElementById(filter.dataset.filterFor || '');
    if (!list) return;
    const words = /** @type {HTMLInputElement | null} */ (filter.querySelector('[data-filter-list]'));
    const picks = /** @type {HTMLSelectElement[]} */ (all('[data-filter-key]', filter));
    const count = filter.querySelector('[data-filter-count]');
    const items = all('[data-filter-item]', list);
    const texts = items.map(function (item) { return plain((item.dataset.text || '') + ' ' + item.textContent); });

    function apply() {
      const wanted = words ? plain(words.value).split(/\s+/) : [];
      let shown = 0;
      items.forEach(function (item, at) {
        const fits = wanted.every(function (word) { return texts[at].indexOf(word) >= 0; })
          && picks.every(function (pick) {
            const terms = item.getAttribute('data-' + pick.dataset.filterKey) || '';
            return !pick.value || (' ' + terms + ' ').indexOf(' ' + pick.value + ' ') >= 0;
          });
        item.hidden = !fits;
        if (fits) shown += 1;
      });
      all('[data-filter-group]', list || document).forEach(function (group) {
        group.hidden = !group.querySelector('[data-filter-item]:not([hidden])');
      });
      if (count) {
        count.textContent = shown ? '共 ' + shown + ' 项' : '没有符合的内容，请换个词，或把条件改回“全部”。';
      }
    }

    /** @type {number | undefined} */
    let timer;
    filter.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(apply, 120);
    });
    filter.addEventListener('change', apply);
    // The browser restores typed words when one comes back to the page.
    apply();
  }

  all('[data-filter-for]').forEach(startFilter);

  /* Search: its script and its data come with the first use, and no sooner. */

  /** @param {HTMLFormElement} form */
  function prepareSearch(form) {
    const box = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));

    /** @param {string} [wish] What to do first once the script has come. */
    function fetchSearch(wish) {
      if (wish) form.dataset.wish = wish;
      if (form.dataset.state) return;
      form.dataset.state = 'coming';
      all('[data-search-busy]').forEach(function (words) { words.hidden = !box.value && !wish; });
      const script = document.createElement('script');
      script.src = form.dataset.script || '';
      script.onload = script.onerror = function () {
        if (form.dataset.state === 'ready') return;
        form.dataset.state = '';
        script.remove();
        all('[data-search-busy]').forEach(function (words) { words.hidden = true; });
        all('[data-search-trouble]').forEach(function (words) { words.hidden = false; });
      };
      document.head.appendChild(script);
    }

    box.addEventListener('input', function () { fetchSearch(); });
    box.addEventListener('focus', function () { if (recall('searches')) fetchSearch(); });
    form.addEventListener('submit', function (event) { event.preventDefault(); fetchSearch('submit'); });
    all('[data-search-toggle]').forEach(function (button) { button.addEventListener('click', function () { fetchSearch('filters'); }); });
    all('[data-search-retry]').forEach(function (button) { button.addEventListener('click', function () { fetchSearch('submit'); }); });
    box.value = box.value || new URLSearchParams(location.search).get('q') || '';
    if (box.value || /[?&](kind|topic|audience|format|mode|cost|place)=./.test(location.search)) fetchSearch();
  }

  all('form[data-search]').forEach(function (form) { prepareSearch(/** @type {HTMLFormElement} */ (form)); });

  /* Print and copy */

  all('[data-print]').forEach(function (button) {
    button.addEventListener('click', function () { window.print(); });
  });
  window.addEventListener('beforeprint', function () {
    all('details').forEach(function (part) { part.setAttribute('open', ''); });
  });

  /** @param {string} text @returns {boolean} */
  function copyByHand(text) {
    const box = document.createElement('textarea');
    box.value = text;
    box.setAttribute('readonly', '');
    box.className = 'visually-hidden';
    document.body.appendChild(box);
    box.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch (refused) { done = false; }
    document.body.removeChild(box);
    return done;
  }

  all('[data-copy]').forEach(function (button) {
    const label = button.textContent || '';
    /** @param {boolean} done */
    function tell(done) {
      const words = done ? '已复制' : '没能复制，请长按文字选择';
      announce(words);
      button.textContent = words;
      setTimeout(function () { button.textContent = label; }, 3000);
    }
    button.addEventListener('click', function () {
      const source = document.getElementById(button.dataset.copy || '');
      const text = source ? (source.textContent || '').trim() : '';
      // Clipboard access is missing on http and file pages and in older browsers.
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(function () { tell(true); }, function () { tell(copyByHand(text)); });
      } else {
        tell(copyByHand(text));
        button.focus();
      }
    });
  });

  /* The community visited last, kept by its id; the page itself holds the link. */

  /** @param {HTMLElement} box */
  function showLastVisit(box) {
    const id = recall('community');
    const link = all('a[data-community]').filter(function (a) { return a.dataset.community === id; })[0];
    const target = /** @type {HTMLAnchorElement | null} */ (box.querySelector('[data-last-link]'));
    if (!id || !link || !target) return;
    target.href = /** @type {HTMLAnchorElement} */ (link).href;
    target.textContent = link.dataset.name || link.textContent;
    box.hidden = false;
  }

  all('a[data-community]').forEach(function (link) {
    link.addEventListener('click', function () { remember('community', link.dataset.community || ''); });
  });
  all('[data-last-visit]').forEach(function (box) {
    showLastVisit(box);
    all('[data-forget]', box).forEach(function (button) {
      button.addEventListener('click', function () {
        remember('community', '');
        box.hidden = true;
        announce('已清除本机记录');
        const main = document.getElementById('main');
        if (main) main.focus();
      });
    });
  });

  /* From a USB stick a folder has no index page of its own accord. */

  if (location.protocol === 'file:') {
    all('a[href]').forEach(function (element) {
      const link = /** @type {HTMLAnchorElement} */ (element);
      if (link.protocol === 'file:' && /\/$/.test(link.pathname)) link.pathname += 'index.html';
    });
  }
})();
