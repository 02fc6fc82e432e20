// Native dialogs: opened by [data-dialog=id], closed by [data-close] or a click beside them.
// A field with data-typed keeps the form's button off until the name has been typed.

function check(input) {
  const button = input.form.querySelector('button[type="submit"]');
  button.disabled = input.value.trim() !== input.dataset.typed;
}

function begin(dialog) {
  const first = dialog.querySelector('[aria-invalid="true"]') ?? dialog.querySelector('[data-first], [data-typed]')
    ?? dialog.querySelector('[aria-invalid="true"], .in input:not([type="hidden"]), .in textarea, .in select');
  (first ?? dialog.querySelector('.f [data-close]'))?.focus();
  dialog.querySelectorAll('[data-typed]').forEach(check);
}

function open(dialog) {
  dialog.showModal();
  begin(dialog);
}

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) {
    open(document.getElementById(opener.dataset.dialog));
  } else if (event.target.closest('[data-close]') || event.target.matches('dialog')) {
    const dialog = event.target.closest('dialog');
    if (dialog) {
      event.preventDefault();
      dialog.close();
    }
  }
});

// What htmx puts into an open dialog takes the focus.
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.target.matches('dialog[open]')) {
    begin(event.target);
  }
});

// What was answered is not what the next one is asked. The event does not bubble.
document.addEventListener('close', (event) => {
  if (event.target.matches('dialog[data-asked]')) {
    event.target.replaceChildren();
  }
}, true);

// What went wrong is told in the corner, beside no dialog.
function giveWay() {
  document.querySelector('dialog[data-asked][open]')?.close();
}
document.addEventListener('htmx:responseError', giveWay);
document.addEventListener('htmx:sendError', () => {
  if (!document.querySelector('dialog[data-asked][open] form')) {
    giveWay();
  }
});

document.addEventListener('input', (event) => {
  if (event.target.matches('[data-typed]')) {
    check(event.target);
  }
});
