/**
 * Keeps what was found out about a thing as long as the thing itself: blocks and rows outlive the edits
 * that do not touch them.
 */
export function keep<K extends object, T>(find: (thing: K) => T): (thing: K) => T {
  const known = new WeakMap<K, T>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined) return found;
    const answer = find(thing);
    known.set(thing, answer);
    return answer;
  };
}
