import { tableWords } from '../../client/src/table-view/table-words.ts';
import type { Translate } from '../../server/src/l10n.ts';
import type { PageLanguage, PageWords } from './page-messages.ts';

/** The texts of the page in the language of `t`. */
export function pageWords(language: PageLanguage, t: Translate): PageWords {
  return {
    language,
    table: tableWords(t),
    purpose: t(
      'Checks the tables of a report: rows and columns against their totals, the prose against the tables. It names the figure that is wrong.',
    ),
    drop: t('Drop files or a folder here'),
    kinds: t('Word (.docx), Excel (.xlsx), text, Markdown, web pages, CSV'),
    chooseFiles: t('Choose Files…'),
    chooseFolder: t('Choose a Folder…'),
    privacy: t('This page has no connection to any network: the files never leave this computer.'),
    reading: t('Reading “{0}” …'),
    file: t('File'),
    report: t('Report'),
    result: t('Result'),
    files: t('Files'),
    filesRead: t('Files: {0}. With findings: {1}. Not read or not checked: {2}.'),
    noFiles: t('There is no file here that can be read.'),
    back: t('All Files'),
    showReview: t('Show Page for Reviewers'),
    saveReview: t('Save Page for Reviewers'),
    review: t('Page for Reviewers'),
    reviewName: t('Findings in reports'),
    findings: t('Findings'),
    inProse: t('In the text: “{0}”'),
    more: t('Findings that are not listed here: {0}. They come up when those above are settled.'),
    otherFixes: t('Possible corrections: {0}'),
    mend: t('Correct Located Figures and Style ({0})'),
    undo: t('Undo'),
    redo: t('Redo'),
    save: t('Save the Corrected File'),
    unsaved: t('Changed, and not saved yet.'),
    copy: t('Copy Findings'),
    copied: t('The findings were copied.'),
    notCopied: t('The findings could not be copied.'),
    pasteByKey: t('The browser does not let the page read the clipboard. Press Ctrl+V to paste.'),
    print: t('Print'),
    ready: t('Ready to Be Published?'),
    severities: {
      error: t('Error'),
      warning: t('Warning'),
      information: t('Notice'),
      hint: t('Advice'),
    },
  };
}
