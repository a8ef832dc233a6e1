import type { Disposable } from 'vscode';

/**
 * Runs an action once calls have paused for some milliseconds; disposing drops what is pending.
 *
 * @param pause Given as a function, it is asked at each call.
 */
export function debounce(
  pause: number | (() => number),
  action: () => void,
): Disposable & { call(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(action, typeof pause === 'number' ? pause : pause());
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
