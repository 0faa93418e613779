/**
 * The metronome on a clock of its own: an exhibit's script without a browser, a minute of it in no time.
 * In: the script as an argument; on standard input how the timers behave and for how long. Out: when each click was to
 * sound, in thousandths of a second, and how many timers were still waiting at the end.
 */
'use strict';
const fs = require('fs');
const vm = require('vm');

const asked = JSON.parse(fs.readFileSync(0, 'utf8'));

/** A clock that stands still between timers, and timers that come late as a busy phone's do. */
function makeClock(lateness) {
  const waiting = new Map();
  let now = 5000;
  let last = 0;
  return {
    now: () => now,
    later(what, delay) {
      last += 1;
      waiting.set(last, { what: what, at: now + delay + lateness[last % lateness.length] });
      return last;
    },
    forget: (id) => { waiting.delete(id); },
    count: () => waiting.size,
    runUntil(end) {
      for (;;) {
        const due = [...waiting].filter((one) => one[1].at <= end).sort((a, b) => a[1].at - b[1].at)[0];
        if (!due) { now = end; return; }
        waiting.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].what();
      }
    },
  };
}

/** Stands for any element: it keeps its listeners, and nothing else matters. */
function makeElement() {
  const heard = {};
  return {
    heard: heard, isConnected: true, style: {}, dataset: {}, textContent: '', hidden: false,
    classList: { add() {}, remove() {}, toggle() {} },
    setAttribute() {}, removeAttribute() {}, appendChild(child) { return child; }, focus() {},
    addEventListener(name, what) { heard[name] = what; },
  };
}

const clock = makeClock(asked.lateness);
const clicks = [];
const pressed = {};
const elements = [];

function el() {
  elements.push(makeElement());
  return elements[elements.length - 1];
}

const kit = {
  el: el,
  button(text, onClick, look) {
    pressed[text || look.class] = onClick;
    return el();
  },
  sound: { isOn: () => true, tick(accent, delay) { clicks.push(clock.now() + delay * 1000); } },
  run: (program) => program[0],
  number: String, say() {}, buzz() {}, switches: el, canSpeak: () => false, aloud() {}, done() {}, restart: el, calm: false,
};
const document = { hidden: false, heard: {}, addEventListener(name, what) { this.heard[name] = what; }, removeEventListener() {} };
let mount = null;
const window = { kepuExhibit: { define(type, given) { mount = given; } } };
vm.runInNewContext(fs.readFileSync(process.argv[2], 'utf8'), {
  window: window, document: document, performance: { now: clock.now }, setTimeout: clock.later, clearTimeout: clock.forget,
});

const acts = {
  start: () => pressed.beat__switch(),
  stop: () => pressed.beat__switch(),
  faster: () => pressed['+'](),
  slower: () => pressed['−'](),
  hide: () => { document.hidden = true; document.heard.visibilitychange(); },
  remove: () => { elements.forEach((one) => { one.isConnected = false; }); },
};

mount(makeElement(), asked.part, kit);
const began = clock.now();
asked.acts.forEach((act) => {
  clock.runUntil(began + act.at);
  acts[act.do]();
});
clock.runUntil(began + asked.until);
process.stdout.write(JSON.stringify({ clicks: clicks.map((at) => at - began), waiting: clock.count() }));
