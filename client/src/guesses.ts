/** A row of a Markdown table with a figure, or a cell of HTML. */
const TABLE = /^[ \t>]*\|.*\d|<t[dh][\s>]/im;

/** Whether a text may hold a table in Markdown or HTML. */
export function hasTable(text: string): boolean {
  return TABLE.test(text);
}

/** Whether a file holds separated values by its name. */
export function isSeparated(path: string): boolean {
  return /\.[ct]sv$/i.test(path);
}

/**
 * Whether a file that is not open may hold a report, also in a form of the user's own, or a table. This keeps
 * programmers' pages from the server.
 */
export function mayBeWanted(path: string, text: string): boolean {
  return /\p{Script=Han}/u.test(text) || isSeparated(path) || hasTable(text);
}
