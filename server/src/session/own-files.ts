import type { Diagnostic } from 'vscode-languageserver';
import { formProblems } from '../features/form-problems.ts';
import type { Translate } from '../l10n.ts';
import type { OpenDocument } from '../open-document.ts';
import { type FilePlaces, isUnder } from '../uri.ts';
import { type AcceptedFiles, isAcceptedFile } from '../workspace/accepted-files.ts';
import { type FormFiles, isFormFile, MOST_FORMS } from '../workspace/form-files.ts';
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
  /** Notes in the log what the user should know of the files, and sees at no draft. */
  log(message: string): void;
}

/**
 * The files that say by what the drafts of the workspace are judged: its forms, and what is accepted.
 * What takes up files says whether drafts are judged otherwise now.
 */
export class OwnFiles {
  readonly #host: OwnFilesHost;
  /** What was last taken up, by URI. */
  readonly #texts = new Map<string, string>();
  /** The language that the problems are told in. */
  #t: Translate | undefined;

  constructor(host: OwnFilesHost) {
    this.#host = host;
  }

  /** Takes up those that lie in the workspace and that `isWanted`. */
  async find(isWanted: (uri: string) => boolean = () => true): Promise<boolean> {
    const { files } = this.#host;
    const found = await Promise.all([files.find('accepted'), files.find('forms')]);
    return this.read(found.flat().filter(isWanted));
  }

  /** Takes up files from the disk; an open one counts as in the editor. */
  async read(uris: readonly string[]): Promise<boolean> {
    let isOther = false;
    for (const uri of uris) {
      if (this.#host.documents.get(uri)) continue;
      isOther = this.#set(uri, await this.#host.files.read(uri)) || isOther;
      this.#logLapsed(uri);
    }
    return this.#inForce(isOther);
  }

  /** Takes up a file as it stands in the editor. */
  take(uri: string, text: string): boolean {
    return this.#inForce(this.#set(uri, text));
  }

  /** Files and folders are no more. One that is still open counts as in the editor. */
  forget(gone: FilePlaces): boolean {
    let isOther = false;
    for (const uri of [...this.#texts.keys()]) {
      if (!isUnder(uri, gone) || this.#host.documents.get(uri)) continue;
      isOther = this.#set(uri, undefined) || isOther;
    }
    return this.#inForce(isOther);
  }

  /** What is wrong in such a file; undefined in any other document. */
  diagnostics(document: OpenDocument): Diagnostic[] | undefined {
    const { uri } = document;
    const { t } = this.#host.settings.current;
    if (!isOwnFile(uri)) return undefined;
    this.#tellIn(t);
    return isFormFile(uri)
      ? formProblems(document, this.#host.forms.problems(uri, t))
      : formProblems(document, this.#host.accepted.problems(uri), 'accepted-file');
  }

  #set(uri: string, text: string | undefined): boolean {
    const { t } = this.#host.settings.current;
    this.#tellIn(t);
    if (this.#texts.get(uri) === text) return false;
    if (text === undefined) this.#texts.delete(uri);
    else this.#texts.set(uri, text);
    return this.#takeUp(uri, text, t);
  }

  #takeUp(uri: string, text: string | undefined, t: Translate): boolean {
    const { accepted, forms } = this.#host;
    return isAcceptedFile(uri) ? accepted.set(uri, text, t) : forms.set(uri, text, t);
  }

  /** What is accepted in a file that nobody has open does not lapse in silence. */
  #logLapsed(uri: string): void {
    const [problem] = this.#host.accepted.problems(uri);
    if (!problem) return;
    const { t } = this.#host.settings.current;
    this.#host.log(
      t('Some findings accepted in “{0}” were not applied: {1}', uri, problem.message),
    );
  }

  /** Problems are put into words when a file is read; in another language, all are read again. */
  #tellIn(t: Translate): void {
    if (this.#t === t) return;
    this.#t = t;
    for (const [uri, text] of this.#texts) this.#takeUp(uri, text, t);
  }

  /** A form is in force as soon as it is written; with a mistake in it, it is not, and others still are. */
  #inForce(isOther: boolean): boolean {
    const { forms, settings, log } = this.#host;
    if (settings.useForms(forms.forms) && forms.unused > 0) {
      const { t } = settings.current;
      log(t('The workspace has more than {0} forms. Not used: {1}', MOST_FORMS, forms.unused));
    }
    return isOther;
  }
}
