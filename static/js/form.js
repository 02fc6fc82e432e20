// After a swap the first invalid field gets the focus; a form is sent once.

document.addEventListener('htmx:afterSettle', (event) => {
  event.detail.elt.querySelector?.('[aria-invalid="true"]')?.focus();
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
