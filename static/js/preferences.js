// The theme changes at once; the server is told so that the next page comes with it.

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!form.matches('[data-preferences]') || submitter?.name !== 'theme') {
    return;
  }
  event.preventDefault();
  fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, submitter)), redirect: 'manual' });
  if (submitter.value === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = submitter.value;
  }
  document.querySelectorAll('[data-preferences] button[name="theme"]').forEach((button) =>
    button.setAttribute('aria-pressed', String(button.value === submitter.value)));
});
