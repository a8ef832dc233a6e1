import type { Steps } from '../../server/src/steps.ts';

/** Runs all steps of the work at once. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
