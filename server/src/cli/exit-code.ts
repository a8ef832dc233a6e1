import type { Told } from './drafts.ts';

/**
 * 0: nothing is left to do; 1: something is; 2: something could not be done. A text with unreadable bytes
 * never counts as in order.
 */
export function exitCodeOf({ failures, damages }: Told, isSomethingLeft: boolean): number {
  if (failures.length > 0) return 2;
  return isSomethingLeft || damages.length > 0 ? 1 : 0;
}
