// [data-copy] puts its value on the clipboard and says so.

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) {
    return;
  }
  let told = button.dataset.copied;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    told = button.dataset.failed;
  }
  document.dispatchEvent(new CustomEvent('trackplane:say', { detail: told }));
});
