/** Editors write the same URI with and without its letters escaped. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** Whether a file is one of these files, or lies somewhere in one of these folders. */
export function isUnder(uri: string, places: FilePlaces): boolean {
  const path = decoded(uri);
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (places.has(path.slice(0, end))) return true;
  }
  return false;
}

/** Files and folders, for `isUnder`: decoded URIs without a slash at the end. */
export type FilePlaces = ReadonlySet<string>;

/** The places that URIs name. */
export function placesOf(uris: readonly string[]): FilePlaces {
  return new Set(uris.map((uri) => decoded(uri).replace(/\/$/, '')));
}
