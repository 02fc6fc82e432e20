// Ctrl/Cmd-K: the server answers with options, the keyboard chooses among them.

const dialog = document.getElementById('palette');
const input = document.getElementById('palette-q');
const list = document.getElementById('palette-options');
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

const options = () => [...list.querySelectorAll('[role="option"]')];
const chosen = () => list.querySelector('[aria-selected="true"]');

function choose(option) {
  chosen()?.setAttribute('aria-selected', 'false');
  if (option) {
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  } else {
    input.removeAttribute('aria-activedescendant');
  }
}

function move(step) {
  const all = options();
  if (all.length > 0) {
    choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
  }
}

function open() {
  if (!dialog.open) {
    document.querySelectorAll(':popover-open').forEach((popover) => popover.hidePopover());
    dialog.showModal();
    input.select();
    htmx.trigger(input, 'palette');
  }
}

document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    dialog.open ? dialog.close() : open();
  }
});

document.addEventListener('click', (event) => {
  const opener = event.target.closest('#find, [data-palette]');
  if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open();
  }
});

input.addEventListener('keydown', (event) => {
  if (event.isComposing) {
    return;
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Enter' && chosen()) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      window.open(chosen().href, '_blank', 'noopener');
    } else {
      dialog.close();
      location.assign(chosen().href);
    }
  }
});

list.addEventListener('pointermove', (event) => {
  const option = event.target.closest('[role="option"]');
  if (option && option !== chosen()) {
    choose(option);
  }
});

list.addEventListener('htmx:afterSwap', () => choose(options()[0]));

if (mac) {
  document.querySelectorAll('.find kbd').forEach((key) => { key.textContent = '⌘ K'; });
}
