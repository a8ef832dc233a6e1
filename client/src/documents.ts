import { languages, type TextDocument } from 'vscode';
import { hasTable, isSeparated } from './guesses.ts';
import { officeScheme } from './office/office-uri.ts';

/** Language of documents that are nothing but a report. */
export const reportDraft = 'report-draft';

/** Schemes of editable documents, without read-only copies from Git or output channels. */
const schemes = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-test-web',
  officeScheme,
];

/**
 * Documents that may hold a report. CSV and TSV files go by name, because every extension for them uses
 * another language id.
 */
export const reportDocuments = schemes.flatMap((scheme) => [
  ...[reportDraft, 'markdown', 'html', 'plaintext', 'csv', 'tsv'].map((language) => ({
    language,
    scheme,
  })),
  { pattern: '**/*.{csv,tsv}', scheme },
]);

/** Form files of the workspace, files with accepted findings, and files with settings. */
export const ownDocuments = ['json', 'jsonc'].map((language) => ({
  language,
  pattern: '**/.gouji/{forms/*,accepted,config}.json',
}));

/** Words of reports, with any blanks and line breaks in them. */
const MARKS = /第\s*二\s*十\s*条\s*第|政\s*府\s*信\s*息\s*公\s*开|[总合]\s*计/;

/** Whether a document is of a kind that may hold reports. */
export function isText(document: TextDocument): boolean {
  return languages.match(reportDocuments, document) > 0;
}

/**
 * Whether to start the server for a document. A quick guess that errs towards yes and does not know the
 * user's own forms.
 */
export function mayBeReport(document: TextDocument): boolean {
  if (!isText(document)) return false;
  return isNamedReport(document) || MARKS.test(document.getText());
}

/** Whether a document may hold a table that shows how it adds up. A quick guess that may wrongly say yes. */
export function mayHaveTable(document: TextDocument): boolean {
  if (!isText(document)) return false;
  const { languageId, uri } = document;
  if (/^[ct]sv$/.test(languageId) || isSeparated(uri.path)) return true;
  return /^(?:markdown|html)$/.test(languageId) && hasTable(document.getText());
}

/** Whether a document is a report by its language or by its file name. */
export function isNamedReport({ languageId, uri }: TextDocument): boolean {
  return languageId === reportDraft || /(?:年度报告|年报)[^/]*$/.test(uri.path);
}

/** Whether a document is a form file or contains accepted findings or settings. */
export function isOwn(document: TextDocument): boolean {
  return languages.match(ownDocuments, document) > 0;
}
