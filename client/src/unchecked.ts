import { FileType, l10n, type TextDocument, type Uri, workspace } from 'vscode';
import { contentOf, LARGEST_FILE } from '../../server/src/bytes/content.ts';
import { whatToDo } from '../../server/src/bytes/what-to-do.ts';
import type { Checked } from '../../server/src/protocol.ts';
import { decode } from './decode.ts';

/** Why nothing in a draft is checked. */
export interface Unchecked {
  /** A sentence for the user. */
  readonly why: string;
  /** The command that may help. */
  readonly command: string;
}

/**
 * Why a draft is not checked in which no table of a form was found. Undefined if there is nothing to
 * check yet, or if its findings or sums already show the state. A file that was opened with the wrong
 * encoding is reported even then, since its figures still add up.
 */
export async function whyUnchecked(
  document: TextDocument,
  checked: Checked,
  hasFindings: boolean,
): Promise<Unchecked | undefined> {
  const isKnown = checked === 'totals' || hasFindings;
  const text = document.getText();
  const isGarbled = text.includes('\uFFFD');
  if (text.trim() === '' || (isKnown && !isGarbled)) return undefined;
  const content = document.isUntitled || document.isDirty ? undefined : await read(document.uri);
  if (content && content.kind !== 'text') return unreadable(whatToDo(content.kind, l10n.t));
  if (content && isGarbled && !content.damage) {
    return {
      why: l10n.t(
        'The file was opened with the wrong encoding, so nothing in it was checked. Reopen it as {0}.',
        content.encoding.toUpperCase(),
      ),
      command: 'workbench.action.editor.changeEncoding',
    };
  }
  if (isKnown) return undefined;
  if (checked === 'sentences') {
    return unreadable(
      l10n.t('No table of a report was recognised; only what sentences calculate was checked.'),
    );
  }
  return unreadable(l10n.t('No table of a report was recognised, so nothing was checked.'));
}

/**
 * Why a file is not checked that VS Code does not open as text. Undefined if its name is not that of a
 * draft, or if it is a text that will be shown soon.
 */
export async function whyUnopened(uri: Uri): Promise<Unchecked | undefined> {
  if (!DRAFT.test(uri.path)) return undefined;
  const content = await read(uri);
  if (!content) {
    return unreadable(
      l10n.t('It cannot be read: the file is larger than {0} MB.', LARGEST_FILE / 1_000_000),
    );
  }
  return content.kind === 'text' ? undefined : unreadable(whatToDo(content.kind, l10n.t));
}

/** Names of files that are certainly drafts, as in `package.json`. */
const DRAFT = /\.(?:gouji|report\.txt)$|(?:年度报告|年报)[^/]*\.txt$/;

function unreadable(why: string): Unchecked {
  return { why, command: 'workbench.actions.view.problems' };
}

/** The content of a file; undefined if it is too large or cannot be read. */
async function read(uri: Uri) {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > LARGEST_FILE) return undefined;
    return contentOf(await workspace.fs.readFile(uri), decode);
  } catch {
    // The file is gone, or we may not read it.
    return undefined;
  }
}
