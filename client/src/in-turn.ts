/** Runs what it is given one after the other, whether or not that fails. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** Begins with nothing before the first. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run, run);
    last = turn;
    return turn;
  };
}
