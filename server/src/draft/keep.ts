/**
 * Memoizes a function of an object for as long as the object lives. Paragraphs survive edits that do not touch them,
 * and so do the results for them. `undefined` is not cached.
 *
 * Not for tables and what is read of them: V8 frees the answer for a dead object only in its next full collection, and
 * every keystroke makes the table again in which it is.
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
