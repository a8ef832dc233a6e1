/**
 * Makes the buttons of a list one stop of the Tab key; the arrow keys, Home and End move between them.
 * Otherwise a table with forty sums would have forty stops. Screen readers present the list as a toolbar.
 */
export function oneStop(list: HTMLElement, name: string): void {
  const buttons = [...list.querySelectorAll('button')];
  list.setAttribute('role', 'toolbar');
  list.setAttribute('aria-orientation', 'vertical');
  list.setAttribute('aria-label', name);
  for (const item of list.children) item.setAttribute('role', 'none');
  for (const [index, button] of buttons.entries()) {
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener('focus', () => {
      for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
    });
    button.addEventListener('keydown', (event) => {
      const last = buttons.length - 1;
      const to = {
        ArrowDown: Math.min(index + 1, last),
        ArrowUp: Math.max(index - 1, 0),
        Home: 0,
        End: last,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      buttons[to]?.focus();
    });
  }
}
