import { languages, type TextDocument } from 'vscode';

/** Language of a document that is a report and nothing else. */
export const reportDraft = 'report-draft';

/** Where drafts are edited: not the read-only copies that Git or an output channel shows. */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/** Documents that may hold a report; sheets by name, as every extension for them calls them otherwise. */
export const reportDocuments = schemes.flatMap((scheme) => [
  ...[reportDraft, 'markdown', 'html', 'plaintext', 'csv', 'tsv'].map((language) => ({
    language,
    scheme,
  })),
  { pattern: '**/*.{csv,tsv}', scheme },
]);

/** Forms of the workspace's own, and what is accepted in it. */
export const ownDocuments = ['json', 'jsonc'].map((language) => ({
  language,
  pattern: '**/.gouji/{forms/*,accepted}.json',
}));

/** Blanks and line breaks inside the words do not count. */
const marks = /第\s*二\s*十\s*条\s*第|政\s*府\s*信\s*息\s*公\s*开|总\s*计/;

/** Whether a document is of a kind that reports are written in. */
export function isText(document: TextDocument): boolean {
  return languages.match(reportDocuments, document) > 0;
}

/**
 * Whether to start the server for a document; a cheap guess that may err towards yes, and that knows nothing of
 * forms of one's own.
 */
export function mayBeReport(document: TextDocument): boolean {
  if (!isText(document)) return false;
  return isNamedReport(document) || hasMarks(document.getText());
}

/** Whether a document is a report by its language, or by its name in whatever language it is written. */
export function isNamedReport({ languageId, uri }: TextDocument): boolean {
  return languageId === reportDraft || /(?:年度报告|年报)[^/]*$/.test(uri.path);
}

/** Whether a document is a form of the workspace's own, or says what is accepted. */
export function isOwn(document: TextDocument): boolean {
  return languages.match(ownDocuments, document) > 0;
}

/** Whether a text has the words that a report can hardly do without. */
export function hasMarks(text: string): boolean {
  return marks.test(text);
}
