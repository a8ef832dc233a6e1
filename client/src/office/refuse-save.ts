import {
  commands,
  FileSystemError,
  l10n,
  Position,
  Selection,
  Uri,
  window,
  workspace,
} from 'vscode';
import { withLinks } from '../shown/messages.ts';
import { askWhereToSave } from '../where-to-save.ts';
import { fileUri } from './office-uri.ts';
import type { RefusedSave } from './save-draft.ts';

interface RefusedDraft extends RefusedSave {
  readonly document: Uri;
  /** The text as VS Code saves it. */
  readonly saved: Uint8Array;
}

/**
 * Drafts that were not saved in their office files. VS Code shows the reason in a message of its own; links in it lead
 * the user on.
 */
export class RefusedSaves {
  /** The last one of each document, by the numbers in the links. */
  readonly #drafts = new Map<number, RefusedDraft>();
  #next = 0;

  /** Keeps what was not saved, and returns the error for VS Code. */
  refuse(draft: RefusedDraft): FileSystemError {
    this.forget(draft.document);
    const number = this.#next++;
    this.#drafts.set(number, draft);
    const message = withLinks(draft.why, number, {
      'gouji.saveRefusedDraft': l10n.t('Save as a Draft…'),
      ...(draft.at && { 'gouji.showRefusedPlace': l10n.t('Show the Place') }),
    });
    return FileSystemError.Unavailable(message);
  }

  /** Forgets what was not saved of a document. */
  forget(document: Uri): void {
    for (const [number, draft] of this.#drafts) {
      if (String(draft.document) === String(document)) this.#drafts.delete(number);
    }
  }

  /** Saves the text as a separate draft. */
  async saveAsDraft(number: number): Promise<void> {
    const draft = this.#drafts.get(number);
    if (!draft) return;
    const file = fileUri(draft.document);
    const name =
      file.path
        .split('/')
        .at(-1)
        ?.replace(/\.[^.]*$/, '') ?? '';
    const target = await askWhereToSave(`${name}.gouji`, Uri.joinPath(file, '..'), {
      [l10n.t('Report Draft')]: ['gouji'],
    });
    if (!target) return;
    await workspace.fs.writeFile(target, draft.saved);
    await commands.executeCommand('vscode.open', target);
  }

  /** Goes to the place that cannot be saved. */
  async showPlace(number: number): Promise<void> {
    const draft = this.#drafts.get(number);
    if (!draft?.at) return;
    const place = new Position(draft.at.line, draft.at.character);
    const selection = new Selection(place, place);
    await window.showTextDocument(draft.document, { selection });
  }
}
