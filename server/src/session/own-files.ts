import type { Diagnostic } from 'vscode-languageserver';
import { formProblems } from '../features/form-problems.ts';
import type { OpenDocument } from '../open-document.ts';
import { type AcceptedFiles, isAcceptedFile } from '../workspace/accepted-files.ts';
import { type FormFiles, isFormFile } from '../workspace/form-files.ts';
import type { Files } from '../workspace/workspace.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { SettingsInForce } from './settings-in-force.ts';

/** Whether a file says by what the drafts are judged, and is none. */
export function isOwnFile(uri: string): boolean {
  return isFormFile(uri) || isAcceptedFile(uri);
}

/** What the files are read with, and what they are taken up in. */
export interface OwnFilesHost {
  readonly files: Files;
  readonly documents: OpenDocuments;
  readonly settings: SettingsInForce;
  readonly forms: FormFiles;
  readonly accepted: AcceptedFiles;
}

/** The files that say by what the drafts of the workspace are judged: its forms, and what is accepted. */
export class OwnFiles {
  readonly #host: OwnFilesHost;

  constructor(host: OwnFilesHost) {
    this.#host = host;
  }

  /** Takes up all that lie in the workspace; false where there are none. */
  async readAll(): Promise<boolean> {
    const { files } = this.#host;
    const accepted = await files.find('accepted');
    for (const uri of accepted) await this.read(uri);
    const forms = await files.find('forms');
    for (const uri of forms) await this.read(uri);
    return accepted.length + forms.length > 0;
  }

  /** Takes up a file from the disk; an open one counts as in the editor. */
  async read(uri: string): Promise<void> {
    if (!this.#host.documents.get(uri)) this.take(uri, await this.#host.files.read(uri));
  }

  /**
   * Takes up a file's text; undefined where the file is no more. A form is in force as soon as it is
   * written; with a mistake in it, it is not, and others still are.
   */
  take(uri: string, text: string | undefined): void {
    const { t } = this.#host.settings.current;
    if (isAcceptedFile(uri)) {
      this.#host.accepted.set(uri, text, t);
    } else {
      this.#host.forms.set(uri, text, t);
      this.#host.settings.useForms(this.#host.forms.forms);
    }
  }

  /** What is wrong in such a file; undefined in any other document. */
  diagnostics(document: OpenDocument): Diagnostic[] | undefined {
    const { uri } = document;
    if (isFormFile(uri)) {
      return formProblems(document, this.#host.forms.problems(uri, this.#host.settings.current.t));
    }
    if (isAcceptedFile(uri)) {
      return formProblems(document, this.#host.accepted.problems(uri), 'accepted-file');
    }
    return undefined;
  }
}
