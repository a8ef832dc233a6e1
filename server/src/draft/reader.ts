import type { Steps } from '../steps.ts';
import type { Block, JoinedBlock } from './block.ts';

/** A block that a reader found, with the offset of the next one. */
export interface BlockReading {
  readonly block: Block;
  /** Further blocks that were read with it because their reading depends on it: lines of one paragraph. */
  readonly rest?: readonly JoinedBlock[];
  /** Offset in the source where the block ends and the next begins; greater than where it began. */
  readonly end: number;
}

/**
 * Reads one notation.
 *
 * A reader sees only the text from `at` on: apart from blocks that are read together, nothing before a
 * table decides whether it begins there. Therefore an edit needs to read only a few blocks again. Readers
 * never throw and take time linear in what they consume.
 */
export interface Reader {
  /**
   * The table that begins at the line start `at`; undefined if no table of this notation begins there. A
   * table that may be long is read in steps.
   */
  read(source: string, at: number): BlockReading | Steps<BlockReading> | undefined;
}

/**
 * The maximum number of cells in a row; the rest of the line belongs to the last cell. Forms have less
 * than a hundredth of that. Without this limit, a line of ten million tabs would fill the memory with
 * blank cells.
 */
export const MOST_CELLS = 10_000;
