import { FileType, l10n, type TextDocument, type Uri, workspace } from 'vscode';
import { contentOf, LARGEST_FILE } from '../../server/src/bytes/content.ts';
import { whatToDo } from '../../server/src/bytes/what-to-do.ts';
import { decode } from './workspace-files.ts';

/** Why nothing in a draft is checked. */
export interface Unchecked {
  /** A sentence for the user. */
  readonly why: string;
  /** The command that may help. */
  readonly command: string;
}

/**
 * Why a draft in which no table of a form was found is not checked; undefined where there is nothing to check yet, or
 * the sums of its tables or findings say how it stands. Figures add up in a file opened with the wrong encoding, too.
 */
export async function whyUnchecked(
  document: TextDocument,
  isKnown: boolean,
): Promise<Unchecked | undefined> {
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
  return unreadable(l10n.t('No table of a report was recognised: nothing was checked.'));
}

/**
 * Why a file is not checked whose text VS Code does not hand over; undefined where it is no draft by its name, or a
 * text that is about to be shown.
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

/** How files are named that are drafts and nothing else; as `package.json` has it. */
const DRAFT = /\.(?:gouji|report\.txt)$|(?:年度报告|年报)[^/]*\.txt$/;

function unreadable(why: string): Unchecked {
  return { why, command: 'workbench.actions.view.problems' };
}

/** What a file holds; undefined where it is too large or cannot be read. */
async function read(uri: Uri) {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > LARGEST_FILE) return undefined;
    return contentOf(await workspace.fs.readFile(uri), decode);
  } catch {
    // Gone meanwhile, or not ours to read.
    return undefined;
  }
}
