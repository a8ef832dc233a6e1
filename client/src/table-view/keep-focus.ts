/**
 * Gives the focus back to the element that had it when the page gets it again. A page in a frame forgets it as soon as
 * another part of the window has the focus, such as the command palette, and keys that follow would be lost.
 *
 * @param restore Called with the element.
 */
export function keepFocus(restore: (last: HTMLElement) => void): void {
  let last: HTMLElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  window.addEventListener('focus', () => {
    // If the user clicks somewhere in the page, that gets the focus first.
    setTimeout(() => {
      const { activeElement, body } = document;
      if (last?.isConnected && document.hasFocus() && activeElement === body) restore(last);
    });
  });
}
