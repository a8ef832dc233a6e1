import type { Disposable } from 'vscode';

/** Runs an action once calls have paused for some milliseconds; disposing drops what is pending. */
export function debounce(pause: number, action: () => void): Disposable & { call(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(action, pause);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
