import type { Told } from './drafts.ts';

/**
 * 0 nothing is left to do, 1 something is, 2 something could not be dealt with. A text of which some bytes
 * cannot be read is never found to be in order.
 */
export function exitCodeOf({ failures, damages }: Told, isSomethingLeft: boolean): number {
  if (failures.length > 0) return 2;
  return isSomethingLeft || damages.length > 0 ? 1 : 0;
}
