// link
// A link that is asked for in a new tab or window is a plain link: htmx and dialogs do not see the click.

document.addEventListener('click', (event) => {
  if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest('a[hx-get]')) {
    event.stopPropagation();
  }
}, true);
