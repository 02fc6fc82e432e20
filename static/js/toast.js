// Notices in the corner: read out as they appear, gone after a while unless looked at, data-toast="stay" stays.

const SHOWN = 7000;
const region = document.getElementById('toasts');

// Beside an open dialog nothing can be seen, read out or pressed: the corner is inside it for as long.
function stand(place = document.querySelector('dialog:modal') ?? document.body) {
  if (region.parentElement !== place) {
    place.append(region);
  }
}

function expire(toast) {
  if (toast.dataset.toast === 'stay') {
    return;
  }
  let timer = setTimeout(() => toast.remove(), SHOWN);
  const wait = () => clearTimeout(timer);
  const resume = () => { wait(); timer = setTimeout(() => toast.remove(), SHOWN); };
  toast.addEventListener('pointerenter', wait);
  toast.addEventListener('focusin', wait);
  toast.addEventListener('pointerleave', resume);
  toast.addEventListener('focusout', resume);
}

function say(text, kind) {
  const toast = document.createElement('div');
  toast.className = kind ? `toast ${kind}` : 'toast';
  toast.dataset.toast = kind ? 'stay' : '';
  toast.append(Object.assign(document.createElement('span'), { textContent: text }));
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: region.dataset.close });
  close.dataset.dismiss = '';
  toast.append(close);
  stand();
  region.append(toast);
}

new MutationObserver((changes) => changes
  .flatMap((change) => [...change.addedNodes])
  .filter((node) => node.matches?.('[data-toast]'))
  .forEach(expire)).observe(region, { childList: true });

// A live region announces what is added to it, not what it held when the page came: add it again.
[...region.querySelectorAll('[data-toast]')].forEach((toast) => setTimeout(() => region.append(toast), 150));

region.addEventListener('click', (event) => event.target.closest('[data-dismiss]')?.closest('[data-toast]').remove());
// What stands in a dialog is exchanged with it.
document.addEventListener('htmx:beforeSwap', () => stand(document.body));
document.addEventListener('htmx:afterSettle', () => stand());
document.addEventListener('close', () => stand(), true);
document.addEventListener('trackplane:say', (event) => say(event.detail));
document.addEventListener('htmx:sendError', () => say(region.dataset.offline, 'poor'));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) {
    region.replaceChildren();
  }
});
