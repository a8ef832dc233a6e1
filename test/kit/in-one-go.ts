import type { Steps } from '../../server/src/steps.ts';

/** Does all of the work at once. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
