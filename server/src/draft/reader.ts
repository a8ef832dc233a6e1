import type { Steps } from '../steps.ts';
import type { Block, JoinedBlock } from './block.ts';

/** A block that a reader found, and where the next one begins. */
export interface BlockReading {
  readonly block: Block;
  /** Blocks behind it that were read with it, since what they are hangs on it: lines of one paragraph. */
  readonly rest?: readonly JoinedBlock[];
  /** Offset in the source at which the block ends and the next begins; greater than where it began. */
  readonly end: number;
}

/**
 * Reads one notation.
 *
 * A reader sees only what follows `at`: whether a table begins there depends on nothing before it, unless it
 * is read together with it. This is what lets an edit re-read a few blocks and keep the rest. Readers never throw and take time linear
 * in what they consume.
 */
export interface Reader {
  /**
   * The table that begins at the line start `at`, or undefined where none of this notation does. One that
   * may be long is read in steps.
   *
   * @param old The block that stood there before an edit: rows that read the same may be taken from it.
   */
  read(source: string, at: number, old?: Block): BlockReading | Steps<BlockReading> | undefined;
}

/**
 * The most cells of one row; what follows belongs to the last of them. No form has a hundredth as many,
 * and a line of ten million tabs would otherwise fill the memory with blank cells.
 */
export const MOST_CELLS = 10_000;
