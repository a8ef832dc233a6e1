/** Of the kinds of reports, the one that the name of a file names: `…2024年度单位决算.txt`; by default the first. */
export function kindNamed<Kind extends { readonly name: string }>(
  file: string,
  kinds: readonly Kind[],
): Kind | undefined {
  return kinds.find(({ name }) => file.includes(name)) ?? kinds[0];
}
