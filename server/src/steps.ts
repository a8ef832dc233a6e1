/**
 * Work that can be laid down between its steps and taken up again, and what comes of it. Who has a clock
 * says how long it goes on at a time.
 *
 * Generator functions stand at the top of a file, never in another function: each of those has a hidden class
 * of its own, which holds all that it closes over until the next full collection. Where that is what is
 * known of a file, reading many files takes half as long again.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/**
 * Gives what tells where work on texts is cut into steps: told of the length of each text worked on, it
 * says whether that makes a step. Cut finer, the cuts would take longer than the work.
 */
export function strides(): (length: number) => boolean {
  let sum = 0;
  return (length) => {
    sum += length;
    if (sum < STRIDE) return false;
    sum = 0;
    return true;
  };
}

/** UTF-16 code units: a report of average length, which takes a millisecond or two. */
const STRIDE = 4096;
