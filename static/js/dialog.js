// Native dialogs: opened by [data-dialog=id], closed by [data-close] or a click beside them.
// A field with data-typed keeps the form's button off until the name has been typed.

function check(input) {
  const button = input.form.querySelector('button[type="submit"]');
  button.disabled = input.value.trim() !== input.dataset.typed;
}

function open(dialog) {
  dialog.showModal();
  const first = dialog.querySelector('[data-typed], [aria-invalid="true"], .in input, .in textarea, .in select');
  (first ?? dialog.querySelector('.f [data-close]'))?.focus();
  dialog.querySelectorAll('[data-typed]').forEach(check);
}

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  if (opener) {
    open(document.getElementById(opener.dataset.dialog));
  } else if (event.target.closest('[data-close]') || event.target.matches('dialog')) {
    event.target.closest('dialog')?.close();
  }
});

document.addEventListener('input', (event) => {
  if (event.target.matches('[data-typed]')) {
    check(event.target);
  }
});
