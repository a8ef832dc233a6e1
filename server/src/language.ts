/** The language identifier of a report by its name or its first line. */
export const DRAFT = 'report-draft';

const LANGUAGES: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  csv: 'csv',
  tsv: 'tsv',
};

/** The language identifier of a file that no editor has opened, by the ending of its name. */
export function languageOf(path: string): string {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(LANGUAGES, ending) ? (LANGUAGES[ending] ?? '') : DRAFT;
}

const REPORT_ENDINGS = /[^/]\.(?:gouji|txt|md|markdown|html|htm|csv|tsv)$/i;

/** Whether a file's name has an ending that reports have. What has none, such as `.gouji`, is taken for a folder. */
export function isReportFile(uri: string): boolean {
  return REPORT_ENDINGS.test(uri);
}

/** The language identifier of an open document: editors without a language for sheets call them plain. */
export function languageFor(uri: string, languageId: string): string {
  const byName = languageOf(uri);
  return byName === 'csv' || byName === 'tsv' ? byName : languageId;
}
