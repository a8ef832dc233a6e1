/**
 * Work that can be paused between steps and resumed later, and its result. Whoever has a clock decides
 * how long it runs at a time.
 *
 * Write generator functions at the top level of a file, never inside another function. Each nested one
 * gets a hidden class that keeps everything it closes over alive until the next full collection. When
 * that was the content of files, reading many files took half as long again.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/**
 * Makes a function that decides where work on texts is cut into steps. It is called with the length of
 * each text and returns true where a step ends. Finer steps would cost more than the work itself.
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

/** In UTF-16 code units. A report of average length has about as many, and takes a millisecond or two. */
const STRIDE = 4096;
