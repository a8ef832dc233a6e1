/** The language identifier of a draft, recognised by its file name or its first line. */
export const DRAFT = 'report-draft';

const LANGUAGES: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  csv: 'csv',
  tsv: 'tsv',
};

/** The language identifier of a file that is not open in an editor, by its extension. */
export function languageOf(path: string): string {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(LANGUAGES, ending) ? (LANGUAGES[ending] ?? '') : DRAFT;
}

const REPORT_ENDINGS = /[^/]\.(?:gouji|txt|md|markdown|html|htm|csv|tsv|docx|xlsx)$/i;

/**
 * Whether a file's name has the extension of a report. Other paths, such as `.gouji`, are treated as
 * folders.
 */
export function isReportFile(uri: string): boolean {
  return REPORT_ENDINGS.test(uri);
}

/**
 * The language identifier of an open document. CSV and TSV go by the name: editors without a language for
 * them say plain text.
 */
export function languageFor(uri: string, languageId: string): string {
  const byName = languageOf(uri);
  return byName === 'csv' || byName === 'tsv' ? byName : languageId;
}

/** Whether a file is a Word document or a workbook by its name. It is read as the draft that it is projected to. */
export function isOfficeFile(path: string): boolean {
  return /[^/]\.(?:docx|xlsx)$/i.test(path);
}

/** Whether a file says by its name that it is a report: `2024年报.docx`, `draft.gouji`. */
export function namesReport(path: string): boolean {
  return /[^/]\.(?:gouji|report\.txt)$|(?:年度报告|年报)[^/]*$/i.test(path);
}
