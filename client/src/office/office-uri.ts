import type { Uri } from 'vscode';
import { isOfficeFile } from '../../../server/src/language.ts';

/** Scheme of the documents in which office files are edited. */
export const officeScheme = 'gouji-office';

/** The extension that is added to the name of the file. VS Code recognises the language of the document by it. */
const ENDING = '.gouji';

/**
 * The URI of the document in which a file is edited. For an office file, this is the URI of its draft, and the
 * query keeps the scheme of the file. For other files, it is the URI of the file.
 */
export function documentUri(file: Uri): Uri {
  if (!isOfficeFile(file.path)) return file;
  const query = file.scheme === 'file' ? '' : file.scheme;
  return file.with({ scheme: officeScheme, path: file.path + ENDING, query });
}

/** The URI of the file in which a document is saved: the reverse of `documentUri`. */
export function fileUri(document: Uri): Uri {
  if (document.scheme !== officeScheme) return document;
  const path = document.path.endsWith(ENDING)
    ? document.path.slice(0, -ENDING.length)
    : document.path;
  return document.with({ scheme: document.query || 'file', path, query: '' });
}
