/**
 * Reads files in order, and some of them ahead of the one in use. Each must be requested from the client,
 * and most of that time is waiting.
 *
 * @param read Must not reject.
 */
export async function* readAhead<T>(
  uris: readonly string[],
  read: (uri: string) => Promise<T>,
): AsyncGenerator<readonly [uri: string, read: T]> {
  const begin = (uri: string) => [uri, read(uri)] as const;
  const begun = uris.slice(0, AHEAD).map(begin);
  let next = AHEAD;
  for (let first = begun.shift(); first; first = begun.shift()) {
    yield [first[0], await first[1]];
    begun.push(...uris.slice(next, ++next).map(begin));
  }
}

/** How many files are requested at the same time. */
const AHEAD = 32;
