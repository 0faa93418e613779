/**
 * The search of some sites, without a browser: lines of JSON in, for each one line of JSON out.
 * In: the joined script as an argument; requests. Out: `{"ok": …}` or `{"error": …}`. Every site is opened once and in a
 * realm of its own, as each page of a browser is.
 */
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const vm = require('vm');

const script = new vm.Script(fs.readFileSync(process.argv[2], 'utf8'));
const FIRST_PAGE = 10;

function realm() {
  const context = vm.createContext({ TextDecoder: TextDecoder });
  script.runInContext(context);
  return context.kepuProbe;
}

const plain = realm();

/** Open a site as a page just opened does. Only the table of traditional characters outlives a search in its realm. */
function fresh(folder, query, log) {
  const probe = plain.mayBeTraditional(plain.fold(query)) ? realm() : plain;
  return probe.openSearch('', reader(folder, log));
}

const texts = new Map();

/** Run a data script as a page would, and take what it hands over. */
function textOf(folder, name) {
  const file = path.join(folder, name + '.js');
  if (!texts.has(file)) {
    const take = function (given, check, text) {
      if (given === name && plain.checksum(text) === check) texts.set(file, text);
    };
    new Function('kepuSearchData', fs.readFileSync(file, 'utf8'))(take);
    if (!texts.has(file)) throw new Error('corrupt: ' + name);
  }
  return texts.get(file);
}

/** Make a page's reader of a folder; it writes down what it reads, each file once. */
function reader(folder, log) {
  return async function (name) {
    if (log.indexOf(name) < 0) log.push(name);
    return textOf(folder, name);
  };
}

const sites = new Map();

async function site(folder) {
  if (!sites.has(folder)) {
    const search = await realm().openSearch('', reader(folder, []));
    const every = (await search.find('', {})).hits;
    const cards = await search.cards(every);
    sites.set(folder, { search: search, cards: new Map(every.map((hit, at) => [hit.doc, cards[at]])) });
  }
  return sites.get(folder);
}

async function find(folder, ask) {
  const opened = await site(folder);
  const began = process.hrtime.bigint();
  const answer = await opened.search.find(ask.query, ask.picks || {});
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  const urls = answer.hits.map((hit) => opened.cards.get(hit.doc).url);
  if (ask.brief) return urls;
  return Object.assign({}, answer, {
    urls: urls,
    ids: answer.hits.map((hit) => opened.cards.get(hit.doc).id),
    groups: answer.groups.map((group) => ({ id: group.id, title: group.title, urls: group.hits.map((hit) => opened.cards.get(hit.doc).url) })),
    ms: ms,
  });
}

const OPERATIONS = {
  find: (ask) => Promise.all(ask.asks.map((one) => find(ask.folder, one))),
  cards: async (ask) => Array.from((await site(ask.folder)).cards.values()),
  understand: async (ask) => plain.understand(ask.text, plain.openWords([])),
  call: async (ask) => ask.lists.map((list) => plain[ask.name].apply(null, list)),
  /** What a first search with its first results downloads, each query on a page just opened. */
  cost: (ask) => Promise.all(ask.queries.map(async function (query) {
    const log = [];
    const search = await fresh(ask.folder, query, log);
    const answer = await search.find(query, {});
    await search.cards(answer.hits.slice(0, FIRST_PAGE));
    return log;
  })),
  /** What each query finds on a page just opened. */
  cold: (ask) => Promise.all(ask.queries.map(async function (query) {
    const opened = await site(ask.folder);
    const search = await fresh(ask.folder, query, []);
    return (await search.find(query, {})).hits.map((hit) => opened.cards.get(hit.doc).url);
  })),
};

async function serve() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const ask = JSON.parse(line);
    let said;
    try {
      said = { ok: await OPERATIONS[ask.op](ask) };
    } catch (error) {
      said = { error: String(error && error.stack) };
    }
    process.stdout.write(JSON.stringify(said) + '\n');
  }
}

serve();
