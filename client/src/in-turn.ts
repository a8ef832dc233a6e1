/** Runs functions one after another, even if some fail. */
export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** Makes an empty queue. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run, run);
    last = turn;
    return turn;
  };
}
