// The live view: events as they arrive (server-sent events). Nothing is asked for while the page is hidden.

const live = document.getElementById('live');
const list = live.querySelector('[data-list]');
const row = live.querySelector('[data-row]').content;
const state = live.querySelector('[data-state]');
const said = live.querySelector('[data-said]');
const toggle = live.querySelector('[data-toggle]');
const clear = live.querySelector('[data-clear]');
const MOST = 200;
const TELL = 5000;

let source = null;
let paused = false;
let held = [];
let arrived = 0;
let missed = 0;

const words = (text, count) => live.dataset[text].replace('%', count);

function stand(kind, text) {
  state.className = `state ${kind}`;
  state.querySelector('[data-state-text]').textContent = live.dataset[text];
}

function line(sighting) {
  const made = row.cloneNode(true);
  const put = (selector, text) => { made.querySelector(selector).textContent = text ?? '–'; };
  const time = made.querySelector('time');
  time.textContent = sighting.time;
  time.dateTime = sighting.iso;
  time.title = sighting.exactly;
  put('.name', sighting.name);
  put('.visitor', sighting.visitor);
  put('.platform', sighting.platform);
  put('.mark', sighting.verdict);
  if (sighting.kind) {
    made.querySelector('.mark').classList.add(sighting.kind);
  }
  put('.reasons', sighting.reasons.join(' · '));
  put('pre', sighting.event);
  return made;
}

// What somebody reads stays; otherwise the oldest go.
function bound() {
  const idle = [...list.children].slice(MOST).filter((item) => !item.querySelector('[open]') && !item.contains(document.activeElement));
  idle.forEach((item) => item.remove());
}

function show(sightings) {
  if (sightings.length === 0) {
    return;
  }
  sightings.forEach((sighting) => list.prepend(line(sighting)));
  bound();
  live.querySelector('[data-empty]').hidden = true;
  live.querySelector('[data-head]').hidden = false;
  clear.hidden = false;
}

function take(event) {
  const sighting = JSON.parse(event.data);
  if (!paused) {
    arrived += 1;
    show([sighting]);
    return;
  }
  held.push(sighting);
  held = held.slice(-MOST);
  said.textContent = words('waiting', held.length);
}

function open() {
  if (source || paused || document.hidden) {
    return;
  }
  source = new EventSource(live.dataset.src);
  stand('', 'connecting');
  source.addEventListener('open', () => stand(paused ? 'part' : 'on', paused ? 'paused' : 'open'));
  source.addEventListener('sighting', take);
  source.addEventListener('missed', (event) => { missed += Number(event.data); });
  source.addEventListener('error', () => {
    const refused = source.readyState === EventSource.CLOSED;
    stand('off', refused ? 'refused' : 'lost');
    if (refused) {
      close();
      setTimeout(open, 30000);
    }
  });
}

function close() {
  source?.close();
  source = null;
}

toggle.hidden = false;
toggle.addEventListener('click', () => {
  paused = !paused;
  toggle.textContent = live.dataset[paused ? 'resume' : 'pause'];
  if (paused) {
    stand('part', 'paused');
    return;
  }
  show(held);
  held = [];
  said.textContent = '';
  const isOpen = source?.readyState === EventSource.OPEN;
  stand(isOpen ? 'on' : '', isOpen ? 'open' : 'connecting');
  open();
});
clear.addEventListener('click', () => {
  list.replaceChildren();
  clear.hidden = true;
  toggle.focus();
});

// Said now and then, not for each event: whoever listens to the page is not talked over.
setInterval(() => {
  if (paused || (arrived === 0 && missed === 0)) {
    return;
  }
  said.textContent = missed > 0 ? `${words('arrived', arrived)} ${words('missed', missed)}` : words('arrived', arrived);
  arrived = 0;
  missed = 0;
}, TELL);

document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
window.addEventListener('pagehide', close);
window.addEventListener('pageshow', open);
open();
