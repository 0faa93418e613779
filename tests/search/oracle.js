/**
 * The same entries in MiniSearch. In: its module as an argument; `{entries, queries}` as JSON. Out: for each query the
 * addresses that it finds, best first, as JSON.
 */
'use strict';
const MiniSearch = require(process.argv[2]);
const { entries, queries } = JSON.parse(require('fs').readFileSync(0, 'utf8'));

function pairs(text) {
  const terms = [];
  (text.normalize('NFKC').toLowerCase().match(/[㐀-䶿一-鿿]+|[a-z0-9]+/g) || []).forEach(function (run) {
    if (/[a-z0-9]/.test(run) || run.length === 1) terms.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) terms.push(run.substr(at, 2));
  });
  return terms;
}

const index = new MiniSearch({
  idField: 'url',
  fields: ['title', 'keywords', 'texts'],
  tokenize: pairs,
  processTerm: (term) => term,
  extractField: function (entry, name) {
    if (name === 'texts') return [entry.line].concat(entry.texts).join('\n');
    return name === 'keywords' ? entry.keywords.join('\n') : entry[name];
  },
});
index.addAll(entries);
const found = queries.map((query) => index.search(query, { boost: { title: 6 } }).map((hit) => hit.id));
process.stdout.write(JSON.stringify(found));
