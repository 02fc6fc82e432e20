// After a swap the first invalid field gets the focus, or what stands where it was; a form is sent once.

let left = null;

// What is switched off while it is sent loses the focus.
document.addEventListener('htmx:beforeRequest', () => { left = document.activeElement; });

document.addEventListener('htmx:afterSettle', (event) => {
  const invalid = event.detail.elt.querySelector?.('[aria-invalid="true"]');
  if (invalid) {
    invalid.focus();
  } else if (document.activeElement === document.body && left?.id) {
    document.getElementById(left.id)?.focus();
  }
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
  } else if (!form.matches('[hx-post], [data-preferences]')) {
    form.dataset.sent = 'true';
  }
});

// Coming back by the browser's back button, everything can be sent again.
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
});
