/**
 * Decodes a URI, because editors write the same URI with and without percent-encoding. An invalid one
 * stays as it is.
 */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Whether a file is one of `places`, or lies anywhere below one of them. */
export function isUnder(uri: string, places: FilePlaces): boolean {
  const path = decoded(uri);
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (places.has(path.slice(0, end))) return true;
  }
  return false;
}

/** Files and folders for `isUnder`, as decoded URIs without a slash at the end. */
export type FilePlaces = ReadonlySet<string>;

/** The files and folders that URIs name. */
export function placesOf(uris: readonly string[]): FilePlaces {
  return new Set(uris.map((uri) => decoded(uri).replace(/\/$/, '')));
}
