import type { Disposable } from 'vscode';

/**
 * Runs an action once there were no calls for some milliseconds. Disposing cancels a pending run.
 *
 * @param pause If it is a function, it is evaluated at each call.
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
