import { Disposable, type Uri, window, workspace } from 'vscode';
import { followRenames } from './follow-renames.ts';
import type { FindRenewer } from './offer-renewal.ts';
import { officeBadges } from './office-badges.ts';
import { OfficeFileSystem } from './office-file-system.ts';
import { fileUri, officeScheme } from './office-uri.ts';
import { type OfficeHost, openOfficeFile, tellOfLimits } from './open-office-file.ts';
import type { RefusedSaves } from './refuse-save.ts';

/** Office files in the window: their file system, their editor, their badges and messages. */
export class OfficeFiles implements Disposable {
  readonly #files = new OfficeFileSystem();
  readonly #host: OfficeHost;
  readonly #parts: Disposable;

  /** @param findRenewer Looks for the program that turns files in old formats into new ones. */
  constructor(findRenewer: FindRenewer) {
    this.#host = { files: this.#files, findRenewer };
    this.#parts = Disposable.from(
      workspace.registerFileSystemProvider(officeScheme, this.#files, { isCaseSensitive: true }),
      // *Open With…* lists only custom editors. This one opens the text editor in its place.
      window.registerCustomEditorProvider('gouji.office', {
        openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
        resolveCustomEditor: async ({ uri }, panel) => {
          const { viewColumn } = panel;
          panel.dispose();
          await openOfficeFile(this.#host, uri, viewColumn);
        },
      }),
      workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.scheme === officeScheme) void tellOfLimits(this.#files, fileUri(uri));
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === officeScheme) this.#files.forget(uri);
      }),
      followRenames(),
      officeBadges(),
    );
  }

  /** Opens a file as a draft. Without one, takes the file in the active tab, or else asks the user. */
  async open(file?: Uri): Promise<void> {
    await openOfficeFile(this.#host, file);
  }

  /** The drafts that could not be saved in their files. */
  get refused(): RefusedSaves {
    return this.#files.refused;
  }

  dispose(): void {
    this.#parts.dispose();
  }
}
