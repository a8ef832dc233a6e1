import { Disposable, languages, type TextDocument, workspace } from 'vscode';
import type { ActiveReport } from './active-report.ts';
import { debounce } from './debounce.ts';
import { reportDraft } from './documents.ts';

/**
 * In milliseconds without an edit. A change of language closes the list of suggestions, so it waits until the
 * user pauses.
 */
const PAUSE = 2000;

/**
 * Makes a plain text a report draft once a report is recognised in it, which brings colours and wrapped lines.
 * A text whose language the user has chosen stays as it is.
 */
export function becomesDraft(report: ActiveReport): Disposable {
  /**
   * Documents whose language was changed while they were open, by the user or by us. VS Code reports such a
   * change as closing and opening the same document; after a real closing, the document is a new object.
   */
  const changed = new WeakSet<TextDocument>();
  let edited = Number.NEGATIVE_INFINITY;
  const later = debounce(
    () => Math.max(0, edited + PAUSE - performance.now()),
    () => {
      const { document, tables } = report;
      const isReport = tables.some(({ kind }) => kind === 'form');
      if (document?.languageId !== 'plaintext' || !isReport) return;
      if (changed.has(document) || isAssociated(document)) return;
      languages.setTextDocumentLanguage(document, reportDraft).then(undefined, () => {
        // It was closed meanwhile.
      });
    },
  );
  return Disposable.from(
    later,
    report.onDidChange(() => later.call()),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document !== report.document || contentChanges.length === 0) return;
      edited = performance.now();
      later.call();
    }),
    workspace.onDidCloseTextDocument((document) => changed.add(document)),
  );
}

/** Whether the user has set the language of files with such a name. */
function isAssociated(document: TextDocument): boolean {
  const associations = workspace.getConfiguration('files', document).get('associations', {});
  return Object.keys(associations).some(
    (pattern) => languages.match({ pattern: asAssociated(pattern) }, document) > 0,
  );
}

/** A pattern of `files.associations`: in any case, and without a slash compared with the name alone. */
function asAssociated(pattern: string): string {
  const inAnyCase = pattern.replace(/\[[^[\]]*\]|[a-z]/gi, (part) =>
    part.length > 1 ? part : `[${part.toLowerCase()}${part.toUpperCase()}]`,
  );
  return pattern.includes('/') ? inAnyCase : `**/${inAnyCase}`;
}
